package io.github.lstmforecast.it;

import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Networks as a user of Deeplearning4j makes them. */
final class Dl4jNetworks {
    private Dl4jNetworks() {}

    static MultiLayerNetwork lstm(
            int inputs, List<Integer> units, int outputs, Activation gates, IUpdater updater, DataType precision) {
        Layer[] layers = new Layer[units.size() + 1];
        for (int i = 0; i < units.size(); i++) {
            layers[i] = lstm(i == 0 ? inputs : units.get(i - 1), units.get(i));
            ((LSTM) layers[i]).setGateActivationFn(gates.getActivationFunction());
        }
        layers[units.size()] = output(units.get(units.size() - 1), outputs);
        return of(updater, precision, layers);
    }

    static LSTM lstm(int inputs, int units) {
        return new LSTM.Builder()
                .nIn(inputs)
                .nOut(units)
                .activation(Activation.TANH)
                .build();
    }

    @SuppressWarnings("deprecation") // there are models with it
    static Layer graves(int inputs, int units) {
        return new org.deeplearning4j.nn.conf.layers.GravesLSTM.Builder()
                .nIn(inputs)
                .nOut(units)
                .activation(Activation.TANH)
                .build();
    }

    static RnnOutputLayer output(int inputs, int outputs) {
        return new RnnOutputLayer.Builder(LossFunction.MSE)
                .nIn(inputs)
                .nOut(outputs)
                .activation(Activation.IDENTITY)
                .build();
    }

    static MultiLayerNetwork of(IUpdater updater, DataType precision, Layer... layers) {
        var list = new NeuralNetConfiguration.Builder()
                .seed(5)
                .dataType(precision)
                .updater(updater)
                .list();
        for (Layer layer : layers) {
            list.layer(layer);
        }
        MultiLayerNetwork network = new MultiLayerNetwork(list.build());
        network.init();
        return network;
    }

    static void fit(MultiLayerNetwork network, int inputs, int outputs, int times) {
        for (int i = 0; i < times; i++) {
            network.fit(new DataSet(Nd4j.rand(3, inputs, 6), Nd4j.rand(3, outputs, 6)));
        }
    }

    /** Random values, {@code [step][feature]}. */
    static float[][] sequence(int steps, int features) {
        Random random = new Random(9);
        float[][] sequence = new float[steps][features];
        for (float[] values : sequence) {
            for (int f = 0; f < features; f++) {
                values[f] = random.nextFloat() * 2 - 1;
            }
        }
        return sequence;
    }

    /** One step, {@code [1][feature][1]}. */
    static INDArray step(float[] values) {
        return Nd4j.createFromArray(values).reshape(1, values.length, 1);
    }
}
