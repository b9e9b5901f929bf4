package io.github.lstmforecast.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstCsvScenarioTest {
    @TempDir
    Path base;

    private final RecordingLog log = new RecordingLog();

    private String yaml(Optional<String> period, IntFunction<String> row) throws Exception {
        Files.writeString(
                base.resolve("series.csv"),
                "when,value\n" + IntStream.range(0, 100).mapToObj(row).collect(Collectors.joining("\n")) + "\n");
        return new FirstCsvScenario(log, base, base, List.of(base), Path::toString)
                .yaml(
                        "series",
                        base.resolve("src/forecast/series"),
                        "series.csv",
                        Optional.empty(),
                        period,
                        new FormatParameters(Map.of()));
    }

    private static String wave(int row) {
        return String.format(Locale.ROOT, "%.4f", 10 + Math.sin(2 * Math.PI * row / 10) + 0.01 * (row * row % 7));
    }

    @Test
    void a_period_with_a_decimal_comma_is_shown_with_a_point() {
        assertThatThrownBy(() -> yaml(Optional.of("7,5"), row -> row + "," + wave(row)))
                .isInstanceOf(NothingWrittenException.class)
                .hasMessage("Nothing was written: lstm-forecast.period is '7,5', but must be at least 2 (samples per"
                        + " cycle), or none, written with a point: 7.5");
    }

    @Test
    void what_looks_like_a_mistake_in_the_file_is_a_warning() throws Exception {
        yaml(Optional.empty(), row -> "day " + row + "," + (row == 7 ? "-999" : wave(row)));

        assertThat(log.warnings)
                .anyMatch(line -> line.contains("the rows have no dates: 'day 0' in column when"))
                .anyMatch(line -> line.contains("column value: -999 occurs once"));
    }
}
