package io.github.lstmforecast.bits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.lstmforecast.Tries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same training in different child JVMs gives the same bits. */
class SameBitsTest {
    /** From this code on Linux x86_64 with JDK 17, of an LSTM: if it changes, every trained model changes. */
    private static final String LSTM_HASH = "5d1e8fbf7deff10bd1a2bf486d5f753faf8d34710a8613b5ea9fc274a974fd0b";

    /** Likewise of a GRU. */
    private static final String GRU_HASH = "918a6fc4edba4baed5e851ee1ce1f8e049d450108b5ab97992c6e365a652973b";

    /** Likewise of a simple RNN. */
    private static final String RNN_HASH = "8154d73bec257013c0016283592bdae065590ecf890859f159027914691074a3";

    /** Likewise of every linear model. */
    private static final String LINEAR_HASH = "23bb2387701565c0d56d0fff66dd5983f1dec723bc3f3ed338d7c1593cbb2bb5";

    private static final String VECTOR_API = "--add-modules jdk.incubator.vector";
    /**
     * The compiler may put an object back on the heap once, when it replaces code. An allocation in each of 30 epochs or
     * a million steps would be far more.
     */
    private static final long ONCE = 256;

    private static final Path JDKS = Path.of("/usr/lib/jvm");

    private record Probe(String hash, long allocatedInTraining, long allocatedInClosedLoop, String linearHash) {}

    static List<String> modes() {
        List<String> compiled = List.of("", "-XX:TieredStopAtLevel=1", "-XX:-TieredCompilation", "-XX:-UseSuperWord");
        return Stream.concat(compiled.stream(), Stream.of("-Xint").filter(interpreted -> Tries.SOAK))
                .flatMap(mode -> Stream.of(mode, VECTOR_API + " " + mode))
                .toList();
    }

    @ParameterizedTest(name = "[{0}]")
    @MethodSource("modes")
    void every_mode_of_the_virtual_machine_gives_the_same_bits(String options) throws Exception {
        assertSameBits(probe(ownJava(), options));
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(
            strings = {
                "-XX:UseAVX=0",
                "-XX:UseAVX=1",
                "-XX:UseAVX=2",
                VECTOR_API + " -XX:UseAVX=0",
                VECTOR_API + " -XX:UseAVX=1",
                VECTOR_API + " -XX:UseAVX=2"
            })
    void every_width_of_vectors_gives_the_same_bits(String options) throws Exception {
        assumeTrue(List.of("amd64", "x86_64").contains(System.getProperty("os.arch")), "AVX exists only on x86-64");

        assertSameBits(probe(ownJava(), options));
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"", VECTOR_API})
    void another_jdk_gives_the_same_bits(String options) throws Exception {
        Optional<Path> other = otherJava();
        assumeTrue(other.isPresent(), "there is no other JDK in " + JDKS);

        assertSameBits(probe(other.get(), options));
    }

    // Only with plain loops: until vector code is compiled, each vector is an object.
    @Test
    void training_and_closed_loop_allocate_nothing_from_step_to_step() throws Exception {
        Probe probe = probe(ownJava(), "-Xmx32m", 1_000_000);

        assertThat(probe.allocatedInTraining).isLessThan(ONCE);
        assertThat(probe.allocatedInClosedLoop).isLessThan(ONCE);
    }

    private static void assertSameBits(Probe probe) {
        assertThat(probe.hash).isEqualTo(LSTM_HASH + "+" + GRU_HASH + "+" + RNN_HASH);
        assertThat(probe.linearHash).isEqualTo(LINEAR_HASH);
    }

    private static Probe probe(Path java, String options) throws IOException, InterruptedException {
        return probe(java, options, 1000);
    }

    private static Probe probe(Path java, String options, int steps) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        Stream.of(options.split(" ")).filter(option -> !option.isEmpty()).forEach(command::add);
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), TrainingProbe.class.getName(), "" + steps));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(String.join(" ", command)).isZero();
        System.out.println("same bits: " + java + " " + options + ": " + printed);
        String[] words = printed.split(" ");
        return new Probe(words[0], Long.parseLong(words[1]), Long.parseLong(words[2]), words[3]);
    }

    private static Path ownJava() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** A JDK of another version than that of the tests, if the usual folder has one. */
    private static Optional<Path> otherJava() throws IOException {
        if (!Files.isDirectory(JDKS)) {
            return Optional.empty();
        }
        String own = "version \"" + Runtime.version().feature();
        try (Stream<Path> jdks = Files.list(JDKS)) {
            for (Path jdk : jdks.sorted().toList()) {
                Path release = jdk.resolve("release");
                Path java = jdk.resolve("bin/java");
                if (Files.isExecutable(java) && Files.isRegularFile(release)) {
                    String text = Files.readString(release).replace("JAVA_VERSION=", "version ");
                    if (!text.contains(own)) {
                        return Optional.of(java);
                    }
                }
            }
        }
        return Optional.empty();
    }
}
