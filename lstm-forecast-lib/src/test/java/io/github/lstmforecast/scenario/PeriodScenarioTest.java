package io.github.lstmforecast.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.gate.Check;
import io.github.lstmforecast.gate.Gate;
import io.github.lstmforecast.gate.Judgement;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.metric.Baseline;
import io.github.lstmforecast.metric.Metric.Need;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.result.Measurement;
import io.github.lstmforecast.result.SubjectResult;
import io.github.lstmforecast.signal.Period;
import io.github.lstmforecast.train.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.StringJoiner;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios of a series from a file, by its period: given, found, or none. */
class PeriodScenarioTest {
    private static final String QUICK = "model: { train: { units: [4], epochs: 2 } }\n";

    @TempDir
    Path base;

    private Scenario read(int rows, IntToDoubleFunction value, String csv, String more) throws Exception {
        Path folder = Files.createDirectories(base.resolve("src/forecast/series"));
        StringJoiner text = new StringJoiner("\n", "y\n", "\n");
        for (int row = 0; row < rows; row++) {
            text.add(String.valueOf(value.applyAsDouble(row)));
        }
        Files.writeString(folder.resolve("series.csv"), text.toString());
        Files.writeString(
                folder.resolve("scenario.yaml"),
                "signal: { csv: { file: series.csv, column: y" + csv + " } }\n" + QUICK + more);
        return ScenarioReader.read(base, folder);
    }

    private static IntToDoubleFunction sine(double period) {
        return row -> 10 + Math.sin(2 * Math.PI * row / period);
    }

    private static IntToDoubleFunction randomWalk() {
        double[] values = new Random(1).doubles(10_000, -1, 1).toArray();
        for (int t = 1; t < values.length; t++) {
            values[t] += values[t - 1];
        }
        return row -> values[row];
    }

    private static Measurement measurement(Scenario scenario) {
        ScenarioRunner runner = new ScenarioRunner(scenario);
        ScenarioRun run = runner.run(TrainingListener.NONE);
        return runner.measurement(List.of(run.result()), Optional.of(run.recording(scenario)));
    }

    @Test
    void the_period_that_was_found_is_told() throws Exception {
        Scenario scenario = read(300, sine(12), "", "");

        assertThat(scenario.signal().period()).isEqualTo(Period.found(12));
        assertThat(measurement(scenario).notes()).contains("period 12 rows, found in the training rows");
        assertThat(measurement(scenario).inputs()).containsEntry("signal.csv.period", "12.0");
    }

    // By hand: a sine around 10, whose extremes are 9 and 11.
    @Test
    void what_a_pulse_is_is_a_note() throws Exception {
        Scenario scenario = read(300, sine(12), "", "");

        assertThat(measurement(scenario).notes()).contains("pulses of y: they rise from 9 to 11 and begin at 10");
    }

    @Test
    void a_given_period_needs_no_note() throws Exception {
        Scenario scenario = read(300, sine(12), ", period: 24", "");

        assertThat(scenario.signal().period()).isEqualTo(Period.given(24));
        assertThat(measurement(scenario).notes()).noneMatch(note -> note.startsWith("period"));
    }

    @Test
    void a_series_without_a_cycle_needs_a_period_or_none() {
        assertThatThrownBy(() -> read(300, randomWalk(), "", ""))
                .isInstanceOf(ScenarioException.class)
                .hasMessageEndingWith(":1: signal.csv.period is missing, but must be there, since no cycle was found in"
                        + " the training rows (0 to 199): the rows per cycle (period: 12), or period: none if the series"
                        + " has no cycle");
    }

