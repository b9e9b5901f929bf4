package io.github.lstmforecast.model;

import io.github.lstmforecast.rnn.Activation;
import io.github.lstmforecast.rnn.CellKind;
import io.github.lstmforecast.rnn.GateActivation;
import java.util.List;
import java.util.Random;

/** Networks of random weights, of which some are 0 and -0. */
public final class Networks {
    private Networks() {}

    /** A GRU and a linear output layer. */
    public static NetworkSpec gru(int inputs, int units, int outputs) {
        return new NetworkSpec(List.of(
                recurrent(CellKind.GRU, GateActivation.SIGMOID, Activation.TANH, inputs, units),
                dense(units, outputs, Activation.LINEAR)));
    }

    public static NetworkSpec.Recurrent recurrent(
            CellKind cell, GateActivation gates, Activation activation, int inputs, int units) {
        int columns = cell.blocks().size() * units;
        return new NetworkSpec.Recurrent(
                cell,
                gates,
                activation,
                inputs,
                units,
                random(inputs * columns, 1),
                random(units * columns, 2),
                random(cell.biases() * columns, 3));
    }

    public static NetworkSpec.Dense dense(int inputs, int outputs, Activation activation) {
        return new NetworkSpec.Dense(inputs, outputs, activation, random(inputs * outputs, 4), random(outputs, 5));
    }

    private static float[] random(int count, long seed) {
        Random random = new Random(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = i % 5 == 3 ? -0f : (float) random.nextGaussian();
        }
        return values;
    }
}
