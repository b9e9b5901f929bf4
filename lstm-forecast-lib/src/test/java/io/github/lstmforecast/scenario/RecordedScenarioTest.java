package io.github.lstmforecast.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.Fingerprint;
import io.github.lstmforecast.engine.ExportException;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.gate.Finding;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.MetricValue.Cause;
import io.github.lstmforecast.metric.MetricValue.Undefined;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.result.Measurement;
import io.github.lstmforecast.result.PredictionsCsv;
import io.github.lstmforecast.train.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forecasts of a file are judged as those of a model are. */
class RecordedScenarioTest {
    private static final String PULSE = "signal: { pulse: {} }\n";
    private static final String SERIES =
            "signal: { csv: { file: series.csv, column: [a, b], period: 10, train: 0..250 } }\n";
    private static final String QUICK = "model: { train: { units: [4], epochs: 10 } }\n";
    private static final String RECORDED = "model: { predictions: predictions.csv }\n";
    private static final Set<Metric> OF_CELLS_OR_STEPS =
            Set.of(StandardMetric.ONE_STEP_RMSE, StandardMetric.ONE_STEP_MAE, StandardMetric.COUNT_DECODING);

    @TempDir
    Path base;

    private Path folder;

    @BeforeEach
    void writeSeries() throws Exception {
        folder = Files.createDirectories(base.resolve("src/forecast/any"));
        StringBuilder rows = new StringBuilder("day,a,b\n");
        Random random = new Random(1);
        for (int row = 0; row < 400; row++) {
            rows.append(LocalDate.of(2001, 1, 1).plusDays(row))
                    .append(',')
                    .append((row % 10 < 3 ? 5 : 1) + 0.1 * random.nextGaussian())
                    .append(',')
                    .append((row % 10 < 5 ? 2 : 7) + 0.1 * random.nextGaussian())
                    .append('\n');
        }
        Files.writeString(folder.resolve("series.csv"), rows);
    }

    private Scenario scenario(String yaml) throws ScenarioException {
        return ScenarioReader.read(base, folder, List.of(), yaml);
    }

    private ScenarioRun run(String yaml) throws ScenarioException {
        return new ScenarioRunner(scenario(yaml)).run(TrainingListener.NONE);
    }

    private Measurement measured(String yaml) throws ScenarioException {
        ScenarioRunner runner = new ScenarioRunner(scenario(yaml));
        return runner.measurement(List.of(runner.run(TrainingListener.NONE).result()), Optional.empty());
    }

    /** Trains a model, and leaves its forecasts as a build does. */
    private ScenarioRun trained(String signal, String forecast) throws Exception {
        Scenario scenario = scenario(signal + QUICK + forecast);
        ScenarioRun run = new ScenarioRunner(scenario).run(TrainingListener.NONE);
        PredictionsCsv.write(
                folder.resolve("predictions.csv"),
                run.forecasts(),
                scenario.signal().columns(),
                scenario.signal()::date);
        return run;
    }

    private void write(String... rows) throws Exception {
        Files.writeString(folder.resolve("predictions.csv"), String.join("\n", rows) + "\n");
    }

    /** All but what a file can not have: cells, and predictions of each step from the truth before it. */
    private static void assertSame(List<Metrics> recorded, List<Metrics> trained) {
        assertThat(recorded).hasSameSizeAs(trained);
        for (int i = 0; i < trained.size(); i++) {
            Set<Metric> different = new HashSet<>();
            for (Metric metric : trained.get(i).values().keySet()) {
                MetricValue value = recorded.get(i).get(metric);
                if (!value.equals(trained.get(i).get(metric))) {
                    assertThat(value).isInstanceOf(Undefined.class);
                    assertThat(((Undefined) value).cause()).isEqualTo(Cause.MISSING);
                    different.add(metric);
                }
            }
            assertThat(OF_CELLS_OR_STEPS).containsAll(different);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "forecast: { horizon: 40, from: 200 }\n", "forecast: { from: 180, every: 25, origins: 4 }\n"
            })
    void the_predictions_of_a_pulse_have_the_same_metrics(String forecast) throws Exception {
        ScenarioRun trained = trained(PULSE, forecast);

        ScenarioRun recorded = run(PULSE + RECORDED + forecast);

        assertSame(recorded.metrics(), trained.metrics());
        assertThat(recorded.forecasts())
                .extracting(Forecast::span)
                .isEqualTo(trained.forecasts().stream().map(Forecast::span).toList());
    }

