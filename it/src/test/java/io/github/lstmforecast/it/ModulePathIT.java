package io.github.lstmforecast.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A named module that runs scenarios, with the library and its dependencies on the module path. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are run by a POSIX shell")
class ModulePathIT {
    private static final Path MODULE = Path.of("target", "module-path").toAbsolutePath();
    private static final Path JDKS = Path.of("/usr/lib/jvm");

    @BeforeAll
    static void compile() throws Exception {
        FileUtils.deleteDirectory(MODULE.toFile());
        FileUtils.copyDirectory(Path.of("src", "module-path").toFile(), MODULE.toFile());

        Shell.Printed printed =
                Shell.in(MODULE).run("mvn compile dependency:build-classpath -Dmdep.outputFile=target/modules.txt");

        assertThat(printed.exitCode()).as(printed.text()).isZero();
    }

    /** This one, or one in the folder of the operating system. */
    private static Optional<Path> jdk(int version) throws IOException {
        Path current = Path.of(System.getProperty("java.home"));
        try (Stream<Path> others = Files.isDirectory(JDKS) ? Files.list(JDKS) : Stream.<Path>of()) {
            return Stream.concat(Stream.of(current), others.sorted())
                    .filter(jdk -> isVersion(jdk, version))
                    .findFirst();
        }
    }

    private static boolean isVersion(Path jdk, int version) {
        try {
            return Files.readString(jdk.resolve("release")).contains("JAVA_VERSION=\"" + version + ".");
        } catch (IOException e) {
            return false; // no JDK
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 25})
    void a_named_module_runs_scenarios_from_their_files(int version) throws Exception {
        Optional<Path> jdk = jdk(version);
        assumeTrue(jdk.isPresent(), "there is no JDK " + version + " in " + JDKS);

        Shell.Printed printed = Shell.in(MODULE)
                .run(jdk.get() + "/bin/java -p \"target/classes:$(cat target/modules.txt)\""
                        + " --add-modules ALL-MODULE-PATH -m com.example.judge/com.example.judge.Judge"
                        + " src/forecast/pulse src/forecast/ramp");

        assertThat(printed.lines())
                .as(printed.text())
                .containsExactly(
                        "module com.example.judge, module io.github.lstmforecast",
                        "pulse, LSTM 20: PASS, PASS",
                        "ramp, linear 6: PASS, PASS");
        assertThat(MODULE.resolve("target/pulse.html")).content().contains("<svg");
    }
}
