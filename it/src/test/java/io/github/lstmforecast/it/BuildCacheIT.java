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

    @Test
    void a_changed_scenario_is_judged_as_soon_as_the_pom_names_its_folder() throws Exception {
        Printed first = verify();
        Files.writeString(scenario, FAILS);
        Printed skipped = verify();

        assertThat(first.exitCode()).as(first.text()).isZero();
        assertThat(first.text()).contains(WARNING);
        assertThat(skipped.exitCode()).as(skipped.text()).isZero();
        assertThat(skipped.text()).contains(SKIPPED);

        addToThePom();
        Files.writeString(scenario, passes);
        Printed named = verify();
        Files.writeString(scenario, FAILS);
        Printed judged = verify();

        assertThat(named.exitCode()).as(named.text()).isZero();
        assertThat(named.text()).doesNotContain(WARNING, SKIPPED);
        assertThat(judged.exitCode()).as(judged.text()).isEqualTo(1);
        assertThat(judged.text()).contains("pulse FAIL: nrmse is ");
    }

    private void addToThePom() throws IOException {
        Path pom = pulse.copy().resolve("pom.xml");
        String text = Files.readString(pom);
        Files.writeString(
                pom,
                text.replace(
                        "</properties>",
                        "<maven.build.cache.input.1>src/forecast</maven.build.cache.input.1></properties>"));
    }
}