    /** Of the last forecast, the series ends before its guard does. */
    @ParameterizedTest
    @ValueSource(strings = {"from: 250, every: 30", "from: ['2001-10-01', 330, 372]"})
    void the_predictions_of_two_columns_from_several_origins_have_the_same_metrics(String from) throws Exception {
        String forecast = "forecast: { horizon: 28, " + from + " }\n";
        ScenarioRun trained = trained(SERIES, forecast);

        ScenarioRun recorded = run(SERIES + RECORDED + forecast);
        ScenarioRun ofTheFile = run(SERIES + RECORDED + "forecast: { horizon: 28 }\n");

        assertSame(recorded.metrics(), trained.metrics());
        assertSame(ofTheFile.metrics(), trained.metrics());
    }

    @Test
    void the_predictions_of_a_series_with_gaps_have_the_same_metrics() throws Exception {
        Path file = folder.resolve("series.csv");
        List<String> rows = new ArrayList<>(Files.readAllLines(file));
        rows.set(301, rows.get(301).replaceFirst(",[^,]*,", ",,"));
        rows.remove(320);
        Files.write(file, rows);
        String signal = SERIES.replace("period", "gaps: interpolate, period");
        String forecast = "forecast: { horizon: 28, from: 250, every: 30 }\n";
        ScenarioRun trained = trained(signal, forecast);

        assertSame(run(signal + RECORDED + forecast).metrics(), trained.metrics());
    }

    @Test
    void lead_times_may_go_as_far_as_the_file() throws Exception {
        write("origin,step,value", "200,0,1", "200,1,1", "200,2,1");

        Scenario scenario = scenario(PULSE + RECORDED + "forecast: { leadTimes: [1, 3] }\n");

        assertThat(scenario.spans().get(0).horizon()).isEqualTo(3);
        assertThat(scenario.leadTimes()).hasSize(2);
    }

    @Test
    void quantiles_reach_the_forecast() throws Exception {
        write("origin,step,value,q0.9,q0.1", "200,0,1,2,0", "200,1,1,3,-1");

        Forecast forecast = run(PULSE + RECORDED).forecasts().get(0);

        assertThat(forecast.quantiles().orElseThrow().levels()).containsExactly(0.1, 0.9);
        assertThat(forecast.quantiles().orElseThrow().values().get(1).column(0)).containsExactly(2, 3);
    }

    @Test
    void the_level_of_a_quantile_may_have_a_decimal_comma() throws Exception {
        write("origin;step;value;q0,1;q0,9", "200;0;1,5;1,0;2,0");

        Forecast forecast = run(PULSE + RECORDED).forecasts().get(0);

        assertThat(forecast.quantiles().orElseThrow().levels()).containsExactly(0.1, 0.9);
    }

    @Test
    void without_a_forecast_section_all_steps_of_all_origins_are_judged() throws Exception {
        write("step,value,origin", "0,1,12", "1,2,12", "1,4,20", "0,3,20");

        ScenarioRun run = run(PULSE + RECORDED);

        assertThat(run.forecasts())
                .extracting(Forecast::span)
                .containsExactly(new ForecastSpan(12, 12, 2, 0), new ForecastSpan(20, 12, 2, 0));
        assertThat(run.forecasts().get(1).predicted().column(0)).containsExactly(3, 4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "predictions: { file: predictions.csv, cutoff: cutoff, date: ds, column: unique_id, value: Auto }",
                "predictions: { file: predictions.csv, cutoff: cutoff, date: 2, value: Auto, where: { unique_id: a },"
                        + " quantiles: { 0.1: Auto-lo-80, 0.9: Auto-hi-80 } }"
            })
    void the_table_of_a_cross_validation_in_python_is_read(String predictions) throws Exception {
        write(
                "unique_id,ds,cutoff,Auto,Auto-lo-80,Auto-hi-80",
                "a,2001-10-01 00:00:00,2001-09-30,5.5,5,6",
                "a,2001-10-02 00:00:00,2001-09-30,6.5,6,7",
                "a,2001-11-02 00:00:00,2001-11-01,8.5,8,9",
                "a,2001-11-03 00:00:00,2001-11-01,9.5,9,10",
                "z,2001-10-01 00:00:00,2001-09-30,0,0,0");

        ScenarioRun run =
                run("signal: { csv: { file: series.csv, column: a, period: 10 } }\nmodel: { " + predictions + " }\n");

        assertThat(run.forecasts())
                .extracting(forecast -> forecast.span().from())
                .containsExactly(273, 305);
        assertThat(run.forecasts().get(1).predicted().column(0)).containsExactly(8.5, 9.5);
    }

