package com.example;

import java.io.File;
import java.io.IOException;
import java.util.Random;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Two models of a pulse wave, built, trained and saved with nothing but Deeplearning4j. */
public final class PulseModels {
    private static final int PERIOD = 10;
    private static final int WIDTH = 3;
    private static final int BATCH = 10;
    private static final int STEPS = 40;
    private static final int ITERATIONS = 250;

    private PulseModels() {}

    public static void main(String[] args) throws IOException {
        File folder = new File(args[0]);
        folder.mkdirs();
        save(train(new LSTM.Builder().nOut(20).activation(Activation.TANH).build()), new File(folder, "lstm.zip"));
        save(
                train(
                        new LSTM.Builder().nOut(20).activation(Activation.TANH).build(),
                        new DenseLayer.Builder()
                                .nOut(10)
                                .activation(Activation.TANH)
                                .build()),
                new File(folder, "dense.zip"));
    }

    private static MultiLayerNetwork train(Layer... layers) {
        var list = new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Adam(0.02))
                .list();
        for (Layer layer : layers) {
            list.layer(layer);
        }
        MultiLayerConfiguration configuration = list.layer(new RnnOutputLayer.Builder(LossFunction.MSE)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .setInputType(InputType.recurrent(1))
                .build();
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        Random random = new Random(1);
        for (int i = 0; i < ITERATIONS; i++) {
            network.fit(pulses(random));
        }
        return network;
    }

    /**
     * Pulse waves, each begun anywhere in its cycle. The model sees them with noise, and learns what they are without.
     */
    private static DataSet pulses(Random random) {
        float[][][] seen = new float[BATCH][1][STEPS];
        float[][][] next = new float[BATCH][1][STEPS];
        for (int wave = 0; wave < BATCH; wave++) {
            int start = random.nextInt(PERIOD);
            for (int step = 0; step < STEPS; step++) {
                seen[wave][0][step] = pulse(start + step) + (float) (0.1 * random.nextGaussian());
                next[wave][0][step] = pulse(start + step + 1);
            }
        }
        return new DataSet(Nd4j.createFromArray(seen), Nd4j.createFromArray(next));
    }

    private static float pulse(int step) {
        return step % PERIOD < WIDTH ? 1 : 0;
    }

    private static void save(MultiLayerNetwork network, File file) throws IOException {
        ModelSerializer.writeModel(network, file, true);
        System.out.println("Saved " + file.getName() + ", score " + network.score());
    }
}
