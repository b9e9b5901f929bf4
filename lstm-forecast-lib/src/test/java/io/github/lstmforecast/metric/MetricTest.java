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
    @ParameterizedTest
    @EnumSource
    void a_limit_of_one_number_is_on_the_side_of_the_worse(StandardMetric metric) {
        switch (metric.better()) {
            case SMALLER -> assertThat(metric.limit(0.5)).isEqualTo(Limit.atMost(0.5));
            case LARGER -> assertThat(metric.limit(0.5)).isEqualTo(Limit.atLeast(0.5));
            case NEAR_ZERO -> assertThat(metric.limit(0.5)).isEqualTo(Limit.within(0.5));
            case NEAR_ONE ->
                assertThatThrownBy(() -> metric.limit(0.5))
                        .isInstanceOf(InvalidValueException.class)
                        .hasMessage("limit is 0.5, but must be a range like 0.9..1.1, or none");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_built_in_key_has_no_dot_so_that_no_other_metric_has_it(StandardMetric metric) {
        assertThat(metric.key()).matches("[a-z][A-Za-z0-9]*").doesNotMatch(MetricSet.OWN_KEY);
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
    void a_metric_is_found_by_its_key(StandardMetric metric) {
        assertThat(MetricSet.STANDARD.byKey(metric.key())).contains(metric);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "RMSE", "phaseerror", "phase error"})
    void another_key_finds_nothing(String key) {
        assertThat(MetricSet.STANDARD.byKey(key)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_definition_is_a_line_that_others_can_go_on_from(StandardMetric metric) {
        assertThat(metric.definition()).matches("\\S.*[^.\\s]");
        assertThat(metric.undefinedWhere()).matches("|\\S.*[^.\\s]");
    }

    @Test
    void where_nothing_is_known_and_nothing_happens_exactly_those_are_undefined_that_say_so() {
        double[] constant = new double[25];

        Metrics metrics = MetricSet.STANDARD.measure(
                new Comparison(constant, constant, Arrays.copyOf(constant, 20), constant, 10, Optional.empty()));

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
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("the value of a metric is " + value
                        + ", but must be finite; where there is none, give MetricValue.undefined with the reason");
    }
}
