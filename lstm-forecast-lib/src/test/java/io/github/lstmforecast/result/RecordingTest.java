package io.github.lstmforecast.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.metric.Comparison;
import io.github.lstmforecast.metric.Levels;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.plot.Forecasts;
import io.github.lstmforecast.result.ForecastCurves.CloseUp;
import io.github.lstmforecast.result.TrainingCurves.Pair;
import io.github.lstmforecast.scenario.ModelSource;
import io.github.lstmforecast.scenario.PulseSignal;
import io.github.lstmforecast.scenario.Scenario;
import io.github.lstmforecast.scenario.ScenarioRun;
import io.github.lstmforecast.scenario.ScenarioRunner;
import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.GapMask;
import io.github.lstmforecast.signal.GaussianNoise;
import io.github.lstmforecast.signal.PulseWave;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.TrainingCopy;
import io.github.lstmforecast.signal.Windows;
import io.github.lstmforecast.train.Recipe;
import io.github.lstmforecast.train.TrainingListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingTest {
    private static final OptionalDouble PERIOD = OptionalDouble.of(10);

    private static Scenario scenario;
    private static ScenarioRun run;
    private static Recording recording;

    /** Hardly trained, so that pulses are missed. */
    @BeforeAll
    static void train() {
        scenario = scenario(List.of(new ForecastSpan(150, 25, 50, 5), new ForecastSpan(300, 25, 50, 5)));
        run = new ScenarioRunner(scenario).run(TrainingListener.NONE);
        recording = run.recording(scenario);
    }

    private static Scenario scenario(List<ForecastSpan> spans) {
        return new Scenario(
                "pulse",
                new PulseSignal(PulseWave.of(10, 3), 150, new GaussianNoise(0.01, 1)),
                new ModelSource.Trained(
                        Recipe.defaults().toBuilder().units(5).epochs(12).build()),
                spans,
                Tolerances.DEFAULTS,
                Optional.empty());
    }

    private static ForecastCurves line(Forecast forecast, OptionalDouble periodSteps) {
        return Recording.of(forecast, periodSteps).forecasts().get(0);
    }

    private static double[] steps(int from, int to) {
        return IntStream.range(from, to).asDoubleStream().toArray();
    }

    @Test
    void the_lines_of_a_run_are_its_forecasts_without_the_guard() {
        for (int span = 0; span < 2; span++) {
            Forecast forecast = run.forecasts().get(span);
            ForecastCurves line = recording.forecasts().get(span);

            assertThat(line.subject().from()).isEqualTo(forecast.span().from());
            assertThat(line.horizon()).isEqualTo(50);
            assertThat(line.warmUp().x()).isEqualTo(steps(-25, 0));
            assertThat(line.warmUp().y()).isEqualTo(forecast.warmUp().column(0));
            assertThat(line.truth().x()).isEqualTo(steps(0, 50));
            assertThat(line.truth().y()).isEqualTo(forecast.truth().slice(0, 50).column(0));
            assertThat(line.forecast().x()).isEqualTo(steps(0, 50));
            assertThat(line.forecast().y())
                    .isEqualTo(forecast.predicted().slice(0, 50).column(0));
            assertThat(line.closeUp()).isEmpty();
        }
    }

    /** The origins are at 150 and 300. */
    private static Recording withGaps(GapMask gaps) {
        return Recording.of(10, Limit.atMost(0.05), Optional.empty(), List.of(), run.origins(), Set.of(), gaps);
    }

    @Test
    void a_filled_gap_interrupts_the_truth_and_has_a_line_of_its_own_that_joins_it() {
        ForecastCurves line = withGaps((sample, column) -> sample == 152 || sample == 153)
                .forecasts()
                .get(0);

        double[] truth = run.forecasts().get(0).truth().column(0);
        assertThat(Arrays.copyOf(line.truth().y(), 5))
                .containsExactly(truth[0], truth[1], Double.NaN, Double.NaN, truth[4]);
        Curve filled = line.filled().orElseThrow();
        assertThat(filled.x()).isEqualTo(steps(-25, 50));
        assertThat(Arrays.copyOfRange(filled.y(), 25, 31))
                .containsExactly(Double.NaN, truth[1], truth[2], truth[3], truth[4], Double.NaN);
    }

    @Test
    void a_gap_of_the_warm_up_is_filled_with_what_the_model_was_fed() {
        ForecastCurves line =
                withGaps((sample, column) -> sample == 149).forecasts().get(0);

        Forecast forecast = run.forecasts().get(0);
        assertThat(line.warmUp().y()[24]).isNaN();
        assertThat(Arrays.copyOfRange(line.filled().orElseThrow().y(), 23, 26))
                .containsExactly(
                        forecast.warmUp().get(23, 0),
                        forecast.warmUp().get(24, 0),
                        forecast.truth().get(0, 0));
    }

    @Test
    void without_a_gap_there_is_no_such_line() {
        assertThat(withGaps((sample, column) -> sample == 124)
                        .forecasts()
                        .get(0)
                        .filled())
                .isEmpty();
        assertThat(recording.training().orElseThrow().filled()).containsExactly(Optional.empty());
    }

    @Test
    void a_filled_gap_interrupts_the_training_data() {
        Series range = Series.of(1, 2, 3, 4);
        TrainingCopy copy = new TrainingCopy(Features.of(range));

        TrainingCurves training = TrainingCurves.of(
                10, range, (sample, column) -> sample == 12, List.of(copy), Windows.of(List.of(copy), 3));

        assertThat(training.series().get(0).y()).containsExactly(1, 2, Double.NaN, 4);
        assertThat(training.filled().get(0).orElseThrow().y()).containsExactly(Double.NaN, 2, 3, 4);
    }

    @Test
    void the_pulses_of_a_run_are_those_of_its_comparisons() {
        for (int span = 0; span < 2; span++) {
            assertPulses(
                    recording.forecasts().get(span).pulses().orElseThrow(),
                    run.subjects().get(span).comparison());
            assertThat(recording.forecasts().get(span).pulses().orElseThrow().bad())
                    .isEqualTo(run.metrics().get(span).badPulses());
        }
    }

    private static void assertPulses(Pulses pulses, Comparison comparison) {
        assertThat(pulses.levels()).isEqualTo(comparison.levels().orElseThrow());
        assertThat(pulses.missed())
                .isEqualTo(comparison.missed().stream()
                        .mapToInt(onset -> onset.step())
                        .toArray());
        assertThat(pulses.spurious())
                .isEqualTo(comparison.spurious().stream()
                        .mapToInt(onset -> onset.step())
                        .toArray());
        assertThat(pulses.late().x())
                .isEqualTo(comparison.matched().stream()
                        .mapToDouble(pair -> pair.truth().step())
                        .toArray());
        assertThat(pulses.late().y())
                .isEqualTo(comparison.matched().stream()
                        .mapToDouble(pair -> pair.errorSteps() / 10)
                        .toArray());
    }

    // By hand: late by 1 step of 10, but for the second pulse, which is missing; step 40 has a pulse of its own.
    @Test
    void pulses_are_matched_missed_and_spurious() {
        IntToDoubleFunction predicted = step ->
                step == 40 ? 1 : step > 12 && step < 20 ? 0 : Forecasts.late(1).applyAsDouble(step);

        Pulses pulses = line(Forecasts.of(predicted, 50), PERIOD).pulses().orElseThrow();

        assertThat(pulses.levels()).isEqualTo(new Levels(0, 1));
        assertThat(pulses.missed()).containsExactly(15);
        assertThat(pulses.spurious()).containsExactly(40);
        assertThat(pulses.late().x()).containsExactly(5, 25, 35, 45);
        assertThat(pulses.late().y()).containsExactly(new double[] {0.1, 0.1, 0.1, 0.1}, within(1e-12));
    }

    @Test
    void losses_are_by_epoch_from_1_on() {
        assertThat(recording.losses().x()).isEqualTo(steps(1, 13));
        assertThat(recording.losses().y())
                .isEqualTo(run.losses().stream().mapToDouble(loss -> loss).toArray());
    }

    @Test
    void the_cells_of_a_run_are_those_of_its_forecasts() {
        Units units = recording.forecasts().get(1).units().orElseThrow();

        assertThat(units.hidden()).hasSize(5);
        assertThat(units.cells()).hasSize(5);
        for (int unit = 0; unit < 5; unit++) {
            int of = unit;
            double[] c = IntStream.range(0, 50)
                    .mapToDouble(
                            step -> run.forecasts().get(1).cells().orElseThrow().cell(step, 0, of))
                    .toArray();
            double[] h = IntStream.range(0, 50)
                    .mapToDouble(
                            step -> run.forecasts().get(1).cells().orElseThrow().hidden(step, 0, of))
                    .toArray();
            assertThat(units.cells().get(unit).y()).isEqualTo(c);
            assertThat(units.hidden().get(unit).y()).isEqualTo(h);
        }
    }

    // A training range of 150 samples, a whole number of cycles.
    @Test
    void what_was_learnt_is_the_training_range_and_its_copies() {
        TrainingCurves learnt = recording.training().orElseThrow();

        assertThat(learnt.series()).singleElement().satisfies(series -> {
            assertThat(series.x()).isEqualTo(steps(0, 150));
            assertThat(series.y()).isEqualTo(scenario.signal().observed(150).column(0));
        });
        assertThat(learnt.copies())
                .isEqualTo(scenario.trainingCopies().orElseThrow().size());
        assertThat(learnt.firstCopies()).hasSize(Math.min(4, learnt.copies()));
        for (int copy = 0; copy < learnt.firstCopies().size(); copy++) {
            Pair lesson = learnt.firstCopies().get(copy);
            assertThat(lesson.input().y())
                    .isEqualTo(scenario.trainingCopies()
                            .orElseThrow()
                            .get(copy)
                            .inputs()
                            .column(0));
            assertThat(lesson.target().y())
                    .isEqualTo(scenario.trainingCopies()
                            .orElseThrow()
                            .get(copy)
                            .targets()
                            .column(0));
        }
    }

    @Test
    void windows_are_those_that_the_model_is_fed() {
        TrainingCurves learnt = recording.training().orElseThrow();
        Windows windows = scenario.trainingWindows().orElseThrow();

        assertThat(learnt.windows()).isEqualTo(windows.windows());
        assertThat(learnt.firstWindows()).hasSize(Math.min(6, windows.windows()));
        for (int window = 0; window < learnt.firstWindows().size(); window++) {
            List<Pair> batch = learnt.firstWindows().get(window);
            assertThat(batch).hasSize(Math.min(4, windows.copies()));
            for (int copy = 0; copy < batch.size(); copy++) {
                Pair lesson = batch.get(copy);
                int row = window * windows.copies() + copy;
                assertThat(lesson.input().x())
                        .isEqualTo(steps(window * windows.windowLength(), (window + 1) * windows.windowLength()));
                assertThat(lesson.target().x()).isEqualTo(lesson.input().x());
                for (int t = 0; t < windows.windowLength(); t++) {
                    assertThat((float) lesson.input().y()[t]).isEqualTo(windows.input(row, t, 0));
                    assertThat((float) lesson.target().y()[t]).isEqualTo(windows.target(row, t, 0));
                }
            }
        }
    }

    // Unit 0 is most active half a cycle in, unit 1 a tenth; a cycle that is no wave has no preference and comes last.
    @Test
    void units_come_in_the_order_in_which_they_are_active() {
        Units units = Recording.of(Forecasts.traced(1, List.of(true), 50), PERIOD)
                .forecasts()
                .get(0)
                .units()
                .orElseThrow();

        assertThat(units.preferred()).containsExactly(new double[] {0.5, 0.1}, within(1e-6));
        assertThat(units.byPreference()).containsExactly(1, 0);
        assertThat(new Units(List.of(), List.of(), new double[] {Double.NaN, 0.9, 0.2}, units.raster()).byPreference())
                .containsExactly(2, 1, 0);
        assertThat(units.raster().rows()).hasDimensions(2, 50);
        assertThat(units.raster().rows()[1][6]).isEqualTo(1);
        assertThat(units.raster().rows()[1][1]).isZero();
    }

    @Test
    void only_layers_with_cells_have_cells() {
        Units units = Recording.of(Forecasts.traced(1, List.of(false, true), 50), PERIOD)
                .forecasts()
                .get(0)
                .units()
                .orElseThrow();

        assertThat(units.hidden()).hasSize(4);
        assertThat(units.hidden()).extracting(curve -> curve.y()[0]).containsExactly(26.0, 27.0, 26.0, 27.0);
        assertThat(units.cells()).hasSize(2);
    }

    @Test
    void without_a_period_or_guard_enough_pulses_are_not_looked_at() {
        Forecast guarded = Forecasts.of(Forecasts.TRUTH, 50);
        Forecast tooShort = Forecasts.of(Forecasts.TRUTH, Forecasts.TRUTH, 25, 50, 4); // 4.5 steps are needed

        assertThat(line(guarded, PERIOD).pulses()).isPresent();
        assertThat(line(guarded, OptionalDouble.empty()).pulses()).isEmpty();
        assertThat(line(tooShort, PERIOD).pulses()).isEmpty();
    }

    @Test
    void a_constant_truth_has_no_pulses() {
        assertThat(line(Forecasts.of(step -> 7, Forecasts.TRUTH, 25, 50, 5), PERIOD)
                        .pulses())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void a_forecast_that_is_not_finite_has_no_pulses_but_lines(double value) {
        ForecastCurves line = line(Forecasts.of(step -> step == 20 ? value : 0, 50), PERIOD);

        assertThat(line.pulses()).isEmpty();
        assertThat(line.forecast().y()[20]).isEqualTo(Double.valueOf(value));
    }

    @Test
    void ten_thousand_steps_are_thinned_and_no_pulse_is_lost() {
        ForecastCurves line = line(Forecasts.of(step -> step == 7_777 ? 5 : 0, 10_000), PERIOD);

        assertThat(line.truth().size()).isBetween(750, 1_500);
        assertThat(line.forecast().size()).isLessThanOrEqualTo(1_500);
        assertThat(line.forecast().greatest()).isEqualTo(5);
        // One each 10 steps; what stands at 7,777 answers the one that is due at 7,775.
        assertThat(line.pulses().orElseThrow().missed())
                .hasSize(999)
                .startsWith(5, 15, 25)
                .endsWith(9_995);
    }

    // Twelve cycles of 10 steps, so that the bad pulse is in their middle, as far as the forecast goes on around it.
    @ParameterizedTest
    @CsvSource({"5005, 4945", "15, 0", "9995, 9880"})
    void a_closer_look_is_taken_where_the_first_bad_pulse_is(int omitted, int from) {
        Forecast forecast = Forecasts.of(
                step -> step >= omitted && step < omitted + 3 ? 0 : Forecasts.TRUTH.applyAsDouble(step), 10_000);

        CloseUp closeUp = line(forecast, PERIOD).closeUp().orElseThrow();

        assertThat(closeUp.truth().x()).isEqualTo(steps(from, from + 120));
        assertThat(closeUp.truth().y())
                .isEqualTo(IntStream.range(from, from + 120)
                        .mapToDouble(Forecasts.TRUTH)
                        .toArray());
        assertThat(closeUp.forecast().x()).isEqualTo(steps(from, from + 120));
        assertThat(closeUp.forecast().y()[omitted - from]).isZero();
    }

    // 12 cycles, from 60 to 240 steps; 240 where there is no cycle.
    @ParameterizedTest
    @CsvSource({"10, 880", "4, 940", "40, 760", "NaN, 760"})
    void where_no_pulse_is_bad_it_is_taken_of_the_end(double period, int from) {
        IntToDoubleFunction truth = step -> Double.isNaN(period) || step % period < 2 ? 1 : 0;
        Forecast forecast = Forecasts.of(truth, truth, 40, 1_000, 20);

        CloseUp closeUp = line(forecast, Double.isNaN(period) ? OptionalDouble.empty() : OptionalDouble.of(period))
                .closeUp()
                .orElseThrow();

        assertThat(closeUp.truth().x()).startsWith(from).endsWith(999);
    }

    @ParameterizedTest
    @CsvSource({"240, false", "241, true"})
    void a_forecast_of_240_steps_is_seen_as_a_whole(int horizon, boolean isCloseUp) {
        assertThat(line(Forecasts.of(Forecasts.TRUTH, horizon), PERIOD)
                        .closeUp()
                        .isPresent())
                .isEqualTo(isCloseUp);
    }

    @Test
    void of_many_forecasts_the_units_of_those_that_fail_are_kept_first() {
        Scenario many = scenario(IntStream.range(0, 30)
                .mapToObj(i -> new ForecastSpan(150 + 7 * i, 25, 50, 5))
                .toList());
        ScenarioRun outcome = new ScenarioRunner(many).run(TrainingListener.NONE);
        double[] errors = outcome.metrics().stream()
                .mapToDouble(metrics -> ((MetricValue.Defined) metrics.get(StandardMetric.RMSE)).value())
                .toArray();
        double fifth = Arrays.stream(errors).sorted().toArray()[25 - 1];
        Set<Subject> failing = outcome.subjects().stream()
                .filter(one -> ((MetricValue.Defined) one.metrics().get(StandardMetric.RMSE)).value() > fifth)
                .map(SubjectResult::subject)
                .collect(Collectors.toSet());

        Recording kept = outcome.recording(many, Limit.NONE, failing);

        assertThat(kept.phaseError()).isEqualTo(Limit.NONE);
        assertThat(IntStream.range(0, 30).filter(i -> errors[i] > fifth).boxed())
                .hasSize(5)
                .anyMatch(i -> i >= Recording.MOST_DRAWN)
                .allSatisfy(i -> assertThat(kept.forecasts().get(i).units()).isPresent());
        assertThat(kept.forecasts()).filteredOn(one -> one.units().isPresent()).hasSize(12);
    }

    // 200,000 points in all lines of 500 spans are 400 each; cells are kept of the 12 that may be drawn.
    @Test
    void many_spans_are_kept_in_bounds() {
        List<ForecastSpan> spans = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            spans.add(new ForecastSpan(150 + i, 25, 600, 5));
        }
        Scenario many = scenario(spans);
        Recording kept = new ScenarioRunner(many).run(TrainingListener.NONE).recording(many);

        assertThat(kept.forecasts())
                .hasSize(500)
                .extracting(one -> one.subject().from())
                .startsWith(150, 151)
                .endsWith(649);
        assertThat(kept.forecasts()).allSatisfy(one -> {
            assertThat(one.truth().size()).isLessThanOrEqualTo(400);
            assertThat(one.forecast().size()).isLessThanOrEqualTo(400);
        });
        assertThat(kept.forecasts()).filteredOn(one -> one.units().isPresent()).hasSize(12);
        assertThat(kept.forecasts().get(0).units().orElseThrow().cells()).allMatch(cell -> cell.size() <= 600);
    }

    @Test
    void each_subject_has_its_own_line() {
        Recording two = Recording.of(Forecasts.traced(2, List.of(true), 50), PERIOD);

        assertThat(Arrays.stream(two.forecasts().get(0).truth().y()).max()).hasValue(1);
        assertThat(Arrays.stream(two.forecasts().get(1).truth().y()).max()).hasValue(2);
        assertThat(two.forecasts().get(1).pulses().orElseThrow().levels()).isEqualTo(new Levels(0, 2));
    }
}
