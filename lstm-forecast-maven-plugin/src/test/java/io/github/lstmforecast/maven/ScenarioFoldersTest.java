package io.github.lstmforecast.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioFoldersTest {
    private static final UnaryOperator<String> NOWHERE = name -> "";

    @TempDir
    Path directory;

    private final RecordingLog log = new RecordingLog();

    @Test
    void folders_with_a_scenario_file_are_found_in_the_order_of_their_names() throws Exception {
        scenarios("b", "a", "c");
        Files.writeString(directory.resolve("README.md"), "not a scenario");
        Files.writeString(directory.resolve("scenario.schema.json"), "{}");

        assertThat(ScenarioFolders.find(directory, List.of(), NOWHERE, log))
                .containsExactly(directory.resolve("a"), directory.resolve("b"), directory.resolve("c"));
        assertThat(log.warnings).isEmpty();
    }

    @Test
    void a_folder_without_a_scenario_file_is_warned_of() throws Exception {
        Path folder = Files.createDirectories(directory.resolve("a"));

        assertThat(ScenarioFolders.find(directory, List.of(), NOWHERE, log)).isEmpty();
        assertThat(log.warnings).containsExactly("the folder " + folder + " is no scenario: it has no scenario.yaml");
    }

    // Else a misspelt scenario would drop out of a green build.
    @Test
    void a_folder_with_the_other_usual_ending_is_a_scenario_that_is_told_when_it_is_read() throws Exception {
        Path folder = Files.createDirectories(directory.resolve("a"));
        Files.writeString(folder.resolve("scenario.yml"), "signal: { pulse: {} }");

        assertThat(ScenarioFolders.find(directory, List.of(), NOWHERE, log)).containsExactly(folder);
    }

    @Test
    void a_name_that_a_terminal_would_obey_is_refused() throws Exception {
        scenarios("a", "\u001b[2Jb\n[INFO] BUILD SUCCESS");

        assertThatThrownBy(() -> ScenarioFolders.find(directory, List.of(), NOWHERE, log))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("The name of '\\u001b[2Jb\\n[INFO] BUILD SUCCESS' in " + directory
                        + " has characters that can't be shown; rename it");
    }

    @Test
    void a_scenario_in_no_folder_of_its_own_is_an_error_that_says_where_to_move_it() throws Exception {
        Files.writeString(directory.resolve("scenario.yaml"), "signal: { pulse: {} }");

        assertThatThrownBy(() -> ScenarioFolders.find(directory, List.of(), NOWHERE, log))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(directory.resolve("scenario.yaml")
                        + " is not in a folder of its own, whose name is the scenario's; move it, for example to "
                        + directory.resolve("pulse"));
    }

    @Test
    void a_directory_that_is_not_there_has_no_scenarios() throws Exception {
        assertThat(ScenarioFolders.find(directory.resolve("none"), List.of(), NOWHERE, log))
                .isEmpty();
    }

    @Test
    void wanted_scenarios_are_picked() throws Exception {
        scenarios("a", "b", "c");

        assertThat(ScenarioFolders.find(directory, List.of("c", "a"), NOWHERE, log))
                .containsExactly(directory.resolve("a"), directory.resolve("c"));
    }

    @Test
    void a_wanted_scenario_that_is_not_there_is_an_error_that_lists_those_that_are() throws Exception {
        scenarios("a", "b");

        assertThatThrownBy(() -> ScenarioFolders.find(directory, List.of("a", "d"), NOWHERE, log))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("There is no scenario 'd' in " + directory + "; found a, b");
    }

    @Test
    void a_name_that_differs_in_case_is_suggested() throws Exception {
        scenarios("pulse", "births");

        assertThatThrownBy(() -> ScenarioFolders.find(directory, List.of("Pulse"), NOWHERE, log))
                .hasMessage(
                        "There is no scenario 'Pulse' in " + directory + "; did you mean pulse? found births, pulse");
    }

    @Test
    void a_module_that_has_the_scenario_is_told_with_the_option_that_chooses_it() throws Exception {
        Path other = Files.createDirectories(directory.resolve("forecasts/src/forecast/births"));
        Files.writeString(other.resolve("scenario.yaml"), "signal: { pulse: {} }");
        MavenProject module = new MavenProject();
        module.setFile(directory.resolve("forecasts/pom.xml").toFile());
        OtherModules modules = new OtherModules(List.of(module), Path.of("src/forecast"), directory);
        Path none = directory.resolve("src/forecast");

        assertThatThrownBy(() -> ScenarioFolders.find(none, List.of("births"), modules::about, log))
                .hasMessage("There is no scenario 'births' in " + none
                        + "; found none; forecasts has it, so choose that module with -pl forecasts");
        assertThat(modules.about("pulse")).isEmpty();
    }

    private void scenarios(String... names) throws IOException {
        for (String name : names) {
            Files.writeString(
                    Files.createDirectories(directory.resolve(name)).resolve("scenario.yaml"), "signal: { pulse: {} }");
        }
    }
}
