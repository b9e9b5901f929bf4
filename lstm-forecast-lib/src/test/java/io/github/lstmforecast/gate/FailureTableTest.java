package io.github.lstmforecast.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.metric.Comparison;
import io.github.lstmforecast.metric.FailingForecast;
import io.github.lstmforecast.metric.Levels;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricSet;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.metric.PulseRule;
import io.github.lstmforecast.metric.StandardMetric;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Forecasts that are wrong in one way each, through the whole gate with its default tolerances. The truth is a pulse of
 * width 3 in every 10 steps, without noise, and the forecast begins at position 5 of the cycle: pulses are due at steps
 * 5, 15, 25, 35 and 45.
 */
class FailureTableTest {
    private static final int WARM_UP = 25;
    private static final int HORIZON = 50;
    private static final int GUARD = 5;
    private static final IntToDoubleFunction TRUTH = pulses(10, 0);

    /** High for 3 steps from step {@code 5 + shift} on, and so every {@code period} steps. */
    private static IntToDoubleFunction pulses(double period, double shift) {
        return step -> {
            double since = (step - 5 - shift) % period;
            return (since < 0 ? since + period : since) < 3 ? 1 : 0;
        };
    }

    private static Comparison compare(IntToDoubleFunction forecast, int horizon) {
        double[] warmUp =
                IntStream.range(-WARM_UP, 0).mapToDouble(TRUTH::applyAsDouble).toArray();
        double[] truth = IntStream.range(0, horizon + GUARD)
                .mapToDouble(TRUTH::applyAsDouble)
                .toArray();
        double[] predicted = IntStream.range(0, horizon + GUARD)
                .mapToDouble(forecast::applyAsDouble)
                .toArray();
        return new Comparison(
                warmUp,
                truth,
                Arrays.copyOf(truth, horizon),
                predicted,
                10,
                Optional.of(PulseRule.of(new Levels(0, 1))));
    }

    private static Arguments row(String name, IntToDoubleFunction forecast, double rmse, Metric named, double value) {
        return Arguments.of(name, forecast, rmse, named, value);
    }

    // Every wrong step is off by 1, so the rmse is the root of (wrong steps / 50).
    static Stream<Arguments> wrongForecasts() {
        return Stream.of(
                row("one step late", pulses(10, 1), Math.sqrt(10 / 50.0), StandardMetric.PHASE_ERROR, 0.1),
                row("one step early", pulses(10, -1), Math.sqrt(10 / 50.0), StandardMetric.PHASE_ERROR, 0.1),
                row("two steps late", pulses(10, 2), Math.sqrt(20 / 50.0), StandardMetric.PHASE_ERROR, 0.2),
                row(
                        "every second pulse omitted",
                        without(15, 35),
                        Math.sqrt(6 / 50.0),
                        StandardMetric.MISSED_PULSES,
                        2),
                row("the first omitted", without(5), Math.sqrt(3 / 50.0), StandardMetric.MISSED_PULSES, 1),
                row("the second omitted", without(15), Math.sqrt(3 / 50.0), StandardMetric.MISSED_PULSES, 1),
                row("the third omitted", without(25), Math.sqrt(3 / 50.0), StandardMetric.MISSED_PULSES, 1),
                row("the fourth omitted", without(35), Math.sqrt(3 / 50.0), StandardMetric.MISSED_PULSES, 1),
                row("the fifth omitted", without(45), Math.sqrt(3 / 50.0), StandardMetric.MISSED_PULSES, 1),
                row("an extra pulse", high(20), Math.sqrt(1 / 50.0), StandardMetric.SPURIOUS_PULSES, 1),
                row("an extra pulse at the end", high(49), Math.sqrt(1 / 50.0), StandardMetric.SPURIOUS_PULSES, 1),
                row("alternately early and late", alternating(), Math.sqrt(10 / 50.0), StandardMetric.PHASE_ERROR, 0.1),
                row(
                        "six tenths of the height",
                        step -> 0.6 * TRUTH.applyAsDouble(step),
                        Math.sqrt(15 * 0.16 / 50),
                        StandardMetric.AMPLITUDE_RATIO,
                        0.6),
                row(
                        "one pulse at 0.51",
                        low(25),
                        Math.sqrt(3 * 0.49 * 0.49 / 50),
                        StandardMetric.AMPLITUDE_RATIO,
                        0.51),
                row(
                        "two pulses at 0.51",
                        low(15, 35),
                        Math.sqrt(6 * 0.49 * 0.49 / 50),
                        StandardMetric.AMPLITUDE_RATIO,
                        0.51),
                row(
                        "every second omitted, by its period",
                        without(15, 35),
                        Math.sqrt(6 / 50.0),
                        StandardMetric.PERIOD_RATIO,
                        2),
                row(
                        "alternately early and late, by its jitter",
                        alternating(),
                        Math.sqrt(10 / 50.0),
                        StandardMetric.PHASE_JITTER,
                        jitterOfAlternating()),
                row("two steps too wide", wide(5), Math.sqrt(10 / 50.0), StandardMetric.WIDTH_ERROR, 0.2),
                // High from 44.5 to the last step, 54: 9.5 steps so far in place of 3.
                row(
                        "stuck high from the last pulse on",
                        step -> step >= 45 ? 1 : TRUTH.applyAsDouble(step),
                        Math.sqrt(2 / 50.0),
                        StandardMetric.WIDTH_ERROR,
                        0.65),
                row("half a cycle late", pulses(10, 5), Math.sqrt(30 / 50.0), StandardMetric.MISSED_PULSES, 5),
                row("flat and low", step -> 0.3, Math.sqrt((15 * 0.49 + 35 * 0.09) / 50), StandardMetric.FLAT, 1),
                row("flat and high, by its range", step -> 1, Math.sqrt(35 / 50.0), StandardMetric.FLAT, 1),
                row("flat and high", step -> 1, Math.sqrt(35 / 50.0), StandardMetric.MISSED_PULSES, 5));
    }

