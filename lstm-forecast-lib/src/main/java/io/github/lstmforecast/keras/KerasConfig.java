package io.github.lstmforecast.keras;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.keras.KerasCall.Tensor;
import io.github.lstmforecast.model.ModelFileException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The configuration of a model: its layers from the bottom up, if they are a chain.
 *
 * @param inputShape of the model, with the number of sequences before it; the input layer is not among the layers
 * @param hasStateOutputs whether it outputs states of layers, too
 */
record KerasConfig(KerasLayer input, JsonNode inputShape, List<KerasLayer> layers, boolean hasStateOutputs) {
    static final int MOST_LAYERS = 1000;
    private static final String INPUT = "InputLayer";

    /** Whether each of its recurrent layers keeps its state from one window to the next. */
    boolean isStateful() {
        return layers.stream()
                .filter(layer -> KerasLayers.RECURRENT.contains(layer.className()))
                .allMatch(layer -> layer.is("stateful"));
    }

    static KerasConfig of(JsonNode model, boolean keras2) throws ModelFileException {
        String className = model.path("class_name").asText();
        JsonNode config = model.path("config");
        return switch (className) {
            case "Sequential" -> sequential(model, keras2);
            case "Functional", "Model" -> new Graph(config, layers(config.path("layers"), true, keras2)).chain();
            default ->
                throw new ModelFileException("the model has the class " + SafeText.of(className)
                        + ", whose code is not in the file; only Sequential and functional models are read");
        };
    }

    /** The layers by name, in the order of the file. */
    private static Map<String, KerasLayer> layers(JsonNode json, boolean inputsToo, boolean keras2)
            throws ModelFileException {
        if (!json.isArray() || json.isEmpty() || json.size() > MOST_LAYERS) {
            throw new ModelFileException("its layers are not a list of 1.." + MOST_LAYERS + " (" + json.getNodeType()
                    + ", " + json.size() + ")");
        }
        Map<String, KerasLayer> layers = new LinkedHashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        for (JsonNode one : json) {
            String group = snakeCase(one.path("class_name").asText());
            boolean isCounted = inputsToo || !one.path("class_name").asText().equals(INPUT);
            int number = isCounted ? counts.merge(group, 1, Integer::sum) - 1 : 0;
            KerasLayer layer = KerasLayer.of(one, number == 0 ? group : group + "_" + number, keras2);
            if (layers.put(layer.name(), layer) != null) {
                throw layer.wrong("another layer has the same name");
            }
        }
        return layers;
    }

    /** As Keras does it. */
    static String snakeCase(String className) {
        return className
                .replaceAll("\\W+", "")
                .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }

    private static KerasConfig sequential(JsonNode model, boolean keras2) throws ModelFileException {
        JsonNode config = model.path("config");
        List<KerasLayer> layers =
                new ArrayList<>(layers(config.isArray() ? config : config.path("layers"), false, keras2)
                        .values());
        KerasLayer first = layers.get(0);
        if (first.className().equals(INPUT)) {
            layers.remove(0);
        }
        JsonNode shape = inputShape(first)
                .or(() -> known(config.path("build_input_shape")))
                .or(() -> known(model.path("build_config").path("input_shape")))
                .orElseThrow(
                        () -> first.wrong(
                                "the shape of the model's input is not said. Begin the model with keras.Input, and save it again"));
        return new KerasConfig(first, shape, layers, false);
    }

    private static Optional<JsonNode> inputShape(KerasLayer layer) {
        return known(layer.node("batch_shape")).or(() -> known(layer.node("batch_input_shape")));
    }

    private static Optional<JsonNode> known(JsonNode shape) {
        return Optional.of(shape).filter(JsonNode::isArray);
    }

    /** The layers of a functional model, and what each gets from which. */
    private record Graph(JsonNode config, Map<String, KerasLayer> layers) {
        KerasConfig chain() throws ModelFileException {
            List<Tensor> outputs = KerasCall.tensors(config.path("output_layers"));
            List<Tensor> values = outputs.stream().filter(of -> of.index() == 0).toList();
            if (values.size() != 1) {
                throw new ModelFileException("the model has " + values.size() + " outputs beside states"
                        + (values.isEmpty() ? "" : ": " + Tensor.names(values))
                        + "; only models with one are read. Save a keras.Model with the one that forecasts");
            }
            Map<String, KerasLayer> downward = new LinkedHashMap<>();
            KerasLayer layer = layer(values.get(0));
            while (!layer.className().equals(INPUT)) {
                if (downward.put(layer.name(), layer) != null) {
                    throw layer.wrong("it is its own input");
                }
                layer = below(layer);
            }
            requireAll(downward.keySet());
            List<KerasLayer> chain = new ArrayList<>(downward.values());
            Collections.reverse(chain);
            KerasLayer input = layer;
            return new KerasConfig(
                    input,
                    inputShape(input).orElseThrow(() -> input.wrong("it says no shape")),
                    chain,
                    outputs.size() > 1);
        }

        private KerasLayer layer(Tensor of) throws ModelFileException {
            KerasLayer layer = layers.get(of.layer());
            if (layer == null) {
                throw new ModelFileException("there is no layer " + SafeText.of(of.layer()) + ", which another names");
            }
            return layer;
        }

        /** The only layer from which a layer gets its input. */
        private KerasLayer below(KerasLayer layer) throws ModelFileException {
            KerasLayers.requireKnown(layer);
            return layer(KerasCall.of(layer).input());
        }

        private void requireAll(Set<String> chain) throws ModelFileException {
            for (KerasLayer layer : layers.values()) {
                if (!chain.contains(layer.name()) && !layer.className().equals(INPUT)) {
                    KerasLayers.requireKnown(layer);
                    throw layer.wrong(
                            "it is not on the way from the input to the output; only chains of layers are read");
                }
            }
            long inputs = layers.values().stream()
                    .filter(of -> of.className().equals(INPUT))
                    .count();
            if (inputs != 1) {
                throw new ModelFileException("the model has " + inputs
                        + " inputs; only models with one are read, in which known inputs are further features");
            }
        }
    }
}
