"""Runs the models that lstm-forecast has saved in PyTorch, and writes its outputs beside them, expected.json.

    pip install torch==2.15.0 safetensors==0.8.0 numpy
    python run_in_pytorch.py gru stack

The files are written by TorchSavedTest. The names of the tensors are those of a module, so load_state_dict takes them all; the
order of the layers and their activations are in the header.
"""

import json
import sys

import numpy as np
import torch
from safetensors import safe_open
from safetensors.torch import load_file
from torch import nn

WARM_UP = 25
STEPS = 100
CELLS = {"lstm": nn.LSTM, "gru": nn.GRU, "simple-rnn": nn.RNN}
ACTIVATIONS = {"linear": nn.Identity(), "tanh": nn.Tanh(), "relu": nn.ReLU()}


class Model(nn.Module):
    def __init__(self, tensors, layers):
        super().__init__()
        self.layers = layers
        for layer in layers:
            name = layer["name"]
            if layer["kind"] == "dense":
                outputs, inputs = tensors[name + ".weight"].shape
                module = nn.Linear(inputs, outputs)
            else:
                inputs = tensors[name + ".weight_ih_l0"].shape[1]
                units = tensors[name + ".weight_hh_l0"].shape[1]
                assert layer["gateActivation"] == "sigmoid"
                kind = {"nonlinearity": layer["activation"]} if layer["kind"] == "simple-rnn" else {}
                module = CELLS[layer["kind"]](inputs, units, batch_first=True, **kind)
            self.add_module(name, module)
        self.load_state_dict(tensors)

    def forward(self, x, states):
        after = []
        for layer, state in zip(self.layers, states):
            module = getattr(self, layer["name"])
            if layer["kind"] == "dense":
                x = ACTIVATIONS[layer["activation"]](module(x))
            else:
                x, state = module(x, state)
            after.append(state)
        return x, after


def main(folder):
    file = folder + "/model.safetensors"
    with safe_open(file, "pt") as opened:
        layers = json.loads(opened.metadata()["lstm-forecast"])["layers"]
    model = Model(load_file(file), layers).eval()
    rows = np.loadtxt(folder + "/input.csv", skiprows=1, dtype=np.float32)

    def step(value, states):
        with torch.no_grad():
            y, states = model(torch.tensor([[[value]]], dtype=torch.float32), states)
        return y[0, 0].double().tolist(), states

    states = [None] * len(layers)
    one_step, warm = [], None
    for t, row in enumerate(rows):
        y, states = step(row, states)
        one_step.append(y)
        if t == WARM_UP - 1:
            warm = states
    loop, states = [one_step[WARM_UP - 1]], warm
    while len(loop) < STEPS:
        y, states = step(loop[-1][0], states)
        loop.append(y)
    after = {}
    for layer, state in zip(layers, warm):
        if state is not None:
            parts = state if isinstance(state, tuple) else (state,)
            after[layer["name"]] = {k: v[0, 0].double().tolist() for k, v in zip(("h", "c"), parts)}
    with open(folder + "/expected.json", "w") as out:
        json.dump(
            {
                "kind": "saved",
                "name": folder,
                "framework": {"name": "torch", "version": torch.__version__},
                "input": {"columns": ["x"], "warmup": WARM_UP},
                "feedback": [{"input_column": "x", "output_index": 0}],
                "known_columns": [],
                "one_step": {"outputs": one_step},
                "closed_loop": {"outputs": loop},
                "state_after_warmup": after,
            },
            out,
            separators=(",", ":"),
        )
        out.write("\n")


for name in sys.argv[1:]:
    main(name)
