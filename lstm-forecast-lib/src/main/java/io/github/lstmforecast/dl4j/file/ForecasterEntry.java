package io.github.lstmforecast.dl4j.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.JsonProblem;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.signal.TransformChain;
import java.nio.charset.StandardCharsets;

/**
 * {@code forecaster.json}, which Deeplearning4j ignores: transforms that {@code normalizer.bin} does not support, or not
 * exactly, since its numbers have 32 bits.
 */
final class ForecasterEntry {
    private static final String TRANSFORMS = "transforms";

    /** Writes the shortest digits that identify a number, the same on every version of Java. */
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ForecasterEntry() {}

    static TransformChain read(EntryBytes in) throws ModelFileException {
        JsonNode json;
        try {
            json = MAPPER.readTree(in.remainingText());
        } catch (JsonProcessingException e) {
            throw in.wrong("this is not JSON: " + JsonProblem.of(e));
        }
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
        try {
            return MAPPER.writeValueAsString(MAPPER.createObjectNode().set(TRANSFORMS, transforms.toJson()))
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can be written as JSON", e);
        }
    }
}
