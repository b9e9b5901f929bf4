package io.github.lstmforecast.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.SeriesTransform;
import io.github.lstmforecast.signal.TrainingCopy;
import io.github.lstmforecast.train.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code model.transform} and {@code model.train.copySpacing} in whole scenarios. */
class TransformScenarioTest {
    private static final String ALL = "{ log: true, trend: true, profile: true, difference: mean, scale: zscore }";

    @TempDir
    Path base;

    private Path folder;

    @BeforeEach
    void writeSeries() throws Exception {
        folder = Files.createDirectories(base.resolve("src/forecast/sales"));
        Random random = new Random(1);
        Files.writeString(
                folder.resolve("sales.csv"),
                IntStream.range(0, 300)
                        .mapToObj(row -> {
                            double cycle = 1 + 0.3 * Math.sin(2 * Math.PI * row / 7.5);
                            return (100 + row) * cycle + random.nextGaussian() + "," + (5 + cycle);
                        })
                        .collect(Collectors.joining("\n", "sales,visits\n", "\n")));
    }

    private Scenario read(String yaml) throws Exception {
        Files.writeString(folder.resolve("scenario.yaml"), yaml);
        return ScenarioReader.read(base, folder);
    }

    private Scenario read(String column, String model) throws Exception {
        return read("signal: { csv: { file: sales.csv, column: " + column + ", period: 7.5, train: 10..200 } }\n"
                + "model: { " + model + " }\n"
                + "forecast: { from: [200, 230], horizon: 30 }\n");
    }

    private static ScenarioRun run(Scenario scenario) {
        return new ScenarioRunner(scenario).run(TrainingListener.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ALL,
                "{ difference: cycle }",
                "{ difference: step, scale: none }",
                "{ profile: true, scale: none }",
                "{ log: true }"
            })
    void a_model_that_was_saved_with_its_transforms_forecasts_the_same_bits(String transform) throws Exception {
        ScenarioRun trained = run(read("[sales, visits]", "train: { epochs: 3 }, transform: " + transform));
        trained.model().orElseThrow().write(folder.resolve("model.zip"));

        ScenarioRun loaded = run(read("[sales, visits]", "load: model.zip"));

        for (int i = 0; i < 2; i++) {
            Forecast before = trained.forecasts().get(i);
            Forecast after = loaded.forecasts().get(i);
            assertThat(after.predicted()).isEqualTo(before.predicted());
            assertThat(after.oneStepAhead()).isEqualTo(before.oneStepAhead()).isPresent();
        }
    }

    // The file has no transforms; the scenario fits them to the same rows as the training did.
    @Test
    void a_loaded_model_is_fed_what_the_scenario_says() throws Exception {
        ScenarioRun trained = run(read("sales", "train: { epochs: 3 }, transform: " + ALL));
        ScenarioRun plain = run(read("sales", "train: { epochs: 3 }, transform: { scale: none }"));
        plain.model().orElseThrow().write(folder.resolve("plain.zip"));

        Scenario loaded = read("sales", "load: plain.zip, transform: " + ALL);

        assertThat(loaded.transforms()).isEqualTo(trained.model().orElseThrow().transforms());
        assertThat(run(loaded).forecasts().get(0).predicted())
                .isNotEqualTo(plain.forecasts().get(0).predicted());
    }

    @Test
    void a_model_that_is_trained_on_a_file_is_scaled_and_no_other() throws Exception {
        assertThat(read("sales", "train: { epochs: 1 }").transform().scale().key())
                .isEqualTo("minmax");
        assertThat(read("sales", "transform: { trend: true }")
                        .transform()
                        .scale()
                        .key())
                .isEqualTo("minmax");
        assertThat(read("signal: { pulse: {} }").transform().isNone()).isTrue();
    }

    // The training ends at row 200, from 10 on; 8 rows are lost to the difference.
    @Test
    void rows_that_have_nothing_to_be_compared_with_are_not_trained_on() throws Exception {
        Scenario scenario =
                read("sales", "train: { window: 1, copies: 1 }, transform: { difference: cycle, scale: none }");

        TrainingCopy copy = scenario.trainingCopies().orElseThrow().get(0);

        Series series = scenario.signal().observed(200);
        assertThat(copy.length()).isEqualTo(190 - 8 - 1);
        assertThat(copy.inputs().get(0, 0)).isEqualTo(series.get(18, 0) - series.get(10, 0));
    }

    @Test
    void what_was_fitted_is_part_of_what_the_model_was_made_from() throws Exception {
        assertThat(new ScenarioRunner(read("sales", "train: { epochs: 1 }, transform: " + ALL)).inputs())
                .containsEntry("model.transform.difference", "mean")
                .containsEntry("fitted.differenceOfMean.lag", "8.0")
                .containsKeys("fitted.trend.slope", "fitted.profile.values", "fitted.scaling.unit");
    }

