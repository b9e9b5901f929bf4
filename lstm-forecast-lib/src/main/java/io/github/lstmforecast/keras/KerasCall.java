package io.github.lstmforecast.keras;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.model.ModelFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The call of a layer in a functional model: from where it gets its input, and with which arguments. */
record KerasCall(KerasLayer layer, JsonNode uses) {
    private static final String CONSTANTS = "constants"; // where they have no name

    /** A tensor: an output of one use of a layer. */
    record Tensor(String layer, int index) {
        private static boolean is(JsonNode json) {
            return json.isArray()
                    && json.size() >= 3
                    && json.get(0).isTextual()
                    && json.get(1).isInt()
                    && json.get(2).isInt();
        }

        private static Tensor of(JsonNode json) {
            return new Tensor(json.get(0).textValue(), json.get(2).intValue());
        }

        static String names(List<Tensor> tensors) {
            return String.join(
                    ", ", tensors.stream().map(of -> SafeText.of(of.layer())).toList());
        }
    }

    static KerasCall of(KerasLayer layer) {
        return new KerasCall(layer, layer.json().path("inbound_nodes"));
    }

    /**
     * The only input of the layer.
     *
     * @throws ModelFileException if it has others, also such that are constants
     */
    Tensor input() throws ModelFileException {
        if (uses.size() != 1) {
            throw layer.wrong("it is used " + uses.size() + " times; only chains of layers are read");
        }
        if (isTraining() && KerasLayers.changesInTraining(layer)) {
            throw layer.wrong(
                    "it is called with training=True, so that it does in forecasts what it does in a training."
                            + " Build the model without that");
        }
        List<Tensor> inputs = tensors(uses);
        if (inputs.size() != 1) {
            throw layer.wrong("it has " + inputs.size() + " inputs (" + Tensor.names(inputs)
                    + "); only chains of layers are read, in which each has one");
        }
        if (inputs.get(0).index() != 0) {
            throw layer.wrong("its input is a state of layer "
                    + SafeText.of(inputs.get(0).layer()) + "; only chains of layers are read");
        }
        requireOnlyTensors("", uses);
        return inputs.get(0);
    }

    private boolean isTraining() {
        for (JsonNode training : uses.findValues("training")) {
            if (training.asBoolean()) {
                return true;
            }
        }
        return false;
    }

    /**
     * The tensors in some JSON: {@code ["lstm", 0, 1]} is the second output of the first use of a layer. Keras 3 has such a
     * list as the {@code keras_history} of an object.
     */
    static List<Tensor> tensors(JsonNode json) {
        List<Tensor> tensors = new ArrayList<>();
        addTensors(json, tensors);
        return tensors;
    }

    private static void addTensors(JsonNode json, List<Tensor> tensors) {
        boolean isTensor = Tensor.is(json);
        if (isTensor) {
            tensors.add(Tensor.of(json));
        }
        for (int i = isTensor ? 3 : 0; i < json.size() && json.isArray(); i++) {
            addTensors(json.get(i), tensors);
        }
        if (json.isObject()) {
            json.forEach(one -> addTensors(one, tensors));
        }
    }

    /**
     * Keras 3 has a call as an object with {@code args} and {@code kwargs}, and Keras 2 as a list of tensors, in each of
     * which the arguments come last.
     *
     * @param argument empty for the call itself
     */
    private void requireOnlyTensors(String argument, JsonNode json) throws ModelFileException {
        if (json.isArray()) {
            for (int i = Tensor.is(json) ? 3 : 0; i < json.size(); i++) {
                requireOnlyTensors(argument, json.get(i));
            }
        } else if (json.isObject() && argument.isEmpty()) {
            for (Map.Entry<String, JsonNode> one : json.properties()) {
                switch (one.getKey()) {
                    case "args" -> requireOnlyTensors(CONSTANTS, one.getValue());
                    case "kwargs" -> requireOnlyTensors("", one.getValue());
                    case "training" -> {} // see above
                    default -> requireOnlyTensors(one.getKey(), one.getValue());
                }
            }
        } else if (!json.isNull() && !json.path("class_name").asText().equals("__keras_tensor__")) {
            throw layer.wrong("it is called with " + SafeText.of(argument.isEmpty() ? CONSTANTS : argument)
                    + ", but only the output of the layer below is read. Build the model without that");
        }
    }
}
