package io.github.lstmforecast.dl4j.file;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.dl4j.file.LstmConfiguration.OtherNetworkException;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.rnn.Optimizer;
import io.github.lstmforecast.rnn.OptimizerState;
import io.github.lstmforecast.rnn.RnnParameters;
import io.github.lstmforecast.rnn.RnnShape;
import io.github.lstmforecast.rnn.Sgd;
import java.util.Optional;

/**
 * Converts networks of the library's own kernel to Deeplearning4j's configuration and vectors, and back.
 *
 * @param optimizerState at the end of its training; empty if this library does not have the optimizer, or it was not saved
 */
record LstmStack(NetworkSpec network, Optional<OptimizerState> optimizerState) {
    /**
     * @return empty if the network is not an LSTM stack
     * @throws ModelFileException if the numbers don't fit the configuration
     */
    static Optional<LstmStack> of(
            NetworkConfiguration configuration, NumberArray parameters, Optional<NumberArray> updaterState)
            throws ModelFileException {
        Optional<RnnShape> found = shape(configuration);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        RnnShape shape = found.get();
        requireCount(configuration, parameters.length());
        requireFloats(NetworkEntries.COEFFICIENTS, parameters);
        int[] order = LstmConfiguration.order(shape);
        return Optional.of(new LstmStack(
                NetworkSpec.of(RnnParameters.of(shape, inOurOrder(order, parameters, 0))),
                optimizerState(configuration, updaterState, order)));
    }

    private static Optional<RnnShape> shape(NetworkConfiguration configuration) {
        try {
            return Optional.of(LstmConfiguration.shape(configuration.json()));
        } catch (OtherNetworkException e) {
            return Optional.empty();
        }
    }

    /** Checks the number of parameters of an LSTM stack; for other networks, only Deeplearning4j knows the number. */
    static void requireCount(NetworkConfiguration configuration, int found) throws ModelFileException {
        Optional<RnnShape> shape = shape(configuration);
        if (shape.isPresent() && found != shape.get().parameterCount()) {
            throw new ModelFileException(NetworkEntries.COEFFICIENTS + ": it has " + found
                    + " numbers, but a network of "
                    + shape.get().inputs() + " inputs, " + shape.get().units() + " units and "
                    + shape.get().outputs() + " outputs has " + shape.get().parameterCount());
        }
    }

    private static void requireFloats(String entry, NumberArray array) throws ModelFileException {
        if (array.precision() != NumberArray.Precision.FLOAT) {
            throw new ModelFileException(entry + ": its numbers have 64 bits, but this network needs 32");
        }
    }

    private static Optional<OptimizerState> optimizerState(
            NetworkConfiguration configuration, Optional<NumberArray> updaterState, int[] order)
            throws ModelFileException {
        Optional<Optimizer> optimizer = LstmConfiguration.optimizer(configuration.json());
        if (optimizer.isEmpty() || updaterState.isEmpty()) {
            return Optional.empty();
        }
        NumberArray state = updaterState.get();
        requireFloats(NetworkEntries.UPDATER_STATE, state);
        float[][] memory = new float[optimizer.get().memoryVectors()][];
        if (state.length() != memory.length * order.length) {
            throw new ModelFileException(NetworkEntries.UPDATER_STATE + ": it has " + state.length() + " numbers, but "
                    + optimizer.get().getClass().getSimpleName() + " needs " + memory.length + " for each of "
                    + order.length + " parameters");
        }
        for (int vector = 0; vector < memory.length; vector++) {
            memory[vector] = inOurOrder(order, state, vector * order.length);
        }
        return Optional.of(new OptimizerState(optimizer.get(), LstmConfiguration.steps(configuration.json()), memory));
    }

    private static float[] inOurOrder(int[] order, NumberArray theirs, int from) {
        float[] ours = new float[order.length];
        for (int i = 0; i < ours.length; i++) {
            ours[order[i]] = (float) theirs.get(from + i);
        }
        return ours;
    }

    static NetworkConfiguration configuration(RnnShape shape, Optional<OptimizerState> optimizerState) {
        return new NetworkConfiguration(LstmConfiguration.write(shape, optimizerState));
    }

    static NumberArray parameters(RnnParameters lstm) {
        return NumberArray.of(reordered(LstmConfiguration.order(lstm.shape()), lstm.toArray()));
    }

    /** Empty if Deeplearning4j does not have the optimizer. */
    static Optional<NumberArray> updaterState(RnnShape shape, OptimizerState state) {
        int found = state.memory()[0].length;
        InvalidValueException.unless(
                found == shape.parameterCount(),
                "optimizerState",
                "one of " + found + " parameters",
                "one of " + shape.parameterCount());
        return isKept(state)
                ? Optional.of(NumberArray.of(reordered(LstmConfiguration.order(shape), state.memory())))
                : Optional.empty();
    }

    static boolean isKept(OptimizerState state) {
        return !(state.optimizer() instanceof Sgd);
    }

    private static float[] reordered(int[] order, float[]... vectors) {
        float[] reordered = new float[order.length * vectors.length];
        for (int i = 0; i < reordered.length; i++) {
            reordered[i] = vectors[i / order.length][order[i % order.length]];
        }
        return reordered;
    }
}
