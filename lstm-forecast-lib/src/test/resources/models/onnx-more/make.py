"""Models in the forms that the other folders do not have, with the outputs of ONNX Runtime.

Run with PyTorch 2.15.0, ONNX 1.23.2 and ONNX Runtime 1.32.0, in this folder: python make.py [name ...]

expected.json has, beside the numbers, "model": what a scenario has to say besides load.
"""
import contextlib
import io
import json
import os
import sys
import warnings

import numpy as np
import onnx
import onnxruntime as ort
import torch
from onnx import TensorProto, helper
from torch import nn

warnings.filterwarnings("ignore")
ROWS, WARM_UP, STEPS, WINDOW, UNITS = 40, 10, 12, 12, 4
SERIES = np.round(np.sin(np.arange(ROWS) * 0.7) + 0.1 * np.cos(np.arange(ROWS) * 2.3), 6)
TWO = np.stack([SERIES, np.round(np.cos(np.arange(ROWS) * 0.4), 6)], axis=1)
KNOWN = np.stack([np.round((np.arange(ROWS) // 5) % 2.0, 6), np.round(np.sin(np.arange(ROWS) / 6), 6), SERIES], axis=1)
MODELS = {}


def model(made):
    MODELS[made.__name__] = made
    return made


def export(name, module, values, names_in, names_out, free=None, **options):
    os.makedirs(name, exist_ok=True)
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        torch.onnx.export(module.eval(), values, name + "/model.onnx", input_names=names_in, output_names=names_out,
                          dynamic_axes=free, dynamo=False, **options)


def session(name):
    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return ort.InferenceSession(name + "/model.onnx", options, providers=["CPUExecutionProvider"])


def write(name, columns, rows, fed_back=((0, 0),), known=(), **expected):
    rows = np.asarray(rows).reshape(ROWS, -1)
    with open(name + "/input.csv", "w") as f:
        f.write(",".join(columns) + "\n" + "".join(",".join("%.6f" % v for v in row) + "\n" for row in rows))
    base = dict(name=name, known_columns=[columns[c] for c in known], state_after_warmup=[],
                feedback=[{"input_column": columns[c], "output_index": o} for c, o in fed_back])
    with open(name + "/expected.json", "w") as f:
        json.dump(base | expected, f)
        f.write("\n")


def stream(name, feed, states, output, columns=("x",), rows=SERIES, fed_back=((0, 0),), known=(), says=None, traced=(), quantiles=None):
    """One row per call.

    feed: from a row the inputs of the series; states: (input, output, shape); output: from all outputs the row's.
    traced: of each layer the outputs that are h, and c if it has one. quantiles: from all outputs the quantiles, in order.
    """
    run = session(name)
    outputs = [o.name for o in run.get_outputs()]
    types = {i.name: "float64" if "double" in i.type else "float32" for i in run.get_inputs()}
    rows = np.asarray(rows).reshape(ROWS, -1)

    def start():
        return {i: np.zeros(shape, types[i]) for i, _, shape in states}

    def step(state, row):
        values = {k: np.asarray(v, types[k]) for k, v in feed(row).items()}
        out = dict(zip(outputs, run.run(outputs, values | state)))
        return {i: out[o] for i, o, _ in states}, out

    state, one, of_quantiles, after = start(), [], [], []
    for t in range(ROWS):
        state, out = step(state, rows[t])
        one.append(np.asarray(output(out), float).reshape(-1).tolist())
        of_quantiles.append(np.asarray(quantiles(out), float).reshape(-1).tolist() if quantiles else [])
        if t == WARM_UP - 1:
            after = [dict(zip("hc", (np.asarray(out[o], float).reshape(-1).tolist() for o in layer))) for layer in traced]
    state = start()
    for t in range(WARM_UP):
        state, out = step(state, rows[t])
    loop = [np.asarray(output(out), float).reshape(-1)]
    while len(loop) < STEPS:
        row = rows[WARM_UP + len(loop) - 1].copy()
        for c, o in fed_back:
            row[c] = loop[-1][o]
        state, out = step(state, row)
        loop.append(np.asarray(output(out), float).reshape(-1))
    write(name, columns, rows, fed_back, known, kind="stateful step", model=says or {}, input={"warmup": WARM_UP},
          one_step={"outputs": one} | ({"quantiles": of_quantiles} if quantiles else {}),
          closed_loop={"outputs": [v.tolist() for v in loop]},
          state_after_warmup=after)


def sequence(name, feed, output, columns=("x",), rows=SERIES, fed_back=((0, 0),), says=None):
    """The whole history at each step."""
    run = session(name)
    rows = np.asarray(rows).reshape(ROWS, -1)

    def last(history):
        return np.asarray(output(run.run(None, {k: np.asarray(v, "float32") for k, v in feed(history).items()})[0]), float).reshape(-1)

    history = list(rows[:WARM_UP])
    loop = []
    while len(loop) < STEPS:
        loop.append(last(np.array(history)))
        row = history[-1].copy()
        for c, o in fed_back:
            row[c] = loop[-1][o]
        history.append(row)
    write(name, columns, rows, fed_back, kind="sequence", model=says or {}, input={"warmup": WARM_UP},
          one_step={"outputs": [last(rows[:t + 1]).tolist() for t in range(ROWS)]},
          closed_loop={"outputs": [v.tolist() for v in loop]})


def window(name, feed, output, columns=("x",), rows=SERIES, says=None, quantiles=None, width=WINDOW, fed_back=None, known=()):
    """output: from all outputs the steps, [step][column]."""
    run = session(name)
    outputs = [o.name for o in run.get_outputs()]
    types = {i.name: "float64" if "double" in i.type else "float32" for i in run.get_inputs()}
    rows = np.asarray(rows).reshape(ROWS, -1)

    def predict(history, of):
        values = {k: np.asarray(v, types[k]) for k, v in feed(np.array(history[-width:])).items()}
        return np.asarray(of(dict(zip(outputs, run.run(outputs, values)))), float)

    one = [predict(rows[i:i + width], output).reshape(-1).tolist() for i in range(ROWS - width + 1)]
    of_quantiles = [predict(rows[i:i + width], quantiles).reshape(-1).tolist() for i in range(ROWS - width + 1)] if quantiles else None
    fed_back = fed_back or [(c, c) for c in range(rows.shape[1])]
    history = list(rows[:width])
    while len(history) < width + STEPS:
        for values in predict(history, output).reshape(-1, len(fed_back)):
            row = rows[len(history)].copy()
            for c, o in fed_back:
                row[c] = values[o]
            history.append(row)
    write(name, columns, rows, fed_back, known, kind="window", model=says or {},
          input={"warmup": width, "window": width},
          one_step={"outputs": one} | ({"quantiles": of_quantiles} if quantiles else {}),
          closed_loop={"outputs": [[row[c] for c, _ in fed_back] for row in history[width:width + STEPS]]})


class Net(nn.Module):
    """Recurrent layer and head; the state goes in and comes out."""

    def __init__(self, kind="LSTM", inputs=1, outputs=1, layers=1, batch_first=True, seed=1):
        super().__init__()
        torch.manual_seed(seed)
        self.rnn = getattr(nn, kind)(inputs, UNITS, layers, batch_first=batch_first)
        self.head = nn.Linear(UNITS, outputs)
        self.lstm = kind == "LSTM"

    def forward(self, x, *state):
        y, s = self.rnn(x, tuple(state) if self.lstm else state[0])
        return (self.head(y), *s) if self.lstm else (self.head(y), s)


def z(*shape):
    return torch.zeros(*shape)


STATE = (1, 1, UNITS)
H_C = [("h0", "hn", STATE), ("c0", "cn", STATE)]
STEP = lambda row: {"x": row.reshape(1, 1, -1)}
Y = lambda out: out["y"]
HN_CN = (("hn", "cn"),)
IN, OUT = ["x", "h0", "c0"], ["y", "hn", "cn"]


@model
def time_first():
    """nn.LSTM without batch_first; one step."""
    export("time_first", Net(batch_first=False), (z(1, 1, 1), z(*STATE), z(*STATE)), IN, OUT)
    stream("time_first", STEP, H_C, Y, traced=HN_CN)


@model
def time_first_free():
    export("time_first_free", Net(batch_first=False), (z(5, 1, 1), z(*STATE), z(*STATE)), IN, OUT, {"x": {0: "time"}, "y": {0: "time"}})
    stream("time_first_free", STEP, H_C, Y, traced=HN_CN)


class Zero(nn.Module):
    """A sequence: no state goes in or out."""

    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, x):
        return self.net.head(self.net.rnn(x)[0])


@model
def time_first_sequence():
    export("time_first_sequence", Zero(Net(batch_first=False)), (z(5, 1, 1),), ["x"], ["y"], {"x": {0: "time"}, "y": {0: "time"}})
    sequence("time_first_sequence", lambda h: {"x": h[:, None, :]}, lambda y: y[-1])


@model
def sequence_free_batch():
    export("sequence_free_batch", Zero(Net("GRU", 2, 2)), (z(3, 5, 2),), ["series"], ["next"],
           {"series": {0: "batch", 1: "length"}, "next": {0: "batch", 1: "length"}})
    sequence("sequence_free_batch", lambda h: {"series": h[None]}, lambda y: y[0, -1], ("a", "b"), TWO, ((0, 0), (1, 1)))


class Last(nn.Module):
    """A sequence of which only the last output comes back: of any length."""

    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, x):
        return self.net.head(self.net.rnn(x)[0][:, -1])


@model
def window_free():
    """A free time axis and one row: the last W samples, W from the scenario."""
    export("window_free", Last(Net("GRU")), (z(1, 5, 1),), ["x"], ["y"], {"x": {1: "time"}})
    window("window_free", lambda w: {"x": w[None]}, Y, says={"window": WINDOW})


@model
def no_batch():
    export("no_batch", Net(), (z(1, 1), z(1, UNITS), z(1, UNITS)), IN, OUT)
    shape = (1, UNITS)
    stream("no_batch", lambda row: {"x": row.reshape(1, 1)}, [("h0", "hn", shape), ("c0", "cn", shape)], Y, traced=HN_CN)


@model
def no_batch_free_time():
    export("no_batch_free_time", Net(), (z(5, 1), z(1, UNITS), z(1, UNITS)), IN, OUT, {"x": {0: "time"}, "y": {0: "time"}})
    shape = (1, UNITS)
    stream("no_batch_free_time", lambda row: {"x": row.reshape(1, 1)}, [("h0", "hn", shape), ("c0", "cn", shape)], Y, traced=HN_CN)


class Cell(nn.Module):
    """One GRUCell: [feature] and [units], or with a batch in front."""

    def __init__(self):
        super().__init__()
        torch.manual_seed(2)
        self.cell, self.head = nn.GRUCell(2, UNITS), nn.Linear(UNITS, 2)

    def forward(self, x, h):
        h = self.cell(x, h)
        return self.head(h), h


@model
def cell_batch():
    export("cell_batch", Cell(), (z(1, 2), z(1, UNITS)), ["x", "h"], ["y", "h_out"])
    stream("cell_batch", lambda row: {"x": row[None]}, [("h", "h_out", (1, UNITS))], Y, ("a", "b"), TWO, ((0, 0), (1, 1)), traced=(("h_out",),))


@model
def cell_alone():
    export("cell_alone", Cell(), (z(2), z(UNITS)), ["x", "h"], ["y", "h_out"])
    stream("cell_alone", lambda row: {"x": row}, [("h", "h_out", (UNITS,))], Y, ("a", "b"), TWO, ((0, 0), (1, 1)), traced=(("h_out",),))


@model
def batch_free():
    export("batch_free", Net(), (z(2, 1, 1), z(1, 2, UNITS), z(1, 2, UNITS)), IN, OUT,
           {n: {a: "batch"} for n, a in (("x", 0), ("y", 0), ("h0", 1), ("c0", 1), ("hn", 1), ("cn", 1))})
    stream("batch_free", STEP, H_C, Y, traced=HN_CN)


@model
def batch_and_time_free():
    export("batch_and_time_free", Net(), (z(2, 5, 1), z(1, 2, UNITS), z(1, 2, UNITS)), IN, OUT,
           {"x": {0: "batch", 1: "time"}, "y": {0: "batch", 1: "time"}} | {n: {1: "batch"} for n in ("h0", "c0", "hn", "cn")})
    stream("batch_and_time_free", STEP, H_C, Y, traced=HN_CN)


@model
def double_cell():
    """ONNX Runtime has no LSTM, GRU and RNN of double, but everything that a cell is taken apart into."""
    d = lambda *s: z(*s).double()
    export("double_cell", Cell().double(), (d(1, 2), d(1, UNITS)), ["x", "state"], ["y", "new_state"])
    stream("double_cell", lambda row: {"x": row[None]}, [("state", "new_state", (1, UNITS))], Y, ("a", "b"), TWO, ((0, 0), (1, 1)),
           traced=(("new_state",),))


@model
def refuse_double_gru():
    d = lambda *s: z(*s).double()
    export("refuse_double_gru", Net("GRU").double(), (d(1, 1, 1), d(*STATE)), ["x", "state"], ["y", "new_state"])


class Apart(nn.Module):
    """Known inputs in a tensor of their own."""

    def __init__(self):
        super().__init__()
        self.net = Net(inputs=3)

    def forward(self, y, u, h0, c0):
        return self.net(torch.cat([y, u], -1), h0, c0)


@model
def known_inputs_apart():
    export("known_inputs_apart", Apart(), (z(1, 1, 1), z(1, 1, 2), z(*STATE), z(*STATE)), ["y", "u", "h0", "c0"], ["y_next", "hn", "cn"])
    stream("known_inputs_apart", lambda row: {"u": row[:2].reshape(1, 1, 2), "y": row[2:].reshape(1, 1, 1)}, H_C, lambda out: out["y_next"],
           ("u1", "u2", "y"), KNOWN, ((2, 0),), (0, 1), says={"inputs": {"y": ["y"], "u": ["u1", "u2"]}, "knownLead": 0})


class Quantiles(nn.Module):
    """Quantiles in a last axis, and no point forecast beside them."""

    def __init__(self, horizon):
        super().__init__()
        torch.manual_seed(3)
        self.horizon = horizon
        self.rnn, self.head = nn.GRU(1, UNITS, batch_first=True), nn.Linear(UNITS, 3 * horizon)

    def forward(self, x):
        d = self.head(self.rnn(x)[0][:, -1]).reshape(-1, self.horizon, 3)
        gap = torch.nn.functional.softplus(d)
        return torch.cat([d[..., 1:2] - gap[..., 0:1], d[..., 1:2], d[..., 1:2] + gap[..., 2:3]], -1)


@model
def quantiles_window():
    export("quantiles_window", Quantiles(6), (z(1, WINDOW, 1),), ["x"], ["quantiles"])
    window("quantiles_window", lambda w: {"x": w[None]}, lambda out: out["quantiles"][0, :, 1],
           says={"outputs": {"quantiles": {"output": "quantiles", "levels": [0.1, 0.5, 0.9]}}},
           quantiles=lambda out: out["quantiles"])


class Three(nn.Module):
    """Each quantile in a tensor of its own."""

    def __init__(self):
        super().__init__()
        self.net = Net(outputs=3)

    def forward(self, x, h0, c0):
        d, hn, cn = self.net(x, h0, c0)
        gap = torch.nn.functional.softplus(d)
        return d[..., 1:2] - gap[..., 0:1], d[..., 1:2], d[..., 1:2] + gap[..., 2:3], hn, cn


@model
def quantiles_apart():
    export("quantiles_apart", Three(), (z(1, 1, 1), z(*STATE), z(*STATE)), IN, ["q10", "q50", "q90", "hn", "cn"])
    stream("quantiles_apart", STEP, H_C, lambda out: out["q50"],
           says={"outputs": {"quantiles": {0.1: "q10", 0.5: "q50", 0.9: "q90"}}}, traced=HN_CN,
           quantiles=lambda out: [out[q].item() for q in ("q10", "q50", "q90")])


class TwoLayers(nn.Module):
    """A state of its own for each of two layers."""

    def __init__(self):
        super().__init__()
        torch.manual_seed(4)
        self.one, self.two, self.head = nn.LSTM(1, UNITS, batch_first=True), nn.LSTM(UNITS, 3, batch_first=True), nn.Linear(3, 1)

    def forward(self, x, h0, c0, h1, c1):
        y, (h0, c0) = self.one(x, (h0, c0))
        y, (h1, c1) = self.two(y, (h1, c1))
        return self.head(y), h0, c0, h1, c1


@model
def two_layers_apart():
    states = [("h_%d" % i, "h_%d_out" % i, (1, 1, u)) for i, u in enumerate((UNITS, 3))] + [("c_%d" % i, "c_%d_out" % i, (1, 1, u)) for i, u in enumerate((UNITS, 3))]
    export("two_layers_apart", TwoLayers(), (z(1, 1, 1), z(1, 1, UNITS), z(1, 1, UNITS), z(1, 1, 3), z(1, 1, 3)),
           ["x", "h_0", "c_0", "h_1", "c_1"], ["y", "h_0_out", "c_0_out", "h_1_out", "c_1_out"])
    stream("two_layers_apart", STEP, states, Y, traced=(("h_0_out", "c_0_out"), ("h_1_out", "c_1_out")))


@model
def past_present():
    export("past_present", Net(seed=5), (z(1, 1, 1), z(*STATE), z(*STATE)), ["x", "past_h", "past_c"], ["y", "present_h", "present_c"])
    stream("past_present", STEP, [("past_h", "present_h", STATE), ("past_c", "present_c", STATE)], Y, traced=(("present_h", "present_c"),))


@model
def past_alone():
    export("past_alone", Net("RNN"), (z(1, 1, 1), z(*STATE)), ["input", "past"], ["output", "present"])
    stream("past_alone", lambda row: {"input": row.reshape(1, 1, 1)}, [("past", "present", STATE)], lambda out: out["output"], traced=(("present",),))


@model
def hidden_cell():
    """Names that many tutorials have."""
    export("hidden_cell", Net(seed=6), (z(1, 1, 1), z(*STATE), z(*STATE)), ["input", "hidden_in", "cell_in"], ["output", "hidden_out", "cell_out"])
    stream("hidden_cell", lambda row: {"input": row.reshape(1, 1, 1)}, [("hidden_in", "hidden_out", STATE), ("cell_in", "cell_out", STATE)],
           lambda out: out["output"], traced=(("hidden_out", "cell_out"),))


@model
def names_say_nothing():
    export("names_say_nothing", Net(seed=7), (z(1, 1, 1), z(*STATE), z(*STATE)), ["in", "a", "b"], ["out", "p", "q"])
    stream("names_say_nothing", lambda row: {"in": row.reshape(1, 1, 1)}, [("a", "p", STATE), ("b", "q", STATE)], lambda out: out["out"],
           says={"state": {"a": "p", "b": "q"}})


@model
def names_of_the_exporter():
    """Exported without names."""
    export("names_of_the_exporter", Net("GRU", seed=8), (z(1, 1, 1), z(*STATE)), None, None)
    run = session("names_of_the_exporter")
    x, h = [i.name for i in run.get_inputs()]
    y, hn = [o.name for o in run.get_outputs()]
    stream("names_of_the_exporter", lambda row: {x: row.reshape(1, 1, 1)}, [(h, hn, STATE)], lambda out: out[y], says={"state": {h: hn}})


class Swapped(nn.Module):
    """c before h, and both before the value."""

    def __init__(self):
        super().__init__()
        self.net = Net(seed=9)

    def forward(self, c0, h0, x):
        y, hn, cn = self.net(x, h0, c0)
        return cn, hn, y


@model
def swapped():
    export("swapped", Swapped(), (z(*STATE), z(*STATE), z(1, 1, 1)), ["c0", "h0", "x"], ["cn", "hn", "y"])
    stream("swapped", STEP, H_C, Y, traced=HN_CN)


class Squeezed(nn.Module):
    """The output has no time axis."""

    def __init__(self):
        super().__init__()
        self.net = Net(seed=10)

    def forward(self, x, h0, c0):
        y, hn, cn = self.net(x, h0, c0)
        return y[:, -1], hn, cn


@model
def output_without_time():
    export("output_without_time", Squeezed(), (z(1, 1, 1), z(*STATE), z(*STATE)), IN, OUT)
    stream("output_without_time", STEP, H_C, Y, traced=HN_CN)


@model
def initializers_are_inputs():
    """As files of IR version 3 are: every weight is an input, too."""
    export("initializers_are_inputs", Net(seed=11), (z(1, 1, 1), z(*STATE), z(*STATE)), IN, OUT, keep_initializers_as_inputs=True)
    stream("initializers_are_inputs", STEP, H_C, Y, traced=HN_CN)


class Channels(nn.Module):
    """Features before time, as convolutions have them."""

    def __init__(self):
        super().__init__()
        torch.manual_seed(12)
        self.conv, self.head = nn.Conv1d(2, 3, 4), nn.Linear(3 * (WINDOW - 3), 2)

    def forward(self, x):
        return self.head(torch.relu(self.conv(x)).flatten(1))


@model
def window_channels_first():
    export("window_channels_first", Channels(), (z(1, 2, WINDOW),), ["x"], ["y"])
    window("window_channels_first", lambda w: {"x": w.T[None]}, Y, ("a", "b"), TWO)


class Steps(nn.Module):
    """The next 3 steps of two columns, [batch, step, column]."""

    def __init__(self, flat=False):
        super().__init__()
        torch.manual_seed(13)
        self.flat = flat
        self.rnn, self.head = nn.GRU(2, UNITS, batch_first=True), nn.Linear(UNITS, 6)

    def forward(self, x):
        y = self.head(self.rnn(x)[0][:, -1])
        return y if self.flat else y.reshape(-1, 3, 2)


@model
def window_steps_columns():
    export("window_steps_columns", Steps(), (z(2, WINDOW, 2),), ["x"], ["y"], {"x": {0: "batch"}, "y": {0: "batch"}})
    window("window_steps_columns", lambda w: {"x": w[None]}, Y, ("a", "b"), TWO)


class Dense(nn.Module):
    def __init__(self, inputs, outputs):
        super().__init__()
        torch.manual_seed(14)
        self.layers = nn.Sequential(nn.Linear(inputs, 5), nn.Tanh(), nn.Linear(5, outputs))

    def forward(self, x):
        return self.layers(x)


@model
def window_alone():
    """Neither batch nor feature axis."""
    export("window_alone", Dense(WINDOW, 1), (z(WINDOW),), ["x"], ["y"])
    window("window_alone", lambda w: {"x": w[:, 0]}, Y)


@model
def window_flat():
    """Batch and window only; two steps."""
    export("window_flat", Dense(WINDOW, 2), (z(1, WINDOW),), ["x"], ["y"], {"x": {0: "batch"}, "y": {0: "batch"}})
    window("window_flat", lambda w: {"x": w[:, 0][None]}, Y)


@model
def window_double():
    export("window_double", Dense(WINDOW, 1).double(), (z(1, WINDOW).double(),), ["x"], ["y"])
    window("window_double", lambda w: {"x": w[:, 0][None]}, Y)


@model
def two_columns():
    export("two_columns", Net(inputs=2, outputs=2), (z(1, 1, 2), z(*STATE), z(*STATE)), IN, OUT)
    stream("two_columns", STEP, H_C, Y, ("a", "b"), TWO, ((0, 0), (1, 1)), traced=HN_CN)


@model
def quantized():
    """Weights of 8 bits, by ONNX Runtime's own tool: operators of com.microsoft."""
    from onnxruntime.quantization import quantize_dynamic
    export("quantized", Net(seed=15), (z(1, 1, 1), z(*STATE), z(*STATE)), IN, OUT)
    os.rename("quantized/model.onnx", "float.onnx")
    quantize_dynamic("float.onnx", "quantized/model.onnx")
    os.remove("float.onnx")
    stream("quantized", STEP, H_C, Y, traced=HN_CN)


@model
def sequence_unnamed_axes():
    """Time first, and the file does not say which of two free axes is the time."""
    export("sequence_unnamed_axes", Zero(Net(batch_first=False)), (z(5, 2, 1),), ["x"], ["y"],
           {"x": {0: "s77", 1: "s27"}, "y": {0: "s77", 1: "s27"}})
    sequence("sequence_unnamed_axes", lambda h: {"x": h[:, None, :]}, lambda y: y[-1],
             says={"axes": {"x": ["time", "batch", "feature"]}})


class WithoutFeatures(nn.Module):
    """One value for each step, without an axis of features."""

    def __init__(self):
        super().__init__()
        self.net = Zero(Net("GRU", seed=17))

    def forward(self, x):
        return self.net(x).squeeze(-1)


@model
def sequence_without_features():
    export("sequence_without_features", WithoutFeatures(), (z(1, 5, 1),), ["x"], ["y"], {"x": {1: "time"}, "y": {1: "time"}})
    sequence("sequence_without_features", lambda h: {"x": h[None]}, lambda y: y[0, -1])


@model
def batch_of_3():
    """With the batch of the training."""
    shape = (1, 3, UNITS)
    export("batch_of_3", Net(), (z(3, 1, 1), z(*shape), z(*shape)), IN, OUT)
    stream("batch_of_3", lambda row: {"x": np.repeat(row.reshape(1, 1, 1), 3, 0)}, [("h0", "hn", shape), ("c0", "cn", shape)],
           lambda out: out["y"][0])


@model
def window_batch_of_32():
    export("window_batch_of_32", Last(Net()), (z(32, WINDOW, 1),), ["x"], ["y"])
    window("window_batch_of_32", lambda w: {"x": np.repeat(w[None], 32, 0)}, lambda out: out["y"][0],
           says={"axes": {"x": ["batch", "time", "feature"]}})


class Alone(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = Net("GRU", seed=18)

    def forward(self, x):
        return self.net.head(self.net.rnn(x)[0][-1])


@model
def window_without_batch():
    export("window_without_batch", Alone(), (z(WINDOW, 1),), ["x"], ["y"])
    window("window_without_batch", lambda w: {"x": w}, Y)


@model
def window_time_first():
    """nn.GRU without batch_first, and free axes."""
    net = Net("GRU", batch_first=False, seed=19)

    class TimeFirst(nn.Module):
        def __init__(self):
            super().__init__()
            self.net = net

        def forward(self, x):
            return self.net.head(self.net.rnn(x)[0][-1])

    export("window_time_first", TimeFirst(), (z(WINDOW, 2, 1),), ["x"], ["y"], {"x": {0: "s1", 1: "s2"}, "y": {0: "s2"}})
    window("window_time_first", lambda w: {"x": w[:, None, :]}, lambda out: out["y"],
           says={"axes": {"x": ["time", "batch", "feature"]}, "window": WINDOW})


@model
def window_known_inputs():
    net = Last(Net("GRU", inputs=3, seed=20))
    export("window_known_inputs", net, (z(1, WINDOW, 3),), ["x"], ["y"])
    window("window_known_inputs", lambda w: {"x": w[None]}, Y, ("u1", "u2", "y"), KNOWN, says={"inputs": ["u1", "u2", "y"], "knownLead": 0},
           fed_back=((2, 0),), known=(0, 1))


class Rate(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = Net(seed=16)

    def forward(self, x, h0, c0, sr):
        y, hn, cn = self.net(x, h0, c0)
        return y * (sr > 8000), hn, cn


def refused(name, change=lambda made: made):
    made = onnx.load(name + "/model.onnx")
    onnx.save(change(made), name + "/model.onnx")


@model
def refuse_integer_input():
    export("refuse_integer_input", Rate(), (z(1, 1, 1), z(*STATE), z(*STATE), torch.tensor(16000)), IN + ["sr"], OUT)


@model
def refuse_float16():
    half = lambda *s: z(*s).half()
    export("refuse_float16", Net().half(), (half(1, 1, 1), half(*STATE), half(*STATE)), IN, OUT)


@model
def refuse_time_5():
    """Five steps at once, the state after all of them."""
    export("refuse_time_5", Net(), (z(1, 5, 1), z(*STATE), z(*STATE)), IN, OUT)


@model
def refuse_one_row():
    """Declares a free time axis, and outputs one row, and is no window: declares it of its output, too."""
    export("refuse_one_row", Zero(Net()), (z(1, 1, 1),), ["x"], ["y"])

    def change(made):
        for value in (made.graph.input[0], made.graph.output[0]):
            value.type.tensor_type.shape.dim[1].dim_param = "time"
        return made

    made = change(onnx.load("refuse_one_row/model.onnx"))
    made.graph.node.insert(0, helper.make_node("Slice", ["x", "from", "to", "axis"], ["first"]))
    for node in made.graph.node[1:]:
        for i, name in enumerate(node.input):
            if name == "x":
                node.input[i] = "first"
    for name, value in (("from", 0), ("to", 1), ("axis", 1)):
        made.graph.initializer.append(helper.make_tensor(name, TensorProto.INT64, [1], [value]))
    onnx.save(made, "refuse_one_row/model.onnx")


if __name__ == "__main__":
    for name in sys.argv[1:] or MODELS:
        MODELS[name]()
        print(name)
