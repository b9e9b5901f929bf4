package io.github.lstmforecast.forecast;

import io.github.lstmforecast.model.ModelState;
import io.github.lstmforecast.model.SequenceModel;
import java.util.List;

/**
 * A model whose forecasts can be computed by hand: {@code output[f] = 2 * input[f] + f + 1}. It has a lower layer of
 * one unit and an upper layer of two; their state is the number of steps and the first input of the last step.
 */
record CountingModel(int inputs, int outputs) implements SequenceModel {
    @Override
    public List<Integer> units() {
        return List.of(1, 2);
    }

    @Override
    public ModelState start() {
        return new ModelState() {
            private int steps;
            private float lastInput;

            @Override
            public void step(float[] input, float[] output) {
                steps++;
                lastInput = input[0];
                for (int f = 0; f < output.length; f++) {
                    output[f] = 2 * input[f] + f + 1;
                }
            }

            @Override
            public void copyTo(int layer, float[] hidden, float[] cell, int at) {
                for (int unit = 0; unit < units().get(layer); unit++) {
                    hidden[at + unit] = 100 * layer + 10 * unit + steps;
                    cell[at + unit] = 100 * layer + 10 * unit + lastInput;
                }
            }
        };
    }
}
