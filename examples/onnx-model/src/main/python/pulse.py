"""Trains the GRU of this example, and exports it as model.onnx.

    pip install torch numpy onnx onnxscript
    python pulse.py
"""

import numpy as np
import torch

PERIOD, WIDTH, LENGTH, UNITS, EPOCHS = 10, 3, 150, 20, 600

torch.manual_seed(1)


class Pulse(torch.nn.Module):
    """The state goes in and out, so that whoever runs the graph can go on step by step."""

    def __init__(self, mean, scale):
        super().__init__()
        self.rnn = torch.nn.GRU(1, UNITS, batch_first=True)
        self.head = torch.nn.Linear(UNITS, 1)
        self.mean, self.scale = mean, scale

    def forward(self, x, h):
        y, h_out = self.rnn((x - self.mean) / self.scale, h)
        return self.head(y) * self.scale + self.mean, h_out


# Pulses of 1 with a little noise. The graph standardizes them, so that nobody else has to.
time = np.arange(LENGTH)
pulse = (time % PERIOD < WIDTH) + 0.01 * np.random.RandomState(1).randn(LENGTH)
# One copy for each place in the cycle where a forecast may begin.
series = torch.tensor(np.stack([np.roll(pulse, k) for k in range(PERIOD)]), dtype=torch.float32)[:, :, None]

model = Pulse(float(pulse.mean()), float(pulse.std()))
state = torch.zeros(1, PERIOD, UNITS)
optimizer = torch.optim.Adam(model.parameters(), 0.01)
schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, EPOCHS)
for epoch in range(EPOCHS):
    # Noise on the inputs teaches the model to correct its own errors.
    x = series[:, :-1] + 0.1 * torch.randn(PERIOD, LENGTH - 1, 1)
    loss = ((model(x, state)[0] - series[:, 1:]) ** 2).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    schedule.step()
print("loss of the last epoch:", loss.item())

# One step at a time.
torch.onnx.export(
    model.eval(),
    (torch.zeros(1, 1, 1), torch.zeros(1, 1, UNITS)),
    "model.onnx",
    input_names=["x", "h"],
    output_names=["y", "h_out"],
    external_data=False,
)
