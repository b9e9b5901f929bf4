"""Trains the stateful LSTM of this example, and saves it as pulse.keras.

    pip install keras==3.15.1 tensorflow-cpu==2.21.0
    python pulse.py [seed]
"""

import os
import sys

os.environ["KERAS_BACKEND"] = "tensorflow"  # Keras 3 can't train a stateful LSTM with PyTorch

import keras
import numpy as np

PERIOD, WIDTH, LENGTH, WINDOW = 10, 3, 150, 25
COPIES, SHIFT = 3, 3

seed = int(sys.argv[1]) if len(sys.argv) > 1 else 5
keras.utils.set_random_seed(seed)

# Pulses of 1 with a little noise. Three copies, each three samples later, are the batch.
time = np.arange(LENGTH)
pulse = (time % PERIOD < WIDTH) + 0.01 * np.random.RandomState(1).randn(LENGTH)
copies = np.stack([np.roll(pulse, SHIFT * copy) for copy in range(COPIES)])


def windows(series):
    """[copy][time] as consecutive windows, [window * copy][time][feature]."""
    return np.concatenate(np.split(series, LENGTH // WINDOW, axis=1))[:, :, None].astype("float32")


# The outputs h and c are the state of the cells, in which the model can be seen counting.
inputs = keras.Input(batch_shape=(COPIES, None, 1))
sequence, h, c = keras.layers.LSTM(20, return_sequences=True, return_state=True, stateful=True)(inputs)
outputs = keras.layers.Dense(1)(sequence)
model = keras.Model(inputs, [outputs, h, c])
model.compile("rmsprop", loss=["mean_squared_error", None, None])

# Each output predicts the next sample. The state is carried from window to window, and from epoch to epoch.
x = windows(copies)
y = windows(np.roll(copies, -1, axis=1))
unused = np.zeros((len(x), 20), "float32")
history = model.fit(x, [y, unused, unused], batch_size=COPIES, epochs=400, shuffle=False, verbose=0)
print("loss of the last epoch:", history.history["loss"][-1])

model.save("pulse.keras")
