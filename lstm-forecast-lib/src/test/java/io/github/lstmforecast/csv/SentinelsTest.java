package io.github.lstmforecast.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.csv.CsvTable.Options;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentinelsTest {
    @TempDir
    Path folder;

    private List<String> warnings(IntToDoubleFunction value, String sentinel, int every) throws Exception {
        String rows = IntStream.range(0, 100)
                .mapToObj(row ->
                        row % every == 3 ? sentinel : String.format(Locale.ROOT, "%.1f", value.applyAsDouble(row)))
                .collect(Collectors.joining("\n"));
        Path file = Files.writeString(folder.resolve("series.csv"), "y\n" + rows + "\n");
        return CsvTable.read(file, "series.csv", new Options(List.of("y"), CsvFormat.UNKNOWN))
                .notes()
                .warnings();
    }

    private static double wave(int row) {
        return Math.sin(2 * Math.PI * row / 10);
    }

    @Test
    void a_value_far_outside_is_named_with_count_and_first_line() throws Exception {
        assertThat(warnings(row -> 20 + 10 * wave(row), "-9999.0", 40))
                .containsExactly(
                        "series.csv:5, column y: -9999 occurs 3 times, here first, far outside of the other values, which"
                                + " are from 10.5 to 29.5; if it means that there is no value, leave these cells empty"
                                + " and set gaps");
    }

    @ParameterizedTest
    @CsvSource({
        "-999, 20, 10",
        "-99.9, 0, 10",
        "99.9, 20, 10",
        "9999, 500, 400",
        "-9999, -50, 40",
        "-99, 0, 20",
        "-99, -20, 10",
        "999.99, 0, 300",
        "-999, 5000, 4000",
        "1e20, 20, 10",
        "-9.96921e36, 20, 10"
    })
    void a_value_of_nines_or_beyond_all_is_seen(String sentinel, double mean, double height) throws Exception {
        assertThat(warnings(row -> mean + height * wave(row), sentinel, 40)).hasSize(1);
        assertThat(warnings(row -> mean + height * wave(row), sentinel, 1000)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "-99, -100, 50",
        "-999, -1000, 300",
        "99, 80, 15",
        "9999, 8000, 3000",
        "-99, 0, 90",
        "99.9, 50, 45",
        "-1, 20, 10",
        "200, 20, 10",
        "1000, 20, 10",
        "0, 100, 1",
        "9.9, 0, 1"
    })
    void other_values_are_none(String value, double mean, double height) throws Exception {
        assertThat(warnings(row -> mean + height * wave(row), value, 40)).isEmpty();
    }

    @Test
    void a_level_that_is_kept_for_long_is_none() throws Exception {
        assertThat(warnings(SentinelsTest::wave, "99", 4)).hasSize(1);
        assertThat(warnings(row -> row % 2 == 0 ? 99 : wave(row), "0", 40)).isEmpty();
    }
}
