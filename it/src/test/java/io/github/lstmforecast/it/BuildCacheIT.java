package io.github.lstmforecast.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.it.Shell.Printed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The Apache build-cache extension, with what the manual says about it, under the Maven that it needs. */
@EnabledIfSystemProperty(
        named = "mavens.directory",
        matches = ".+",
        disabledReason = "other Mavens are brought by the profile quality")
class BuildCacheIT {
    private static final String EXTENSION = """
            <extensions>
              <extension>
                <groupId>org.apache.maven.extensions</groupId>
                <artifactId>maven-build-cache-extension</artifactId>
                <version>1.2.0</version>
              </extension>
            </extensions>
            """;

    private static final String SKIPPED = "Skipping plugin execution (cached): lstm-forecast:verify";
    private static final String WARNING = "the Apache build-cache extension does not look at src/forecast";

    /** No forecast of noisy samples keeps this limit. */
    private static final String FAILS = "signal: { pulse: {} }\ntolerance: { nrmse: 0 }\n";

    private final Example pulse = Example.copied("pulse", "pulse-build-cache");
    private final Path scenario = pulse.copy().resolve("src/forecast/pulse/scenario.yaml");
    private final String passes = Files.readString(scenario);
    private final Shell shell =
            Shell.in(pulse.copy()).withMaven(Path.of(System.getProperty("mavens.directory"), "apache-maven-3.9.16"));

    BuildCacheIT() throws IOException {
        Files.createDirectories(pulse.copy().resolve(".mvn"));
        Files.writeString(pulse.copy().resolve(".mvn/extensions.xml"), EXTENSION);
    }

    private Printed verify() throws Exception {
        return shell.run("mvn verify -Dmaven.build.cache.location="
                + pulse.copy().resolve("target-of-the-cache").toAbsolutePath());
    }

    /** Of packaging pom, as the example is. */
    @Test
    void a_changed_scenario_is_skipped_unless_the_goal_runs_always() throws Exception {
        requireSkipped();

        Files.writeString(pulse.copy().resolve(".mvn/maven-build-cache-config.xml"), """
                <cache xmlns="http://maven.apache.org/BUILD-CACHE-CONFIG/1.0.0">
                  <executionControl>
                    <runAlways>
                      <plugins>
                        <plugin artifactId="lstm-forecast-maven-plugin"/>
                      </plugins>
                    </runAlways>
                  </executionControl>
                </cache>
                """);
        requireJudged();
    }

    @Test
    void a_changed_scenario_is_skipped_unless_the_pom_names_its_folder() throws Exception {
        editPom("<packaging>pom</packaging>", "<packaging>jar</packaging>");
        requireSkipped();

        editPom("</properties>", "<maven.build.cache.input.1>src/forecast</maven.build.cache.input.1></properties>");
        requireJudged();
    }

    private void requireSkipped() throws Exception {
        Printed first = verify();
        Files.writeString(scenario, FAILS);
        Printed changed = verify();
        Files.writeString(scenario, passes);

        assertThat(first.exitCode()).as(first.text()).isZero();
        assertThat(first.text()).contains(WARNING);
        assertThat(changed.exitCode()).as(changed.text()).isZero();
        assertThat(changed.text()).contains(SKIPPED);
    }

    private void requireJudged() throws Exception {
        Printed first = verify();
        Files.writeString(scenario, FAILS);
        Printed changed = verify();

        assertThat(first.exitCode()).as(first.text()).isZero();
        assertThat(first.text()).doesNotContain(WARNING, SKIPPED);
        assertThat(changed.exitCode()).as(changed.text()).isEqualTo(1);
        assertThat(changed.text()).contains("pulse FAIL: nrmse is ");
    }

    private void editPom(String from, String to) throws IOException {
        Path pom = pulse.copy().resolve("pom.xml");
        String text = Files.readString(pom);
        assertThat(text).contains(from);
        Files.writeString(pom, text.replace(from, to));
    }
}
