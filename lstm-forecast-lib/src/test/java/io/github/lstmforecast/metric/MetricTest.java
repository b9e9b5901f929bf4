package io.github.lstmforecast.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.metric.MetricValue.Defined;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricTest {
    // The documented keys, units, default limits, and what the number 0.5 means as a limit.
    @ParameterizedTest
    @CsvSource({
        "MAE, mae, '', anything, at most 0.5",
        "RMSE, rmse, '', anything, at most 0.5",
        "NRMSE, nrmse, '', at most 0.2, at most 0.5",
        "MAX_ABS_ERROR, maxAbsError, '', anything, at most 0.5",
        "BIAS, bias, '', anything, from -0.5 to 0.5",
        "R2, r2, '', anything, at least 0.5",
        "MASE, mase, '', anything, at most 0.5",
        "SEASONAL_MASE, seasonalMase, '', anything, at most 0.5",
        "SKILL, skill, '', anything, at least 0.5",
        "AR_SKILL, arSkill, '', anything, at least 0.5",
        "VALID_STEPS, validSteps, steps, anything, at least 0.5",
        "VALID_CYCLES, validCycles, cycles, anything, at least 0.5",
        "ONE_STEP_MAE, oneStepMae, '', anything, at most 0.5",
        "ONE_STEP_RMSE, oneStepRmse, '', anything, at most 0.5",
        "FLAT, flat, '', at most 0.0, at most 0.5",
        "MATCHED_PULSES, matchedPulses, '', anything, at least 0.5",
        "MISSED_PULSES, missedPulses, '', at most 0.0, at most 0.5",
        "SPURIOUS_PULSES, spuriousPulses, '', at most 0.0, at most 0.5",
        "CENSORED_PULSES, censoredPulses, '', anything, at most 0.5",
        "F1, f1, '', anything, at least 0.5",
        "PHASE_ERROR, phaseError, cycles, at most 0.05, at most 0.5",
        "MEAN_PHASE, meanPhase, cycles, anything, from -0.5 to 0.5",
        "PHASE_LOCK, phaseLock, '', anything, at least 0.5",
        "PHASE_DRIFT, phaseDrift, cycles per cycle, from -0.01 to 0.01, from -0.5 to 0.5",
        "PHASE_JITTER, phaseJitter, cycles, at most 0.05, at most 0.5",
        "PERIOD_RATIO, periodRatio, '', from 0.9 to 1.1, two numbers",
        "WIDTH_ERROR, widthError, cycles, at most 0.1, at most 0.5",
        "AMPLITUDE_RATIO, amplitudeRatio, '', from 0.8 to 1.25, two numbers",
        "COUNT_DECODING, countDecoding, '', anything, at least 0.5",
    })
    void a_metric_has_a_key_a_unit_and_a_default(
            Metric metric, String key, String unit, String defaultLimit, String limitOfAHalf) {
        assertThat(metric.key()).isEqualTo(key);
        assertThat(metric.unit()).isEqualTo(unit);
        assertThat(metric.defaultLimit().describe(String::valueOf)).isEqualTo(defaultLimit);
        if (metric.better() == Metric.Better.NEAR_ONE) {
            assertThat(limitOfAHalf).isEqualTo("two numbers");
            assertThatThrownBy(() -> metric.limit(0.5))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessage("limit is 0.5, but must be a range like 0.9..1.1, or none");
        } else {
            assertThat(metric.limit(0.5).describe(String::valueOf)).isEqualTo(limitOfAHalf);
        }
    }

    @Test
    void no_metric_is_left_out_of_this_test() {
        assertThat(MetricSet.STANDARD.all()).hasSize(29);
    }

    @ParameterizedTest
    @CsvSource({
        "SMALLER, 1, 2",
        "SMALLER, -2, -1",
        "LARGER, 2, 1",
        "LARGER, -1, -2",
        "NEAR_ZERO, -1, 2",
        "NEAR_ZERO, 1, -2",
        "NEAR_ONE, 1, 1.5",
        "NEAR_ONE, 1.5, 0.5",
        "NEAR_ONE, 0.6, 1.7",
        "NEAR_ONE, 0.001, 0",
        "NEAR_ONE, 1000, -1",
    })
    void of_two_values_one_is_worse(Metric.Better better, double good, double bad) {
        assertThat(better.badness(bad)).isGreaterThan(better.badness(good));
    }

    @ParameterizedTest
    @EnumSource
    void a_metric_is_found_by_its_key(Metric metric) {
        assertThat(MetricSet.STANDARD.byKey(metric.key())).contains(metric);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "RMSE", "phaseerror", "phase error"})
    void another_key_finds_nothing(String key) {
        assertThat(MetricSet.STANDARD.byKey(key)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_definition_is_a_line_that_others_can_go_on_from(Metric metric) {
        assertThat(metric.definition()).matches("\\S.*[^.\\s]");
        assertThat(metric.undefinedWhere()).matches("|\\S.*[^.\\s]");
    }

    @Test
    void where_nothing_is_known_and_nothing_happens_exactly_those_are_undefined_that_say_so() {
        double[] constant = new double[25];

        Metrics metrics = MetricSet.STANDARD.measure(new Comparison(
                constant,
                constant,
                Arrays.copyOf(constant, 20),
                constant,
                10,
                Optional.empty(),
                ComparisonContext.NONE));

        for (Metric metric : MetricSet.STANDARD.all()) {
            assertThat(metrics.get(metric) instanceof MetricValue.Undefined)
                    .as(metric.key())
                    .isEqualTo(!metric.undefinedWhere().isEmpty());
        }
    }

    @Test
    void keys_differ() {
        assertThat(MetricSet.STANDARD.all().stream().map(Metric::key)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void a_value_that_is_not_finite_is_a_mistake_in_the_metric(double value) {
        assertThatThrownBy(() -> new Defined(value, OptionalInt.empty(), "somewhere"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a metric gave " + value + " (somewhere)");
    }
}
