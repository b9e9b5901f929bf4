package io.github.lstmforecast.onnx;

import java.util.List;

/**
 * How a graph forecasts: which of its tensors is what.
 *
 * @param batch the number of sequences that it needs side by side; all get the same values, and the first is read
 * @param inputs together a step's inputs, in this order
 * @param states empty if it is not {@link Kind#STEP}, or has none
 * @param point the forecast
 * @param quantiles of ascending levels
 * @param window the number of steps that it gets at once; 0 if it gets all of the history
 * @param steps how many steps it predicts at once: of the point's steps the last ones; 0 if the engine must find out, from
 *     the number of values, {@code [step][target]}
 * @param targets how many
 */
record OnnxUse(
        Kind kind,
        int batch,
        List<ValueTensor> inputs,
        List<StateTensor> states,
        Reading point,
        List<Quantile> quantiles,
        int window,
        int steps,
        int targets) {
    enum Kind {
        /** One step at a time, with states that go in and out, or without any. */
        STEP,
        /** The last steps of the series at once. */
        WINDOW,
        /** All steps since the beginning of the warm-up, again at each step. */
        HISTORY
    }

    /**
     * Where a result is.
     *
     * @param level the index on the axis of levels; 0 if it has none
     */
    record Reading(ValueTensor tensor, int level) {}

    /** @param level above 0 and below 1 */
    record Quantile(double level, Reading reading) {}

    OnnxUse {
        inputs = List.copyOf(inputs);
        states = List.copyOf(states);
        quantiles = List.copyOf(quantiles);
    }

    /** The number of inputs of a step. */
    int stepInputs() {
        return inputs.stream().mapToInt(ValueTensor::features).sum();
    }
}
