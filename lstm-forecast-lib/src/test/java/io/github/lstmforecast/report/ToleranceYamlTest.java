package io.github.lstmforecast.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.gate.Calibration;
import io.github.lstmforecast.gate.Calibration.Row;
import io.github.lstmforecast.gate.Judge;
import io.github.lstmforecast.gate.Shortcoming;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.metric.LeadTime;
import io.github.lstmforecast.metric.LeadTimeMetric;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.result.TrainingResult;
import io.github.lstmforecast.scenario.ForecastResult;
import io.github.lstmforecast.scenario.Scenario;
import io.github.lstmforecast.scenario.ScenarioReader;
import io.github.lstmforecast.scenario.ScenarioRunner;
import io.github.lstmforecast.train.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToleranceYamlTest {
    @TempDir
    Path folder;

    private String written(Calibration calibration) throws Exception {
        Path file = folder.resolve("tolerance.yaml");
        ToleranceYaml.write(file, "pulse", calibration, Tolerances.DEFAULTS);
        return Files.readString(file);
    }

    private static Row row(Metric metric, int without, Optional<Limit> proposed) {
        return new Row(metric, List.of(0.1), without, proposed, 0.87);
    }

    // 58 of 59: 0.9221 (Clopper-Pearson)
    @Test
    void limits_are_written_as_in_a_scenario_and_say_where_they_promise_less() throws Exception {
        Calibration calibration = new Calibration(
                List.of(
                        row(StandardMetric.RMSE, 0, Optional.of(Limit.atMost(0.1))),
                        row(StandardMetric.NRMSE, 0, Optional.of(Limit.atMost(0.2))),
                        row(StandardMetric.FLAT, 0, Optional.empty()),
                        row(StandardMetric.PHASE_ERROR, 3, Optional.of(Limit.atMost(0.04))),
                        row(StandardMetric.PHASE_JITTER, 51, Optional.of(Limit.NONE)),
                        row(StandardMetric.PERIOD_RATIO, 0, Optional.of(new Limit(0.9, 1.25)))),
                List.of(new Shortcoming("flat", 3, 59)),
                58,
                1,
                2,
                Judge.WORST);

        assertThat(written(calibration)).isEqualTo("""
                # Proposed for the scenario pulse: the worst of 58 trainings.
                # With 95% confidence, each proposed limit holds for 0.9221 of all trainings, unless something else is said beside it.
                # Of these trainings: flat in 3 of 59.
                # Metrics that are commented out have no limit at present.
                tolerance:
                  # rmse: 0.1
                  nrmse: 0.2
                  phaseError: 0.04 # no value in 3 trainings, which fail with any limit: holds for 0.87 of all trainings
                  phaseJitter: none # no value in 51 trainings, which fail with any limit, that with the scenario's own seed among them
                  periodRatio: 0.9..1.25
                """);
    }

    @Test
    void limits_over_parts_of_the_horizon_are_beside_that_over_all_of_it() throws Exception {
        Metric week = new LeadTimeMetric(StandardMetric.RMSE, new LeadTime(2, 7));
        Metric day = new LeadTimeMetric(StandardMetric.RMSE, new LeadTime(1, 1));
        Metric mae = new LeadTimeMetric(StandardMetric.MAE, new LeadTime(1, 1));
        Calibration calibration = new Calibration(
                List.of(
                        row(StandardMetric.MAE, 0, Optional.of(Limit.atMost(1))),
                        row(mae, 0, Optional.of(Limit.atMost(0.5))),
                        row(StandardMetric.RMSE, 0, Optional.of(Limit.atMost(3))),
                        row(day, 0, Optional.of(Limit.atMost(1))),
                        row(week, 0, Optional.of(Limit.atMost(2)))),
                List.of(),
                59,
                0,
                1,
                Judge.WORST);
        Path file = folder.resolve("tolerance.yaml");

        ToleranceYaml.write(
                file,
                "pulse",
                calibration,
                new Tolerances(Map.of(StandardMetric.RMSE, Limit.atMost(9), week, Limit.atMost(9)), Map.of()));

        assertThat(Files.readString(file))
                .contains("\n  # mae: { limit: 1, upTo: { 1: 0.5 } }\n", "\n  rmse: { limit: 3, upTo: { 7: 2 } }\n");
    }

    @Test
    void limits_from_one_training_say_that_they_are_the_worst_of_its_forecasts() throws Exception {
        Calibration calibration = new Calibration(
                List.of(
                        row(StandardMetric.NRMSE, 0, Optional.of(Limit.atMost(0.2))),
                        row(StandardMetric.PHASE_JITTER, 1, Optional.of(Limit.NONE))),
                List.of(),
                1,
                0,
                6,
                Judge.WORST);

        assertThat(written(calibration)).isEqualTo("""
                # Proposed for the scenario pulse: the worst of 6 forecasts of one training.
                # Each proposed limit is the worst value of 6 forecasts, without a margin: other data may need a wider one.
                # Metrics that are commented out have no limit at present.
                tolerance:
                  nrmse: 0.2
                  phaseJitter: none # no value in 1 of 6 forecasts, which fails with any limit
                """);
    }

    @Test
    void limits_from_one_forecast_say_that_more_origins_would_show_more() {
        Calibration calibration = new Calibration(List.of(), List.of(), 1, 0, 1, Judge.WORST);

        assertThat(ToleranceYaml.basis(calibration))
                .isEqualTo(
                        "each proposed limit is the worst value of 1 forecast, without a margin: other data may need a"
                                + " wider one, and forecasts from more origins would show more");
    }

    @Test
    void limits_for_the_mean_say_that_they_are_for_it() throws Exception {
        Calibration calibration = new Calibration(
                List.of(row(StandardMetric.NRMSE, 0, Optional.of(Limit.atMost(0.2)))), List.of(), 1, 0, 20, Judge.MEAN);

        assertThat(ToleranceYaml.basis(calibration))
                .isEqualTo(
                        "each proposed limit is the mean over 20 forecasts, without a margin: other data may need a wider one");
        assertThat(written(calibration))
                .startsWith("# Proposed for the scenario pulse: the mean over 20 forecasts of one training.");
    }

    @Test
    void of_a_model_that_is_of_no_use_the_reason_is_written_and_no_limit() throws Exception {
        Calibration calibration = new Calibration(
                List.of(row(StandardMetric.NRMSE, 0, Optional.of(Limit.atMost(0.5)))),
                List.of(new Shortcoming("flat", 52, 59)),
                59,
                0,
                2,
                Judge.WORST);

        assertThat(written(calibration)).isEqualTo("""
                # No limits are proposed for the scenario pulse: its model is of no use yet.
                # Of its trainings: flat in 52 of 59.
                """);
    }

    // The noise is so large that the default limits are exceeded, and the baselines are worse.
    @Test
    void a_proposal_that_is_copied_into_the_scenario_passes() throws Exception {
        String text = """
                signal: { pulse: { noise: 0.3 } }
                model: { train: { units: [8], epochs: 40 } }
                """;
        Path file = Files.writeString(folder.resolve("scenario.yaml"), text);
        Scenario scenario = ScenarioReader.read(folder, folder);
        assertThat(ForecastResult.of(scenario, folder).verdict()).isEqualTo(Verdict.FAIL);
        ScenarioRunner runner = new ScenarioRunner(scenario);
        Calibration calibration = Calibration.of(
                LongStream.range(scenario.seed(), scenario.seed() + 4)
                        .mapToObj(
                                seed -> runner.run(seed, TrainingListener.NONE).result())
                        .map(TrainingResult::outcome)
                        .toList(),
                scenario.tolerances());

        Files.writeString(file, text + written(calibration));

        assertThat(calibration.uselessness()).isEmpty();
        assertThat(ForecastResult.of(ScenarioReader.read(folder, folder), folder)
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }
}
