package io.github.lstmforecast.torch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.model.EntryBytes;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.ModelJson;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.model.SavedInputs;
import io.github.lstmforecast.signal.TransformChain;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** What this library saves in a file of its own: a network, the transforms of its series, and its inputs by name. */
record SavedNetwork(NetworkSpec network, TransformChain transforms, Optional<SavedInputs> inputs) {
    /** The key in the metadata of the file. */
    private static final String KEY = "lstm-forecast";

    private static final int MAX_TOKENS = 500_000;
    private static final String FORMAT = "format";
    private static final String PYTORCH = "pt";
    private static final String LAYERS = "layers";
    private static final String WINDOW = "window";
    private static final String STEPS = "steps";
    private static final String FLAT = "flat";
    private static final String TRANSFORMS = "transforms";

    static boolean isIn(Safetensors file) {
        return file.metadata().containsKey(KEY);
    }

    Safetensors save() {
        List<Tensor> tensors = new ArrayList<>();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set(LAYERS, SavedLayers.save(network, tensors));
        network.window().ifPresent(window -> {
            ObjectNode of = json.putObject(WINDOW).put(FLAT, window.flat());
            window.steps().ifPresent(steps -> of.put(STEPS, steps));
        });
        json.set(TRANSFORMS, transforms.toJson());
        inputs.ifPresent(of -> json.set(SavedInputs.FIELD, of.toJson()));
        String text = new String(ModelJson.write(json), StandardCharsets.UTF_8);
        return new Safetensors(tensors, new TreeMap<>(Map.of(FORMAT, PYTORCH, KEY, text)));
    }

    static SavedNetwork read(Safetensors file) throws ModelFileException {
        EntryBytes in = new EntryBytes(KEY, file.metadata().get(KEY).getBytes(StandardCharsets.UTF_8));
        JsonNode json = ModelJson.read(in, MAX_TOKENS);
        try {
            List<NetworkSpec.Layer> layers = SavedLayers.read(json.path(LAYERS), file.tensors());
            SavedNetwork read = new SavedNetwork(
                    new NetworkSpec(
                            layers, Optional.ofNullable(json.get(WINDOW)).map(SavedNetwork::window)),
                    TransformChain.fromJson(json.path(TRANSFORMS)),
                    Optional.ofNullable(json.get(SavedInputs.FIELD)).map(SavedInputs::fromJson));
            read.inputs.ifPresent(inputs -> inputs.requireFit(read.network.shape()));
            return read;
        } catch (InvalidValueException e) {
            throw in.wrong(e.getMessage());
        }
    }

    private static NetworkSpec.Window window(JsonNode json) {
        JsonNode steps = json.path(STEPS);
        InvalidValueException.unless(
                json.path(FLAT).isBoolean() && (steps.isMissingNode() || steps.isInt()),
                WINDOW,
                SafeText.of(json.toString()),
                "an object with " + FLAT + ", and " + STEPS + " if they are known");
        return new NetworkSpec.Window(
                steps.isInt() ? OptionalInt.of(steps.intValue()) : OptionalInt.empty(),
                json.get(FLAT).booleanValue());
    }
}
