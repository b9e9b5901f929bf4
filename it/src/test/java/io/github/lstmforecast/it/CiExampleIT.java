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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files for build servers in {@code examples/ci}: they are well-formed, and what they say can be done. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the scripts are run by a POSIX shell")
class CiExampleIT {
    @ParameterizedTest
    @CsvSource({
        ".github/workflows/verify.yml, github-workflows.json",
        ".github/workflows/comment.yml, github-workflows.json",
        ".gitlab-ci.yml, gitlab-ci.json"
    })
    void a_file_is_what_the_build_server_reads(String file, String schema) throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/schemas/" + schema)) {
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                            .getSchema(in)
                            .validate(CiFile.read(file).root()))
                    .isEmpty();
        }
    }

    @Test
    void all_run_what_the_readme_says() throws IOException {
        String command = Readme.of(Files.readString(CiFile.FOLDER.resolve("README.md"))).steps().stream()
                .filter(Readme.Command.class::isInstance)
                .map(step -> ((Readme.Command) step).script().strip())
                .findFirst()
                .orElseThrow();

        assertThat(CiFile.VERIFY.script("Verify")).startsWith(command);
        assertThat(CiFile.GITLAB.job("verify").lines()).anyMatch(line -> line.startsWith(command));
        assertThat(CiFile.jenkins().lines().map(String::strip)).anyMatch(line -> line.startsWith(command));
    }

    @Test
    void what_is_cached_is_what_maven_downloads() {
        assertThat(CiFile.VERIFY.step("actions/cache", "maven").at("/with/path").asText())
                .isEqualTo("~/.m2/repository");
        assertThat(CiFile.GITLAB.at("/verify/variables/MAVEN_OPTS").asText())
                .isEqualTo("-Dmaven.repo.local=$CI_PROJECT_DIR/"
                        + CiFile.GITLAB.at("/verify/cache/paths/0").asText());
    }

    @Test
    void the_history_of_gitlab_and_jenkins_is_among_what_is_kept() throws IOException {
        assertThat(CiFile.GITLAB.at("/verify/artifacts/paths").toString()).contains("\"history.jsonl\"");
        assertThat(jenkinsfile())
                .contains("selector: lastWithArtifacts(), optional: true, filter: 'history.jsonl'")
                .contains("artifacts: '**/target/lstm-forecast/**, history.jsonl'");
    }

    /** What the pipeline for Jenkins deletes, downloads to, compares with and does not keep is one folder. */
    @Test
    void the_results_of_main_are_in_a_folder_that_no_project_has_on_jenkins() throws IOException {
        assertThat(CiFile.jenkins()).contains("[ -d lstm-forecast-main ]").contains("MAIN=lstm-forecast-main;");
        assertThat(jenkinsfile())
                .contains("sh 'rm -rf lstm-forecast-main history.jsonl'")
                .contains("target: 'lstm-forecast-main', optional: true")
                .contains("excludes: 'lstm-forecast-main/**'");
    }

    private static String jenkinsfile() throws IOException {
        return Files.readString(CiFile.FOLDER.resolve("Jenkinsfile"));
    }

    /** GitHub never changes a cache: its key must be new in each run, and begin with that of which the latest is restored. */
    @Test
    void the_history_is_saved_under_a_new_key_of_which_the_latest_is_restored() {
        JsonNode restored =
                CiFile.VERIFY.step("actions/cache/restore", "history").path("with");
        JsonNode saved = CiFile.VERIFY.step("actions/cache/save", "history").path("with");

        assertThat(saved.path("path")).isEqualTo(restored.path("path"));
        assertThat(saved.path("key").asText())
                .startsWith(restored.path("restore-keys").asText())
                .contains("github.run_id");
    }

    @Test
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
                .bash(CiFile.VERIFY.script("Verify"));

        assertThat(printed.exitCode()).as(printed.text()).isEqualTo(1);
        assertThat(printed.lines()).contains("[INFO] BUILD FAILURE");
        assertThat(summary).content().contains("FAIL").contains("at most 0.001 is allowed");
        JsonNode upload = CiFile.VERIFY.step("actions/upload-artifact", "lstm-forecast");
        assertThat(upload.path("if").asText()).isEqualTo("${{ !cancelled() }}");
        assertThat(found(upload.at("/with/path").asText(), example.copy())).containsExactly("target/lstm-forecast");
        JsonNode artifacts = CiFile.GITLAB.at("/verify/artifacts");
        assertThat(artifacts.path("when").asText()).isEqualTo("always");
        assertThat(found(artifacts.path("paths").path(0).asText(), example.copy()))
                .containsExactly("target/lstm-forecast");
        assertThat(found(artifacts.at("/reports/junit").asText(), example.copy()))
                .containsExactly("target/lstm-forecast/TEST-lstm-forecast.pulse.xml");
        assertThat(example.copy().resolve("target/lstm-forecast/index.html")).exists();
        assertThat(verdicts(example.copy())).containsExactly("FAIL");
    }

    /** The first run has nothing to compare with; the second has what the first has left, as each build server keeps it. */
    @Test
    void the_results_of_main_are_compared_with_if_there_are_any() throws Exception {
        Example example = Example.copied("ci", "ci-main");
        Path artifact = example.copy().resolve("../ci-artifact").normalize();
        FileUtils.deleteDirectory(artifact.toFile());
        Path fakes = Files.createDirectories(example.copy().resolve("../ci-fakes"));
        program(fakes, "gh", """
                case "$*" in
                  "run list "*) test -n "$RUN" && echo "$RUN" ;;
                  "run download 7 --name lstm-forecast --dir "*) cp -R "$ARTIFACT" "$7" ;;
                  *) exit 2 ;;
                esac
                """);
        program(fakes, "curl", """
                test -d "$ARTIFACT" || exit 22
                while [ $# -gt 1 ]; do test "$1" != --output || output=$2; shift; done
                test "$1" = "https://gitlab/projects/3/jobs/artifacts/main/download?job=verify" || exit 22
                cd "$ARTIFACT" && jar cf "$output" .
                """);
        Shell shell = Shell.in(example.copy())
                .with("FAKES", fakes.toString())
                .with("ARTIFACT", artifact.toString())
                .with("RUNNER_TEMP", example.copy().resolve("target").toString())
                .with("GITHUB_OUTPUT", example.copy().resolve("output.txt").toString())
                .with("CI_API_V4_URL", "https://gitlab")
                .with("CI_PROJECT_ID", "3")
                .with("CI_DEFAULT_BRANCH", "main");
        String path = "PATH=\"$FAKES:$PATH\"\n";
        String github = path
                + CiFile.VERIFY.script("Download the results of main")
                + "MAIN=$(sed -n 's/^results=//p' \"$GITHUB_OUTPUT\")\n"
                + CiFile.VERIFY.script("Verify");
        Files.createFile(example.copy().resolve("output.txt"));

        assertCompares(shell.bash(github), false);
        FileUtils.copyDirectory(
                example.copy().resolve("target/lstm-forecast").toFile(),
                artifact.resolve("target/lstm-forecast").toFile());
        Files.copy(example.copy().resolve("history.jsonl"), artifact.resolve("history.jsonl"));
        assertCompares(shell.with("RUN", "7").bash(github), true);
        assertThat(example.copy().resolve("target/lstm-forecast/compare.md"))
                .content()
                .contains("pulse");
        assertThat(verdicts(example.copy())).hasSize(2);
        assertCompares(shell.bash(path + CiFile.GITLAB.job("verify")), true);
        assertThat(verdicts(example.copy()))
                .as("one of main and this, and no other branch's")
                .hasSize(2);
        assertCompares(shell.with("ARTIFACT", "none").bash(path + CiFile.GITLAB.job("verify")), false);
        assertCompares(shell.run(CiFile.jenkins()), false);
        FileUtils.copyDirectory(
                artifact.toFile(), example.copy().resolve("lstm-forecast-main").toFile());
        assertCompares(shell.run(CiFile.jenkins()), true);

        assertThat(verdicts(example.copy())).hasSize(5).containsOnly("PASS");
    }

    private static void assertCompares(Shell.Printed printed, boolean compares) {
        assertThat(printed.exitCode()).as(printed.text()).isZero();
        assertThat(printed.lines().stream().anyMatch(line -> line.startsWith("There are no results of")))
                .as(printed.text())
                .isNotEqualTo(compares);
        assertThat(printed.lines().stream().anyMatch(line -> line.startsWith("[INFO] Compared with ")))
                .as(printed.text())
                .isEqualTo(compares);
    }

    static void program(Path folder, String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh -e\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Those in the history, the oldest first. */
    private static List<String> verdicts(Path project) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        try (Stream<String> lines = Files.lines(project.resolve("history.jsonl"))) {
            return lines.map(line -> {
                        try {
                            return mapper.readTree(line).path("verdict").asText();
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
        }
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
