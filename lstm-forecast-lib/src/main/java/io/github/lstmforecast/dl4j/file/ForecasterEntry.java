package io.github.lstmforecast.dl4j.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.model.EntryBytes;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.ModelJson;
import io.github.lstmforecast.model.SavedInputs;
import io.github.lstmforecast.signal.TransformChain;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code forecaster.json}, which Deeplearning4j ignores.
 *
 * @param transforms those that {@code normalizer.bin} does not support, or not exactly, since its numbers have 32 bits
 * @param inputs by name; not written for a model whose only input is its only target
 */
record ForecasterEntry(Optional<TransformChain> transforms, Optional<SavedInputs> inputs) {
    static final ForecasterEntry NONE = new ForecasterEntry(Optional.empty(), Optional.empty());

    private static final String TRANSFORMS = "transforms";
    private static final List<String> FIELDS = List.of(TRANSFORMS, SavedInputs.FIELD);

    static ForecasterEntry read(EntryBytes in) throws ModelFileException {
        JsonNode json = ModelJson.read(in);
        long known = FIELDS.stream().filter(json::has).count();
        if (!json.isObject() || known == 0 || json.size() != known) {
            throw in.wrong("it is not a JSON object with no other fields than " + String.join(", ", FIELDS));
        }
        try {
            return new ForecasterEntry(
                    field(json, TRANSFORMS, TransformChain::fromJson),
                    field(json, SavedInputs.FIELD, SavedInputs::fromJson));
        } catch (InvalidValueException e) {
            throw in.wrong(e.getMessage());
        }
    }

    private static <T> Optional<T> field(JsonNode json, String name, Function<JsonNode, T> of) {
        return json.has(name) ? Optional.of(of.apply(json.get(name))) : Optional.empty();
    }

    boolean isNone() {
        return transforms.isEmpty() && inputs.isEmpty();
    }

    byte[] write() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        transforms.ifPresent(of -> json.set(TRANSFORMS, of.toJson()));
        inputs.ifPresent(of -> json.set(SavedInputs.FIELD, of.toJson()));
        return ModelJson.write(json);
    }
}
