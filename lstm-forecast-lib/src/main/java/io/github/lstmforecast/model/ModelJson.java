package io.github.lstmforecast.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.lstmforecast.JsonProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** JSON in an entry of a model file. Numbers keep every bit. */
public final class ModelJson {
    /** Writes the shortest digits that identify a number, the same on every version of Java. */
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ModelJson() {}

    /** @throws ModelFileException if it is not JSON */
    public static JsonNode read(EntryBytes in) throws ModelFileException {
        try {
            return MAPPER.readTree(in.remainingText());
        } catch (JsonProcessingException e) {
            throw notJson(in, e);
        }
    }

    /**
     * @param maxTokens the most values, names and brackets; a tree of many small ones needs far more memory than its text
     * @throws ModelFileException if it is not JSON, or too large
     */
    public static JsonNode read(EntryBytes in, int maxTokens) throws ModelFileException {
        String text = new String(in.all(), StandardCharsets.UTF_8);
        try (JsonParser parser = MAPPER.createParser(text)) {
            for (int tokens = 0; parser.nextToken() != null; tokens++) {
                if (tokens == maxTokens) {
                    throw in.wrong("it has more than " + maxTokens + " values, names and brackets");
                }
            }
        } catch (JsonProcessingException e) {
            throw notJson(in, e);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be read", e);
        }
        return read(in);
    }

    private static ModelFileException notJson(EntryBytes in, JsonProcessingException e) {
        return in.wrong("this is not JSON: " + JsonProblem.of(e));
    }

    public static byte[] write(JsonNode json) {
        try {
            return MAPPER.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can be written as JSON", e);
        }
    }
}
