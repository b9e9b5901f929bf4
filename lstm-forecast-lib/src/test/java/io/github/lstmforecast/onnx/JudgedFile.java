package io.github.lstmforecast.onnx;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lstmforecast.model.FrameworkModel;
import io.github.lstmforecast.scenario.Scenario;
import io.github.lstmforecast.scenario.ScenarioException;
import io.github.lstmforecast.scenario.ScenarioReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A file of another program's models that is to be run, and the scenario that judges it. */
record JudgedFile(String kind, String name, String file) {
    private static final List<String> KINDS = List.of("onnx", "onnx-keras", "onnx-sklearn", "onnx-darts", "onnx-more");

    /** All that are not refused. */
    static Stream<JudgedFile> all() {
        return KINDS.stream()
                .flatMap(kind -> FrameworkModel.names(kind).stream().flatMap(name -> files(kind, name)));
    }

    private static Stream<JudgedFile> files(String kind, String name) {
        JsonNode files = FrameworkModel.of(kind, name).expected().path("files");
        return files.isMissingNode()
                ? Stream.of(new JudgedFile(kind, name, "model.onnx"))
                : files.properties().stream()
                        .filter(of -> !of.getValue().path("refused").booleanValue())
                        .map(of -> new JudgedFile(kind, name, of.getKey()));
    }

    FrameworkModel framework() {
        return FrameworkModel.of(kind, name).expected().has("files")
                ? FrameworkModel.of(kind, name, file)
                : FrameworkModel.of(kind, name);
    }

    /** What the scenario has to say of the model, besides {@code load}. */
    String says() {
        StringJoiner keys = new StringJoiner("\n");
        for (Map.Entry<String, JsonNode> key :
                framework().expected().get("model").properties()) {
            keys.add(key.getKey() + ": " + key.getValue()); // JSON is YAML
        }
        return keys.toString();
    }

    /**
     * Writes a scenario, and reads it.
     *
     * @param folder empty, or with what this wrote before
     * @param keys of the model, besides {@code load}
     */
    Scenario scenario(Path folder, String keys) throws ScenarioException {
        JsonNode expected = framework().expected();
        int from = expected.at("/input/warmup").intValue();
        String yaml = """
                signal:
                  csv:
                    file: input.csv
                    column: %s
                %s    period: none
                model:
                  load: %s
                %s
                forecast: { from: %d, warmUp: %d, horizon: %d }
                """.formatted(
                targets(expected),
                expected.get("known_columns").isEmpty() ? "" : "    known: " + expected.get("known_columns") + "\n",
                file,
                keys.indent(2).stripTrailing(),
                from,
                from,
                expected.at("/closed_loop/outputs").size());
        try (Stream<Path> files = Files.list(framework().file("."))) {
            for (Path of : files.toList()) {
                Files.copy(of, folder.resolve(of.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.writeString(folder.resolve(ScenarioReader.FILE_NAME), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ScenarioReader.read(folder, folder);
    }

    private static List<String> targets(JsonNode expected) {
        return StreamSupport.stream(expected.get("feedback").spliterator(), false)
                .map(of -> of.get("input_column").toString())
                .toList();
    }

    @Override
    public String toString() {
        return kind + " " + name + " " + file;
    }
}
