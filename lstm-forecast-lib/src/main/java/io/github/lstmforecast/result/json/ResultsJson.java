package io.github.lstmforecast.result.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lstmforecast.JsonProblem;
import io.github.lstmforecast.WholeFile;
import io.github.lstmforecast.gate.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Writes and reads {@code results.json}: the verdict, and every number and finding behind it. Keys come in a fixed order,
 * and only what stands under {@code timings} differs from run to run.
 */
public final class ResultsJson {
    /** The name of the file in the folder of the results. */
    public static final String FILE = "results.json";

    /** The version of the layout; it grows when a reader of the older one would misread the newer. */
    public static final int SCHEMA = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ResultsJson() {}

    /**
     * Writes the results of a build, as a whole or not at all, and beside them their schema.
     *
     * @param folder where they go; an older file is replaced
     */
    public static void write(Path folder, Results results) throws IOException {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("$schema", ResultsSchema.FILE);
        root.put("schema", SCHEMA);
        results.module().ifPresent(module -> {
            ObjectNode both = root.putObject("module");
            both.put("id", module.id());
            both.put("version", module.version());
        });
        root.put("verdict", results.verdict().name());
        ArrayNode scenarios = root.putArray("scenarios");
        results.scenarios().forEach(scenario -> ScenarioJson.write(scenario, scenarios.addObject()));
        WholeFile.write(folder.resolve(ResultsSchema.FILE), ResultsSchema.text());
        WholeFile.write(folder.resolve(FILE), JsonValues.text(root));
    }

    /**
     * Reads the results of a build.
     *
     * @param folder where {@code verify} has left them
     * @return empty where there are none
     * @throws ResultsException if the file is damaged, of a newer layout, or can't be read
     */
    public static Optional<Results> read(Path folder) throws ResultsException {
        return readFile(folder.resolve(FILE));
    }

    /** Reads the results in a file of any name; likewise. */
    public static Optional<Results> readFile(Path file) throws ResultsException {
        String name = file.getFileName().toString();
        JsonNode root;
        try {
            root = MAPPER.readTree(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw damaged(name, "this is not JSON: " + JsonProblem.of(e));
        } catch (IOException e) {
            throw new ResultsException(name + " can't be read: " + e);
        }
        if (!root.path("schema").isInt()) {
            throw damaged(name, "it has no number of a schema");
        }
        int schema = root.path("schema").intValue();
        if (schema > SCHEMA) {
            throw new ResultsException(name + " was written by a newer lstm-forecast (schema " + schema
                    + ", this one reads " + SCHEMA + "); use that version here as well (for a site, in <reporting>)");
        }
        JsonPart all = JsonPart.whole(root);
        try {
            return Optional.of(new Results(
                    all.optional(
                            "module",
                            module -> new Results.Module(
                                    module.at("id").text(), module.at("version").text())),
                    all.at("verdict").named(Verdict.class),
                    all.at("scenarios").list(ScenarioJson::read)));
        } catch (JsonPart.Refusal e) {
            throw damaged(name, e.getMessage());
        }
    }

    private static ResultsException damaged(String name, String how) {
        return new ResultsException(name + " is damaged (" + how + "); mvn verify writes it anew");
    }
}
