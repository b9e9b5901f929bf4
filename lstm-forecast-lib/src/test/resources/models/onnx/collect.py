"""Collects exported models with what ONNX Runtime computes, as expected.json of a common form that is shorter than the exporters' scripts
write it, and computes closed loops of models that get the whole history at each step.

Run with ONNX Runtime 1.32.0: python collect.py FOLDER, which has the folders onnx, onnx_keras, onnx_sklearn and onnx_darts.
"""
import glob
import json
import os
import shutil
import sys

import numpy as np
import onnxruntime as ort

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
STEPS = 100

# What a scenario has to say besides load.
SAYS = {
    "known_inputs_state": {"inputs": ["u1", "u2", "y"], "knownLead": 0},
    "quantiles_state": {"outputs": {"point": "mean", "quantiles": {"output": "quantiles", "levels": [0.1, 0.5, 0.9]}}},
}


def session(path):
    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return ort.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def histories(path, rows, warm_up, batch):
    """Of a model that outputs a row for each row of the whole history: the outputs, and the closed loop."""
    run = session(path)
    name = run.get_inputs()[0].name
    outputs = lambda history: run.run(None, {name: np.repeat(np.asarray(history, "float32")[None], batch, 0)})[0][0].astype(float)
    history, loop = list(rows[:warm_up]), []
    while len(loop) < STEPS:
        loop.append(outputs(history)[-1].tolist())
        history.append(np.array(loop[-1]))
    return {"one_step": {"outputs": outputs(rows).tolist()}, "closed_loop": {"outputs": loop}}


def windows(path, rows, width):
    run = session(path)
    name = run.get_inputs()[0].name
    predict = lambda window: run.run(None, {name: np.asarray(window, "float32")[None]})[0].reshape(-1).astype(float).tolist()
    history = list(rows[:width])
    while len(history) < width + STEPS:
        history += [np.array([v]) for v in predict(history[-width:])]
    return {"one_step": {"outputs": [predict(rows[i:i + width]) for i in range(len(rows) - width + 1)]},
            "closed_loop": {"outputs": [v.tolist() for v in history[width:width + STEPS]]}}


def layers(states):
    """h and c of each layer, from the bottom up."""
    values = {k: np.asarray(v["values"]).reshape(v["shape"]) for k, v in states.items()}
    if "stateN" in values:
        values = {"hn": values["stateN"][:1], "cn": values["stateN"][1:]}
    names = list(values)
    return [dict(zip("hc", (values[name][layer].reshape(-1).tolist() for name in names))) for layer in range(len(values[names[0]]))]


def of_keras(folder, all):
    rows = np.loadtxt(folder + "/input.csv", delimiter=",", skiprows=1, ndmin=2)
    batch = 3 if all["name"] == "pulse_stateful" else 1
    files = {}
    for path in sorted(glob.glob(folder + "/*.onnx")):
        shape = session(path).get_outputs()[0].shape
        if all["name"].startswith("window"):
            files[os.path.basename(path)] = windows(path, rows, 30)
        elif shape[1] == 1:
            files[os.path.basename(path)] = {"refused": True}
        else:
            files[os.path.basename(path)] = histories(path, rows, all["input"]["warmup"], batch)
    if all["name"].startswith("window"):
        all["input"]["window"] = 30
    return dict(kind="window" if all["name"].startswith("window") else "sequence", files=files,
                feedback=[{"input_column": "x", "output_index": 0}], known_columns=[])


def of_others(folder, all):
    names = [os.path.basename(f) for f in sorted(glob.glob(folder + "/*.onnx"))]
    if all["name"] == "lstm_state_time5":
        files = {f: {"refused": True} for f in names}
    else:
        files = {f: {} for f in names}
    window = all["input"].get("window")
    return dict(kind="window" if window else "stateful step", files=files,
                feedback=[{k: f[k] for k in ("input_column", "output_index")} for f in all["feedback"]], known_columns=all["known_columns"],
                one_step={k: v for k, v in all["one_step"].items() if k in ("outputs", "quantiles")},
                closed_loop={"outputs": all["closed_loop"]["outputs"]},
                state_after_warmup=layers(all["state_after_warmup"]) if "state_after_warmup" in all else [])


for kind in ("onnx", "onnx_keras", "onnx_sklearn", "onnx_darts"):
    for folder in sorted(glob.glob(os.path.join(sys.argv[1], kind, "*"))):
        with open(folder + "/expected.json", encoding="utf-8") as f:
            all = json.load(f)
        to = os.path.join(HERE, kind.replace("_", "-"), all["name"])
        os.makedirs(to, exist_ok=True)
        for file in glob.glob(folder + "/*.onnx") + glob.glob(folder + "/*.data") + [folder + "/input.csv"]:
            shutil.copyfile(file, os.path.join(to, os.path.basename(file)))
        short = (of_keras if kind == "onnx_keras" else of_others)(folder, all)
        with open(to + "/expected.json", "w") as f:
            json.dump(dict(name=all["name"], framework={k: v for k, v in all["framework"].items() if k != "on"}, model=SAYS.get(all["name"], {}),
                           input={k: v for k, v in all["input"].items() if k in ("warmup", "window")}, state_after_warmup=[]) | short, f)
            f.write("\n")
