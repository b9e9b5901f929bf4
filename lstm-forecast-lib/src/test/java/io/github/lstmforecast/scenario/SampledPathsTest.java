package io.github.lstmforecast.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.forecast.ClosedLoop;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.forecast.History;
import io.github.lstmforecast.forecast.Prediction;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.model.ModelState;
import io.github.lstmforecast.model.SequenceModel;
import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.Quantiles;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampledPathsTest {
    private static final String EIGHTY = "quantiles: [0.1, 0.9]";

    private static final String COUNTS =
            "signal: { csv: { file: counts.csv, column: value, period: 3, train: 0..60, gaps: interpolate } }\n"
                    + "forecast: { warmUp: 24, horizon: 12, quantiles: [0.01, 0.99] }\n";

    @TempDir
    Path base;

    private Scenario scenario(String yaml) throws ScenarioException {
        return ScenarioReader.read(base, base.resolve("src/forecast/sampled"), List.of(), yaml);
    }

    private ScenarioRun run(String yaml) throws ScenarioException {
        return new ScenarioRunner(scenario(yaml)).run(TrainingListener.NONE);
    }

    private static double coverage(ScenarioRun run) {
        return ((Defined) run.metrics().get(0).get(StandardMetric.COVERAGE)).value();
    }

    // 1000 cycles of 10 steps.
    @Test
    void the_interval_of_the_default_recipe_holds_as_many_noisy_values_as_its_levels_say() throws Exception {
        ScenarioRun run = run("signal: { pulse: { noise: 0.05 } }\nforecast: { horizon: 10000, " + EIGHTY + " }");

        assertThat(coverage(run)).isBetween(0.75, 0.85);
    }

    // 60 cycles are learnt: of 15, the noise itself is not known well enough.
    @EnabledIfSystemProperty(named = "soak", matches = "true")
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void so_it_is_whatever_the_noise_is_that_is_learnt(long seed) throws Exception {
        ScenarioRun run = run("signal: { pulse: { noise: 0.05, length: 600, seed: " + seed + " } }\n"
                + "model: { train: { seed: " + seed + " } }\n"
                + "forecast: { horizon: 10000, " + EIGHTY + " }");

        assertThat(coverage(run)).isBetween(0.75, 0.85);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{ train: { cell: gru } }",
                "{ linear: { order: 12 } }",
                "{ linear: { order: 2 }, transform: { difference: cycle, scale: zscore } }"
            })
    void the_forecast_is_the_same_with_quantiles_and_within_them(String model) throws Exception {
        String yaml = "signal: { pulse: { noise: 0.05 } }\nmodel: " + model + "\n";

        ScenarioRun without = run(yaml);
        ScenarioRun with = run(yaml + "forecast: { " + EIGHTY + " }");

        Forecast forecast = with.forecasts().get(0);
        assertThat(forecast.predicted().toArray())
                .isEqualTo(without.forecasts().get(0).predicted().toArray());
        double[][] quantiles = forecast.quantiles().orElseThrow().ofTarget(0);
        double[] predicted = forecast.predicted().column(0);
        assertThat(quantiles[0]).hasSameSizeAs(predicted);
        assertThat(IntStream.range(0, predicted.length)
                        .filter(step -> quantiles[0][step] < predicted[step] && predicted[step] < quantiles[1][step])
                        .count())
                .isGreaterThan(predicted.length * 8L / 10);
    }

    @Test
    void a_training_with_another_seed_draws_other_paths() throws Exception {
        ScenarioRunner runner = new ScenarioRunner(scenario("signal: { pulse: { noise: 0.05 } }\n"
                + "model: { train: { epochs: 1 } }\nforecast: { " + EIGHTY + " }"));

        double[][] first = quantiles(runner.run(1, TrainingListener.NONE));

        assertThat(quantiles(runner.run(1, TrainingListener.NONE))).isDeepEqualTo(first);
        assertThat(quantiles(runner.run(2, TrainingListener.NONE))).isNotEqualTo(first);
    }

    private static double[][] quantiles(ScenarioRun run) {
        return run.forecasts().get(0).quantiles().orElseThrow().ofTarget(0);
    }

    /** 100 rows that count 0, 1, 2, 0, 1, 2, ... The first 60 are learnt: 24 are 9 off, 36 are 0.5 off, and one is missing. */
    private void writeCounts() throws IOException {
        StringBuilder text = new StringBuilder("row,value\n");
        for (int row = 0; row < 100; row++) {
            double off = row < 24 ? 9 : row < 60 ? (row % 2 == 0 ? 0.5 : -0.5) : 0;
            text.append(row)
                    .append(',')
                    .append(row == 41 ? "" : String.valueOf(row % 3 + off))
                    .append('\n');
        }
        Files.writeString(base.resolve("counts.csv"), text);
    }

    /** Counts on, whatever it is fed, so that its errors one step ahead are what is off in a row. */
    private record Counter(List<Double> quantileLevels) implements SequenceModel {
        @Override
        public int inputs() {
            return 1;
        }

        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public ModelState start() {
            return new ModelState() {
                private int step;

                @Override
                public void step(float[] input, float[] output) {
                    step++;
                    output[0] = step % 3; // the first row is 0 or 36
                }
            };
        }
    }

    private ScenarioRun run(Forecaster mine) throws Exception {
        writeCounts();
        Path folder = Files.createDirectories(base.resolve("src/forecast/counts"));
        Files.writeString(folder.resolve("scenario.yaml"), COUNTS);
        Scenario scenario =
                ScenarioReader.readOwn(base, folder, List.of(), signal -> new ModelSource.Given("mine", mine));
        return new ScenarioRunner(scenario).run(TrainingListener.NONE);
    }

    @Test
    void the_errors_are_those_of_the_rows_that_are_learnt_but_for_a_warm_up_and_for_filled_gaps() throws Exception {
        double[][] quantiles = quantiles(run(new ClosedLoop(new Counter(List.of()))));

        for (int step = 0; step < 12; step++) {
            assertThat(quantiles[0][step]).isEqualTo(step % 3 - 0.5);
            assertThat(quantiles[1][step]).isEqualTo(step % 3 + 0.5);
        }
    }

    /** Has a sequence model, but no loop. */
    private record Own(Forecaster within) implements Forecaster {
        @Override
        public Prediction predict(History history, boolean traceCells) {
            return within.predict(history, traceCells);
        }

        @Override
        public Optional<Series> oneStepAhead(Features features, ForecastSpan span) {
            return within.oneStepAhead(features, span);
        }

        @Override
        public Optional<SequenceModel> sequenceModel() {
            return within.sequenceModel();
        }
    }

    @Test
    void a_forecaster_of_ones_own_with_a_sequence_model_is_sampled() throws Exception {
        ClosedLoop loop = new ClosedLoop(new Counter(List.of()));

        assertThat(quantiles(run(new Own(loop)))).isDeepEqualTo(quantiles(run(loop)));
    }

    @Test
    void without_a_loop_there_are_no_paths() {
        assertThatThrownBy(() -> run((history, traceCells) -> Prediction.of(Series.of(new double[history.steps()]))))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(
                        "forecast.quantiles is [0.01, 0.99], but must be omitted: mine does not run step by step, so no paths"
                                + " of it can be sampled");
    }

    @Test
    void quantiles_of_the_models_own_are_kept_and_others_are_refused() throws Exception {
        Quantiles own = run(new ClosedLoop(new Counter(List.of(0.01, 0.99))))
                .forecasts()
                .get(0)
                .quantiles()
                .orElseThrow();

        assertThat(own.ofTarget(0))
                .isDeepEqualTo(new double[2][own.values().get(0).length()]);
        assertThatThrownBy(() -> run(new ClosedLoop(new Counter(List.of(0.5)))))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(
                        "forecast.quantiles is [0.01, 0.99], but must be omitted: mine has quantiles of its own, [0.5]");
    }

    @Test
    void a_training_that_is_hardly_longer_than_the_warm_up_has_too_few_errors() {
        assertThatThrownBy(() -> run("signal: { pulse: { length: 30 } }\nmodel: { train: { window: 30, epochs: 1 } }\n"
                        + "forecast: { " + EIGHTY + " }"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(
                        "forecast.quantiles is [0.1, 0.9], but must be omitted, or the training data longer: it has 30 steps,"
                                + " so that 5 errors one step ahead are known after a warm-up of 25, and at least 10 are needed");
    }

    @Test
    void a_golden_model_knows_levels_and_samples() throws Exception {
        Scenario scenario = scenario("signal: { pulse: {} }\nforecast: { quantiles: [0.05, 0.5], samples: 40 }");

        assertThat(new ScenarioRunner(scenario).inputs())
                .containsEntry("forecast.quantiles", "0.05 0.5")
                .containsEntry("forecast.samples", "40");
    }
}
