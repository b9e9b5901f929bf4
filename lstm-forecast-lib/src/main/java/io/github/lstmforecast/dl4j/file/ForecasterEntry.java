package io.github.lstmforecast.dl4j.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.model.EntryBytes;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.ModelJson;
import io.github.lstmforecast.signal.TransformChain;

/**
 * {@code forecaster.json}, which Deeplearning4j ignores: transforms that {@code normalizer.bin} does not support, or not
 * exactly, since its numbers have 32 bits.
 */
final class ForecasterEntry {
    private static final String TRANSFORMS = "transforms";

    private ForecasterEntry() {}

    static TransformChain read(EntryBytes in) throws ModelFileException {
        JsonNode json = ModelJson.read(in);
        if (!json.isObject() || json.size() != 1 || !json.has(TRANSFORMS)) {
            throw in.wrong("it is not a JSON object with the one field " + TRANSFORMS);
        }
        try {
            return TransformChain.fromJson(json.get(TRANSFORMS));
        } catch (InvalidValueException e) {
            throw in.wrong(e.getMessage());
        }
    }

    static byte[] write(TransformChain transforms) {
        return ModelJson.write(JsonNodeFactory.instance.objectNode().set(TRANSFORMS, transforms.toJson()));
    }
}
