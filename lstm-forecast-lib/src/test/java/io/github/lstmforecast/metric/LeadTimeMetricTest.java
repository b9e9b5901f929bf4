package io.github.lstmforecast.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.MetricValue.Undefined;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeadTimeMetricTest {
    private static final double[] TRUTH = {5, 7, 6, 8, 7, 9};

    /** Errors of 1, -2, 2, 4, 0 and 3. */
    private static final double[] FORECAST = {6, 5, 8, 12, 7, 12};

    private static Comparison comparison(int... filled) {
        BitSet gaps = new BitSet();
        for (int step : filled) {
            gaps.set(step);
        }
        return new Comparison(
                new double[] {4, 6},
                TRUTH,
                TRUTH,
                FORECAST,
                OptionalDouble.empty(),
                Levels.of(TRUTH).map(PulseRule::of),
                ComparisonContext.NONE.withTraining(new double[] {1, 3, 2, 5}).withFilled(gaps));
    }

    private static MetricValue of(Metric whole, int first, int last, int... filled) {
        return new LeadTimeMetric(whole, new LeadTime(first, last)).of(comparison(filled));
    }

    private static double value(MetricValue value) {
        return ((Defined) value).value();
    }

    // By hand: |1|; sqrt((4 + 4 + 16) / 3); 4; (0 + 3) / 2.
    @Test
    void a_metric_of_steps_is_that_of_the_steps_of_its_part_alone() {
        assertThat(value(of(StandardMetric.RMSE, 1, 1))).isEqualTo(1);
        assertThat(value(of(StandardMetric.RMSE, 2, 4))).isCloseTo(Math.sqrt(8), within(1e-12));
        assertThat(value(of(StandardMetric.MAX_ABS_ERROR, 2, 4))).isEqualTo(4);
        assertThat(value(of(StandardMetric.BIAS, 5, 6))).isEqualTo(1.5);
    }

    @Test
    void a_step_that_was_filled_in_is_not_judged_in_its_part_either() {
        assertThat(value(of(StandardMetric.MAE, 2, 4, 3))).isEqualTo(2);
        assertThat(of(StandardMetric.MAE, 4, 4, 3)).isInstanceOf(Undefined.class);
    }

    @ParameterizedTest
    @EnumSource(StandardMetric.class)
    void over_all_steps_it_is_the_metric_itself(StandardMetric metric) {
        if (metric.isOfSteps()) {
            assertThat(of(metric, 1, 6)).isEqualTo(metric.of(comparison()));
        } else {
            assertThat(MetricSet.STANDARD.find(metric.key() + "[1-6]")).isEmpty();
        }
    }

    @Test
    void each_is_measured_after_its_metric_over_the_whole_horizon() {
        List<LeadTime> parts = LeadTime.upTo(List.of(1, 3, 6));

        assertThat(MetricSet.STANDARD.measure(comparison(), parts).values().keySet())
                .extracting(Metric::key)
                .startsWith("mae", "mae[1]", "mae[2-3]", "mae[4-6]", "rmse", "rmse[1]")
                .contains("pinballLoss[2-3]", "skill[4-6]", "phaseError")
                .doesNotContain("phaseError[1]", "validSteps[1]", "flat[1]", "oneStepMae[1]");
    }

    @ParameterizedTest
    @CsvSource({"rmse[1], 1, 1", "rmse[2-7], 2, 7", "mae[10-100], 10, 100"})
    void it_is_found_by_its_key(String key, int first, int last) {
        Metric found = MetricSet.STANDARD.find(key).orElseThrow();

        assertThat(found.key()).isEqualTo(key);
        assertThat(((LeadTimeMetric) found).leadTime()).isEqualTo(new LeadTime(first, last));
        assertThat(MetricSet.STANDARD.byKey(key)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"rmse[]", "rmse[0]", "rmse[7-2]", "rmse[1-]", "phaseError[1]", "unknown[1]", "rmse[1", "[1]"})
    void what_is_no_part_of_a_metric_is_not_found(String key) {
        assertThat(MetricSet.STANDARD.find(key)).isEmpty();
    }

    @Test
    void who_writes_its_key_is_told_how_a_limit_is_set() {
        assertThat(MetricSet.STANDARD.aboutUnknown("rmse[2-7]"))
                .isEqualTo("a limit over a part of the horizon is rmse: { upTo: { 7: ... } }");
    }

    @Test
    void it_has_no_default_limit() {
        assertThat(new LeadTimeMetric(StandardMetric.NRMSE, new LeadTime(1, 2)).defaultLimit())
                .isEqualTo(Limit.NONE);
    }

    @Test
    void parts_sort_by_where_they_begin() {
        TreeSet<Metric> sorted = new TreeSet<>(Metric.ORDER);
        sorted.addAll(List.of(
                StandardMetric.RMSE,
                new LeadTimeMetric(StandardMetric.MAE, new LeadTime(10, 12)),
                new LeadTimeMetric(StandardMetric.MAE, new LeadTime(2, 9)),
                StandardMetric.MAE));

        assertThat(sorted).extracting(Metric::key).containsExactly("mae", "mae[2-9]", "mae[10-12]", "rmse");
    }

    @Test
    void parts_must_ascend() {
        assertThat(LeadTime.upTo(List.of(1, 7, 28)))
                .containsExactly(new LeadTime(1, 1), new LeadTime(2, 7), new LeadTime(8, 28));
        assertThatThrownBy(() -> LeadTime.upTo(List.of(7, 7))).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> LeadTime.upTo(List.of(0))).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void a_part_without_a_judged_step_has_no_comparison() {
        assertThat(comparison(1, 2).during(new LeadTime(2, 3))).isEqualTo(Optional.empty());
    }
}
