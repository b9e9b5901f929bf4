package io.github.lstmforecast.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.it.Shell.Printed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a user does first, under every Maven that the plugin runs under, and with a newer Java where there is one. The
 * profile {@code quality} brings the Mavens.
 */
@EnabledIfSystemProperty(
        named = "mavens.directory",
        matches = ".+",
        disabledReason = "other Mavens are brought by the profile quality")
class MavenVersionsIT {
    /** No forecast of noisy samples keeps this limit. */
    private static final String FAILS =
            "signal: { pulse: {} }\nmodel: { train: { seed: 2 } }\nforecast: { from: 25 }\ntolerance: { phaseError: 0 }\n";

    /** Every Maven; the newer Java under Maven 3.9 only, and with {@code -Dsoak=true} under Maven 4 too. */
    static List<Arguments> mavens() throws IOException {
        Path newerJava = Path.of("/usr/lib/jvm/temurin-25-jdk-amd64");
        try (Stream<Path> homes = Files.list(Path.of(System.getProperty("mavens.directory")))) {
            return homes.sorted()
                    .flatMap(home -> javas(home.getFileName().toString(), newerJava).stream()
                            .map(java -> Arguments.of(home.getFileName(), java.getFileName(), home, java)))
                    .toList();
        }
    }

    private static List<Path> javas(String maven, Path newer) {
        Path own = Path.of(System.getProperty("java.home"));
        if (maven.equals("apache-maven-3.6.3") || !Files.isDirectory(newer)) { // the first is of 2019
            return List.of(own);
        }
        if (Boolean.getBoolean("soak")) {
            return List.of(own, newer);
        }
        return List.of(maven.startsWith("apache-maven-3") ? newer : own);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("mavens")
    void a_scenario_passes_is_accepted_changes_and_fails(Path maven, Path version, Path home, Path java)
            throws Exception {
        Example pulse = Example.copied("pulse", "pulse-" + maven + "-" + version);
        Shell shell = Shell.in(pulse.copy()).withMaven(home).with("JAVA_HOME", java.toString());
        Path scenario = pulse.copy().resolve("src/forecast/pulse/scenario.yaml");

        Printed withoutUs = shell.run("mvn -o validate");
        Printed passes = shell.run("mvn -o verify -Dmaven.plugin.validation=VERBOSE");
        Printed accepted =
                shell.run("mvn -o lstm-forecast:accept -Dlstm-forecast.scenarios=pulse -Dlstm-forecast.reason=first");
        Files.writeString(scenario, FAILS);
        Printed fails = shell.run("mvn -o verify");

        assertThat(passes.exitCode()).as(passes.text()).isZero();
        assertThat(passes.text()).containsPattern("pulse +LSTM 20 +0.01012 .* PASS");
        assertThat(warnings(passes))
                .as(passes.text())
                .isSubsetOf(warnings(withoutUs)); // such as an old Maven's of a new Java
        assertThat(accepted.exitCode()).as(accepted.text()).isZero();
        assertThat(pulse.copy().resolve("src/forecast/pulse/golden.zip")).exists();
        assertThat(fails.exitCode()).as(fails.text()).isEqualTo(1);
        assertThat(fails.text())
                .containsPattern("pulse FAIL: phaseError is 0\\.[0-9]+ cycles, but at most 0 is allowed")
                .contains("model.train.seed 1 → 2")
                .contains("the golden model forecasts from 150, and now it is from 25");
    }

    private static List<String> warnings(Printed printed) {
        return printed.lines().stream().filter(line -> line.contains("WARNING")).toList();
    }
}
