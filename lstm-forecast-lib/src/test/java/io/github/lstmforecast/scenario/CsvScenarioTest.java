package io.github.lstmforecast.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.Cycles;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.gate.Gate;
import io.github.lstmforecast.gate.Judgement;
import io.github.lstmforecast.gate.Seeds;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.metric.Baseline;
import io.github.lstmforecast.metric.LeadTime;
import io.github.lstmforecast.metric.LeadTimeMetric;
import io.github.lstmforecast.metric.Levels;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.metric.PulseRule;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.signal.GaussianNoise;
import io.github.lstmforecast.signal.Period;
import io.github.lstmforecast.signal.PulseWave;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.TransformChain;
import io.github.lstmforecast.train.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two columns of 400 rows from 2001-01-01 on: a pulse wave of period 10 from 100 to 300, and one a third of a cycle
 * later.
 */
class CsvScenarioTest {
    private static final int ROWS = 400;

    @TempDir
    Path base;

    @BeforeEach
    void writeSeries() throws Exception {
        Series first = new GaussianNoise(2, 1).addTo(scaled(new PulseWave(10, 4, Cycles.ZERO)));
        Series second = new GaussianNoise(2, 2).addTo(scaled(new PulseWave(10, 4, Cycles.of(-0.3))));
        StringBuilder text = new StringBuilder("date,first,second\n");
        for (int row = 0; row < ROWS; row++) {
            text.append(LocalDate.parse("2001-01-01").plusDays(row))
                    .append(',')
                    .append(first.get(row, 0))
                    .append(',')
                    .append(second.get(row, 0))
                    .append('\n');
        }
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("series.csv"), text);
    }

    private static Series scaled(PulseWave wave) {
        double[] values = wave.samples(ROWS).column(0);
        for (int i = 0; i < ROWS; i++) {
            values[i] = 100 + 200 * values[i];
        }
        return Series.of(values);
    }

    private Path folder() {
        return base.resolve("src/forecast/series");
    }

    private Scenario read(String yaml) throws Exception {
        Files.writeString(folder().resolve("scenario.yaml"), yaml);
        return ScenarioReader.read(base, folder());
    }

    private static double value(Metrics metrics, Metric metric) {
        return ((Defined) metrics.get(metric)).value();
    }

    // The root mean square of the errors of these steps, by hand.
    @Test
    void metrics_of_steps_are_measured_over_each_part_of_the_horizon() throws Exception {
        Scenario scenario = read("""
                signal: { csv: { file: series.csv, column: first } }
                model: { linear: { order: 12 } }
                forecast: { horizon: 20, leadTimes: [1, 7], from: [300, 310], judge: mean }
                tolerance: { rmse: { limit: 50, upTo: { 1: 40, 7: 0.001 } }, mae: { upTo: { 7: none } } }
                """);

        ScenarioRun run = new ScenarioRunner(scenario).run(TrainingListener.NONE);
        Judgement judgement = Gate.judge(run.subjects(), scenario.tolerances());

        Forecast forecast = run.forecasts().get(1);
        double squares = 0;
        for (int step = 1; step < 7; step++) {
            squares += Math.pow(
                    forecast.predicted().get(step, 0) - forecast.truth().get(step, 0), 2);
        }
        Metric week = new LeadTimeMetric(StandardMetric.RMSE, new LeadTime(2, 7));
        assertThat(value(run.metrics().get(1), week)).isCloseTo(Math.sqrt(squares / 6), within(1e-9));
        assertThat(run.subjects().get(1).baselines().get(Baseline.DRIFT).values())
                .containsKey(week);
        assertThat(judgement.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.check().text()).isEqualTo("rmse[2-7]"));
    }

    @Test
    void a_series_is_learnt_and_forecast_in_its_own_unit() throws Exception {
        Scenario scenario = read("""
                signal: { csv: { file: series.csv, column: first } }
                """);
        assertThat(scenario.signal().period()).isEqualTo(Period.found(10));
        assertThat(scenario.trainingEnd()).isEqualTo(300);
        assertThat(scenario.spans()).containsExactly(new ForecastSpan(300, 25, 50, 5));

        ScenarioRun run = new ScenarioRunner(scenario).run(TrainingListener.NONE);

        Judgement judgement = Gate.judge(run.subjects(), scenario.tolerances());
        assertThat(judgement.findings()).isEmpty();
        // The noise alone is 2; in the model's unit it would be a hundredth of that.
        assertThat(value(run.metrics().get(0), StandardMetric.RMSE)).isBetween(1.5, 12.0);
        assertThat(run.forecasts().get(0).truth().get(0, 0))
                .isEqualTo(scenario.signal().observed(301).get(300, 0));
        Map<Baseline, Metrics> baselines = run.subjects().get(0).baselines();
        assertThat(baselines)
                .containsOnlyKeys(
                        Baseline.SEASONAL_NAIVE,
                        Baseline.AUTOREGRESSION,
                        Baseline.DRIFT,
                        Baseline.LINEAR,
                        Baseline.THETA);
        double naive = value(baselines.get(Baseline.SEASONAL_NAIVE), StandardMetric.RMSE);
        assertThat(value(run.metrics().get(0), StandardMetric.SKILL))
                .isCloseTo(1 - value(run.metrics().get(0), StandardMetric.RMSE) / naive, within(1e-12));
    }

    @Test
    void several_columns_are_forecast_together_and_each_is_measured() throws Exception {
        Scenario scenario = read("""
                signal: { csv: { file: series.csv, column: [first, second] } }
                """);
        assertThat(scenario.subjects())
                .extracting(Subject::text)
                .containsExactly("first from 300 (2001-10-28)", "second from 300 (2001-10-28)");

        ScenarioRun run = new ScenarioRunner(scenario).run(TrainingListener.NONE);

        assertThat(run.forecasts().get(0).predicted().features()).isEqualTo(2);
        assertThat(run.metrics()).hasSize(2);
        assertThat(Gate.judge(run.subjects(), scenario.tolerances()).verdict()).isEqualTo(Verdict.PASS);
        double secondAlone = 0;
        for (int step = 0; step < 50; step++) {
            secondAlone += Math.abs(run.forecasts().get(0).predicted().get(step, 1)
                    - run.forecasts().get(0).truth().get(step, 1));
        }
        assertThat(value(run.metrics().get(1), StandardMetric.MAE)).isCloseTo(secondAlone / 50, within(1e-9));
    }

    @Test
    void what_is_forecast_does_not_shine_through_the_transforms() throws Exception {
        String yaml = """
                signal: { csv: { file: series.csv, column: first, period: 10, train: 0..200 } }
                model: { transform: { trend: true, profile: true, difference: cycle } }
                """;
        TransformChain before = read(yaml).transforms();
        List<String> lines = Files.readAllLines(folder().resolve("series.csv"));
        lines.set(251, "2001-09-08,100000,0");
        Files.write(folder().resolve("series.csv"), lines);

        assertThat(read(yaml).transforms()).isEqualTo(before);
    }

    @Test
    void forecasts_begin_at_rows_or_dates_and_training_ends_before_the_first() throws Exception {
        Scenario scenario = read("""
                signal: { csv: { file: series.csv, column: first } }
                forecast: { from: [320, 2001-10-08], horizon: 20 }
                """);

        assertThat(scenario.spans()).extracting(ForecastSpan::from).containsExactly(320, 280);
        assertThat(scenario.trainingEnd()).isEqualTo(280);
    }

    @Test
    void forecasts_begin_at_every_nth_row_as_long_as_they_fit() throws Exception {
        Scenario scenario = read("""
                signal: { csv: { file: series.csv, column: first, period: 10, train: 2001-01-01..200 } }
                forecast: { horizon: 50, every: 60 }
                """);

        // From 200 on; 380 + 50 is more than 400.
        assertThat(scenario.spans()).extracting(ForecastSpan::from).containsExactly(200, 260, 320);
    }

    // Four spans of 50 from 200 on end at the last row. A guard takes 5; none is left behind the last.
    @Test
    void the_guard_is_cut_short_where_the_file_ends() throws Exception {
        Scenario scenario = read("""
                signal: { csv: { file: series.csv, column: first, period: 10, train: 0..200 } }
                forecast: { from: [200, 348, 350], horizon: 50 }
                """);

        assertThat(scenario.spans()).extracting(ForecastSpan::guard).containsExactly(5, 2, 0);
        assertThat(ScenarioNotes.of(scenario, scenario.signal().observed(400)))
                .contains(
                        "the series ends 2 samples after the horizon of the forecast from sample 348, but the guard"
                                + " takes 5 (so with 2 of 3 forecasts): pulses that might match one after the end are not judged");
    }

    // Pulses of 4 from 100 to 300: levels are near, since the noise is 2.
    @Test
    void what_a_pulse_is_follows_from_the_rows_up_to_the_end_of_the_forecast() throws Exception {
        Scenario scenario = read("signal: { csv: { file: series.csv, column: first, period: 10 } }\n");

        PulseRule rule = scenario.signal().pulses(0, scenario.spans()).orElseThrow();

        assertThat(rule.levels().low()).isBetween(90.0, 100.0);
        assertThat(rule.levels().high()).isBetween(300.0, 310.0);
        assertThat(rule.threshold(300)).isEqualTo(rule.levels().middle());
        assertThat(rule.minDistance()).isZero();
    }

    @Test
    void the_scenario_may_say_what_a_pulse_is() throws Exception {
        Scenario scenario = read("""
                signal:
                  csv:
                    file: series.csv
                    column: first
                    period: 10
                    pulses: { low: 100, high: 300, threshold: 150, minDistance: 4 }
                """);

        PulseRule rule = scenario.signal().pulses(0, scenario.spans()).orElseThrow();

        assertThat(rule.levels()).isEqualTo(new Levels(100, 300));
        assertThat(rule.threshold(300)).isEqualTo(150);
        assertThat(rule.minDistance()).isEqualTo(4);
    }

    @Test
    void of_several_columns_each_has_its_own_pulses() throws Exception {
        Scenario scenario = read("""
                signal:
                  csv:
                    file: series.csv
                    column: [first, second]
                    period: 10
                    pulses: { second: { high: 400 } }
                """);

        assertThat(scenario.signal()
                        .pulses(0, scenario.spans())
                        .orElseThrow()
                        .levels()
                        .high())
                .isLessThan(310);
        assertThat(scenario.signal()
                        .pulses(1, scenario.spans())
                        .orElseThrow()
                        .levels()
                        .high())
                .isEqualTo(400);
    }

    @Test
    void without_a_cycle_the_levels_are_percentiles() throws Exception {
        Scenario scenario = read("signal: { csv: { file: series.csv, column: first, period: none } }\n");
        double[] judged = scenario.signal().clean(350).slice(275, 350).column(0);

        assertThat(scenario.signal().pulses(0, scenario.spans()).map(PulseRule::levels))
                .isEqualTo(Levels.of(judged));
    }

    @Test
    void a_generated_wave_is_forecast_from_as_many_places_as_are_asked_for() throws Exception {
        Scenario scenario = read("signal: { pulse: {} }\nforecast: { every: 7, origins: 3 }\n");

        assertThat(scenario.spans()).extracting(ForecastSpan::from).containsExactly(150, 157, 164);
    }

    @Test
    void seeds_are_read_and_have_defaults() throws Exception {
        assertThat(read("signal: { pulse: {} }\nseeds: {}\n").seeds()).contains(new Seeds(59, 0.9));
        assertThat(read("signal: { pulse: {} }\nseeds: { count: 14, passProbability: 0.8 }\n")
                        .seeds())
                .contains(new Seeds(14, 0.8));
        assertThat(read("signal: { pulse: {} }\n").seeds()).isEqualTo(Optional.empty());
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                wrong(
                        "csv: { column: first }",
                        "",
                        ":1: signal.csv.file is missing, but must be there: a CSV file in the scenario's folder, or a path "
                                + "relative to the module"),
                wrong(
                        "csv: { file: series.csv }",
                        "",
                        ":1: signal.csv.column is missing, but must be there: the name of the column to forecast, or its "
                                + "number from 1"),
                wrong(
                        "csv: { file: none.csv, column: first }",
                        "",
                        ":1: signal.csv.file is 'none.csv', but must be a CSV file in the scenario's folder, or a path "
                                + "relative to the module; there is no such file"),
                wrong(
                        "csv: { file: 5, column: first }",
                        "",
                        ":1: signal.csv.file is 5, but must be a text, in quotes where it looks like something else"),
                wrong(
                        "csv: { file: '', column: first }",
                        "",
                        ":1: signal.csv.file is '', but must be a text, in quotes where it looks like something else"),
                wrong(
                        "csv: { file: series.csv, column: [] }",
                        "",
                        ":1: signal.csv.column is a list, but must be a name, or a list of some"),
                wrong("csv: { file: series.csv, column: }", "", ":1: signal.csv.column is empty, but must be a name"),
                wrong(
                        "csv: { file: series.csv, column: first, header: 'yes' }",
                        "",
                        ":1: signal.csv.header is 'yes', but must be true or false"),
                wrong(
                        "{ pulse: {}, csv: { file: series.csv, column: first } }",
                        "",
                        ":1: signal is both pulse and csv, but must be one of { pulse: {} }, the default pulse, and "
                                + "{ csv: { file: series.csv, column: name } }"),
                wrong(
                        "csv: { file: series.csv, column: first, train: 300 }",
                        "",
                        ":1: signal.csv.train is 300, but must be a range of rows or dates like 0..2000, whose end "
                                + "is excluded"),
                wrong(
                        "csv: { file: series.csv, column: first, period: 10, train: 0..500 }",
                        "",
                        ":1: signal.csv.train is 0..500, but must be within 0..400, the rows of the file, the first before "
                                + "the last"),
                wrong(
                        "csv: { file: series.csv, column: first, train: 0..2009-01-01 }",
                        "",
                        ":1: signal.csv.train is '2009-01-01', but must be a row, counted from 0, or the date of one"),
                wrong(
                        "csv: { file: series.csv, column: first, train: 0..9 }",
                        "",
                        ":1: signal.csv.period is missing, but must be there, since no cycle was found in the training "
                                + "rows (0 to 8): the rows per cycle (period: 12), or period: none if the series has no "
                                + "cycle"),
                wrong(
                        "csv: { file: series.csv, column: first, period: 1 }",
                        "",
                        ":1: signal.csv.period is 1, but must be at least 2 (samples per cycle), or none"),
                wrong(
                        "csv: { file: series.csv, column: first, period: 10, pulses: { low: 400 } }",
                        "",
                        ":1: signal.csv.pulses.low is 400, but must be less than the high level, 301.6"),
                wrong(
                        "csv: { file: series.csv, column: first, period: 10, pulses: { minDistance: -1 } }",
                        "",
                        ":1: signal.csv.pulses.minDistance is -1, but must be at least 0 (samples)"),
                wrong(
                        "csv: { file: series.csv, column: first, period: none, pulses: {} }",
                        "",
                        ":1: signal.csv.pulses is a mapping, but must be omitted where period is none: without cycles, pulses"
                                + " are not judged"),
                wrong(
                        "csv: { file: series.csv, column: [first, second], period: 10, pulses: { low: 1 } }",
                        "",
                        ":1: signal.csv.pulses is a mapping with the key low, but must be one with the names of columns,"
                                + " { first: { low: ... } } say, because several columns are forecast"),
                wrong(
                        "csv: { file: series.csv, column: first }",
                        "model: { transform: { scale: log } }",
                        ":2: model.transform.scale is 'log', but must be none or minmax or zscore"),
                wrong(
                        "csv: { file: series.csv, column: first, period: 10 }",
                        "forecast: { from: 390 }",
                        ":2: forecast.from is 390, but must be at most 350: the series has 400 samples, and the forecast "
                                + "takes 50 of horizon; 40 are missing"),
                wrong(
                        "csv: { file: series.csv, column: first, period: 10 }",
                        "forecast: { horizon: 1000 }",
                        ":1: signal.csv.train is missing, but must be there: 400 rows are too few to keep out a forecast "
                                + "of 1000 steps at their end"),
                wrong(
                        "csv: { file: series.csv, column: first, period: 10 }",
                        "forecast: { horizon: -5 }",
                        ":2: forecast.horizon is -5, but must be at least 1 (steps)"),
                wrong(
                        "csv: { file: series.csv, column: first, period: 10 }",
                        "forecast: { horizon: 2147483647 }",
                        ":1: signal.csv.train is missing, but must be there: 400 rows are too few to keep out a forecast "
                                + "of 2147483647 steps at their end"),
                wrong(
                        "csv: { file: series.csv, column: first, period: 10, train: 0..200 }",
                        "forecast: { from: 500 }",
                        ":2: forecast.from is 500, but must be at most 350: the series has 400 samples, and the forecast "
                                + "takes 50 of horizon; 150 are missing"),
                wrong(
                        "csv: { file: series.csv, column: first, period: 10 }",
                        "forecast: { from: tomorrow }",
                        ":2: forecast.from is 'tomorrow', but must be a row, counted from 0, or the date of one"),
                wrong(
                        "csv: { file: series.csv, column: first, period: 10, train: 0..30 }",
                        "",
                        ":1: model.train.window is 25 by default, but must be at most 23, since 30 rows are learnt and "
                                + "3 copies of a window, each 3 rows later, must fit into them"),
                wrong(
                        "pulse: {}",
                        "forecast: { origins: 3 }",
                        ":2: forecast.every is missing, but must be there: the "
                                + "samples from one origin to the next"),
                wrong(
                        "pulse: {}",
                        "forecast: { every: 3 }",
                        ":2: forecast.origins is missing, but must be there: a "
                                + "generated signal never ends, so say how many forecasts"),
                wrong(
                        "pulse: {}",
                        "forecast: { every: 0, origins: 2 }",
                        ":2: forecast.every is 0, but must be at least 1 " + "(samples from one origin to the next)"),
                wrong(
                        "pulse: {}",
                        "forecast: { from: [150, 160], every: 5 }",
                        ":2: forecast.every is 5, but must be omitted where from is a list"),
                wrong(
                        "pulse: {}",
                        "forecast: { from: [] }",
                        ":2: forecast.from is a list, but must be a sample, or a list " + "of some that differ"),
                wrong(
                        "pulse: {}",
                        "forecast: { from: [150, 150] }",
                        ":2: forecast.from is a list, but must be a sample, or a " + "list of some that differ"),
                wrong(
                        "pulse: {}",
                        "seeds: { count: 5 }",
                        ":2: seeds.passProbability is 0.9 by default, but must be at most 0.5493, "
                                + "which is all that can be said if 5 of 5 seeds pass; more seeds can say more"));
    }

    private static Arguments wrong(String signal, String rest, String message) {
        String yaml = "signal: " + (signal.startsWith("{") ? signal : "{ " + signal + " }") + "\n" + rest + "\n";
        return Arguments.of(yaml, "src/forecast/series/scenario.yaml" + message);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_is_told_with_file_line_key_and_what_is_allowed(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(ScenarioException.class)
                .hasMessage(message);
    }

    @Test
    void a_mistake_in_the_file_is_told_with_the_file() throws Exception {
        Files.writeString(folder().resolve("series.csv"), "first\n1\nx\n");

        assertThatThrownBy(() -> read("signal: { csv: { file: series.csv, column: first } }"))
                .isInstanceOf(ScenarioException.class)
                .hasMessage(
                        "src/forecast/series/series.csv:3, column first: found 'x', but it must be a finite number");
    }
}
