package io.github.lstmforecast.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The files for build servers in {@code examples/ci}: they are well-formed, and what they say can be done. */
class CiExampleIT {
    private static final Path FOLDER = Path.of("..", "examples", "ci");
    private static final JsonNode GITHUB = read(".github/workflows/verify.yml");
    private static final JsonNode GITLAB = read(".gitlab-ci.yml");

    @ParameterizedTest
    @CsvSource({".github/workflows/verify.yml, github-workflows.json", ".gitlab-ci.yml, gitlab-ci.json"})
    void a_file_is_what_the_build_server_reads(String file, String schema) throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/schemas/" + schema)) {
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                            .getSchema(in)
                            .validate(read(file)))
                    .isEmpty();
        }
    }

    @Test
    void both_run_what_the_readme_says() throws IOException {
        Readme readme = Readme.of(Files.readString(FOLDER.resolve("README.md")));

        assertThat(readme.steps()).singleElement().isInstanceOfSatisfying(Readme.Command.class, command -> {
            assertThat(githubCommands()).containsExactly(command.script().strip());
            assertThat(gitlabCommands()).containsExactly(command.script().strip());
        });
    }

    @Test
    void what_is_cached_is_what_maven_downloads() {
        assertThat(step("actions/cache").path("with").path("path").asText()).isEqualTo("~/.m2/repository");
        assertThat(GITLAB.at("/verify/variables/MAVEN_OPTS").asText())
                .isEqualTo("-Dmaven.repo.local=$CI_PROJECT_DIR/"
                        + GITLAB.at("/verify/cache/paths/0").asText());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are run by a POSIX shell")
    void what_is_kept_is_there_when_verify_fails() throws Exception {
        Example example = Example.copied("ci", "ci-fails");
        Files.writeString(
                example.copy().resolve("src/forecast/pulse/scenario.yaml"),
                "tolerance: { nrmse: 0.001 }\n",
                StandardOpenOption.APPEND);
        Path summary = example.copy().resolve("summary.md");

        Shell.Printed printed = Shell.in(example.copy())
                .with("CI", "true")
                .with("GITHUB_STEP_SUMMARY", summary.toString())
                .run(githubCommands().get(0));

        assertThat(printed.exitCode()).as(printed.text()).isEqualTo(1);
        assertThat(printed.lines()).contains("[INFO] BUILD FAILURE");
        assertThat(summary).content().contains("FAIL").contains("nrmse is 0.01012, but at most 0.001 is allowed");
        JsonNode upload = step("actions/upload-artifact");
        assertThat(upload.path("if").asText()).isEqualTo("${{ !cancelled() }}");
        assertThat(found(upload.path("with").path("path").asText(), example.copy()))
                .containsExactly("target/lstm-forecast");
        JsonNode artifacts = GITLAB.at("/verify/artifacts");
        assertThat(artifacts.path("when").asText()).isEqualTo("always");
        assertThat(found(artifacts.path("paths").path(0).asText(), example.copy()))
                .containsExactly("target/lstm-forecast");
        assertThat(found(artifacts.at("/reports/junit").asText(), example.copy()))
                .containsExactly("target/lstm-forecast/TEST-lstm-forecast.pulse.xml");
        assertThat(example.copy().resolve("target/lstm-forecast/index.html")).exists();
    }

    private static JsonNode read(String file) {
        try (InputStream in = Files.newInputStream(FOLDER.resolve(file))) {
            return new ObjectMapper()
                    .valueToTree(new Load(LoadSettings.builder().build()).loadFromInputStream(in));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<JsonNode> steps() {
        return StreamSupport.stream(GITHUB.at("/jobs/verify/steps").spliterator(), false);
    }

    /** The step that uses an action, of whatever version. */
    private static JsonNode step(String action) {
        return steps().filter(step -> step.path("uses").asText().startsWith(action + "@"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> githubCommands() {
        return steps().filter(step -> step.has("run"))
                .map(step -> step.path("run").asText())
                .toList();
    }

    private static List<String> gitlabCommands() {
        return StreamSupport.stream(GITLAB.at("/verify/script").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** What a pattern stands for in a project; to build servers {@code **} may be no folder at all. */
    private static List<String> found(String pattern, Path project) throws IOException {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern.replaceFirst("/$", ""));
        try (Stream<Path> files = Files.walk(project)) {
            return files.map(project::relativize)
                    .filter(file -> matcher.matches(Path.of("/").resolve(file)))
                    .map(Path::toString)
                    .sorted()
                    .toList();
        }
    }
}
