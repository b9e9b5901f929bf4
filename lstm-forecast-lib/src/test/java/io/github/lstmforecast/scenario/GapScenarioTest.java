package io.github.lstmforecast.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.forecast.History;
import io.github.lstmforecast.forecast.Prediction;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.result.Measurement;
import io.github.lstmforecast.result.TrainingResult;
import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.GaussianNoise;
import io.github.lstmforecast.signal.PulseWave;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.train.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 300 days from 2001-01-01 on, a pulse wave of period 10 with noise, forecast from rows 220, 235 and 250 on. */
class GapScenarioTest {
    private static final int ROWS = 300;
    private static final LocalDate START = LocalDate.parse("2001-01-01");

    @TempDir
    Path base;

    private static double[] values() {
        return new GaussianNoise(0.05, 1)
                .addTo(PulseWave.of(10, 4).samples(ROWS))
                .column(0);
    }

    /** NaN is an empty cell. */
    private void write(double[] values, Set<Integer> missingRows) throws Exception {
        StringBuilder text = new StringBuilder("date,value\n");
        for (int row = 0; row < values.length; row++) {
            if (!missingRows.contains(row)) {
                text.append(START.plusDays(row)).append(',');
                text.append(Double.isNaN(values[row]) ? "" : String.valueOf(values[row]))
                        .append('\n');
            }
        }
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("series.csv"), text);
    }

    private static double[] without(int... rows) {
        double[] values = values();
        Arrays.stream(rows).forEach(row -> values[row] = Double.NaN);
        return values;
    }

    private Path folder() {
        return base.resolve("src/forecast/series");
    }

    private Scenario read(String gaps) throws Exception {
        Files.writeString(folder().resolve("scenario.yaml"), """
                signal: { csv: { file: series.csv, column: value, period: 10, train: 0..220, gaps: %s } }
                model: { train: { units: [3], epochs: 2 } }
                forecast: { warmUp: 25, horizon: 30, from: [220, 235, 250] }
                """.formatted(gaps));
        return ScenarioReader.read(base, folder());
    }

    private static Measurement measurement(Scenario scenario) {
        ScenarioRunner runner = new ScenarioRunner(scenario);
        TrainingResult result = runner.run(TrainingListener.NONE).result();
        return runner.measurement(List.of(result), Optional.empty());
    }

    @Test
    void a_row_that_is_not_in_the_file_is_put_in_and_filled() throws Exception {
        write(values(), Set.of(100, 101));

        Scenario scenario = read("interpolate");

        assertThat(scenario.signal().length()).isEqualTo(ROWS);
        assertThat(scenario.signal().date(101)).contains("2001-04-12");
        assertThat(scenario.signal().date(102)).contains("2001-04-13");
        assertThat(IntStream.range(0, ROWS).filter(row -> scenario.signal().isFilled(row, 0)))
                .containsExactly(100, 101);
        double[] values = values();
        assertThat(scenario.signal().observed(ROWS).get(100, 0))
                .isEqualTo((2 * values[99] + values[102]) / 3, within(1e-12));
    }

    @Test
    void what_was_filled_is_counted_in_a_note() throws Exception {
        write(without(10, 11, 240), Set.of(260));

        // Row 240 is in two horizons, 260 in two.
        assertThat(measurement(read("carry")).notes())
                .contains("gaps of the series are filled: 2 values of the training data, and 4 of the forecasts,"
                        + " which are not judged");
    }

    @Test
    void a_golden_model_records_how_gaps_are_filled() throws Exception {
        write(values(), Set.of());

        assertThat(new ScenarioRunner(read("seasonal")).inputs()).containsEntry("signal.csv.gaps", "seasonal");
    }

    @Test
    void a_forecast_with_nothing_to_judge_is_refused() throws Exception {
        write(without(IntStream.range(250, 280).toArray()), Set.of());

        assertThatThrownBy(() -> read("seasonal"))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("forecast.from is ")
                .hasMessageContaining("there is nothing to judge, since all are gaps");
    }

    @Test
    void a_line_over_more_than_a_cycle_is_refused_and_whole_cycles_are_not() throws Exception {
        write(without(IntStream.range(100, 111).toArray()), Set.of());

        assertThat(read("seasonal").signal().gaps().count(0, ROWS, 0)).isEqualTo(11);
        assertThatThrownBy(() -> read("interpolate"))
                .hasMessageContaining(
                        "signal.csv.gaps is interpolate, but must be seasonal for a gap longer than a cycle"
                                + " of 10 rows: 11 rows have no value from row 100 on");
    }

    @Test
    void a_training_range_of_which_most_is_filled_is_refused() throws Exception {
        write(
                without(IntStream.range(0, 220)
                        .filter(row -> row % 2 == 1 || row > 210)
                        .toArray()),
                Set.of());

        assertThatThrownBy(() -> read("carry")).hasMessageContaining("at least half have a value");
    }

    /** Repeats the last value, and keeps what it is given. */
    private static final class Recorder implements Forecaster {
        private final List<Series> histories = new ArrayList<>();
        private final List<Series> ahead = new ArrayList<>();

        @Override
        public Prediction predict(History history, boolean traceCells) {
            histories.add(history.targets());
            return Prediction.of(Series.of(new double[history.steps()]));
        }

        @Override
        public Optional<Series> oneStepAhead(Features features, ForecastSpan span) {
            ahead.add(features.targets().slice(0, span.from() + span.horizon()));
            return Optional.of(Series.of(new double[span.horizon()]));
        }
    }

    private static Recorder fed(Scenario scenario) {
        Recorder recorder = new Recorder();
        Scenario given = new Scenario(
                scenario.name(),
                scenario.signal(),
                new ModelSource.Given("recorder", recorder),
                scenario.spans(),
                scenario.tolerances(),
                Optional.empty());
        List<Forecast> forecasts =
                new ScenarioRunner(given).run(TrainingListener.NONE).forecasts();
        assertThat(forecasts).hasSize(3);
        return recorder;
    }

    @ParameterizedTest
    @ValueSource(strings = {"interpolate", "carry", "seasonal"})
    void nothing_from_an_origin_on_changes_what_a_model_is_fed_before_it(String gaps) throws Exception {
        for (int seed = 0; seed < 4; seed++) {
            for (int origin = 0; origin < 3; origin++) {
                int from = 220 + 15 * origin;
                write(random(seed, seed, from), Set.of());
                Recorder one = fed(read(gaps));
                List<?> training = read(gaps).trainingCopies().orElseThrow();
                write(random(seed, seed + 100, from), Set.of());
                Recorder other = fed(read(gaps));

                assertThat(one.histories.get(origin)).isEqualTo(other.histories.get(origin));
                assertThat(one.ahead.get(origin).slice(0, from))
                        .isEqualTo(other.ahead.get(origin).slice(0, from));
                assertThat(training)
                        .usingRecursiveComparison()
                        .isEqualTo(read(gaps).trainingCopies().orElseThrow());
            }
        }
    }

    /** A fifth of the rows are gaps, of one seed before an origin and of another from there on. */
    private static double[] random(int before, int after, int origin) {
        double[] values = values();
        for (int row = 1; row < ROWS; row++) {
            Random random = new Random(1000L * (row < origin ? before : after) + row);
            random.nextInt();
            if (row >= origin) {
                values[row] += 0.05 * random.nextGaussian();
            }
            if (random.nextInt(5) == 0) {
                values[row] = Double.NaN;
            }
        }
        return values;
    }

    @Test
    void a_filled_row_is_not_judged() throws Exception {
        write(without(255), Set.of());
        Scenario scenario = read("carry");
        Forecast forecast = new ScenarioRunner(scenario)
                .run(TrainingListener.NONE)
                .forecasts()
                .get(2);
        double[] truth = values();
        double squares = 0;
        for (int step = 0; step < 30; step++) {
            double error = forecast.predicted().get(step, 0) - truth[250 + step];
            squares += step == 5 ? 0 : error * error;
        }

        Defined rmse = (Defined) new ScenarioRunner(scenario)
                .run(TrainingListener.NONE)
                .subjects()
                .get(2)
                .metrics()
                .get(StandardMetric.RMSE);

        assertThat(rmse.value()).isEqualTo(Math.sqrt(squares / 29), within(1e-9));
    }
}
