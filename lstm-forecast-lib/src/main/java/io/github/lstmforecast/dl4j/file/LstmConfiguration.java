package io.github.lstmforecast.dl4j.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.rnn.Adam;
import io.github.lstmforecast.rnn.GateActivation;
import io.github.lstmforecast.rnn.LstmGate;
import io.github.lstmforecast.rnn.Optimizer;
import io.github.lstmforecast.rnn.OptimizerState;
import io.github.lstmforecast.rnn.RmsProp;
import io.github.lstmforecast.rnn.RnnShape;
import io.github.lstmforecast.rnn.Sgd;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Deeplearning4j's configuration of an LSTM stack with a linear output layer, and the order of its parameters. */
final class LstmConfiguration {
    private static final String CLASS = "@class";
    private static final String LAYERS = "org.deeplearning4j.nn.conf.layers.";
    private static final String ACTIVATIONS = "org.nd4j.linalg.activations.impl.";
    private static final String UPDATERS = "org.nd4j.linalg.learning.config.";
    private static final String UNTRAINED_UPDATER = "Sgd"; // the default of Deeplearning4j
    private static final double UNTRAINED_LEARNING_RATE = 1e-3;
    private static final String ITERATIONS = "iterationCount";

    private LstmConfiguration() {}

    /** The network is not an LSTM stack; the message says why. */
    static final class OtherNetworkException extends Exception {
        private static final long serialVersionUID = 1L;

        OtherNetworkException(String what) {
            super(what);
        }
    }

    /**
     * The index in our flat vector of each parameter in Deeplearning4j's. That has, layer by layer, W
     * {@code [input][gate, unit]} and RW {@code [unit][gate, unit]}, both in column-major order, then b; at the end W and b
     * of the output layer.
     */
    static int[] order(RnnShape shape) {
        int[] order = new int[shape.parameterCount()];
        int at = 0;
        for (int layer = 0; layer < shape.layers(); layer++) {
            int units = shape.units().get(layer);
            for (LstmGate gate : LstmGate.values()) {
                for (int unit = 0; unit < units; unit++) {
                    for (int input = 0; input < shape.inputsOf(layer); input++) {
                        order[at++] = shape.inputWeight(layer, gate, unit, input);
                    }
                }
            }
            for (LstmGate gate : LstmGate.values()) {
                for (int unit = 0; unit < units; unit++) {
                    for (int from = 0; from < units; from++) {
                        order[at++] = shape.recurrentWeight(layer, gate, unit, from);
                    }
                }
            }
            for (LstmGate gate : LstmGate.values()) {
                for (int unit = 0; unit < units; unit++) {
                    order[at++] = shape.bias(layer, gate, unit);
                }
            }
        }
        for (int output = 0; output < shape.outputs(); output++) {
            for (int unit = 0; unit < shape.topUnits(); unit++) {
                order[at++] = shape.outputWeight(output, unit);
            }
        }
        for (int output = 0; output < shape.outputs(); output++) {
            order[at++] = shape.outputBias(output);
        }
        return order;
    }

    static ObjectNode write(RnnShape shape, Optional<OptimizerState> optimizer) {
        ObjectNode network = JsonNodeFactory.instance.objectNode();
        network.put("backpropType", "Standard");
        network.put("cacheMode", "NONE");
        ArrayNode layers = network.putArray("confs");
        for (int layer = 0; layer < shape.layers(); layer++) {
            ObjectNode lstm = layer(layers, layer, "LSTM", "ActivationTanH", "W", "RW", "b");
            lstm.put("forgetGateBiasInit", 1.0);
            String gates = switch (shape.gateActivation()) {
                case SIGMOID -> "ActivationSigmoid";
                case HARD_SIGMOID -> "ActivationHardSigmoid";
                case HARD_SIGMOID_6 ->
                    throw new InvalidValueException(
                            "gateActivation", shape.gateActivation().key(), "one that Deeplearning4j has");
            };
            lstm.putObject("gateActivationFn").put(CLASS, ACTIVATIONS + gates);
            lstm.put("helperAllowFallback", true);
            lstm.putNull("weightInitFnRecurrent");
            finish(lstm, shape.inputsOf(layer), shape.units().get(layer), optimizer);
        }
        ObjectNode output = layer(layers, shape.layers(), "RnnOutputLayer", "ActivationIdentity", "W", "b");
        output.put("hasBias", true);
        output.putObject("lossFn").put(CLASS, "org.nd4j.linalg.lossfunctions.impl.LossMSE");
        finish(output, shape.topUnits(), shape.outputs(), optimizer);
        network.put("dataType", "FLOAT");
        network.put("epochCount", 0);
        network.put("inferenceWorkspaceMode", "ENABLED");
        network.putObject("inputPreProcessors");
        network.put(ITERATIONS, optimizer.map(OptimizerState::steps).orElse(0));
        network.put("tbpttBackLength", 20);
        network.put("tbpttFwdLength", 20);
        network.put("trainingWorkspaceMode", "ENABLED");
        network.put("validateOutputLayerConfig", true);
        return network;
    }