    private static IntToDoubleFunction without(int... onsets) {
        return step -> Arrays.stream(onsets).anyMatch(onset -> step >= onset && step < onset + 3)
                ? 0
                : TRUTH.applyAsDouble(step);
    }

    private static IntToDoubleFunction low(int... onsets) {
        return step -> Arrays.stream(onsets).anyMatch(onset -> step >= onset && step < onset + 3)
                ? 0.51
                : TRUTH.applyAsDouble(step);
    }

    private static IntToDoubleFunction wide(int width) {
        return step -> IntStream.range(0, 5).anyMatch(k -> step >= 5 + 10 * k && step < 5 + 10 * k + width) ? 1 : 0;
    }

    // Errors of +1, -1, +1, -1, +1 steps at times -2, -1, 0, 1, 2 cycles from their middle: their mean is
    // 0.2, their slope (-2 + 1 - 1 + 2) / 10 = 0, so the residuals are 0.8 and -1.2 steps.
    private static double jitterOfAlternating() {
        return Math.sqrt((3 * 0.8 * 0.8 + 2 * 1.2 * 1.2) / 3) / 10;
    }

    private static IntToDoubleFunction high(int at) {
        return step -> step == at ? 1 : TRUTH.applyAsDouble(step);
    }

    private static IntToDoubleFunction alternating() {
        return step -> pulses(20, 1).applyAsDouble(step) + pulses(20, 9).applyAsDouble(step);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongForecasts")
    void a_wrong_forecast_fails_and_what_is_wrong_is_named(
            String name, IntToDoubleFunction forecast, double rmse, Metric named, double value) {
        Metrics metrics = MetricSet.STANDARD.measure(compare(forecast, HORIZON));
        Judgement judgement = Gate.judge(metrics, Tolerances.DEFAULTS);

        assertThat(((MetricValue.Defined) metrics.get(StandardMetric.RMSE)).value())
                .isCloseTo(rmse, within(1e-12));
        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.findings().stream().flatMap(Finding::all))
                .filteredOn(finding -> finding.check().equals(new CheckId.OfMetric(named)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.actual().orElseThrow()).isCloseTo(value, within(1e-12)));
    }

