package io.github.lstmforecast.dl4j.file;

import io.github.lstmforecast.rnn.GateActivation;
import io.github.lstmforecast.rnn.Optimizer;
import io.github.lstmforecast.rnn.OptimizerState;
import io.github.lstmforecast.rnn.RnnParameters;
import io.github.lstmforecast.rnn.RnnShape;
import io.github.lstmforecast.signal.Scaling;
import io.github.lstmforecast.signal.TransformChain;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Models to save. */
final class SavedModels {
    private SavedModels() {}

    static RnnParameters parameters(int inputs, List<Integer> units, int outputs, GateActivation gates) {
        RnnShape shape = new RnnShape(inputs, units, outputs, gates);
        return RnnParameters.of(shape, random(shape.parameterCount(), 1));
    }

    static NetworkFile withOptimizer(RnnParameters parameters, Optimizer optimizer) {
        float[][] memory = new float[optimizer.memoryVectors()][];
        for (int i = 0; i < memory.length; i++) {
            memory[i] = random(parameters.shape().parameterCount(), 2 + i);
        }
        return NetworkFile.of(parameters, Optional.of(new OptimizerState(optimizer, 17, memory)));
    }

    /** With everything that a file can have. */
    static NetworkFile whole(Optimizer optimizer) {
        Scaling scaling = Scaling.of(new double[] {1.5, -2}, new double[] {0.25, 8}); // exact in 32 bits
        return withOptimizer(parameters(2, List.of(3, 4), 2, GateActivation.SIGMOID), optimizer)
                .with(TransformChain.of(scaling));
    }

    private static float[] random(int count, long seed) {
        Random random = new Random(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
