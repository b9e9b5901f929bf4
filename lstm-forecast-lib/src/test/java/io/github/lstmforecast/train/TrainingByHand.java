package io.github.lstmforecast.train;

import io.github.lstmforecast.rnn.Optimizer;
import io.github.lstmforecast.rnn.RnnKernel;
import io.github.lstmforecast.rnn.RnnParameters;
import io.github.lstmforecast.rnn.RnnState;
import io.github.lstmforecast.rnn.RnnTape;
import io.github.lstmforecast.signal.Windows;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/** The training loop a second time, written plainly with the public parts. */
final class TrainingByHand {
    private TrainingByHand() {}

    /**
     * @param rates the learning rate of each epoch
     * @param forgetEachEpoch whether an epoch begins with a state of zeros
     * @param inputNoise gives what is added to each input, in the order [window][time][copy][feature]
     */
    static TrainedRnn train(
            RnnParameters initial,
            Windows windows,
            Optimizer optimizer,
            double[] rates,
            boolean forgetEachEpoch,
            double gradientNorm,
            DoubleSupplier inputNoise) {
        int batch = windows.copies();
        int length = windows.windowLength();
        int features = windows.features();
        float[] parameters = initial.toArray();
        float[] gradient = new float[parameters.length];
        RnnTape tape = new RnnTape(initial.shape(), length, batch);
        RnnState state = new RnnState(initial.shape(), batch);
        Optimizer.Run run = optimizer.start(parameters.length);
        List<Double> losses = new ArrayList<>();

        for (double rate : rates) {
            if (forgetEachEpoch) {
                state = new RnnState(initial.shape(), batch);
            }
            double epochLoss = 0;
            for (int window = 0; window < windows.windows(); window++) {
                float[] inputs = new float[length * batch * features];
                float[] targets = new float[inputs.length];
                for (int i = 0; i < inputs.length; i++) { // i is an index of [time][batch][feature]
                    int time = i / (batch * features);
                    int copy = i / features % batch;
                    float clean = windows.input(window * batch + copy, time, i % features);
                    inputs[i] = (float) (clean + inputNoise.getAsDouble());
                    targets[i] = windows.target(window * batch + copy, time, i % features);
                }
                RnnKernel.forward(parameters, inputs, state, tape);
                float[] errors = new float[targets.length];
                double loss = 0;
                for (int i = 0; i < errors.length; i++) {
                    float error = tape.outputs()[i] - targets[i];
                    loss += (double) error * error;
                    errors[i] = 2f / errors.length * error;
                }
                epochLoss += loss / errors.length;
                RnnKernel.backward(parameters, errors, tape, gradient);
                shorten(gradient, gradientNorm);
                run.step(parameters, gradient, rate);
            }
            losses.add(epochLoss / windows.windows());
        }
        return new TrainedRnn(RnnParameters.of(initial.shape(), parameters), run.state(), losses);
    }

    private static void shorten(float[] gradient, double longest) {
        double norm = 0;
        for (float g : gradient) {
            norm += (double) g * g;
        }
        norm = Math.sqrt(norm);
        for (int i = 0; norm > longest && i < gradient.length; i++) {
            gradient[i] *= (float) (longest / norm);
        }
    }
}
