package io.github.lstmforecast.onnx.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.TensorUse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The states of a graph: each is an input, and an output that is the input of the next step. */
final class StatePairs {
    private static final String DARTS = "darts.onnx_spec";
    private static final ObjectMapper JSON = new ObjectMapper();

    private StatePairs() {}

    /**
     * The output of each input that is a state: as the user says it, else as Darts has written it into the file, else by
     * the usual names.
     */
    static Map<String, String> of(Graph graph, TensorUse given) throws ModelFileException {
        if (!given.states().isEmpty()) {
            requireFit(graph, given.states(), "model.state");
            return given.states();
        }
        Map<String, String> byDarts = ofDarts(graph.metadata().get(DARTS));
        if (!byDarts.isEmpty()) {
            requireFit(graph, byDarts, "its metadata " + DARTS);
            return byDarts;
        }
        return StateNames.pairs(graph.inputs(), graph.outputs());
    }

    private static Map<String, String> ofDarts(String text) throws ModelFileException {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (text == null) {
            return pairs;
        }
        try {
            JsonNode spec = JSON.readTree(text);
            JsonNode inputs = spec.path("state_input_names");
            JsonNode outputs = spec.path("state_output_names");
            for (int i = 0; i < Math.min(inputs.size(), outputs.size()); i++) {
                pairs.put(inputs.get(i).asText(), outputs.get(i).asText());
            }
            return pairs;
        } catch (JsonProcessingException e) {
            throw new ModelFileException("its metadata " + DARTS + " is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static void requireFit(Graph graph, Map<String, String> pairs, String source) throws ModelFileException {
        for (Map.Entry<String, String> pair : pairs.entrySet()) {
            GraphTensor input = find(graph.inputs(), pair.getKey(), "input", source);
            GraphTensor output = find(graph.outputs(), pair.getValue(), "output", source);
            if (!StateNames.hasSameShape(input, output)) {
                throw new ModelFileException(
                        "the state " + input + " can't come from the output " + output + ": their shapes differ");
            }
        }
        if (pairs.values().stream().distinct().count() < pairs.size()) {
            throw new ModelFileException("two states come from the same output");
        }
    }

    private static GraphTensor find(List<GraphTensor> tensors, String name, String what, String source)
            throws ModelFileException {
        return tensors.stream()
                .filter(tensor -> tensor.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ModelFileException(source + " names " + SafeText.of(name)
                        + ", but the model has no such " + what + "; it has " + GraphTensor.shown(tensors)));
    }

    /** The states with what is in them. */
    static List<StateTensor> tensors(Graph graph, Map<String, String> pairs, int batch) throws ModelFileException {
        List<GraphTensor> states = new ArrayList<>();
        for (String name : pairs.keySet()) {
            states.add(find(graph.inputs(), name, "input", "model.state"));
        }
        Map<String, List<StateTensor.Part>> parts = StateParts.of(graph, states, batch);
        List<StateTensor> tensors = new ArrayList<>();
        for (GraphTensor state : states) {
            tensors.add(new StateTensor(
                    state.name(),
                    pairs.get(state.name()),
                    state.type()
                            .orElseThrow(() -> new ModelFileException("its state " + state
                                    + " is neither float nor double; only such states can be fed")),
                    shape(state, batch),
                    parts.getOrDefault(state.name(), List.of())));
        }
        return tensors;
    }

    /** A free size is that of the sequences side by side. */
    private static List<Long> shape(GraphTensor state, int batch) throws ModelFileException {
        if (!state.hasShape()
                || state.dimensions().stream().filter(Dimension::isFree).count() > 1) {
            throw new ModelFileException("the sizes of its state " + state
                    + " are not in the file: export it with fixed sizes for all but the batch axis");
        }
        return state.dimensions().stream()
                .map(dimension -> dimension.isFree() ? (long) batch : dimension.size())
                .toList();
    }

    /**
     * What to add for inputs that may be states, with outputs of the same shape: the block to copy.
     *
     * @param known states, which the block has, too
     */
    static Optional<String> proposal(Graph graph, Map<String, String> known, List<GraphTensor> inputs) {
        Map<String, String> proposed = new LinkedHashMap<>(known);
        for (GraphTensor input : inputs) {
            graph.outputs().stream()
                    .filter(output -> StateNames.hasSameShape(input, output) && !proposed.containsValue(output.name()))
                    .findFirst()
                    .ifPresent(output -> proposed.put(input.name(), output.name()));
        }
        return proposed.equals(known)
                ? Optional.empty()
                : Optional.of(proposed.entrySet().stream()
                        .map(pair -> SafeText.of(pair.getKey()) + ": " + SafeText.of(pair.getValue()))
                        .collect(Collectors.joining(", ", "state: { ", " }")));
    }
}
