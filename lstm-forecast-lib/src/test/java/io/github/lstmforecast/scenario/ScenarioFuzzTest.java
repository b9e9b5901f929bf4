package io.github.lstmforecast.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.Tries;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioFuzzTest {
    private static final int SCENARIOS = Tries.of(20_000);

    @TempDir
    Path folder;

    @Test
    void whatever_a_scenario_holds_it_is_read_or_refused_within_little_memory() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ScenarioFuzz.class.getName(),
                        String.valueOf(SCENARIOS),
                        "1",
                        folder.toString())
                .redirectErrorStream(true)
                .start();

        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        System.out.print(printed);

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(printed).isZero();
        Map<String, Integer> ends = Arrays.stream(printed.split("\n"))
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(line -> line[1], line -> Integer.valueOf(line[0])));
        assertThat(ends.values().stream().mapToInt(count -> count).sum()).isEqualTo(SCENARIOS);
        assertThat(ends.keySet()).containsExactlyInAnyOrder("read", "refused as YAML", "refused as a scenario");
        assertThat(ends.values()).allMatch(count -> count > SCENARIOS / 20);
    }
}
