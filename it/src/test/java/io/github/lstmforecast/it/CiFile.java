package io.github.lstmforecast.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A file of {@code examples/ci}. */
record CiFile(JsonNode root) {
    static final Path FOLDER = Path.of("..", "examples", "ci");
    static final CiFile VERIFY = read(".github/workflows/verify.yml");
    static final CiFile COMMENT = read(".github/workflows/comment.yml");
    static final CiFile GITLAB = read(".gitlab-ci.yml");

    static CiFile read(String file) {
        try (InputStream in = Files.newInputStream(FOLDER.resolve(file))) {
            return new CiFile(new ObjectMapper()
                    .valueToTree(new Load(LoadSettings.builder().build()).loadFromInputStream(in)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonNode at(String pointer) {
        return root.at(pointer);
    }

    private Stream<JsonNode> steps() {
        return StreamSupport.stream(root.path("jobs").spliterator(), false)
                .flatMap(job -> StreamSupport.stream(job.path("steps").spliterator(), false));
    }

    /** The first step that uses an action, of whatever version, with a certain name or path. */
    JsonNode step(String action, String with) {
        return steps().filter(step -> step.path("uses").asText().startsWith(action + "@")
                        && step.path("with").toString().contains(with))
                .findFirst()
                .orElseThrow();
    }

    /** The script of a step of a workflow. */
    String script(String name) {
        return steps().filter(step -> step.path("name").asText().equals(name))
                .map(step -> step.path("run").asText())
                .findFirst()
                .orElseThrow();
    }

    /** The script of a job of GitLab, whose lines run in one shell. */
    String job(String name) {
        StringBuilder script = new StringBuilder();
        root.at("/" + name + "/script")
                .forEach(line -> script.append(line.asText()).append('\n'));
        return script.toString();
    }

    /** The longest script of the pipeline for Jenkins. */
    static String jenkins() throws IOException {
        String[] parts = Files.readString(FOLDER.resolve("Jenkinsfile")).split("'''");
        if (parts.length != 3) {
            throw new IllegalStateException("one script in three quotes is expected");
        }
        return parts[1];
    }
}
