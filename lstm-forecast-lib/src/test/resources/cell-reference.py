"""Makes cell-reference.json: values of recurrent cells in 64 bits, and gradients by automatic differentiation.

    python cell-reference.py > cell-reference.json

GRU and simple RNN are torch.nn.GRU and torch.nn.RNN (PyTorch 2.15); the GRU whose reset gate comes before the recurrent
product, which PyTorch has not, is keras.layers.GRU(reset_after=False) (Keras 3.15) on PyTorch.
"""

import json
import os

os.environ["KERAS_BACKEND"] = "torch"

import keras
import torch

keras.config.set_floatx("float64")
torch.set_default_dtype(torch.float64)

NOTE = (
    "Reference values of recurrent cells, float64, made by cell-reference.py. Weights: input_weights[block][unit][input],"
    " recurrent_weights[block][unit][from_unit], bias[block][unit], recurrent_bias[block][unit] (only of cells that have"
    " a second bias), output_weights[output][unit]. x_before: a window from a state of zeros; h0 is the state after it,"
    " and x, y, output, h, loss and gradients are those of the next window. x,y,output: [batch][time][feature]; h0:"
    " [batch][unit]; h: [batch][time][unit]. loss = mean over batch*time*outputs of squared error; grad_* = d loss / d"
    " parameter, back through all time steps of the window, h0 constant. closed_loop[k][batch][feature]: k=0 is the output"
    " at the last step, then each output fed back as the next input."
)
GRU = ["reset", "update", "candidate"]  # in the order of PyTorch


class TorchLayer:
    def __init__(self, kind, inputs, units, activation):
        self.blocks = GRU if kind == "gru" else ["output"]
        self.rnn = (
            torch.nn.GRU(inputs, units, batch_first=True)
            if kind == "gru"
            else torch.nn.RNN(inputs, units, nonlinearity=activation, batch_first=True)
        )
        self.two_biases = kind == "gru"
        if not self.two_biases:  # one bias is as good as two
            self.rnn.bias_hh_l0 = torch.nn.Parameter(torch.zeros(units), requires_grad=False)

    def run(self, x, h0):
        return self.rnn(x, h0.unsqueeze(0))[0]

    def parts(self, of):
        yield "input_weights", self.split(of(self.rnn.weight_ih_l0))
        yield "recurrent_weights", self.split(of(self.rnn.weight_hh_l0))
        yield "bias", self.split(of(self.rnn.bias_ih_l0))
        if self.two_biases:
            yield "recurrent_bias", self.split(of(self.rnn.bias_hh_l0))

    def split(self, rows):
        return dict(zip(self.blocks, rows.chunk(len(self.blocks))))


class KerasLayer:
    def __init__(self, inputs, units):
        self.layer = keras.layers.GRU(units, reset_after=False, return_sequences=True, bias_initializer="random_normal")
        self.layer.build((None, None, inputs))

    def run(self, x, h0):
        return self.layer(x, initial_state=h0)

    def parts(self, of):
        kernel, recurrent, bias = (of(variable.value) for variable in self.layer.trainable_variables)
        yield "input_weights", self.split(kernel.T)
        yield "recurrent_weights", self.split(recurrent.T)
        yield "bias", self.split(bias)

    @staticmethod
    def split(rows):
        return dict(zip(["update", "reset", "candidate"], rows.chunk(3)))  # in the order of Keras


def case(name, kind, n_in, units, n_out, batch, time, seed, activation="tanh", closed_loop=0):
    torch.manual_seed(seed)
    keras.utils.set_random_seed(seed)
    layers = []
    below = n_in
    for n in units:
        layers.append(KerasLayer(below, n) if kind == "gru-reset-before" else TorchLayer(kind, below, n, activation))
        below = n
    head = torch.nn.Linear(below, n_out)

    def run(x, states):
        outputs = []
        for layer, h0 in zip(layers, states):
            x = layer.run(x, h0)
            outputs.append(x)
        return outputs, head(x)

    x_before, x = (torch.rand(batch, time, n_in) * 2 - 1 for _ in range(2))
    y = torch.rand(batch, time, n_out) * 2 - 1
    h_before, _ = run(x_before, [torch.zeros(batch, n) for n in units])
    h0 = [h[:, -1].detach() for h in h_before]
    h, output = run(x, h0)
    loss = ((output - y) ** 2).mean()
    loss.backward()

    def plain(blocks):
        return {block: values.tolist() for block, values in blocks.items()}

    made = {"name": name, "cell": kind, "activation": activation, "n_in": n_in, "n_out": n_out, "batch": batch, "time": time}
    made["layers"] = []
    for layer, n, start, run_h in zip(layers, units, h0, h):
        of = {"units": n}
        for part, blocks in layer.parts(lambda parameter: parameter.detach()):
            of[part] = plain(blocks)
        for part, blocks in layer.parts(lambda parameter: parameter.grad):
            of["grad_" + part] = plain(blocks)
        of["h0"] = start.tolist()
        of["h"] = run_h.tolist()
        made["layers"].append(of)
    made["output_weights"] = head.weight.tolist()
    made["output_bias"] = head.bias.tolist()
    made["grad_output_weights"] = head.weight.grad.tolist()
    made["grad_output_bias"] = head.bias.grad.tolist()
    made.update({"x_before": x_before.tolist(), "x": x.tolist(), "y": y.tolist(), "output": output.tolist()})
    made["loss_mean_squared_error"] = loss.item()
    if closed_loop:
        steps = []
        states = [state[:, -1] for state in h]
        value = output[:, -1:]
        for _ in range(closed_loop):
            steps.append(value[:, 0].tolist())
            states, value = run(value, states)
            states = [state[:, -1] for state in states]
        made["closed_loop"] = steps
    return made


CASES = [
    case("gru", "gru", 1, [4], 1, 2, 9, seed=1, closed_loop=20),
    case("gru-20", "gru", 1, [20], 1, 3, 25, seed=2, closed_loop=50),
    case("gru-stacked", "gru", 2, [5, 3], 2, 2, 7, seed=3),
    case("gru-reset-before", "gru-reset-before", 1, [9], 1, 2, 9, seed=4, closed_loop=20),
    case("gru-reset-before-stacked", "gru-reset-before", 3, [6, 4], 2, 2, 6, seed=5),
    case("rnn-tanh", "simple-rnn", 2, [6, 4], 2, 2, 7, seed=6, closed_loop=20),
    case("rnn-relu", "simple-rnn", 1, [7, 3], 1, 3, 6, seed=7, activation="relu", closed_loop=20),
]
print(json.dumps({"note": NOTE, "cases": CASES}))