    @Test
    void how_the_file_was_read_is_said() throws Exception {
        write("origin;step;value", "200;1;0,5", "200;2;1,5", "250;1;0,5", "250;2;1,5", "250;3;1,5");

        Measurement measured = measured(PULSE + RECORDED + "forecast: { from: 250, horizon: 2 }\n");

        assertThat(measured.notes())
                .containsExactly(
                        "src/forecast/any/predictions.csv is read with delimiter: ';', decimal: ','",
                        "src/forecast/any/predictions.csv: steps count from 1",
                        "src/forecast/any/predictions.csv: the forecast from row 250 is judged, over 2 steps",
                        "src/forecast/any/predictions.csv: 1 of 2 forecasts are not judged, since forecast.from does not name them",
                        "predictions.csv has 1 step after the horizon of the forecast from sample 250, but the guard takes"
                                + " 5: pulses that might match one after the end are not judged");
    }

    @Test
    void that_there_is_no_guard_is_said() throws Exception {
        write("origin,step,value", "200,0,0.5", "200,1,1.5");

        assertThat(measured(PULSE + RECORDED).notes())
                .contains(
                        "predictions.csv has no steps after the horizon of the forecast from sample 200, but the guard"
                                + " takes 5: pulses that might match one after the end are not judged");
    }

    @Test
    void that_steps_are_taken_as_the_guard_is_said() throws Exception {
        trained(PULSE, "");
        String said = "src/forecast/any/predictions.csv: 5 steps after the first 50 are taken as the guard; set"
                + " forecast.horizon to judge them";

        assertThat(measured(PULSE + RECORDED).notes()).contains(said);
        assertThat(measured(PULSE + RECORDED + "forecast: { horizon: 50 }\n").notes())
                .doesNotContain(said);
    }

    @Test
    void forecasts_that_the_end_of_the_series_cuts_off_have_no_other_horizon() throws Exception {
        write(
                "origin,date,value",
                "2002-01-01,2002-01-01,1",
                "2002-01-01,2002-01-02,2",
                "2002-01-01,2002-01-03,3",
                "2002-02-03,2002-02-03,1",
                "2002-02-03,2002-02-04,2",
                "2002-02-03,2002-02-05,3");

        Forecast forecast = run("signal: { csv: { file: series.csv, column: a, period: 10 } }\n" + RECORDED
                        + "forecast: { from: 2002-01-01 }\n")
                .forecasts()
                .get(0);

        assertThat(forecast.span()).isEqualTo(new ForecastSpan(365, 25, 3, 0));
    }

