package io.github.lstmforecast.torch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.Tries;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchFileFuzzTest {
    private static final int FILES = Tries.of(10_000);

    @TempDir
    Path folder;

    @Test
    void any_file_is_read_or_rejected_within_little_memory() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "--add-modules=jdk.incubator.vector",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TorchFileFuzz.class.getName(),
                        String.valueOf(FILES),
                        "1",
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();

        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        System.out.print(printed);

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(printed).isZero();
        assertThat(count(printed, end -> true)).isEqualTo(FILES);
        for (String end : new String[] {"read", "rejected: header", "rejected: tensor", "rejected: lstm-forecast"}) {
            assertThat(count(printed, end::equals)).as(end).isGreaterThan(FILES / 50);
        }
    }

    private static int count(String printed, Predicate<String> ending) {
        return Arrays.stream(printed.split("\n"))
                .map(line -> line.split(" ", 2))
                .filter(line -> ending.test(line[1]))
                .mapToInt(line -> Integer.parseInt(line[0]))
                .sum();
    }
}
