package io.github.lstmforecast.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTest {
    private static final Limit RANGE = new Limit(0.9, 1.1);
    private static final Limit AT_LEAST = new Limit(0.5, Double.POSITIVE_INFINITY);

    @Test
    void both_ends_are_allowed() {
        assertThat(RANGE.allows(0.9)).isTrue();
        assertThat(RANGE.allows(1.1)).isTrue();
    }

    @Test
    void values_just_within_are_allowed() {
        assertThat(RANGE.allows(Math.nextUp(0.9))).isTrue();
        assertThat(RANGE.allows(Math.nextDown(1.1))).isTrue();
    }

    @Test
    void values_just_beyond_are_not_allowed() {
        assertThat(RANGE.allows(Math.nextDown(0.9))).isFalse();
        assertThat(RANGE.allows(Math.nextUp(1.1))).isFalse();
    }

    @Test
    void at_most_allows_everything_below() {
        Limit limit = Limit.atMost(0.05);

        assertThat(limit).isEqualTo(new Limit(Double.NEGATIVE_INFINITY, 0.05));
        assertThat(limit.allows(0.05)).isTrue();
        assertThat(limit.allows(-1e300)).isTrue();
        assertThat(limit.allows(Math.nextUp(0.05))).isFalse();
    }

    @Test
    void a_limit_on_the_size_has_two_ends() {
        assertThat(Limit.within(0.01)).isEqualTo(new Limit(-0.01, 0.01));
    }

    @Test
    void a_limit_of_0_is_no_missing_limit() {
        assertThat(Limit.atMost(0).isNone()).isFalse();
        assertThat(Limit.atMost(0).allows(0)).isTrue();
        assertThat(Limit.atMost(0).allows(Double.MIN_VALUE)).isFalse();
        assertThat(Limit.within(0).allows(-0.0)).isTrue();
    }

    @Test
    void nan_is_never_allowed() {
        assertThat(RANGE.allows(Double.NaN)).isFalse();
        assertThat(Limit.NONE.allows(Double.NaN)).isFalse();
    }

    @Test
    void no_limit_allows_every_number() {
        assertThat(Limit.NONE.isNone()).isTrue();
        assertThat(Limit.NONE.allows(1e308)).isTrue();
        assertThat(Limit.NONE.allows(-1e308)).isTrue();
        assertThat(AT_LEAST.isNone()).isFalse();
    }

    // By hand: the distance to the nearer end, negative outside.
    @ParameterizedTest
    @CsvSource({"1, 0.1", "0.95, 0.05", "1.08, 0.02", "0.9, 0", "1.1, 0", "1.4, -0.3", "0.7, -0.2"})
    void the_margin_is_the_distance_to_the_nearer_end(double value, double margin) {
        assertThat(RANGE.margin(value)).isEqualTo(margin, within(1e-12));
    }

    @Test
    void the_margin_of_a_limit_with_one_end_is_the_distance_to_that() {
        assertThat(Limit.atMost(2).margin(0.5)).isEqualTo(1.5);
        assertThat(AT_LEAST.margin(0.25)).isEqualTo(-0.25);
    }

    @Test
    void nan_has_no_margin() {
        assertThat(RANGE.margin(Double.NaN)).isNaN();
    }

    @Test
    void limits_are_told_in_words() {
        assertThat(Limit.atMost(0.05).describe(String::valueOf)).isEqualTo("at most 0.05");
        assertThat(AT_LEAST.describe(String::valueOf)).isEqualTo("at least 0.5");
        assertThat(RANGE.describe(String::valueOf)).isEqualTo("from 0.9 to 1.1");
        assertThat(Limit.NONE.describe(String::valueOf)).isEqualTo("anything");
    }

    @ParameterizedTest
    @CsvSource({"1.1, 0.9", "NaN, 1", "1, NaN", "Infinity, Infinity", "-Infinity, -Infinity"})
    void ends_that_are_not_in_order_are_rejected(double lowest, double highest) {
        assertThatThrownBy(() -> new Limit(lowest, highest))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("limit is " + lowest + ".." + highest + ", but must be two numbers, the lower first");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, Double.NaN, Double.NEGATIVE_INFINITY})
    void a_limit_below_0_is_rejected(double number) {
        assertThatThrownBy(() -> Limit.atMost(number))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("limit is " + number + ", but must be at least 0");
        assertThatThrownBy(() -> Limit.within(number))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("limit is " + number + ", but must be at least 0");
    }
}