    private static ObjectNode layer(ArrayNode to, int index, String type, String activation, String... variables) {
        ObjectNode conf = to.addObject();
        conf.put("cacheMode", "NONE");
        conf.put("dataType", "FLOAT");
        conf.put("epochCount", 0);
        conf.put(ITERATIONS, 0);
        ObjectNode layer = conf.putObject("layer");
        layer.put(CLASS, LAYERS + type);
        layer.putObject("activationFn").put(CLASS, ACTIVATIONS + activation);
        layer.put("layerName", "layer" + index);
        conf.put("maxNumLineSearchIterations", 5);
        conf.put("miniBatch", true);
        conf.put("minimize", true);
        conf.put("optimizationAlgo", "STOCHASTIC_GRADIENT_DESCENT");
        conf.put("seed", 0);
        conf.putNull("stepFunction");
        ArrayNode names = conf.putArray("variables");
        for (String variable : variables) {
            names.add(variable);
        }
        return layer;
    }

    private static void finish(ObjectNode layer, int inputs, int outputs, Optional<OptimizerState> optimizer) {
        layer.put("biasInit", 0.0);
        layer.putNull("biasUpdater");
        layer.putNull("constraints");
        layer.put("gainInit", 1.0);
        layer.put("gradientNormalization", "None");
        layer.put("gradientNormalizationThreshold", 1.0);
        layer.putNull("idropout");
        write(optimizer.map(OptimizerState::optimizer), layer.putObject("iupdater"));
        layer.put("nin", inputs);
        layer.put("nout", outputs);
        layer.putArray("regularization");
        layer.putArray("regularizationBias");
        layer.put("rnnDataFormat", "NCW");
        layer.putNull("timeDistributedFormat");
        layer.putObject("weightInitFn").put(CLASS, "org.deeplearning4j.nn.weights.WeightInitXavier");
        layer.putNull("weightNoise");
    }

    private static void write(Optional<Optimizer> optimizer, ObjectNode to) {
        if (optimizer.isEmpty()) {
            to.put(CLASS, UPDATERS + UNTRAINED_UPDATER);
            to.put("learningRate", UNTRAINED_LEARNING_RATE);
        } else if (optimizer.get() instanceof Adam adam) {
            to.put(CLASS, UPDATERS + "Adam");
            to.put("beta1", adam.beta1());
            to.put("beta2", adam.beta2());
            to.put("epsilon", adam.epsilon());
            to.put("learningRate", adam.learningRate());
        } else if (optimizer.get() instanceof RmsProp rmsProp) {
            to.put(CLASS, UPDATERS + "RmsProp");
            to.put("epsilon", rmsProp.epsilon());
            to.put("learningRate", rmsProp.learningRate());
            to.put("rmsDecay", rmsProp.rho());
        } else if (optimizer.get() instanceof Sgd sgd) {
            to.put(CLASS, UPDATERS + "Sgd");
            to.put("learningRate", sgd.learningRate());
        }
    }

