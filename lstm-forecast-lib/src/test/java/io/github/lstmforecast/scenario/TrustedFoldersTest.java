package io.github.lstmforecast.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.dl4j.file.BadModels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A project of two modules, with data beside it, and real links from the one to the other. */
class TrustedFoldersTest {
    private static final String SERIES = "value\n" + "9\n1\n1\n1\n".repeat(60);
    private static final String CSV = "signal: { csv: { file: '%s', column: value } }\n";

    @TempDir
    Path root;

    private Path project;
    private Path base;
    private Path folder;

    @Test
    void a_project_is_the_folders_above_that_have_a_pom() throws Exception {
        Files.createFile(root.resolve("pom.xml")); // of something else: the folder between has none
        assertThat(TrustedFolders.ofProject(base)).containsExactly(base);

        Files.createFile(project.resolve("pom.xml"));
        Files.delete(root.resolve("pom.xml"));
        assertThat(TrustedFolders.ofProject(base)).containsExactly(project);
    }

    @BeforeEach
    void makeProject() throws Exception {
        root = root.toRealPath();
        project = root.resolve("project");
        base = project.resolve("module");
        folder = Files.createDirectories(base.resolve("src/forecast/pulse"));
        for (Path data : List.of(root.resolve("data"), project.resolve("shared"), base.resolve("data"))) {
            Files.createDirectories(data);
            Files.writeString(data.resolve("series.csv"), SERIES);
            Files.write(data.resolve("model.zip"), BadModels.ofTwoInputs());
        }
        Files.createSymbolicLink(folder.resolve("outside.csv"), root.resolve("data/series.csv"));
        Files.createSymbolicLink(folder.resolve("outside.zip"), Path.of("../../../../../data/model.zip"));
        Files.createSymbolicLink(base.resolve("linked"), root.resolve("data"));
        Files.createSymbolicLink(base.resolve("link-of-a-link"), Path.of("linked"));
        Files.createSymbolicLink(folder.resolve("inside.csv"), base.resolve("data/series.csv"));
    }

    private Scenario read(String yaml, Path... trusted) throws Exception {
        Files.writeString(folder.resolve("scenario.yaml"), yaml);
        return ScenarioReader.read(base, folder, List.of(trusted));
    }

    @ParameterizedTest
    @ValueSource(strings = {"data/series.csv", "../../../data/series.csv", "inside.csv", "./data/../data/series.csv"})
    void what_lies_in_the_module_is_read_however_it_is_named(String file) throws Exception {
        assertThat(read(CSV.formatted(file)).signal().length()).isEqualTo(240);
        assertThat(read(CSV.formatted(base.resolve("data/series.csv"))).signal().length())
                .isEqualTo(240);
    }

    static Stream<Arguments> outside() {
        return Stream.of(
                Arguments.of("../../../../shared/series.csv", "lies outside of MODULE; if that is meant"),
                Arguments.of("../shared/series.csv", "lies outside of MODULE; if that is meant"),
                Arguments.of("ROOT/data/series.csv", "lies outside of MODULE; if that is meant"),
                Arguments.of("ROOT/data/none.csv", "lies outside of MODULE; if that is meant"),
                Arguments.of("outside.csv", "lies outside of MODULE, at ROOT/data/series.csv; if that is meant"),
                Arguments.of("linked/series.csv", "lies outside of MODULE, at ROOT/data/series.csv; if that is meant"),
                Arguments.of(
                        "link-of-a-link/series.csv",
                        "lies outside of MODULE, at ROOT/data/series.csv; if that is meant"));
    }

    @ParameterizedTest
    @MethodSource
    void outside(String file, String refusal) {
        String found = file.replace("ROOT", root.toString());

        assertThatThrownBy(() -> read(CSV.formatted(found)))
                .isInstanceOf(ScenarioException.class)
                .hasMessage("src/forecast/pulse/scenario.yaml:1: signal.csv.file is '" + found
                        + "', but must be a CSV file in the scenario's folder, or a path relative to the module; this one "
                        + refusal.replace("MODULE", base.toString()).replace("ROOT", root.toString())
                        + ", name the folder in trustedDirectories of the plugin");
    }

    @Test
    void models_and_networks_are_held_to_it_too() {
        assertThatThrownBy(() -> read("signal: { pulse: {} }\nmodel: { load: outside.zip }"))
                .hasMessageContaining("model.load is 'outside.zip', but must be")
                .hasMessageContaining("lies outside of " + base + ", at " + root);
        assertThatThrownBy(
                        () -> read("signal: { pulse: {} }\nmodel: { train: { engine: dl4j, network: outside.zip } }"))
                .hasMessageContaining("model.train.network is 'outside.zip', but must be")
                .hasMessageContaining("lies outside of " + base + ", at " + root);
    }

    @Test
    void what_is_trusted_is_read() throws Exception {
        assertThat(read(CSV.formatted("outside.csv"), root.resolve("data"))
                        .signal()
                        .length())
                .isEqualTo(240);
        assertThat(read(CSV.formatted("../shared/series.csv"), project).signal().length())
                .isEqualTo(240);
        assertThatThrownBy(() -> read(CSV.formatted("outside.csv"), project))
                .hasMessageContaining("lies outside of " + project + ", at " + root.resolve("data/series.csv"));
    }

    @Test
    void a_folder_whose_name_only_begins_alike_is_outside() throws Exception {
        Files.createDirectories(project.resolve("module-of-others"));
        Files.writeString(project.resolve("module-of-others/series.csv"), SERIES);

        assertThatThrownBy(() -> read(CSV.formatted("../module-of-others/series.csv")))
                .hasMessageContaining("lies outside of " + base + ";");
    }

    @Test
    void a_scenario_that_is_a_link_to_a_file_elsewhere_is_not_read() throws Exception {
        Path secret = Files.writeString(root.resolve("secret"), "password: hunter2");
        Files.createSymbolicLink(folder.resolve("scenario.yaml"), secret);

        assertThatThrownBy(() -> ScenarioReader.read(base, folder))
                .isInstanceOf(ScenarioException.class)
                .hasMessage("src/forecast/pulse/scenario.yaml: the file lies outside of " + base + ", at " + secret
                        + "; if that is meant, name the folder in trustedDirectories of the plugin");
    }

    @Test
    void a_scenario_in_a_folder_that_is_a_link_to_elsewhere_is_not_read() throws Exception {
        Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("scenario.yaml"), "signal: { pulse: {} }");
        Path link = Files.createSymbolicLink(base.resolve("src/forecast/link"), elsewhere);

        assertThatThrownBy(() -> ScenarioReader.read(base, link))
                .hasMessageContaining("the file lies outside of " + base + ", at " + elsewhere);
        assertThat(ScenarioReader.read(base, link, List.of(elsewhere)).name()).isEqualTo("link");
    }

    // Who calls the reader says where the folder is.
    @Test
    void a_folder_outside_of_the_module_is_trusted_itself_and_nothing_around_it() throws Exception {
        Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("series.csv"), SERIES);
        Files.writeString(elsewhere.resolve("scenario.yaml"), CSV.formatted("series.csv"));
        assertThat(ScenarioReader.read(base, elsewhere).signal().length()).isEqualTo(240);

        Files.writeString(elsewhere.resolve("scenario.yaml"), CSV.formatted("../data/series.csv"));
        assertThatThrownBy(() -> ScenarioReader.read(base, elsewhere))
                .hasMessageContaining("lies outside of " + base + " and " + elsewhere + ";");
    }
}
