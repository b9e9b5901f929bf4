"""Makes activations.csv: activation functions of PyTorch 2.15 in 64 bits. hard-sigmoid is that of Keras 2, by the
formula of its documentation.

    python activations.py > activations.csv
"""

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
FUNCTIONS = {
    ("linear", 0): lambda x: x,
    ("tanh", 0): torch.tanh,
    ("sigmoid", 0): torch.sigmoid,
    ("hard-sigmoid", 0): lambda x: torch.clamp(0.2 * x + 0.5, 0, 1),
    ("hard-sigmoid-6", 0): F.hardsigmoid,
    ("relu", 0): F.relu,
    ("relu-6", 0): F.relu6,
    ("leaky-relu", 0.25): lambda x: F.leaky_relu(x, 0.25),
    ("elu", 1): F.elu,
    ("elu", 0.5): lambda x: F.elu(x, 0.5),
    ("selu", 0): F.selu,
    ("gelu", 0): F.gelu,
    ("gelu-tanh", 0): lambda x: F.gelu(x, approximate="tanh"),
    ("silu", 0): F.silu,
    ("hard-silu", 0): F.hardswish,
    ("mish", 0): F.mish,
    ("softplus", 0): F.softplus,
    ("softsign", 0): F.softsign,
    ("hard-tanh", 0): F.hardtanh,
    ("log-sigmoid", 0): F.logsigmoid,
    ("exponential", 0): torch.exp,
    ("softmax", 0): lambda x: F.softmax(x, 0),  # over all values of a function
}
X = torch.tensor([-20, -9, -6.5, -4, -3, -2.25, -1.25, -0.5, -0.0625, 0, 0.03125, 0.75, 1, 2.25, 3, 4, 6, 6.5, 9, 20])

print("function,parameter,x,value,slope")
for (function, parameter), f in FUNCTIONS.items():
    x = X.clone().requires_grad_()
    values = f(x)
    if function == "softmax":
        slopes = [""] * len(X)  # not of a single value
    else:
        values.sum().backward()
        slopes = x.grad.tolist()
    for at, value, slope in zip(X.tolist(), values.tolist(), slopes):
        print(f"{function},{parameter},{at},{value!r},{slope}")
