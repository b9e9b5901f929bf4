package io.github.lstmforecast.dl4j.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.dl4j.file.LstmConfiguration.OtherNetworkException;
import io.github.lstmforecast.model.ModelFileException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Deeplearning4j's configuration of a network, as it is in its JSON. It names the classes of layers, activations,
 * losses and updaters, and Deeplearning4j would make objects of any; here only those of Deeplearning4j and ND4J are let
 * through.
 */
public final class NetworkConfiguration {
    private static final int MOST_BYTES = 4 << 20;
    private static final int MOST_OF_A_PROBLEM = 300;

    private static final Pattern TRUSTED_CLASS = Pattern.compile(
            "org\\.(deeplearning4j\\.nn\\.(conf|weights)|nd4j\\.linalg\\.(activations|learning|lossfunctions|schedule))"
                    + "(\\.[A-Za-z0-9_$]++){1,20}+");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final JsonNode json;

    NetworkConfiguration(JsonNode json) {
        this.json = json;
    }

    /**
     * Reads a file.
     *
     * @param file JSON, as {@code toJson()} of a network's configuration gives it
     * @return the configuration
     * @throws ModelFileException if it can't be read, is no JSON object, or names a class that is not trusted
     */
    public static NetworkConfiguration read(Path file) throws ModelFileException {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new ModelFileException(
                        "it is larger than " + MOST_BYTES + " bytes, so no network's configuration");
            }
            return parse(Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new ModelFileException("it is not UTF-8 text, so no network's configuration", e);
        } catch (IOException e) {
            throw new ModelFileException("it can't be read: " + e, e);
        }
    }

    /**
     * Reads a text.
     *
     * @param text JSON, as {@code toJson()} of a network's configuration gives it
     * @return the configuration
     * @throws ModelFileException if it is no JSON object, or names a class that is not trusted
     */
    public static NetworkConfiguration parse(String text) throws ModelFileException {
        JsonNode json;
        try {
            json = MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            String at =
                    e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
            throw new ModelFileException(
                    "this is not JSON: " + SafeText.of(e.getOriginalMessage(), MOST_OF_A_PROBLEM) + at, e);
        }
        if (!json.isObject()) {
            throw new ModelFileException("this is no JSON object, so no network's configuration");
        }
        requireTrustedClasses(json);
        return new NetworkConfiguration(json);
    }

    /** Deeplearning4j takes the class of an object from its "@class", and of a few from their "type". */
    private static void requireTrustedClasses(JsonNode json) throws ModelFileException {
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            String key = field.getKey();
            JsonNode value = field.getValue();
            boolean namesClass = key.startsWith("@")
                    || (key.equals("type") || key.equals("class"))
                            && value.isTextual()
                            && value.asText().contains(".");
            if (namesClass
                    && !(value.isTextual()
                            && TRUSTED_CLASS.matcher(value.asText()).matches())) {
                throw new ModelFileException("\"" + SafeText.of(key) + "\" is " + SafeText.of(value.toString())
                        + "; only layers, activations, losses and updaters of Deeplearning4j and ND4J are loaded");
            }
        }
        for (JsonNode value : json) {
            requireTrustedClasses(value);
        }
    }

    /**
     * The JSON.
     *
     * @return the text; keys are sorted, so that the same network is the same text
     */
    public String text() {
        try {
            return MAPPER.writeValueAsString(MAPPER.treeToValue(json, Map.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read as JSON can be written as JSON", e);
        }
    }

    JsonNode json() {
        return json;
    }

    /**
     * Whether the network is a graph and not a stack of layers.
     *
     * @return true of a {@code ComputationGraph}, false of a {@code MultiLayerNetwork}
     */
    public boolean isGraph() {
        return json.has("vertices");
    }

    /**
     * Why the library's own kernel can't run such a network.
     *
     * @return what it is in place of a plain stack of LSTM layers with a linear output; nothing where it is one
     */
    public Optional<String> otherThanLstm() {
        try {
            LstmConfiguration.shape(json);
            return Optional.empty();
        } catch (OtherNetworkException e) {
            return Optional.of(e.getMessage());
        }
    }
}
