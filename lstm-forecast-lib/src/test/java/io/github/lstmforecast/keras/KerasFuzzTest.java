package io.github.lstmforecast.keras;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.Tries;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KerasFuzzTest {
    private static final int FILES = Tries.of(10_000);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"model.keras", "model.h5"})
    void any_file_is_read_or_rejected_within_little_memory(String name) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KerasFuzz.class.getName(),
                        name,
                        String.valueOf(FILES),
                        folder.toString())
                .redirectErrorStream(true)
                .start();

        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        System.out.print(printed);

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(printed).isZero();
        assertThat(count(printed, end -> true)).isEqualTo(FILES);
        assertThat(count(printed, "rejected as HDF5"::equals)).isGreaterThan(FILES / 20);
        assertThat(count(printed, "read"::equals)).isGreaterThan(FILES / 20);
    }

    private static int count(String printed, Predicate<String> ending) {
        return Arrays.stream(printed.split("\n"))
                .map(line -> line.split(" ", 2))
                .filter(line -> ending.test(line[1]))
                .mapToInt(line -> Integer.parseInt(line[0]))
                .sum();
    }
}