    // In phase at the first pulse, at step 5; the others are due at 5 + 10 k and begin at the first whole step from
    // 5 + period * k on. The slope is that of least squares through these whole steps.
    @ParameterizedTest
    @ValueSource(doubles = {10.5, 9.5})
    void another_period_is_a_drift(double period) {
        double products = 0;
        int wrong = 0;
        for (int k = 0; k < 5; k++) {
            double late = Math.ceil(period * k) - 10 * k;
            products += (k - 2) * late;
        }
        for (int step = 0; step < HORIZON; step++) {
            wrong += pulses(period, 0).applyAsDouble(step) == TRUTH.applyAsDouble(step) ? 0 : 1;
        }
        double slope = products / 10 / 10; // squares 4 + 1 + 0 + 1 + 4, and steps to cycles

        Metrics metrics = MetricSet.STANDARD.measure(compare(pulses(period, 0), HORIZON));
        Judgement judgement = Gate.judge(metrics, Tolerances.DEFAULTS);

        assertThat(((MetricValue.Defined) metrics.get(StandardMetric.RMSE)).value())
                .isCloseTo(Math.sqrt(wrong / 50.0), within(1e-12))
                .isBetween(0.39, 0.56);
        assertThat(judgement.findings().stream().flatMap(Finding::all))
                .filteredOn(finding -> finding.check().equals(new CheckId.OfMetric(StandardMetric.PHASE_DRIFT)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.actual().orElseThrow())
                        .isCloseTo(slope, within(1e-12))
                        .isCloseTo(period / 10 - 1, within(0.011)));
    }

    // e^(-5/25) = 0.82 at the first pulse, 0.55 at the second, and below a half from the third on.
    @Test
    void a_forecast_that_fades_away_loses_height_and_then_pulses() {
        IntToDoubleFunction fading = step -> TRUTH.applyAsDouble(step) * Math.exp(-step / 25.0);

        Metrics metrics = MetricSet.STANDARD.measure(compare(fading, HORIZON));
        Judgement judgement = Gate.judge(metrics, Tolerances.DEFAULTS);

        assertThat(((MetricValue.Defined) metrics.get(StandardMetric.RMSE)).value())
                .isCloseTo(0.344, within(0.0005));
        assertThat(judgement.findings())
                .extracting(finding -> finding.check().text())
                .containsExactly("missedPulses", "amplitudeRatio");
    }

    private static Arguments cause(String name, IntToDoubleFunction forecast, String cause, String... consequences) {
        return Arguments.of(name, forecast, cause, List.of(consequences));
    }

