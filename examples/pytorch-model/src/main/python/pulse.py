"""Trains the GRU of this example, and saves its weights as model.safetensors.

    pip install torch safetensors numpy
    python pulse.py
"""

import numpy as np
import torch
from safetensors.torch import save_file

PERIOD, WIDTH, LENGTH = 10, 3, 150

torch.manual_seed(1)


class Pulse(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = torch.nn.GRU(1, 20, batch_first=True)
        self.head = torch.nn.Linear(20, 1)

    def forward(self, x):
        y, _ = self.rnn(x)
        return self.head(y)


# Pulses of 1 with a little noise, standardized as a StandardScaler of scikit-learn does it.
time = np.arange(LENGTH)
pulse = (time % PERIOD < WIDTH) + 0.01 * np.random.RandomState(1).randn(LENGTH)
mean, scale = pulse.mean(), pulse.std()
series = torch.tensor((pulse - mean) / scale, dtype=torch.float32)[None, :, None]

model = Pulse()
optimizer = torch.optim.Adam(model.parameters(), 0.01)
for epoch in range(300):
    # Noise on the inputs teaches the model to correct its own errors.
    x = series[:, :-1] + 0.2 * torch.randn(1, LENGTH - 1, 1)
    loss = ((model(x) - series[:, 1:]) ** 2).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("loss of the last epoch:", loss.item())
print(f"normalizer: {{ mean: {mean:.6f}, scale: {scale:.6f} }}")

save_file(model.state_dict(), "model.safetensors")
