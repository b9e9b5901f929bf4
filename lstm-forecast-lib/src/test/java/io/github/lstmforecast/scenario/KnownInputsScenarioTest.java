package io.github.lstmforecast.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.golden.Golden;
import io.github.lstmforecast.golden.GoldenTolerance;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.model.SavedInputs;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.result.Measurement;
import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.train.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 300 days from 2001-01-01, a Monday. The value is the column {@code plan}, plus a little for each Sunday. */
class KnownInputsScenarioTest {
    private static final int ROWS = 300;
    private static final int ORIGIN = 240;
    private static final LocalDate START = LocalDate.parse("2001-01-01");

    @TempDir
    Path base;

    private Path folder;

    @BeforeEach
    void makeFolder() throws Exception {
        folder = Files.createDirectories(base.resolve("src/forecast/series"));
    }

    /** Steps at random times: nobody can know them from the values before. */
    private static double[] plan(long seed, int from) {
        double[] plan = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            plan[row] = new Random(row < from ? 1 : seed).doubles(row + 1).toArray()[row] < 0.5 ? 20 : 60;
        }
        return plan;
    }

    private static double[] values(double[] plan) {
        return IntStream.range(0, ROWS)
                .mapToDouble(row -> plan[row] + (row % 7 == 6 ? 10 : 0))
                .toArray();
    }

    private void write(double[] plan, double[] values) throws Exception {
        write(row -> START.plusDays(row) + "," + values[row] + "," + plan[row] + ",7");
    }

    private void write(IntFunction<String> rows) throws Exception {
        StringBuilder text = new StringBuilder("date,value,plan,constant\n");
        IntStream.range(0, ROWS).mapToObj(rows).forEach(row -> text.append(row.isEmpty() ? "" : row + "\n"));
        Files.writeString(folder.resolve("series.csv"), text);
    }

    private Scenario read(String keys) throws Exception {
        return read(keys, "train: { units: [6], copies: 1, window: 20, epochs: 40, seed: 1 }");
    }

    private Scenario read(String keys, String model) throws Exception {
        Files.writeString(folder.resolve("scenario.yaml"), """
                signal: { csv: { file: series.csv, column: value, period: 7, pulses: { low: 20, high: 60 }%s } }
                model: { %s }
                forecast: { warmUp: 21, horizon: 40, from: %d }
                """.formatted(keys, model, ORIGIN));
        return ScenarioReader.read(base, folder);
    }

    private static Forecast forecast(Scenario scenario) {
        return new ScenarioRunner(scenario)
                .run(TrainingListener.NONE)
                .forecasts()
                .get(0);
    }

    private static double skill(Scenario scenario) {
        return ((Defined) new ScenarioRunner(scenario)
                        .run(TrainingListener.NONE)
                        .origins()
                        .get(0)
                        .subjects()
                        .get(0)
                        .metrics()
                        .get(StandardMetric.SKILL))
                .value();
    }

    private static Measurement measurement(Scenario scenario) {
        ScenarioRunner runner = new ScenarioRunner(scenario);
        return runner.measurement(List.of(runner.run(TrainingListener.NONE).result()), Optional.empty());
    }

    private static Series known(Scenario scenario) {
        return scenario.signal().features(ROWS).known().orElseThrow();
    }

    @Test
    void columns_are_scaled_by_their_training_rows_and_followed_by_calendar_and_phase() throws Exception {
        double[] plan = plan(1, ROWS);
        plan[ORIGIN] = 100;
        write(plan, values(plan));

        Scenario scenario = read(", known: [constant, plan], calendar: [dayOfWeek, quarter], phase: 1");

        assertThat(scenario.signal().knownNames())
                .hasSize(2 + 7 + 4 + 2)
                .startsWith("constant", "plan", "dayOfWeek=MONDAY", "dayOfWeek=TUESDAY")
                .endsWith("quarter=4", "sin1", "cos1");
        Series known = known(scenario);
        for (int row = 0; row < ROWS; row++) {
            assertThat(known.get(row, 0)).isZero();
            assertThat(known.get(row, 1)).isEqualTo((plan[row] - 20) / 40);
            assertThat(known.get(row, 2 + row % 7)).isEqualTo(1);
            assertThat(known.get(row, 2 + 7 + 4)).isEqualTo(Math.sin(2 * Math.PI * (row % 7) / 7), within(1e-12));
        }
        assertThat(known.get(ORIGIN, 1)).isEqualTo(2);
    }

    @Test
    void a_scaling_is_that_of_the_scenario() throws Exception {
        double[] plan = plan(1, ROWS);
        write(plan, values(plan));

        assertThat(known(read(", known: [plan, constant], knownScale: none")).get(5, 0))
                .isEqualTo(plan[5]);
        assertThat(known(read(", known: [plan, constant], knownScale: none")).get(5, 1))
                .isEqualTo(7);
        Series zScored = known(read(", known: plan, knownScale: zscore"));
        double[] training = zScored.slice(0, ORIGIN).column(0);
        assertThat(IntStream.range(0, ORIGIN)
                        .mapToDouble(row -> training[row])
                        .average()
                        .orElseThrow())
                .isEqualTo(0, within(1e-12));
    }

    @Test
    void what_the_series_follows_is_forecast_well_with_it_and_badly_without() throws Exception {
        double[] plan = plan(1, ROWS);
        write(plan, values(plan));

        assertThat(skill(read(", known: plan, calendar: dayOfWeek"))).isGreaterThan(0.8);
        assertThat(skill(read(""))).isLessThan(0.5);
    }

    @Test
    void no_value_from_the_origin_on_changes_a_forecast_and_the_known_future_does() throws Exception {
        double[] plan = plan(1, ROWS);
        double[] values = values(plan);
        write(plan, values);
        Forecast first = forecast(read(", known: plan, calendar: [month], phase: 2"));
        for (int row = ORIGIN; row < ROWS; row++) {
            values[row] = 1000 - values[row];
        }
        write(plan, values);
        Forecast otherTruth = forecast(read(", known: plan, calendar: [month], phase: 2"));
        double[] otherPlan = plan(2, ORIGIN);
        write(otherPlan, values);
        Forecast otherFuture = forecast(read(", known: plan, calendar: [month], phase: 2"));

        assertThat(otherTruth.predicted()).isEqualTo(first.predicted());
        int same = 0;
        while (plan[ORIGIN + same] == otherPlan[ORIGIN + same]) {
            same++;
        }
        assertThat(otherFuture.predicted().slice(0, same))
                .isEqualTo(first.predicted().slice(0, same));
        assertThat(otherFuture.predicted().get(same, 0))
                .isNotEqualTo(first.predicted().get(same, 0));
    }

    @Test
    void rows_that_are_not_in_the_file_have_calendar_and_phase() throws Exception {
        double[] plan = plan(1, ROWS);
        double[] values = values(plan);
        write(row -> row == 100 || row == 250 ? "" : START.plusDays(row) + "," + values[row] + "," + plan[row] + ",7");

        Series known = known(read(", gaps: carry, calendar: [dayOfWeek], phase: 1"));

        for (int row : new int[] {100, 250}) {
            assertThat(known.get(row, row % 7)).isEqualTo(1);
            assertThat(known.get(row, 8)).isEqualTo(Math.cos(2 * Math.PI * (row % 7) / 7), within(1e-12));
        }
    }

    @Test
    void gaps_of_a_known_input_are_filled_before_the_forecast_and_refused_in_it() throws Exception {
        double[] plan = plan(1, ROWS);
        double[] values = values(plan);
        int[] gap = {100};
        write(row -> START.plusDays(row) + "," + values[row] + "," + (row == gap[0] ? "" : plan[row]) + ",7");

        assertThat(known(read(", known: plan, gaps: carry, knownScale: none")).get(100, 0))
                .isEqualTo(plan[99]);

        for (int row : new int[] {ORIGIN, ORIGIN + 39, ORIGIN + 43}) { // with a guard of 4 rows
            gap[0] = row;
            write(at -> START.plusDays(at) + "," + values[at] + "," + (at == gap[0] ? "" : plan[at]) + ",7");
            assertThatThrownBy(() -> read(", known: plan, gaps: carry"))
                    .isInstanceOf(ScenarioException.class)
                    .hasMessageContaining("signal.csv.known is plan, which has no value in row " + row)
                    .hasMessageContaining("series.csv:" + (row + 2));
        }
        gap[0] = ORIGIN + 44;
        write(row -> START.plusDays(row) + "," + values[row] + "," + (row == gap[0] ? "" : plan[row]) + ",7");
        assertThat(read(", known: plan, gaps: carry").signal().knownNames()).containsExactly("plan");
    }

    @Test
    void known_inputs_and_those_that_were_never_seen_are_said() throws Exception {
        double[] plan = plan(1, ROWS);
        write(plan, values(plan));

        Measurement measurement = measurement(read(", known: plan, calendar: [dayOfWeek, month], phase: 1"));

        // 240 days end with August.
        assertThat(measurement.notes()).contains("known inputs: plan, dayOfWeek (7), month (12), phase (2)");
        assertThat(measurement.warnings())
                .contains("known inputs that are constant in the training rows, but not in the forecasts:"
                        + " month=SEPTEMBER, month=OCTOBER; the model can't have learned what they do");
    }

    @Test
    void a_golden_model_records_them() throws Exception {
        double[] plan = plan(1, ROWS);
        write(plan, values(plan));
        ScenarioRunner with =
                new ScenarioRunner(read(", known: [plan, constant], calendar: [month, quarter], phase: 3"));

        assertThat(with.inputs())
                .containsEntry("signal.csv.known", "plan constant")
                .containsEntry("signal.csv.calendar", "month quarter")
                .containsEntry("signal.csv.phase", "3")
                .containsKeys("signal.csv.knownScale", "data.known");
        assertThat(new ScenarioRunner(read("")).inputs().keySet())
                .noneMatch(key -> key.contains("known") || key.contains("calendar") || key.contains("phase"));
    }

    @Test
    void a_golden_model_is_matched_by_the_same_training_and_names_another_plan() throws Exception {
        double[] plan = plan(1, ROWS);
        write(plan, values(plan));
        candidate().write(folder, Golden.NAME);

        assertThat(Golden.load(folder)
                        .compare(candidate(), GoldenTolerance.SAME_BITS)
                        .findings())
                .isEmpty();
        write(plan(2, ORIGIN), values(plan));
        assertThat(Golden.load(folder)
                        .compare(candidate(), GoldenTolerance.SAME_BITS)
                        .findings()
                        .get(0)
                        .message())
                .startsWith("data.known ");
    }

    private Golden candidate() throws Exception {
        ScenarioRunner runner = new ScenarioRunner(read(", known: plan, calendar: dayOfWeek, phase: 1"));
        return runner.candidate(runner.run(TrainingListener.NONE));
    }

    @Test
    void a_model_that_was_saved_and_loaded_forecasts_the_same_bits() throws Exception {
        double[] plan = plan(1, ROWS);
        write(plan, values(plan));
        String more = ", calendar: [dayOfWeek], phase: 1";
        ScenarioRun trained = new ScenarioRunner(read(", known: [plan, constant]" + more)).run(TrainingListener.NONE);
        trained.model().orElseThrow().write(folder.resolve("model.zip"));

        Forecast loaded = forecast(read(", known: [plan, constant]" + more, "load: model.zip"));
        Forecast turned = forecast(read(", known: [constant, plan]" + more, "load: model.zip"));

        assertThat(turned.predicted()).isEqualTo(loaded.predicted());
        assertThat(loaded.predicted()).isEqualTo(trained.forecasts().get(0).predicted());
        assertThat(loaded.oneStepAhead()).isEqualTo(trained.forecasts().get(0).oneStepAhead());
    }

    // Trained on the first 240 rows, which are scaled to 0 to 1, and loaded to forecast others of the rest.
    @Test
    void a_loaded_model_is_fed_the_columns_scaled_as_they_were_in_its_training() throws Exception {
        double[] plan = plan(1, ROWS);
        write(plan, values(plan));
        SavedModel trained = trained(", known: plan");
        trained.write(folder.resolve("model.zip"));
        Arrays.fill(plan, 0, 200, 20);
        write(plan, values(plan));

        Scenario scenario = read(", known: plan, train: 0..200", "load: model.zip");
        Measurement measurement = measurement(scenario);

        assertThat(trained.inputs().orElseThrow().known()).containsExactly(new SavedInputs.Known("plan", 20, 40));
        for (int row = 0; row < ROWS; row++) {
            assertThat(known(scenario).get(row, 0)).isEqualTo((plan[row] - 20) / 40);
        }
        assertThat(measurement.notes())
                .anyMatch(note -> note.startsWith("model.zip is fed values from ")
                        && note.endsWith("; known inputs from 0 to 1, scaled as its file says"));
        assertThat(measurement.warnings()).noneMatch(warning -> warning.contains("unscaled"));
        assertThat(measurement.inputs())
                .containsEntry("model.inputs", "value plan")
                .containsEntry("model.knownLead", "1")
                .doesNotContainKey("signal.csv.knownScale");
    }

    private SavedModel trained(String keys) throws Exception {
        return new ScenarioRunner(read(keys)).run(TrainingListener.NONE).model().orElseThrow();
    }

    /** As Deeplearning4j saves it. */
    private void writeWithoutNames(SavedModel model) throws Exception {
        Extensions.save(model.network().orElseThrow(), Optional.empty(), model.transforms(), Optional.empty())
                .write(folder.resolve("model.zip"));
    }

    @Test
    void a_model_whose_file_does_not_say_more_is_fed_the_columns_as_they_are() throws Exception {
        double[] plan = plan(1, ROWS);
        write(plan, values(plan));
        writeWithoutNames(trained(", known: plan"));
        String load = "load: model.zip, inputs: [value, plan], knownLead: 1";

        Scenario scenario = read(", known: plan", load);
        Measurement unscaled = measurement(scenario);
        Measurement scaled = measurement(read(", known: plan, knownScale: minmax", load));

        assertThat(known(scenario).column(0)).isEqualTo(plan);
        assertThat(unscaled.notes())
                .anyMatch(note -> note.startsWith("model.zip is fed values from ")
                        && note.endsWith(", scaled as its file says; known inputs from 20 to 60, unscaled"));
        assertThat(unscaled.warnings())
                .contains("model.zip is fed known inputs of up to 60, unscaled; if it was trained on scaled ones, save"
                        + " it with its normalizer, or set signal.csv.knownScale");
        assertThat(scaled.notes())
                .anyMatch(note -> note.endsWith("; known inputs from 0 to 1, scaled as signal.csv.knownScale says"));
        assertThat(scaled.warnings()).noneMatch(warning -> warning.contains("unscaled"));
    }

    @Test
    void a_signal_without_them_has_none() throws Exception {
        double[] plan = plan(1, ROWS);
        write(plan, values(plan));

        Features features = read("").signal().features(ROWS);

        assertThat(features.known()).isEmpty();
    }
}
