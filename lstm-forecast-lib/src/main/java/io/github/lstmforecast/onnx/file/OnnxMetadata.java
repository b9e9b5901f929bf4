package io.github.lstmforecast.onnx.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.model.EntryBytes;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.ModelJson;
import io.github.lstmforecast.model.SavedInputs;
import io.github.lstmforecast.signal.TransformChain;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What this library writes into an ONNX file beside the graph, as JSON in the metadata with the key {@value #KEY}.
 *
 * @param inputs the values of a step, by name; the graph scales the known inputs, so they are fed as they are
 * @param transforms that are not in the graph: whoever runs it applies them to the whole series before, and undoes them on
 *     the whole forecast
 * @param graphTransforms that the graph applies after those and undoes before them, for information
 * @param states that go in and out of the graph; they begin with zeros
 * @param scenario the name of the scenario in which the model was judged
 * @param sha256 of the model file from which the graph was written
 * @param version of this library
 */
public record OnnxMetadata(
        Optional<SavedInputs> inputs,
        TransformChain transforms,
        TransformChain graphTransforms,
        List<State> states,
        Optional<String> scenario,
        String sha256,
        String version) {
    /** The key in the metadata of the file. */
    public static final String KEY = "lstm_forecast";

    private static final int MAX_TOKENS = 500_000;
    private static final String TRANSFORMS = "transforms";
    private static final String GRAPH_TRANSFORMS = "graphTransforms";
    private static final String STATES = "states";
    private static final String INPUT = "input";
    private static final String OUTPUT = "output";
    private static final String LAYER = "layer";
    private static final String IS_CELL = "isCell";
    private static final String SCENARIO = "scenario";
    private static final String SHA_256 = "sha256";
    private static final String VERSION = "version";

    /**
     * h or c of a recurrent layer, {@code [1, 1, units]}.
     *
     * @param input the name of the graph's input
     * @param output the name of the graph's output that is its next value
     * @param layer 0 is the lowest recurrent layer
     */
    public record State(String input, String output, int layer, boolean isCell) {
        public State {
            InvalidValueException.unless(layer >= 0, LAYER, layer, "at least 0");
        }
    }

    public OnnxMetadata {
        states = List.copyOf(states);
    }

    /** The names that a signal must have; empty if the only input is the target, which may have any name. */
    Optional<SavedInputs> requiredInputs() {
        return inputs.filter(of -> of.names().size() > 1);
    }

    public String toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        inputs.ifPresent(of -> json.set(SavedInputs.FIELD, of.toJson()));
        json.set(TRANSFORMS, transforms.toJson());
        json.set(GRAPH_TRANSFORMS, graphTransforms.toJson());
        ArrayNode list = json.putArray(STATES);
        for (State state : states) {
            list.addObject()
                    .put(INPUT, state.input)
                    .put(OUTPUT, state.output)
                    .put(LAYER, state.layer)
                    .put(IS_CELL, state.isCell);
        }
        scenario.ifPresent(name -> json.put(SCENARIO, name));
        json.put(SHA_256, sha256).put(VERSION, version);
        return new String(ModelJson.write(json), StandardCharsets.UTF_8);
    }

    /**
     * The inverse of {@link #toJson}.
     *
     * @throws ModelFileException if it is something else
     */
    public static OnnxMetadata read(String text) throws ModelFileException {
        EntryBytes in = new EntryBytes("metadata " + KEY, text.getBytes(StandardCharsets.UTF_8));
        JsonNode json = ModelJson.read(in, MAX_TOKENS);
        try {
            List<State> states = new ArrayList<>();
            JsonNode list = field(STATES, json, json.path(STATES).isArray(), "a list");
            for (JsonNode state : list) {
                states.add(new State(
                        text(INPUT, state),
                        text(OUTPUT, state),
                        field(LAYER, state, state.path(LAYER).isInt(), "a whole number")
                                .intValue(),
                        field(IS_CELL, state, state.path(IS_CELL).isBoolean(), "true or false")
                                .booleanValue()));
            }
            return new OnnxMetadata(
                    Optional.ofNullable(json.get(SavedInputs.FIELD)).map(SavedInputs::fromJson),
                    TransformChain.fromJson(json.path(TRANSFORMS)),
                    TransformChain.fromJson(json.path(GRAPH_TRANSFORMS)),
                    states,
                    json.has(SCENARIO) ? Optional.of(text(SCENARIO, json)) : Optional.empty(),
                    text(SHA_256, json),
                    text(VERSION, json));
        } catch (InvalidValueException e) {
            throw in.wrong(e.getMessage());
        }
    }

    private static String text(String name, JsonNode json) {
        return field(name, json, json.path(name).isTextual(), "a text").textValue();
    }

    private static JsonNode field(String name, JsonNode json, boolean isValid, String allowed) {
        JsonNode field = json.path(name);
        InvalidValueException.unless(
                isValid, name, field.isMissingNode() ? "missing" : SafeText.of(field.toString()), allowed);
        return field;
    }
}