    /**
     * The shape of an LSTM stack.
     *
     * @throws OtherNetworkException if the network is not an LSTM stack
     */
    static RnnShape shape(JsonNode network) throws OtherNetworkException {
        JsonNode layers = network.path("confs");
        require(layers.isArray() && layers.size() >= 2, "it is not a stack of layers");
        require(network.path("dataType").asText("FLOAT").equals("FLOAT"), "its numbers do not have 32 bits");
        List<Integer> units = new ArrayList<>();
        GateActivation gates = null;
        int top = layers.size() - 1;
        for (int i = 0; i < top; i++) {
            JsonNode layer = layers.get(i).path("layer");
            require(isA(layer, LAYERS + "LSTM"), "layer " + i + " is not an LSTM but " + name(layer));
            JsonNode activation = layer.path("activationFn");
            require(
                    isA(activation, ACTIVATIONS + "ActivationTanH"),
                    "layer " + i + " has the activation " + name(activation));
            JsonNode gate = layer.path("gateActivationFn");
            GateActivation of = isA(gate, ACTIVATIONS + "ActivationSigmoid")
                    ? GateActivation.SIGMOID
                    : isA(gate, ACTIVATIONS + "ActivationHardSigmoid") ? GateActivation.HARD_SIGMOID : null;
            require(of != null, "layer " + i + " has gates of " + name(gate));
            require(gates == null || gates == of, "its layers have different gates");
            gates = of;
            require(
                    i == 0 || size(layer, "nin", i) == units.get(i - 1),
                    "layer " + i + " does not fit the one below it");
            units.add(size(layer, "nout", i));
        }
        JsonNode output = layers.get(top).path("layer");
        require(
                isA(output, LAYERS + "RnnOutputLayer"),
                "layer " + top + " is not an RnnOutputLayer but " + name(output));
        JsonNode activation = output.path("activationFn");
        require(
                isA(activation, ACTIVATIONS + "ActivationIdentity"),
                "its output has the activation " + name(activation));
        require(output.path("hasBias").asBoolean(true), "its output layer has no bias");
        require(size(output, "nin", top) == units.get(top - 1), "layer " + top + " does not fit the one below it");
        require(network.path("inputPreProcessors").isEmpty(), "it has preprocessors between its layers");
        try {
            return new RnnShape(size(layers.get(0).path("layer"), "nin", 0), units, size(output, "nout", top), gates);
        } catch (InvalidValueException e) {
            throw new OtherNetworkException(e.getMessage());
        }
    }

    private static void require(boolean condition, String otherwise) throws OtherNetworkException {
        if (!condition) {
            throw new OtherNetworkException(otherwise);
        }
    }

    private static boolean isA(JsonNode node, String type) {
        return node.path(CLASS).asText().equals(type);
    }

    /** The name of a part of the network in messages. */
    private static String name(JsonNode node) {
        String type = node.path(CLASS).asText("nothing");
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private static int size(JsonNode layer, String key, int index) throws OtherNetworkException {
        JsonNode size = layer.path(key);
        require(
                size.canConvertToInt() && size.isIntegralNumber(),
                "layer " + index + " has no whole number as its " + key);
        return size.intValue();
    }

    /** The number of steps that its training has done. */
    static int steps(JsonNode network) {
        return Math.max(0, network.path(ITERATIONS).asInt());
    }

    /** The optimizer of all layers; empty if this library does not have it, or if the layers have different ones. */
    static Optional<Optimizer> optimizer(JsonNode network) {
        JsonNode first = network.path("confs").path(0).path("layer").path("iupdater");
        for (JsonNode conf : network.path("confs")) {
            JsonNode layer = conf.path("layer");
            if (!layer.path("iupdater").equals(first) || layer.hasNonNull("biasUpdater")) {
                return Optional.empty();
            }
        }
        if (first.hasNonNull("learningRateSchedule")) {
            return Optional.empty();
        }
        double learningRate = first.path("learningRate").asDouble(Double.NaN);
        double epsilon = first.path("epsilon").asDouble(Double.NaN);
        try {
            if (isA(first, UPDATERS + "Adam")) {
                double beta1 = first.path("beta1").asDouble(Double.NaN);
                double beta2 = first.path("beta2").asDouble(Double.NaN);
                return Optional.of(new Adam(learningRate, beta1, beta2, epsilon));
            }
            if (isA(first, UPDATERS + "RmsProp")) {
                return Optional.of(
                        new RmsProp(learningRate, first.path("rmsDecay").asDouble(Double.NaN), epsilon));
            }
        } catch (InvalidValueException e) {
            return Optional.empty(); // its settings are not supported
        }
        return Optional.empty();
    }
}
