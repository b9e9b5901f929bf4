package com.acme.own;

import io.github.lstmforecast.model.ModelState;
import io.github.lstmforecast.model.SequenceModel;
import java.util.List;

/** Counts the steps of a cycle of ten, of which the first three are high, and spoils its input. */
public final class Wave implements SequenceModel {
    @Override
    public int inputs() {
        return 1;
    }

    @Override
    public int outputs() {
        return 1;
    }

    @Override
    public List<Integer> units() {
        return List.of(2);
    }

    @Override
    public ModelState start() {
        return new ModelState() {
            private int step; // samples count from the start of the warm-up, at step 5 of a cycle

            @Override
            public void step(float[] input, float[] output) {
                input[0] = Float.NaN;
                step++;
                output[0] = (5 + step) % 10 < 3 ? 1 : 0;
            }

            @Override
            public void copyTo(int layer, float[] hidden, float[] cell, int at) {
                cell[at] = step % 10;
            }
        };
    }
}
