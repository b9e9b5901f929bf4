package io.github.lstmforecast.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.forecast.CellTrace;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.scenario.ForecastResult;
import io.github.lstmforecast.scenario.Scenario;
import io.github.lstmforecast.scenario.ScenarioReader;
import io.github.lstmforecast.signal.Series;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A scenario judges its model, and then the exported file with no more than {@code load}. */
class ExportedScenarioTest {
    private static final String PULSE = "signal: { pulse: {} }\nforecast: { from: 150, warmUp: 25, horizon: 50 }";
    private static final String LOAD = "signal: { csv: { file: load.csv, column: [load, price], known: temperature,"
            + " calendar: dayOfWeek, period: 7%s } }";

    @TempDir
    Path folder;

    /** 300 days of a load that depends on a temperature of the same day. */
    @BeforeEach
    void writeSeries() throws Exception {
        StringBuilder rows = new StringBuilder("date,load,price,temperature\n");
        for (int day = 0; day < 300; day++) {
            double temperature = 10 + 8 * Math.sin(day * day);
            double load = 500 + 40 * Math.sin(2 * Math.PI * day / 7) + 3 * temperature;
            rows.append(LocalDate.of(2001, 1, 1).plusDays(day))
                    .append("," + load + "," + (load / 10 + Math.cos(day)) + "," + temperature + "\n");
        }
        Files.writeString(folder.resolve("load.csv"), rows);
    }

    private ForecastResult judged(String signal, String model) throws Exception {
        Files.writeString(folder.resolve(ScenarioReader.FILE_NAME), signal + "\nmodel: " + model + "\n");
        Scenario scenario = ScenarioReader.read(folder, folder);
        return ForecastResult.of(scenario, folder);
    }

    private ForecastResult exportedAndJudged(ForecastResult judged, String signal) throws Exception {
        Extensions.exporter("onnx")
                .export(judged.modelExport().withTransformsInMetadata())
                .write(folder.resolve("model.onnx"));
        return judged(signal, "{ load: model.onnx }");
    }

    private static void requireSame(Series one, Series other, double tolerance) {
        assertThat(other.toArray()).containsExactly(one.toArray(), within(tolerance));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ train: { seed: 1 } }",
                "{ train: { seed: 1, units: [5, 4], cell: gru, epochs: 20 } }",
                "{ train: { seed: 1, cell: simple-rnn, epochs: 20 }, transform: { scale: zscore } }",
                "{ train: { seed: 1, epochs: 20 }, transform: { difference: cycle, scale: minmax } }",
                "{ linear: { order: 12 } }",
            })
    void the_exported_file_forecasts_a_pulse_as_the_model_does(String model) throws Exception {
        ForecastResult trained = judged(PULSE, model);
        ForecastResult loaded = exportedAndJudged(trained, PULSE);

        Forecast one = trained.forecasts().get(0);
        Forecast other = loaded.forecasts().get(0);
        requireSame(one.oneStepAhead().orElseThrow(), other.oneStepAhead().orElseThrow(), 1e-5);
        requireSame(one.predicted(), other.predicted(), 1e-4);
        assertThat(loaded.verdict()).isEqualTo(trained.verdict());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ train: { seed: 1, units: [6], epochs: 5, copies: 1 }, transform: { log: true, scale: zscore } }",
                "{ train: { seed: 1, units: [6], epochs: 5, copies: 1 }, transform: { trend: true, scale: zscore } }",
                "{ linear: { order: 8 }, transform: { scale: zscore } }",
            })
    void known_inputs_and_transforms_are_those_of_the_model(String model) throws Exception {
        ForecastResult trained = judged(LOAD.formatted(", knownScale: zscore"), model);
        ForecastResult loaded = exportedAndJudged(trained, LOAD.formatted(""));

        Forecast one = trained.forecasts().get(0);
        Forecast other = loaded.forecasts().get(0);
        double unit = 10; // below the standard deviations, 31 and 3.2 and a little
        requireSame(one.oneStepAhead().orElseThrow(), other.oneStepAhead().orElseThrow(), 1e-5 * unit);
        requireSame(one.predicted(), other.predicted(), 1e-4 * unit);
    }

    // float: the states of ONNX Runtime, two layers of LSTM cells.
    @Test
    void cells_are_traced() throws Exception {
        ForecastResult trained = judged(PULSE, "{ train: { seed: 1, units: [5, 4], epochs: 20 } }");
        CellTrace one = trained.forecasts().get(0).cells().orElseThrow();
        CellTrace other =
                exportedAndJudged(trained, PULSE).forecasts().get(0).cells().orElseThrow();

        assertThat(other.units()).isEqualTo(one.units());
        assertThat(other.hidden(30, 1, 3)).isCloseTo(one.hidden(30, 1, 3), within(1e-4f));
        assertThat(other.cell(30, 0, 4)).isCloseTo(one.cell(30, 0, 4), within(1e-4f));
    }

    // A file of this library for a single column may be used for another one.
    @Test
    void the_name_of_a_single_target_need_not_be_that_of_the_signal() throws Exception {
        ForecastResult trained = judged(PULSE, "{ train: { epochs: 1 } }");

        ForecastResult loaded =
                exportedAndJudged(trained, "signal: { csv: { file: load.csv, column: price, period: 7 } }");

        assertThat(loaded.forecasts()).hasSize(1);
    }
}
