package io.github.lstmforecast.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.FuzzChild;
import io.github.lstmforecast.Tries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files that the reader accepts. */
class OnnxRunFuzzTest {
    private static final int FILES = Tries.of(500);
    private static final int SECONDS = 10; // for one file
    private static final String KILOBYTES = "12000000"; // of address space
    private static final int SIGABRT = 134;
    private static final int SIGSEGV = 139;

    @TempDir
    Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatever_a_file_does_to_onnx_runtime_is_an_error_of_its_child_at_worst() throws Exception {
        FuzzChild.run(
                "64m", OnnxFuzz.class.getName(), String.valueOf(3 * FILES), String.valueOf(FILES), folder.toString());
        Map<String, Integer> ends = new TreeMap<>();

        int next = 1;
        while (next <= FILES) {
            next = run(next, ends);
        }

        System.out.println(ends);
        assertThat(ends.values().stream().mapToInt(count -> count).sum()).isEqualTo(FILES);
        assertThat(ends).containsKeys("forecasts", "is refused");
    }

    /** Runs files up to one that ends the child, and returns the number of the next one. */
    private int run(int first, Map<String, Integer> ends) throws IOException, InterruptedException {
        Path printed = folder.resolve("printed");
        ProcessBuilder builder = new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -v " + KILOBYTES + " && exec \"$@\"",
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:ErrorFile=" + folder.resolve("crash"),
                        OnnxRunFuzz.class.getName(),
                        folder.toString(),
                        String.valueOf(first),
                        String.valueOf(FILES))
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process child = builder.start();
        boolean isInTime = endsInTime(child, printed);
        int next = first;
        List<String> lines = Files.readAllLines(printed, StandardCharsets.ISO_8859_1);
        for (String line : lines) {
            if (line.startsWith(next + " ") && !line.equals(next + " ")) {
                ends.merge(line.substring(line.indexOf(' ') + 1), 1, Integer::sum);
                next++;
            }
        }
        if (isInTime) {
            assertThat(child.exitValue())
                    .as("file " + next + ": " + lines)
                    .isIn(next <= FILES ? List.of(SIGABRT, SIGSEGV) : List.of(0));
        }
        if (next <= FILES) {
            ends.merge(isInTime ? "crashes" : "runs too long", 1, Integer::sum);
            next++;
        }
        return next;
    }

    /** Stops a child that is busy with one file for too long. */
    private static boolean endsInTime(Process child, Path printed) throws IOException, InterruptedException {
        long before = -1;
        while (!child.waitFor(SECONDS, TimeUnit.SECONDS)) {
            long now = Files.size(printed);
            if (now == before) {
                child.destroyForcibly().waitFor();
                return false;
            }
            before = now;
        }
        return true;
    }
}
