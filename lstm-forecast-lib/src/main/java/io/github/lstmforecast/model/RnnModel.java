package io.github.lstmforecast.model;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.rnn.RnnKernel;
import io.github.lstmforecast.rnn.RnnParameters;
import io.github.lstmforecast.rnn.RnnState;
import io.github.lstmforecast.rnn.RnnTape;
import java.util.List;

/** A model of the library's own kernel. Steps allocate nothing. */
public final class RnnModel implements SequenceModel {
    private final RnnParameters parameters;
    private final float[] values;

    public RnnModel(RnnParameters parameters) {
        this.parameters = parameters;
        this.values = parameters.toArray();
    }

    public RnnParameters parameters() {
        return parameters;
    }

    @Override
    public int inputs() {
        return parameters.shape().inputs();
    }

    @Override
    public int outputs() {
        return parameters.shape().outputs();
    }

    @Override
    public List<Integer> units() {
        return parameters.shape().units();
    }

    @Override
    public ModelState start() {
        return new Run();
    }

    private final class Run implements ModelState {
        private final RnnState state = new RnnState(parameters.shape(), 1);
        private final RnnTape tape = new RnnTape(parameters.shape(), 1, 1);

        @Override
        public void step(float[] input, float[] output) {
            if (output.length != outputs()) {
                throw new InvalidValueException("output", output.length + " numbers", outputs() + " numbers");
            }
            RnnKernel.forward(values, input, state, tape);
            System.arraycopy(tape.outputs(), 0, output, 0, output.length);
        }

        @Override
        public void copyTo(int layer, float[] hidden, float[] cell, int at) {
            state.copyTo(layer, hidden, cell, at);
        }
    }
}
