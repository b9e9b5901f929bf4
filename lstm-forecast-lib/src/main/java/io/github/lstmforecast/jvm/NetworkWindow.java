package io.github.lstmforecast.jvm;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.forecast.WindowModel;
import io.github.lstmforecast.model.ModelState;
import io.github.lstmforecast.model.SequenceModel;

/** A network that gets a window of steps at once, in the initial state. */
final class NetworkWindow implements WindowModel {
    private final SequenceModel network;
    private final boolean flat;
    private final int window;
    private final int inputs;
    private final int targets;

    /**
     * @param network whose output after a window is {@code [step][target]}; in the unit of the series
     * @param flat whether it gets all values of the window as one vector
     * @param window the number of steps in a window
     * @param inputs of a step
     */
    NetworkWindow(SequenceModel network, boolean flat, int window, int inputs, int targets) {
        int expected = flat ? window * inputs : inputs;
        InvalidValueException.unless(
                network.inputs() == expected, "inputs", inputs, network.inputs() + (flat ? " / window" : ""));
        InvalidValueException.unless(
                network.outputs() % targets == 0,
                "outputs",
                network.outputs(),
                "a multiple of the number of targets, " + targets);
        this.network = network;
        this.flat = flat;
        this.window = window;
        this.inputs = inputs;
        this.targets = targets;
    }

    @Override
    public int window() {
        return window;
    }

    @Override
    public int inputs() {
        return inputs;
    }

    @Override
    public int steps() {
        return network.outputs() / targets;
    }

    @Override
    public int targets() {
        return targets;
    }

    @Override
    public void predict(float[] values, float[] output) {
        ModelState state = network.start();
        if (flat) {
            state.step(values, output);
            return;
        }
        float[] input = new float[inputs];
        for (int step = 0; step < window; step++) {
            System.arraycopy(values, step * inputs, input, 0, inputs);
            state.step(input, output);
        }
    }

    @Override
    public String toString() {
        return network + " on windows of " + window;
    }
}
