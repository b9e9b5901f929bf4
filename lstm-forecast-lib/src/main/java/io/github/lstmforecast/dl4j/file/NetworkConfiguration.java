package io.github.lstmforecast.dl4j.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.lstmforecast.JsonProblem;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.dl4j.file.LstmConfiguration.OtherNetworkException;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.ModelShape;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Deeplearning4j's JSON configuration of a network. It names classes of layers, activations, losses and updaters, and
 * Deeplearning4j would create objects of any class; this class allows those of Deeplearning4j and ND4J only.
 */
public final class NetworkConfiguration {
    private static final int MAX_BYTES = 4 << 20;

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
     * @param file JSON from {@code toJson()} of a configuration of Deeplearning4j
     * @throws ModelFileException if it can't be read, is not a JSON object, or has a class that is not trusted
     */
    public static NetworkConfiguration read(Path file) throws ModelFileException {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new ModelFileException(
                        "it is larger than " + MAX_BYTES + " bytes, so it is not the configuration of a network");
            }
            return parse(Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new ModelFileException("it is not UTF-8 text, so it is not the configuration of a network", e);
        } catch (IOException e) {
            throw new ModelFileException("it can't be read: " + e, e);
        }
    }

    /**
     * @param text JSON from {@code toJson()} of a configuration of Deeplearning4j
     * @throws ModelFileException if it is not a JSON object, or has a class that is not trusted
     */
    public static NetworkConfiguration parse(String text) throws ModelFileException {
        JsonNode json;
        try {
            json = MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new ModelFileException("this is not JSON: " + JsonProblem.of(e), e);
        }
        if (!json.isObject()) {
            throw new ModelFileException("this is not a JSON object, so it is not the configuration of a network");
        }
        requireTrustedClasses(json);
        return new NetworkConfiguration(json);
    }

    /** Deeplearning4j takes the class of an object from "@class", and in some cases from "type". */
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

    /** The JSON, with sorted keys, so that the same network gives the same text. */
    public String text() {
        try {
            return MAPPER.writeValueAsString(MAPPER.treeToValue(json, Map.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("parsed JSON can't be written", e);
        }
    }

    JsonNode json() {
        return json;
    }

    /** Whether the network is a {@code ComputationGraph}, not a {@code MultiLayerNetwork}. */
    public boolean isGraph() {
        return json.has("vertices");
    }

    /** The inputs and outputs as the configuration has them; each is empty if only Deeplearning4j can work it out. */
    ModelShape shape() {
        return isGraph()
                ? ModelShape.ofSteps(graphLayer(inputVertex(), "nin"), graphLayer(only("networkOutputs"), "nout"))
                : ModelShape.ofSteps(
                        json.path("inputPreProcessors").has("0")
                                ? OptionalInt.empty()
                                : size(json.path("confs").path(0).path("layer"), "nin"),
                        size(
                                json.path("confs")
                                        .path(json.path("confs").size() - 1)
                                        .path("layer"),
                                "nout"));
    }

    private String only(String key) {
        return json.path(key).size() == 1 ? json.path(key).path(0).asText() : "";
    }

    /** The vertex that has the only input of the network as its only input. */
    private String inputVertex() {
        String input = only("networkInputs");
        return json.path("vertexInputs").properties().stream()
                .filter(vertex -> vertex.getValue().size() == 1
                        && vertex.getValue().path(0).asText().equals(input))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private OptionalInt graphLayer(String vertex, String key) {
        JsonNode layer = json.path("vertices").path(vertex);
        return layer.path("preProcessor").isObject()
                ? OptionalInt.empty()
                : size(layer.path("layerConf").path("layer"), key);
    }

    private static OptionalInt size(JsonNode layer, String key) {
        JsonNode size = layer.path(key);
        return size.isInt() && size.intValue() > 0 ? OptionalInt.of(size.intValue()) : OptionalInt.empty();
    }

    /** Why the network is not a plain stack of LSTM layers with a linear output; empty if it is one. */
    public Optional<String> otherThanLstm() {
        try {
            LstmConfiguration.shape(json);
            return Optional.empty();
        } catch (OtherNetworkException e) {
            return Optional.of(e.getMessage());
        }
    }
}