    static Stream<Arguments> causes() {
        return Stream.of(
                cause(
                        "flat",
                        step -> 0.3,
                        "flat",
                        "nrmse",
                        "missedPulses",
                        "phaseError",
                        "phaseDrift",
                        "phaseJitter",
                        "periodRatio",
                        "widthError",
                        "amplitudeRatio"),
                cause("every second pulse omitted", without(15, 35), "periodRatio", "nrmse", "missedPulses"),
                cause("5% too slow", pulses(10.5, 0), "phaseDrift", "nrmse", "phaseError"),
                cause("5% too fast", pulses(9.5, 0), "phaseDrift", "nrmse", "phaseError"),
                cause("one pulse omitted", without(25), "missedPulses", "nrmse"),
                cause(
                        "half a cycle late",
                        pulses(10, 5),
                        "missedPulses",
                        "nrmse",
                        "spuriousPulses",
                        "phaseError",
                        "phaseDrift",
                        "phaseJitter",
                        "widthError",
                        "amplitudeRatio"),
                cause("an extra pulse", high(20), "spuriousPulses"),
                cause("early and late by turns", alternating(), "phaseJitter", "nrmse", "phaseError"),
                cause("one step late", pulses(10, 1), "phaseError", "nrmse"),
                cause("two steps too wide", wide(5), "widthError", "nrmse"),
                cause("0.6 of the height", step -> 0.6 * TRUTH.applyAsDouble(step), "amplitudeRatio", "nrmse"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("causes")
    void one_cause_is_one_finding(String name, IntToDoubleFunction forecast, String cause, List<String> consequences) {
        Judgement judgement = Gate.judge(MetricSet.STANDARD.measure(compare(forecast, HORIZON)), Tolerances.DEFAULTS);

        assertThat(judgement.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.check().text()).isEqualTo(cause));
        assertThat(judgement.findings().get(0).consequences())
                .extracting(finding -> finding.check().text())
                .containsExactlyElementsOf(consequences);
    }

    @Test
    void two_causes_are_two_findings() {
        Metrics metrics =
                MetricSet.STANDARD.measure(compare(step -> 0.6 * pulses(10, 1).applyAsDouble(step), HORIZON));

        assertThat(Gate.judge(metrics, Tolerances.DEFAULTS).findings())
                .extracting(finding -> finding.check().text())
                .containsExactly("phaseError", "amplitudeRatio");
    }

    @Test
    void a_metric_that_no_rule_has_is_a_finding_of_its_own() {
        Metrics metrics = MetricSet.STANDARD.measure(compare(step -> 0.3, HORIZON));
        Tolerances tolerances = new Tolerances(Map.of(StandardMetric.CENSORED_PULSES, Limit.atLeast(1)), Map.of());

        assertThat(Gate.judge(metrics, tolerances).findings())
                .extracting(finding -> finding.check().text())
                .containsExactly("flat", "censoredPulses");
    }

    // The same through the forecasts that calibrate makes from any truth.
    @ParameterizedTest
    @EnumSource
    void every_way_to_fail_fails_the_default_tolerances(FailingForecast wrong) {
        double[] warmUp =
                IntStream.range(-WARM_UP, 0).mapToDouble(TRUTH::applyAsDouble).toArray();

        List<double[]> forecasts = wrong.of(warmUp, compare(TRUTH, HORIZON));

        assertThat(forecasts).isNotEmpty().allSatisfy(forecast -> {
            assertThat(forecast).hasSize(HORIZON + GUARD);
            Metrics metrics = MetricSet.STANDARD.measure(compare(step -> forecast[step], HORIZON));
            assertThat(Gate.judge(metrics, Tolerances.DEFAULTS).verdict()).isEqualTo(Verdict.FAIL);
        });
    }

    @Test
    void nothing_can_be_made_to_fail_of_a_truth_without_a_pulse() {
        Comparison flat = new Comparison(
                new double[5],
                new double[20],
                new double[15],
                new double[20],
                10,
                Optional.of(PulseRule.of(new Levels(0, 1))));

        for (FailingForecast wrong : FailingForecast.values()) {
            assertThat(wrong.of(new double[5], flat)).isEmpty();
        }
    }

    @Test
    void a_forecast_that_is_not_finite_fails_at_its_step() {
        IntToDoubleFunction nan = step -> step < 20 ? TRUTH.applyAsDouble(step) : Double.NaN;
        IntToDoubleFunction infinite =
                step -> step < HORIZON - 1 ? TRUTH.applyAsDouble(step) : Double.POSITIVE_INFINITY;

        assertThat(Gate.judge(MetricSet.STANDARD.measure(compare(nan, HORIZON)), Tolerances.DEFAULTS)
                        .findings())
                .extracting(Finding::message)
                .containsExactly("the forecast is not finite (NaN or infinite) from step 20 on");
        assertThat(Gate.judge(MetricSet.STANDARD.measure(compare(infinite, HORIZON)), Tolerances.DEFAULTS)
                        .findings())
                .extracting(Finding::message)
                .containsExactly("the forecast is not finite (NaN or infinite) from step 49 on");
    }

    @Test
    void a_perfect_forecast_passes_from_5_steps_up() {
        for (int horizon = 5; horizon <= HORIZON; horizon++) {
            assertThat(Gate.judge(MetricSet.STANDARD.measure(compare(TRUTH, horizon)), Tolerances.DEFAULTS)
                            .findings())
                    .as("horizon %d", horizon)
                    .isEmpty();
        }
    }
}