    @Test
    void without_a_cycle_points_are_judged_and_timing_is_not() throws Exception {
        Scenario scenario =
                read(300, randomWalk(), ", period: none", "tolerance: { nrmse: none, flat: none, mae: 100 }");

        ScenarioRun run = new ScenarioRunner(scenario).run(TrainingListener.NONE);
        Judgement judgement = Gate.judge(run.subjects(), scenario.tolerances());

        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
        assertThat(judgement.checks())
                .filteredOn(check -> check.metric().needs().contains(Need.CYCLES)
                        && !check.limit().isNone())
                .hasSizeGreaterThan(5)
                .extracting(Check::outcome)
                .containsOnly(Check.Outcome.NOT_APPLICABLE);
        assertThat(measurement(scenario).notes())
                .containsExactly("no period: the series has no cycle, so timing is not judged");
        assertThat(measurement(scenario).inputs()).containsEntry("signal.csv.period", "none");
    }

    // By formula, from the rows of the file.
    @Test
    void without_a_cycle_skill_is_against_the_better_of_last_value_and_drift() throws Exception {
        IntToDoubleFunction series = row -> 0.5 * row + randomWalk().applyAsDouble(row);
        Scenario scenario = read(300, series, ", period: none", "");

        SubjectResult result = new ScenarioRunner(scenario)
                .run(TrainingListener.NONE)
                .subjects()
                .get(0);

        double slope = (series.applyAsDouble(199) - series.applyAsDouble(0)) / 199;
        double sum = 0;
        for (int step = 0; step < 50; step++) {
            double predicted = series.applyAsDouble(199) + (step + 1) * slope;
            sum += Math.pow(predicted - series.applyAsDouble(200 + step), 2);
        }
        double drift = ((Defined) result.baselines().get(Baseline.DRIFT).get(StandardMetric.RMSE)).value();
        double ours = ((Defined) result.metrics().get(StandardMetric.RMSE)).value();
        double skill = ((Defined) result.metrics().get(StandardMetric.SKILL)).value();
        assertThat(result.baselines())
                .containsOnlyKeys(Baseline.LAST_VALUE, Baseline.DRIFT, Baseline.LINEAR, Baseline.THETA);
        assertThat(drift).isCloseTo(Math.sqrt(sum / 50), within(1e-9));
        assertThat(skill).isCloseTo(1 - ours / drift, within(1e-12));
    }

    @Test
    void a_limit_on_timing_can_not_be_judged_without_a_cycle() throws Exception {
        Scenario scenario = read(300, randomWalk(), ", period: none", "tolerance: { phaseError: 0.1 }");

        ScenarioRun run = new ScenarioRunner(scenario).run(TrainingListener.NONE);

        assertThat(Gate.judge(run.subjects(), scenario.tolerances()).verdict()).isEqualTo(Verdict.ERROR);
    }

    // 50 steps of horizon and 0.45 * 200 = 90 of guard.
    @Test
    void by_default_the_guard_fits_behind_the_forecast() throws Exception {
        ForecastSpan expected = new ForecastSpan(860, 25, 50, 90);

        assertThat(read(1000, sine(200), "", "").spans()).containsExactly(expected);
        assertThat(read(1000, sine(200), ", period: 200", "").spans()).containsExactly(expected);
    }

    @Test
    void by_default_a_second_horizon_fits_behind_the_forecast() throws Exception {
        assertThat(read(1000, sine(20), "", "").spans()).containsExactly(new ForecastSpan(900, 25, 50, 9));
        assertThat(read(1000, randomWalk(), ", period: none", "").spans())
                .containsExactly(new ForecastSpan(900, 25, 50, 0));
    }

    @Test
    void a_warm_up_shorter_than_a_cycle_is_a_warning() throws Exception {
        Scenario shorter = read(500, sine(30), "", "");
        Scenario whole = read(500, sine(30), "", "forecast: { warmUp: 30 }");

        assertThat(measurement(shorter).warnings())
                .containsExactly(
                        "forecast.warmUp is 25 samples, less than a cycle of 30: the model does not see where in"
                                + " the cycle the forecast begins");
        assertThat(measurement(whole).warnings()).isEmpty();
    }
}
