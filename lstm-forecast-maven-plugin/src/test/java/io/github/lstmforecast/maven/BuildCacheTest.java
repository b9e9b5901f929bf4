package io.github.lstmforecast.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the extension itself does is shown in the module it. */
class BuildCacheTest {
    @TempDir
    Path root;

    private final MavenProject project = new MavenProject();

    @BeforeEach
    void aModule() throws Exception {
        Files.createDirectories(root.resolve(".mvn"));
        Files.createDirectories(root.resolve("module"));
        project.setFile(root.resolve("module/pom.xml").toFile());
    }

    private Optional<String> advice() {
        return new BuildCache(
                        root,
                        project,
                        root.resolve("module/src/forecast"),
                        name -> project.getProperties().getProperty(name, ""))
                .advice();
    }

    private void config(String xml) throws Exception {
        Files.writeString(root.resolve(".mvn/maven-build-cache-config.xml"), """
                <?xml version="1.0" encoding="UTF-8"?>
                <cache xmlns="http://maven.apache.org/BUILD-CACHE-CONFIG/1.0.0">%s</cache>
                """.formatted(xml));
    }

    @Test
    void by_default_scenarios_are_no_part_of_the_key() {
        assertThat(advice())
                .hasValue("the Apache build-cache extension does not look at src/forecast: a build that it finds in its"
                        + " cache is not judged, even if a scenario has changed. Add"
                        + " <maven.build.cache.input.1>src/forecast</maven.build.cache.input.1> to the <properties> of"
                        + " the POM");
    }

    @ParameterizedTest
    @CsvSource({"src/forecast, false", "src, false", "src/main, true", "../data, true", "'', true"})
    void a_property_adds_a_folder_to_the_key(String folder, boolean isAdvised) {
        project.getProperties().setProperty("maven.build.cache.input.7", folder);

        assertThat(advice().isPresent()).isEqualTo(isAdvised);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<executionControl><runAlways><plugins><plugin artifactId=\"lstm-forecast-maven-plugin\"/></plugins>"
                        + "</runAlways></executionControl>",
                "<executionControl><runAlways><executions><execution artifactId=\"lstm-forecast-maven-plugin\">"
                        + "<execIds><execId>default</execId></execIds></execution></executions></runAlways></executionControl>",
                "<executionControl><runAlways><goalsLists><goalsList artifactId=\"lstm-forecast-maven-plugin\">"
                        + "<goals><goal>verify</goal></goals></goalsList></goalsLists></runAlways></executionControl>",
                "<input><global><includes><include>src/forecast</include></includes></global></input>",
                "<configuration><enabled>false</enabled></configuration>"
            })
    void the_configuration_of_the_extension_may_do_it(String xml) throws Exception {
        config(xml);

        assertThat(advice()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<executionControl><runAlways><plugins><plugin artifactId=\"maven-deploy-plugin\"/></plugins></runAlways>"
                        + "</executionControl>",
                "<configuration><enabled>true</enabled></configuration>",
                "<configuration>"
            })
    void another_configuration_does_not(String xml) throws Exception {
        config(xml);

        assertThat(advice()).isPresent();
    }

    @Test
    void a_module_of_packaging_pom_has_no_files_in_its_key_whatever_is_added() throws Exception {
        project.setPackaging("pom");
        project.getProperties().setProperty("maven.build.cache.input.1", "src/forecast");

        assertThat(advice())
                .hasValueSatisfying(advice -> assertThat(advice)
                        .endsWith("Let the goal always run: <plugin artifactId=\"lstm-forecast-maven-plugin\"/> in"
                                + " <executionControl><runAlways><plugins> of .mvn/maven-build-cache-config.xml"));

        config("<executionControl><runAlways><plugins><plugin artifactId=\"lstm-forecast-maven-plugin\"/></plugins>"
                + "</runAlways></executionControl>");

        assertThat(advice()).isEmpty();
    }

    @Test
    void a_cache_that_is_off_needs_nothing() {
        project.getProperties().setProperty("maven.build.cache.enabled", "false");

        assertThat(advice()).isEmpty();
    }
}
