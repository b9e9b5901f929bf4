package io.github.lstmforecast.assertj;

import static io.github.lstmforecast.assertj.FailedAssertion.messageOf;
import static io.github.lstmforecast.assertj.ForecastAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.forecast.ClosedLoop;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.gate.Allowance;
import io.github.lstmforecast.golden.Golden;
import io.github.lstmforecast.golden.GoldenTolerance;
import io.github.lstmforecast.model.SequenceModel;
import io.github.lstmforecast.scenario.ScenarioReader;
import io.github.lstmforecast.scenario.ScenarioRun;
import io.github.lstmforecast.scenario.ScenarioRunner;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.train.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The golden model is the one of the default recipe on the default pulse, trained for two epochs. */
class GoldenMatchTest {
    private static final ForecastSpan SPAN = new ForecastSpan(150, 25, 50, 5);

    @TempDir
    static Path folder;

    private static Series series;
    private static SequenceModel model;

    @BeforeAll
    static void accept() throws Exception {
        Files.writeString(folder.resolve("scenario.yaml"), "signal: { pulse: {} }\nmodel: { train: { epochs: 2 } }\n");
        ScenarioRunner runner = new ScenarioRunner(ScenarioReader.read(folder, folder));
        ScenarioRun run = runner.run(TrainingListener.NONE);
        runner.candidate(run).write(folder, Golden.NAME);
        series = ScenarioReader.read(folder, folder).signal().observed(300);
        model = run.forecaster().sequenceModel().orElseThrow();
    }

    private static Forecast forecast(SequenceModel model, ForecastSpan span) {
        return new ClosedLoop(model).forecast(series, span);
    }

    /** The forecast, with an offset added to each value. */
    private static Forecast moved(double closedLoop, double oneStepAhead) {
        Forecast forecast = forecast(model, SPAN);
        return new Forecast(
                SPAN,
                forecast.warmUp(),
                forecast.truth(),
                moved(forecast.predicted(), closedLoop),
                forecast.oneStepAhead().map(series -> moved(series, oneStepAhead)),
                forecast.cells(),
                Optional.empty());
    }

    private static Series moved(Series series, double by) {
        double[] values = series.column(0);
        for (int step = 0; step < values.length; step++) {
            values[step] += by;
        }
        return Series.of(values);
    }

    @Test
    void the_same_model_matches() {
        assertThat(forecast(model, SPAN)).matchesGolden(folder);
    }

    // The message says nothing about inputs, which are unknown here.
    @Test
    void another_prediction_one_step_ahead_fails() {
        String message = messageOf(() -> assertThat(moved(0, 0.5)).matchesGolden(folder));

        assertThat(message)
                .startsWith("""

                        Expecting actual:
                          Forecast[50 steps from 150, without a scenario]
                        to match the golden model, but found:
                          the forecast one step ahead differs from the golden model's by up to 0.5 at step \
                        """)
                .contains("; the closed loops stay together\n")
                .endsWith("\nLook at PICTURE");
        assertThat(message).doesNotContain("none of what it is made from");
    }

    @Test
    void a_worse_forecast_fails_by_its_metrics_against_the_same_truth() {
        String message = messageOf(() -> assertThat(moved(5, 0)).matchesGolden(folder));

        assertThat(message)
                .contains("mae is 4.938", ", and in the golden model 0.", "; the closed loops part at step 0")
                .doesNotContain("one step ahead differs");
    }

    @Test
    void a_difference_within_the_tolerance_matches() {
        GoldenTolerance any = new GoldenTolerance(OptionalDouble.empty(), 1e9, new Allowance(0, 1e9, 0), 0);

        assertThat(moved(0, 0.5)).matchesGolden(folder, any);
    }

    @Test
    void a_forecast_of_another_part_does_not_match() {
        assertThat(messageOf(() -> assertThat(forecast(model, new ForecastSpan(160, 25, 50, 5)))
                        .matchesGolden(folder)))
                .contains("""
                        to match the golden model, but found:
                          the golden model forecasts from 150, but this forecast is from 160, with 1 feature
                        """);
    }

    @Test
    void a_longer_forecast_does_not_match() {
        assertThat(messageOf(() -> assertThat(forecast(model, new ForecastSpan(150, 25, 60, 5)))
                        .matchesGolden(folder)))
                .contains("""
                        to match the golden model, but found:
                          the golden model forecasts 50 steps, and now it is 60\
                        """);
    }

    @Test
    void without_a_guard_the_errors_are_still_compared() {
        assertThat(forecast(model, new ForecastSpan(150, 25, 50, 0))).matchesGolden(folder);
    }

    @Test
    void a_folder_without_a_golden_model_fails() {
        assertThat(messageOf(() -> assertThat(forecast(model, SPAN)).matchesGolden(Path.of("src/nowhere"))))
                .contains("\n  there is no golden model in src/nowhere\n");
    }

    @Test
    void a_damaged_golden_model_fails(@TempDir Path damaged) throws Exception {
        Files.writeString(damaged.resolve("golden.json"), "{}");

        assertThat(messageOf(() -> assertThat(forecast(model, SPAN)).matchesGolden(damaged)))
                .contains("\n  " + damaged + ": golden.json: it is damaged, there is no schema 1; bring back the file");
    }

    @Test
    void a_forecast_that_is_not_finite_does_not_match() {
        assertThat(messageOf(() -> assertThat(moved(Double.NaN, 0)).matchesGolden(folder)))
                .contains("\n  the forecast is not finite (NaN or infinite)\n");
    }
}
