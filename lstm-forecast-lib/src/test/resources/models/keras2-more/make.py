"""Models of layers that the other folders do not have, with the numbers that Keras itself computes.

Run with Keras 2.15.0, in this folder: python make.py
With Keras 2.13.1, which names a group of model.weights.h5 otherwise, the same makes one more.
"""
import json
import os

import keras
import numpy as np
from keras import layers as L

ROWS, WARM_UP, STEPS = 40, 10, 12
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


def sequential(*layers, shape=(None, 1)):
    return keras.Sequential([keras.Input(shape), *layers])


def randomized(model):
    """No bias and no statistic stays at the 0 or 1 with which it begins."""
    random = np.random.RandomState(3)
    model.set_weights([w + random.uniform(0.05, 0.4, w.shape) for w in model.get_weights()])
    return model


def main():
    keras.utils.set_random_seed(5)
    if keras.__version__.startswith("2.13"):
        stream("saved_by_2_13", sequential(L.LSTM(3, return_sequences=True), L.TimeDistributed(L.Dense(1))))
        return
    stream("cells", randomized(sequential(
        L.RNN(L.LSTMCell(5), return_sequences=True),
        L.RNN([L.GRUCell(4), L.SimpleRNNCell(3), L.GRUCell(2, reset_after=False)], return_sequences=True),
        L.RNN(L.StackedRNNCells([L.LSTMCell(3), L.LSTMCell(2)]), return_sequences=True),
        L.TimeDistributed(L.Dense(1)))))
    stream("layers", randomized(sequential(
        L.Normalization(mean=0.5, variance=4.0), L.GRU(4, use_bias=False, return_sequences=True),
        L.GRU(4, reset_after=False, recurrent_activation="hard_sigmoid", return_sequences=True), L.BatchNormalization(),
        L.SimpleRNN(3, activation="relu", return_sequences=True), L.Rescaling(2.0, offset=0.1), L.Dropout(0.1),
        L.Dense(5), L.ReLU(max_value=6.0), L.Dense(5), L.LeakyReLU(alpha=0.2), L.Dense(5, activation="hard_sigmoid"),
        L.Dense(5, activation="swish"), L.Dense(5, activation="mish"), L.ELU(), L.Dense(1))))

    x = keras.Input((None, 1))
    y, h, c = L.LSTM(4, return_sequences=True, return_state=True)(x)
    y = L.SimpleRNN(3, return_sequences=True)(y, training=False)
    stream("functional", randomized(keras.Model(x, L.Dense(1)(L.Dropout(0.2)(y)))))

    def last(**kw):
        return [L.LSTM(4, return_sequences=True, **kw), L.LSTM(3, return_sequences=kw == {}, **kw), L.Dense(1)]
    stateful = keras.Sequential([keras.Input(batch_shape=(1, 1, 1)), *last(stateful=True)])
    twin = sequential(*last())
    twin.set_weights(stateful.get_weights())
    stream("stateful_last", stateful, twin)


main()
