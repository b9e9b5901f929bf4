package com.example;

import io.github.lstmforecast.model.ModelState;
import io.github.lstmforecast.model.SequenceModel;

/** Repeats what it got ten steps before. */
final class Wave implements SequenceModel {
    @Override
    public int inputs() {
        return 1;
    }

    @Override
    public int outputs() {
        return 1;
    }

    @Override
    public ModelState start() {
        float[] cycle = new float[10];
        return new ModelState() {
            private int step;

            @Override
            public void step(float[] input, float[] output) {
                cycle[step % 10] = input[0];
                step++;
                output[0] = cycle[step % 10];
            }
        };
    }
}
