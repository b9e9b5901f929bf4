package io.github.lstmforecast.keras;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.rnn.Activation;
import io.github.lstmforecast.rnn.Activation.Function;
import io.github.lstmforecast.rnn.GateActivation;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The activation functions of Keras, by name or as a layer. */
final class KerasActivations {
    private static final float SLOPE_BY_NAME = 0.2f; // of leaky_relu
    private static final double SLOPE_OF_LAYER = 0.3;

    /** Those whose name means the same in Keras 2 and 3. */
    private static final Map<String, Activation> BY_NAME = new TreeMap<>(Map.ofEntries(
            Map.entry("linear", Activation.LINEAR),
            Map.entry("tanh", Activation.TANH),
            Map.entry("sigmoid", Activation.of(Function.SIGMOID)),
            Map.entry("relu", Activation.of(Function.RELU)),
            Map.entry("relu6", Activation.of(Function.RELU_6)),
            Map.entry("leaky_relu", new Activation(Function.LEAKY_RELU, SLOPE_BY_NAME)),
            Map.entry("elu", new Activation(Function.ELU, 1)),
            Map.entry("celu", new Activation(Function.ELU, 1)), // the same with its only parameter at 1
            Map.entry("selu", Activation.of(Function.SELU)),
            Map.entry("gelu", Activation.of(Function.GELU)),
            Map.entry("silu", Activation.of(Function.SILU)),
            Map.entry("swish", Activation.of(Function.SILU)),
            Map.entry("hard_silu", Activation.of(Function.HARD_SILU)),
            Map.entry("hard_swish", Activation.of(Function.HARD_SILU)),
            Map.entry("mish", Activation.of(Function.MISH)),
            Map.entry("softplus", Activation.of(Function.SOFTPLUS)),
            Map.entry("softsign", Activation.of(Function.SOFTSIGN)),
            Map.entry("hard_tanh", Activation.of(Function.HARD_TANH)),
            Map.entry("log_sigmoid", Activation.of(Function.LOG_SIGMOID)),
            Map.entry("exponential", Activation.of(Function.EXPONENTIAL)),
            Map.entry("softmax", Activation.of(Function.SOFTMAX))));

    private static final String HARD_SIGMOID = "hard_sigmoid"; // whose slope is another in Keras 3

    private KerasActivations() {}

    /**
     * The activation that a layer names.
     *
     * @param key of its configuration
     * @param unlessSaid its name if there is no such key
     */
    static Activation of(KerasLayer layer, String key, String unlessSaid) throws ModelFileException {
        JsonNode value = layer.node(key);
        if (value.isNull()) {
            return Activation.LINEAR;
        }
        if (value.isObject() && !value.path("class_name").asText().equals("function")) {
            KerasLayer inner = layer.inner(value);
            return layer(inner).orElseThrow(() -> layer.wrong(key + " is " + inner + ", which is not read as one"));
        }
        String name =
                value.isObject() ? value.path("config").asText() : value.isMissingNode() ? unlessSaid : value.asText();
        if (name.equals(HARD_SIGMOID)) {
            return Activation.of(layer.keras2() ? Function.HARD_SIGMOID : Function.HARD_SIGMOID_6);
        }
        Activation activation = BY_NAME.get(name);
        if (activation == null) {
            throw layer.wrong(key + " is " + SafeText.of(name) + "; these are read: " + HARD_SIGMOID + ", "
                    + String.join(", ", BY_NAME.keySet()));
        }
        return activation;
    }

    /** The activation of the values inside cells, each by itself. */
    static Activation ofCell(KerasLayer cell) throws ModelFileException {
        Activation activation = of(cell, "activation", "tanh");
        if (activation.function() == Function.SOFTMAX) {
            throw cell.wrong("activation is softmax, which is not read inside recurrent layers");
        }
        return activation;
    }

    static GateActivation ofGates(KerasLayer cell) throws ModelFileException {
        JsonNode value = cell.node("recurrent_activation");
        String name = value.isMissingNode()
                ? "sigmoid"
                : value.isObject() ? value.path("config").asText() : value.asText();
        return switch (name) {
            case "sigmoid" -> GateActivation.SIGMOID;
            case HARD_SIGMOID -> cell.keras2() ? GateActivation.HARD_SIGMOID : GateActivation.HARD_SIGMOID_6;
            default ->
                throw cell.wrong("recurrent_activation is " + SafeText.of(name)
                        + "; only sigmoid and hard_sigmoid are read. Train the model with one of them");
        };
    }

    /** The activation that a layer is; empty if it is another kind of layer. */
    static Optional<Activation> layer(KerasLayer layer) throws ModelFileException {
        return Optional.ofNullable(
                switch (layer.className()) {
                    case "Activation" -> of(layer, "activation", "linear");
                    case "ReLU" -> relu(layer);
                    case "LeakyReLU" ->
                        new Activation(Function.LEAKY_RELU, (float)
                                layer.number("negative_slope", layer.number("alpha", SLOPE_OF_LAYER)));
                    case "ELU" -> new Activation(Function.ELU, (float) layer.number("alpha", 1));
                    case "Softmax" -> softmax(layer);
                    default -> null;
                });
    }

    private static Activation relu(KerasLayer layer) throws ModelFileException {
        double slope = layer.number("negative_slope", 0);
        double most = layer.number("max_value", Double.POSITIVE_INFINITY);
        double threshold = layer.number("threshold", 0);
        if (threshold == 0 && most == Double.POSITIVE_INFINITY) {
            return slope == 0 ? Activation.of(Function.RELU) : new Activation(Function.LEAKY_RELU, (float) slope);
        }
        if (threshold == 0 && slope == 0 && most == 6) {
            return Activation.of(Function.RELU_6);
        }
        throw layer.wrong("threshold is " + threshold + ", max_value " + most + " and negative_slope " + slope
                + "; only a threshold of 0 is read, with a max_value of 6 or none");
    }

    private static Activation softmax(KerasLayer layer) throws ModelFileException {
        double axis = layer.number("axis", -1);
        if (axis != -1) {
            throw layer.wrong("axis is " + axis + "; only -1 is read, over the values of a step");
        }
        return Activation.of(Function.SOFTMAX);
    }
}