    @Test
    void a_number_that_is_not_finite_is_a_finding_and_counted() throws Exception {
        write("origin,step,value", "200,0,1", "200,1,", "200,2,NaN", "200,3,inf", "200,4,-Infinity", "200,5,n/a");

        ForecastResult result = ForecastResult.of(scenario(PULSE + RECORDED), folder);

        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.findings()).extracting(Finding::kind).contains(Finding.Kind.NOT_FINITE);
        assertThat(measured(PULSE + RECORDED).warnings())
                .containsExactly(
                        "src/forecast/any/predictions.csv: 5 numbers are not finite: line 3 (empty); line 4 (NaN);"
                                + " line 5 (inf); and so on");
    }

    @Test
    void the_golden_record_and_the_results_have_the_fingerprint_of_the_file() throws Exception {
        write("origin,step,value", "200,0,1", "200,1,2");
        ScenarioRunner runner = new ScenarioRunner(scenario(PULSE + RECORDED));
        ScenarioRun run = runner.run(TrainingListener.NONE);
        String sha256 = Fingerprint.of(folder.resolve("predictions.csv"));

        assertThat(run.modelSha256()).contains(sha256);
        assertThat(runner.candidate(run).record().modelSha256()).contains(sha256);
        assertThat(runner.candidate(run).model()).isEmpty();
        assertThat(runner.inputs()).containsEntry("model.predictions", sha256).containsEntry("engine", "recorded");
    }

    @Test
    void there_is_nothing_to_export() throws Exception {
        write("origin,step,value", "200,0,1", "200,1,2");

        ForecastResult result = ForecastResult.of(scenario(PULSE + RECORDED), folder);

        assertThatThrownBy(result::modelExport)
                .isInstanceOf(ExportException.class)
                .hasMessage(
                        "there is no model: predictions.csv has forecasts that were made elsewhere; export the model with"
                                + " the tool that made them");
    }

    @Test
    void the_truth_as_a_forecast_is_warned_of() throws Exception {
        Scenario any = scenario(PULSE + "forecast: { from: [200, 300] }\n");
        List<String> rows = new ArrayList<>(List.of("origin,step,value"));
        for (int from : new int[] {200, 300}) {
            for (int step = 0; step < 30; step++) {
                rows.add(from + "," + step + "," + any.signal().observed(400).get(from + step, 0));
            }
        }
        write(rows.toArray(String[]::new));

        assertThat(measured(PULSE + RECORDED).warnings())
                .singleElement()
                .asString()
                .startsWith("predictions.csv: the forecast is the true value itself in 60 of 60 steps");
    }

    @Test
    void so_is_that_of_one_column_in_forecasts_of_few_steps() throws Exception {
        Scenario any = scenario(SERIES);
        List<String> rows = new ArrayList<>(List.of("origin,step,column,value"));
        for (int from = 300; from < 370; from += 7) {
            for (int step = 0; step < 7; step++) {
                rows.add(from + "," + step + ",a," + any.signal().observed(400).get(from + step, 0));
                rows.add(from + "," + step + ",b," + (any.signal().observed(400).get(from + step, 1) + 0.5));
            }
        }
        write(rows.toArray(String[]::new));

        assertThat(measured(SERIES + RECORDED).warnings())
                .singleElement()
                .asString()
                .startsWith("predictions.csv, column a: the forecast is the true value itself in 70 of 70 steps");
    }

    @Test
    void the_forecasts_of_a_model_are_not_taken_for_the_truth() throws Exception {
        trained(SERIES, "forecast: { from: 250, every: 30, horizon: 28 }\n");

        assertThat(measured(SERIES + RECORDED + "forecast: { horizon: 28 }\n").warnings())
                .isEmpty();
    }

    @Test
    void a_file_without_origins_is_the_forecast_that_the_scenario_asks_for() throws Exception {
        write("step,value", "1,5", "2,6");

        Forecast forecast =
                run(PULSE + RECORDED + "forecast: { from: 222 }\n").forecasts().get(0);

        assertThat(forecast.span()).isEqualTo(new ForecastSpan(222, 25, 2, 0));
    }

    @Test
    void a_file_with_dates_alone_is_one_forecast_from_its_first_date() throws Exception {
        write("ds;yhat", "03.01.2002;6", "02.01.2002;5,5", "04.01.2002;7");

        Forecast forecast = run("signal: { csv: { file: series.csv, column: a, period: 10 } }\n"
                        + "model: { predictions: { file: predictions.csv, date: ds, value: yhat, dateFormat: dd.MM.yyyy } }\n")
                .forecasts()
                .get(0);

        assertThat(forecast.span()).isEqualTo(new ForecastSpan(366, 25, 3, 0));
        assertThat(forecast.predicted().column(0)).containsExactly(5.5, 6, 7);
    }

    @Test
    void a_cutoff_between_two_samples_is_before_the_later_one() throws Exception {
        Files.writeString(
                folder.resolve("series.csv"),
                "month,a\n"
                        + IntStream.range(0, 40)
                                .mapToObj(row -> YearMonth.of(2001, 1).plusMonths(row) + "," + row % 5)
                                .collect(Collectors.joining("\n")));
        write("cutoff,ds,value", "2003-03-17,2003-04-01,1", "2003-03-17,2003-05-01,2");

        Forecast forecast = run("signal: { csv: { file: series.csv, column: a, period: 5 } }\n"
                        + "model: { predictions: { file: predictions.csv, cutoff: cutoff, date: ds } }\n")
                .forecasts()
                .get(0);

        assertThat(forecast.span().from()).isEqualTo(27);
    }

    /** The series ends on 2002-02-04. */
    @ParameterizedTest
    @ValueSource(strings = {"", "forecast: { from: 2002-01-01 }\n"})
    void forecasts_whose_truth_is_not_known_yet_are_left_alone(String forecast) throws Exception {
        write(
                "cutoff,ds,value",
                "2002-02-04,2002-02-05,1",
                "2002-02-04,2002-02-06,2",
                "2001-12-31,2002-01-01,3",
                "2001-12-31,2002-01-02,4");

        Measurement measured = measured("signal: { csv: { file: series.csv, column: a, period: 10 } }\n"
                + "model: { predictions: { file: predictions.csv, cutoff: cutoff, date: ds } }\n" + forecast);

        assertThat(measured.notes())
                .contains(
                        "src/forecast/any/predictions.csv: 2 rows after the end of the series are not judged",
                        "src/forecast/any/predictions.csv: the forecast from 2002-01-01 is judged, over 2 steps");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2002-02-05", "2003-01-01"})
    void so_are_those_that_begin_after_the_end(String origin) throws Exception {
        write("origin,step,value", "2002-01-01,0,3", "2002-01-01,1,4", origin + ",0,5", origin + ",1,5");

        List<Forecast> forecasts = run("signal: { csv: { file: series.csv, column: a, period: 10 } }\n" + RECORDED)
                .forecasts();

        assertThat(forecasts).extracting(of -> of.span().from()).containsExactly(365);
    }

    @Test
    void a_number_of_a_row_after_the_end_is_one_too() throws Exception {
        write("origin,step,value", "400,0,5", "400,1,5", "365,0,3", "365,1,4");

        List<Forecast> forecasts = run("signal: { csv: { file: series.csv, column: a, period: 10 } }\n" + RECORDED)
                .forecasts();

        assertThat(forecasts).extracting(of -> of.span().from()).containsExactly(365);
    }

    @Test
    void rows_of_other_series_do_not_say_where_the_only_forecast_begins() throws Exception {
        write("unique_id,ds,value", "other,2001-06-01,9", "a,2002-01-01,1", "a,2002-01-02,2");

        Forecast forecast = run("signal: { csv: { file: series.csv, column: a, period: 10 } }\n"
                        + "model: { predictions: { file: predictions.csv, column: unique_id, date: ds } }\n")
                .forecasts()
                .get(0);

        assertThat(forecast.span().from()).isEqualTo(365);
        assertThat(forecast.predicted().column(0)).containsExactly(1, 2);
    }

    @Test
    void numbers_of_rows_may_have_a_decimal_point() throws Exception {
        write("origin,step,value", "365.0,0.0,1", "365.0,1.0,2");

        Forecast forecast = run("signal: { csv: { file: series.csv, column: a, period: 10 } }\n" + RECORDED)
                .forecasts()
                .get(0);

        assertThat(forecast.span()).isEqualTo(new ForecastSpan(365, 25, 2, 0));
    }

    @Test
    void the_median_is_the_forecast_where_there_is_no_other() throws Exception {
        write("origin,step,q0.1,q0.5,q0.9", "200,0,1,2,3");

        assertThat(run(PULSE + RECORDED).forecasts().get(0).predicted().get(0, 0))
                .isEqualTo(2);
    }

    @Test
    void rows_may_come_in_any_order() throws Exception {
        ScenarioRun trained = trained(SERIES, "forecast: { from: 250, every: 30, horizon: 28 }\n");
        List<String> lines = new ArrayList<>(Files.readAllLines(folder.resolve("predictions.csv")));
        List<String> rows = lines.subList(1, lines.size());
        Collections.shuffle(rows, new Random(7));
        Files.write(folder.resolve("predictions.csv"), lines);

        assertSame(run(SERIES + RECORDED + "forecast: { horizon: 28 }\n").metrics(), trained.metrics());
    }
}