    // Three parts of 60 rows, the last of which ends with the training data.
    @Test
    void copies_that_are_spread_share_no_row() throws Exception {
        Scenario scenario = read("sales", "train: { window: 20, copySpacing: spread }, transform: { scale: none }");

        List<TrainingCopy> copies = scenario.trainingCopies().orElseThrow();

        Series series = scenario.signal().observed(200);
        assertThat(copies).extracting(TrainingCopy::length).containsExactly(60, 60, 60);
        assertThat(copies.get(0).inputs()).isEqualTo(series.slice(11, 71));
        assertThat(copies.get(1).inputs()).isEqualTo(series.slice(75, 135));
        assertThat(copies.get(2).targets()).isEqualTo(series.slice(140, 200));
    }

    // Its warm-up would begin at sample 0, and the differences look back 10 samples before that.
    @Test
    void a_forecast_that_begins_in_the_training_data_leaves_room_for_the_differences() throws Exception {
        Scenario scenario = read(
                "signal: { pulse: {} }\nmodel: { train: { recipe: keras-stateful }, transform: { difference: cycle } }");

        assertThat(scenario.spans().get(0).from()).isEqualTo(35);
    }

    @Test
    void a_change_of_what_the_differences_look_back_to_is_a_change_of_the_inputs() throws Exception {
        String yaml = "signal: { csv: { file: sales.csv, column: sales, period: 7.5, train: 0..100 } }\n"
                + "model: { linear: { order: 24 }, transform: { difference: cycle } }\n"
                + "forecast: { from: 200, warmUp: 12, horizon: 30 }\n";
        String before = new ScenarioRunner(read(yaml)).inputs().get("data.forecast");
        List<String> lines = Files.readAllLines(folder.resolve("sales.csv"));
        lines.set(171, "250,6"); // row 170, before the warm-up
        Files.write(folder.resolve("sales.csv"), lines);

        assertThat(new ScenarioRunner(read(yaml)).inputs().get("data.forecast")).isNotEqualTo(before);
    }

    // A file that only scales is fed what the scenario's transforms leave.
    @Test
    void a_model_with_a_scaling_of_its_own_takes_other_transforms_and_no_scaling() throws Exception {
        run(read("sales", "train: { epochs: 1 }")).model().orElseThrow().write(folder.resolve("model.zip"));

        Scenario loaded = read("sales", "load: model.zip, transform: { difference: cycle }");

        assertThat(loaded.transforms().transforms())
                .extracting(SeriesTransform::key)
                .containsExactly("difference", "scaling");
        assertThatThrownBy(() -> read("sales", "load: model.zip, transform: { difference: cycle, scale: zscore }"))
                .hasMessageContaining("model.transform.scale is 'zscore', but must be omitted");
    }

    @Test
    void a_model_with_transforms_of_its_own_takes_no_others_and_needs_what_they_look_back() throws Exception {
        run(read("sales", "train: { epochs: 1 }, transform: { difference: cycle, log: true }"))
                .model()
                .orElseThrow()
                .write(folder.resolve("model.zip"));

        assertThatThrownBy(() -> read("sales", "load: model.zip, transform: { trend: true }"))
                .hasMessageContaining("model.transform.trend is true, but must be omitted");
        assertThatThrownBy(
                        () -> read("signal: { csv: { file: sales.csv, column: sales, period: 7.5, train: 10..200 } }\n"
                                + "model: { load: model.zip }\nforecast: { from: 20, warmUp: 15, horizon: 30 }\n"))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("forecast.from is 20, but must be at least 23");
    }

    @ParameterizedTest
    @CsvSource({"'{ scale: zscore }', 150, 0", "'{ difference: cycle }', 166, 10", "'{ trend: true }', 156, 0"})
    void a_pulse_wave_is_rotated_only_if_its_transforms_do_not_know_where_it_is(String transform, int end, int lag)
            throws Exception {
        Scenario scenario =
                read("signal: { pulse: {} }\nmodel: { train: { epochs: 1 }, transform: " + transform + " }");

        assertThat(scenario.trainingEnd()).isEqualTo(end + (end == 150 ? 0 : 1));
        assertThat(scenario.transforms().lag()).isEqualTo(lag);
        assertThat(scenario.trainingCopies().orElseThrow())
                .extracting(TrainingCopy::length)
                .containsExactly(150, 150, 150);
        assertThat(run(scenario).forecasts().get(0).predicted().toArray()).doesNotContain(Double.NaN);
    }

    // A cycle that grows with the level is the same each time after a logarithm and a trend.
    @Test
    void transforms_make_a_growing_cycle_learnable() throws Exception {
        ScenarioRun plain = run(read("sales", "train: {}"));
        ScenarioRun transformed = run(read("sales", "train: {}, transform: { log: true, difference: cycle }"));

        assertThat(error(transformed)).isLessThan(error(plain) / 2);
        assertThat(error(transformed)).isCloseTo(0, within(30.0));
    }

    private static double error(ScenarioRun run) {
        Forecast forecast = run.forecasts().get(0);
        double sum = 0;
        for (int step = 0; step < 30; step++) {
            sum += Math.abs(forecast.predicted().get(step, 0) - forecast.truth().get(step, 0));
        }
        return sum / 30;
    }
}
