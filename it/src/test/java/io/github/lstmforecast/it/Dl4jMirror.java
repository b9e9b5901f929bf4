package io.github.lstmforecast.it;

import static org.deeplearning4j.nn.layers.recurrent.LSTM.STATE_KEY_PREV_ACTIVATION;
import static org.deeplearning4j.nn.layers.recurrent.LSTM.STATE_KEY_PREV_MEMCELL;

import io.github.lstmforecast.rnn.LstmGate;
import io.github.lstmforecast.rnn.RnnParameters;
import io.github.lstmforecast.rnn.RnnShape;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A Deeplearning4j network with the weights of one of ours. It computes in double precision, so that what the two
 * differ by is the rounding of ours.
 */
final class Dl4jMirror {
    private final RnnShape shape;
    private final MultiLayerNetwork network;

    Dl4jMirror(RnnParameters parameters) {
        shape = parameters.shape();
        network = networkOf(shape);
        forEachParameter(shape, network.paramTable(), (index, array, at) -> array.putScalar(at, parameters.get(index)));
    }

    /** Deeplearning4j's arrays of a network as our flat vector. */
    static float[] inOurOrder(RnnShape shape, Map<String, INDArray> arrays) {
        float[] ours = new float[shape.parameterCount()];
        forEachParameter(shape, arrays, (index, array, at) -> ours[index] = array.getFloat(at));
        return ours;
    }

    private static MultiLayerNetwork networkOf(RnnShape shape) {
        var layers =
                new NeuralNetConfiguration.Builder().dataType(DataType.DOUBLE).list();
        for (int layer = 0; layer < shape.layers(); layer++) {
            layers.layer(new LSTM.Builder()
                    .nIn(shape.inputsOf(layer))
                    .nOut(shape.units().get(layer))
                    .activation(Activation.TANH)
                    .gateActivationFunction(Activation.SIGMOID)
                    .build());
        }
        layers.layer(new RnnOutputLayer.Builder(LossFunction.MSE)
                .nIn(shape.topUnits())
                .nOut(shape.outputs())
                .activation(Activation.IDENTITY)
                .build());
        MultiLayerNetwork network = new MultiLayerNetwork(layers.build());
        network.init();
        return network;
    }

    /**
     * One step on from the state that the step before left; the first starts from zeros.
     *
     * @param input {@code [input]}
     * @return {@code [output]}
     */
    double[] step(double[] input) {
        double[][] batchOfOne = {input};
        return network.rnnTimeStep(Nd4j.createFromArray(batchOfOne)).toDoubleVector();
    }

    /** h of a layer after the last step, {@code [unit]}. */
    double[] hidden(int layer) {
        return remembered(layer, STATE_KEY_PREV_ACTIVATION);
    }

    /** c of a layer after the last step, {@code [unit]}. */
    double[] cell(int layer) {
        return remembered(layer, STATE_KEY_PREV_MEMCELL);
    }

    private double[] remembered(int layer, String key) {
        return network.rnnGetPreviousState(layer).get(key).toDoubleVector();
    }

    /**
     * The gradient of the squared error, averaged over batch, time and outputs, from a state of zeros.
     *
     * @param inputs {@code [time][batch][input]}, flat
     * @param targets {@code [time][batch][output]}, flat
     * @return the loss by each parameter, in our order
     */
    double[] gradient(float[] inputs, float[] targets, int time, int batch) {
        network.setInput(inOrderOfBatch(inputs, time, batch, shape.inputs()));
        network.setLabels(inOrderOfBatch(targets, time, batch, shape.outputs()));
        network.computeGradientAndScore();
        double[] gradient = new double[shape.parameterCount()];
        // Here Deeplearning4j has averaged over the outputs alone: it
        // leaves the batch to its updater, and sums over time.
        forEachParameter(
                shape,
                network.gradient().gradientForVariable(),
                (index, array, at) -> gradient[index] = array.getDouble(at) / (batch * time));
        return gradient;
    }

    /** From {@code [time][batch][feature]} to Deeplearning4j's {@code [batch][feature][time]}. */
    private static INDArray inOrderOfBatch(float[] values, int time, int batch, int features) {
        double[][][] ordered = new double[batch][features][time];
        for (int i = 0; i < values.length; i++) {
            ordered[i / features % batch][i % features][i / features / batch] = values[i];
        }
        return Nd4j.createFromArray(ordered);
    }

    private interface Place {
        /**
         * Called once for each parameter.
         *
         * @param index in our flat vector
         * @param at in their array: row and column of weights, the column alone of biases, which have one dimension
         *     only. Given a row as well, Deeplearning4j would take that for the place, and not complain.
         */
        void visit(int index, INDArray array, long... at);
    }

    /** Tells where each of our parameters, or its gradient, is in Deeplearning4j's arrays of a layer's W, RW and b. */
    private static void forEachParameter(RnnShape shape, Map<String, INDArray> arrays, Place place) {
        for (int layer = 0; layer < shape.layers(); layer++) {
            INDArray inputWeights = arrays.get(layer + "_W"); // (inputs, 4 * units)
            INDArray recurrentWeights = arrays.get(layer + "_RW"); // (units, 4 * units)
            INDArray biases = arrays.get(layer + "_b"); // (4 * units)
            int units = shape.units().get(layer);
            for (LstmGate gate : LstmGate.values()) {
                for (int unit = 0; unit < units; unit++) {
                    int column = block(gate) * units + unit;
                    for (int input = 0; input < shape.inputsOf(layer); input++) {
                        place.visit(shape.inputWeight(layer, gate, unit, input), inputWeights, input, column);
                    }
                    for (int from = 0; from < units; from++) {
                        place.visit(shape.recurrentWeight(layer, gate, unit, from), recurrentWeights, from, column);
                    }
                    place.visit(shape.bias(layer, gate, unit), biases, column);
                }
            }
        }
        INDArray outputWeights = arrays.get(shape.layers() + "_W"); // (top units, outputs)
        INDArray outputBiases = arrays.get(shape.layers() + "_b"); // (outputs)
        for (int output = 0; output < shape.outputs(); output++) {
            for (int unit = 0; unit < shape.topUnits(); unit++) {
                place.visit(shape.outputWeight(output, unit), outputWeights, unit, output);
            }
            place.visit(shape.outputBias(output), outputBiases, output);
        }
    }

    /** The order of the blocks in Deeplearning4j's arrays, whatever the order of ours. */
    private static int block(LstmGate gate) {
        return switch (gate) {
            case CANDIDATE -> 0;
            case FORGET -> 1;
            case OUTPUT -> 2;
            case INPUT -> 3;
        };
    }
}
