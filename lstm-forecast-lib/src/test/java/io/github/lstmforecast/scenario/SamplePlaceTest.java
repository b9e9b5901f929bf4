package io.github.lstmforecast.scenario;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplePlaceTest {
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

    @TempDir
    Path base;

    private Path folder;

    @BeforeEach
    void makeFolder() throws Exception {
        folder = Files.createDirectories(base.resolve("src/forecast/s"));
    }

    /** Two columns of 100 days; the second has one value that has no logarithm. */
    private void read(int wrong, String columns) throws Exception {
        StringBuilder text = new StringBuilder("date,a,b\n");
        for (int row = 0; row < 100; row++) {
            text.append(FIRST.plusDays(row)).append(",").append(5 + row % 7).append(",");
            text.append(row == wrong ? "-3" : 5 + row % 5).append("\n");
        }
        Files.writeString(folder.resolve("series.csv"), text);
        ScenarioReader.read(base, folder, List.of(), """
                signal: { csv: { file: series.csv, column: %s, period: none, train: 10..60 } }
                model: { linear: { order: 2 }, transform: { log: true } }
                forecast: { from: 80, warmUp: 10, horizon: 20 }
                """.formatted(columns));
    }

    // The header is line 1; day 0 is line 2.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30 | series.csv:32 (2020-01-31), in the training data, is not",
                "79 | series.csv:81 (2020-03-20), before the forecast from 2020-03-21, is not",
                "99 | series.csv:101 (2020-04-09), in the truth of the forecast from 2020-03-21, is not"
            })
    void a_sample_is_named_by_its_line_its_date_and_what_it_is_used_for(int wrong, String end) {
        assertThatThrownBy(() -> read(wrong, "b"))
                .isInstanceOf(ScenarioException.class)
                .hasMessageEndingWith("but -3.0 at src/forecast/s/" + end);
    }

    @Test
    void of_several_columns_that_of_the_sample_is_named() {
        assertThatThrownBy(() -> read(30, "[a, b]"))
                .hasMessageEndingWith("but -3.0 at src/forecast/s/series.csv:32, column b (2020-01-31), in the training"
                        + " data, is not");
    }
}
