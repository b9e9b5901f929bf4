package io.github.lstmforecast.it;

import io.github.lstmforecast.signal.GaussianNoise;
import io.github.lstmforecast.signal.PulseWave;
import io.github.lstmforecast.signal.TrainingCopy;
import io.github.lstmforecast.signal.Windows;
import io.github.lstmforecast.train.Recipe;
import io.github.lstmforecast.train.Trainer;
import io.github.lstmforecast.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * How long Deeplearning4j's {@code fit} takes for a window, and how long the library does: batches of 3, windows of 25,
 * RMSprop, one thread, warm.
 */
final class FitBenchmark {
    private static final int COPIES = 3;
    private static final int WINDOW = 25;

    private FitBenchmark() {}

    public static void main(String[] args) {
        Windows windows = Windows.of(
                TrainingCopy.rotated(
                        new GaussianNoise(0.01, 1).addTo(PulseWave.of(10, 3).samples(150)), COPIES, 3),
                WINDOW);
        System.out.printf("%nOne window, milliseconds%nunits  Deeplearning4j  lstm-forecast  ratio%n");
        for (int units : new int[] {20, 64, 128, 256}) {
            double dl4j = ofDl4j(windows, units);
            double ours = ours(windows, units);
            System.out.printf(Locale.ROOT, "%5d  %14.3f  %13.4f  %4.0fx%n", units, dl4j * 1e3, ours * 1e3, dl4j / ours);
        }
    }

    private static double ours(Windows windows, int units) {
        int epochs = 80_000 / (units * units) + 4;
        Recipe recipe =
                Recipe.kerasStateful().toBuilder().units(units).epochs(epochs).build();
        for (int run = 0; run < 5; run++) {
            Trainer.train(recipe, windows, TrainingListener.NONE);
        }
        return seconds(() -> Trainer.train(recipe, windows, TrainingListener.NONE)) / epochs / windows.windows();
    }

    private static double ofDl4j(Windows windows, int units) {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .updater(new RmsProp(0.001, 0.9, 1e-7))
                .list()
                .layer(new LSTM.Builder()
                        .nIn(1)
                        .nOut(units)
                        .activation(Activation.TANH)
                        .gateActivationFunction(Activation.SIGMOID)
                        .build())
                .layer(new RnnOutputLayer.Builder(LossFunction.MSE)
                        .nIn(units)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
        network.init();
        List<DataSet> batches = new ArrayList<>();
        for (int window = 0; window < windows.windows(); window++) {
            float[] inputs = new float[COPIES * WINDOW];
            float[] targets = new float[COPIES * WINDOW];
            for (int i = 0; i < inputs.length; i++) {
                int row = window * COPIES + i / WINDOW;
                inputs[i] = windows.input(row, i % WINDOW, 0);
                targets[i] = windows.target(row, i % WINDOW, 0);
            }
            batches.add(new DataSet(
                    Nd4j.create(inputs, new int[] {COPIES, 1, WINDOW}, 'c'),
                    Nd4j.create(targets, new int[] {COPIES, 1, WINDOW}, 'c')));
        }
        int epochs = 10;
        for (int epoch = 0; epoch < epochs; epoch++) {
            batches.forEach(network::fit);
        }
        return seconds(() -> {
                    for (int epoch = 0; epoch < epochs; epoch++) {
                        batches.forEach(network::fit);
                    }
                })
                / epochs
                / batches.size();
    }

    private static double seconds(Runnable job) {
        long start = System.nanoTime();
        job.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
