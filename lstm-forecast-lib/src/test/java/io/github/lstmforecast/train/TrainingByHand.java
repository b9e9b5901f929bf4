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

/** A second, simple implementation of the training loop. */
final class TrainingByHand {
    private TrainingByHand() {}

    /**
     * @param rates the learning rate of each epoch
     * @param resetEachEpoch whether the state is 0 at the start of each epoch
     * @param inputNoise supplies the noise of each input that is a target, in the order [window][time][copy][target]
     */
    static TrainedRnn train(
            RnnParameters initial,
            Windows windows,
            Optimizer optimizer,
            double[] rates,
            boolean resetEachEpoch,
            double gradientNorm,
            DoubleSupplier inputNoise) {
        int batch = windows.copies();
        int length = windows.windowLength();
        int width = windows.inputs();
        float[] parameters = initial.toArray();
        float[] gradient = new float[parameters.length];
        RnnTape tape = new RnnTape(initial.shape(), length, batch);
        RnnState state = new RnnState(initial.shape(), batch);
        Optimizer.Run run = optimizer.start(parameters.length);
        List<Double> losses = new ArrayList<>();

        for (double rate : rates) {
            if (resetEachEpoch) {
                state = new RnnState(initial.shape(), batch);
            }
            double epochLoss = 0;
            for (int window = 0; window < windows.windows(); window++) {
                float[] inputs = new float[length * batch * width];
                for (int i = 0; i < inputs.length; i++) { // i is an index of [time][batch][input]
                    int time = i / (batch * width);
                    int copy = i / width % batch;
                    int input = i % width;
                    float clean = windows.input(window * batch + copy, time, input);
                    boolean noisy = input < windows.outputs(); // known inputs come after the targets
                    inputs[i] = noisy ? (float) (clean + inputNoise.getAsDouble()) : clean;
                }
                float[] targets = new float[length * batch * windows.outputs()];
                for (int i = 0; i < targets.length; i++) { // i is an index of [time][batch][output]
                    int time = i / (batch * windows.outputs());
                    int copy = i / windows.outputs() % batch;
                    targets[i] = windows.target(window * batch + copy, time, i % windows.outputs());
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
