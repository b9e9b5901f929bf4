"""Models of layers that the other folders do not have, with the numbers that Keras itself computes.

Run with Keras 3.15.1 on JAX, in this folder: KERAS_BACKEND=jax python make.py
"""
import json
import os

import keras
import numpy as np
from keras import layers as L

ROWS, WARM_UP, STEPS, WINDOW = 40, 10, 12, 12
SERIES = np.round(np.sin(np.arange(ROWS) * 0.7) + 0.1 * np.cos(np.arange(ROWS) * 2.3), 6)


def write(name, model, **expected):
    os.makedirs(name, exist_ok=True)
    model.save(name + "/model.keras")
    model.save(name + "/model.h5")
    with open(name + "/input.csv", "w") as f:
        f.write("x\n" + "".join("%.6f\n" % v for v in SERIES))
    base = dict(name=name, feedback=[{"input_column": "x", "output_index": 0}], known_columns=[],
                state_after_warmup={})
    with open(name + "/expected.json", "w") as f:
        json.dump(base | expected, f)
        f.write("\n")


def outputs(model, x):
    return np.asarray(model(np.asarray(x, "float32"), training=False)).astype(float)


def stream(name, model, twin=None):
    """twin: the same weights without state between calls, which gets the whole series at once."""
    twin = twin or model

    def run(x):  # always of one length, so that it is compiled once; what follows a row can't change its output
        z = np.zeros((1, ROWS, 1))
        z[0, :len(x), 0] = x
        return outputs(twin, z)[0, :len(x)]

    history = list(SERIES[:WARM_UP])
    loop = []
    for _ in range(STEPS):
        loop.append(run(history)[-1].tolist())
        history.append(loop[-1][0])
    write(name, model, input={"warmup": WARM_UP}, one_step={"outputs": run(SERIES).tolist()},
          closed_loop={"outputs": loop})


def window(name, model, flat=False):
    def predict(x):
        x = np.asarray(x)
        return outputs(model, x[None] if flat else x[None, :, None]).reshape(-1)

    one = [predict(SERIES[i:i + WINDOW]).tolist() for i in range(ROWS - WINDOW + 1)]
    history = list(SERIES[:WINDOW])
    while len(history) < WINDOW + STEPS:
        history += predict(history[-WINDOW:]).tolist()
    write(name, model, input={"warmup": WINDOW, "window": WINDOW}, one_step={"outputs": one},
          closed_loop={"appended_per_call": len(one[0]),
                       "outputs": [[v] for v in history[WINDOW:WINDOW + STEPS]]})


def sequential(*layers, shape=(None, 1)):
    return keras.Sequential([keras.Input(shape), *layers])


def randomized(model):
    """No bias and no statistic stays at the 0 or 1 with which it begins."""
    random = np.random.RandomState(3)
    model.set_weights([w + random.uniform(0.05, 0.4, w.shape) for w in model.get_weights()])
    return model


def main():
    keras.utils.set_random_seed(5)
    stream("cells", randomized(sequential(
        L.RNN(L.LSTMCell(5), return_sequences=True),
        L.RNN([L.GRUCell(4), L.SimpleRNNCell(3), L.GRUCell(2, reset_after=False)], return_sequences=True),
        L.RNN(L.StackedRNNCells([L.LSTMCell(3), L.LSTMCell(2)]), return_sequences=True),
        L.TimeDistributed(L.Dense(1)))))
    stream("no_biases", sequential(
        L.GRU(4, use_bias=False, return_sequences=True), L.GRU(4, use_bias=False, reset_after=False, return_sequences=True),
        L.SimpleRNN(3, use_bias=False, return_sequences=True), L.Dense(1, use_bias=False)))
    stream("scalings", randomized(sequential(
        L.Normalization(mean=0.5, variance=4.0), L.LSTM(4, return_sequences=True), L.BatchNormalization(),
        L.Rescaling([1.0, 2.0, 0.5, -1.0], offset=[0.0, 0.1, 0.2, 0.3]), L.BatchNormalization(scale=False, center=False),
        L.SpatialDropout1D(0.1), L.GaussianNoise(0.1), L.Dense(1), L.Normalization(mean=[0.1], variance=[0.25], invert=True))))
    stream("activations", randomized(sequential(
        L.Rescaling(3.0), L.Dense(5), L.ReLU(), L.Dense(5), L.ReLU(max_value=6.0), L.Dense(5), L.ReLU(negative_slope=0.2),
        L.Dense(5), L.ELU(alpha=0.5), L.Dense(5, activation="hard_silu"), L.Dense(5, activation="mish"),
        L.Dense(5, activation="hard_tanh"), L.Dense(5, activation="log_sigmoid"), L.Dense(5, activation="celu"),
        L.Dense(5, activation=L.LeakyReLU(negative_slope=0.3)), L.Dense(5, activation="relu6"), L.Softmax(),
        L.Activation("hard_sigmoid"), L.Dense(1))))
    window("flat_window", sequential(L.Dense(6, activation="relu"), L.Dense(3), shape=(WINDOW,)), flat=True)
    window("flatten_window", randomized(sequential(
        L.Normalization(mean=0.2, variance=2.0), L.Activation("tanh"), L.Flatten(), L.Dense(5, activation="tanh"), L.Dense(4),
        L.Reshape((4, 1)), L.Activation("softsign"), shape=(WINDOW, 1))))
    window("reshaped_window", sequential(L.Reshape((-1, 1)), L.GRU(5), L.Dense(3), shape=(WINDOW,)), flat=True)

    def last(**kw):
        return [L.LSTM(4, return_sequences=True, **kw), L.LSTM(3, return_sequences=kw == {}, **kw), L.Dense(1)]
    stateful = keras.Sequential([keras.Input(batch_shape=(1, 1, 1)), *last(stateful=True)])
    twin = sequential(*last())
    twin.set_weights(stateful.get_weights())
    stream("stateful_last", stateful, twin)


main()
