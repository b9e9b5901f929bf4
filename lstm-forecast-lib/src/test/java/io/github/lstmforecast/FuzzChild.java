package io.github.lstmforecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A child JVM with little memory that reads damaged files. It prints a line for each way in which a file can end: how many
 * did, and how.
 */
public final class FuzzChild {
    private final String printed;

    private FuzzChild(String printed) {
        this.printed = printed;
    }

    /**
     * Runs the child to its end, which must come in time and be orderly.
     *
     * @param memory of the child, for example {@code 64m}
     * @param command the main class and its arguments, after options of the JVM
     */
    public static FuzzChild run(String memory, String... command) throws IOException, InterruptedException {
        List<String> all = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx" + memory,
                                "-XX:+ExitOnOutOfMemoryError",
                                "-cp",
                                System.getProperty("java.class.path")),
                        Arrays.stream(command))
                .toList();
        Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        System.out.print(printed);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(printed).isZero();
        return new FuzzChild(printed);
    }

    /** How many files ended in these ways. */
    public int count(Predicate<String> ending) {
        return Arrays.stream(printed.split("\n"))
                .map(line -> line.split(" ", 2))
                .filter(line -> ending.test(line[1]))
                .mapToInt(line -> Integer.parseInt(line[0]))
                .sum();
    }
}
