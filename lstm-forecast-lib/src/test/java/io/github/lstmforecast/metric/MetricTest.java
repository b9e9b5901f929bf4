package io.github.lstmforecast.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.acme.Cost;
import com.acme.Fixed;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.metric.MetricValue.Cause;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.MetricValue.Undefined;
import io.github.lstmforecast.signal.Quantiles;
import io.github.lstmforecast.signal.Series;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
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
            case NEAR_TARGET ->
                assertThatThrownBy(() -> metric.limit(0.5))
                        .isInstanceOf(InvalidValueException.class)
                        .hasMessage("limit is 0.5, but must be a range like 0.75..0.85, or none");
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

    // 3 is off by 1 at one of 20 steps, in a series that nothing else is known of, not even a period.
    private static Comparison bare(ComparisonContext context) {
        double[] truth = new double[20];
        truth[3] = 2;
        double[] forecast = truth.clone();
        forecast[7] = 1;
        return new Comparison(
                new double[5],
                truth,
                truth,
                forecast,
                OptionalDouble.empty(),
                Optional.of(PulseRule.of(new Levels(0, 2))),
                context);
    }

    @ParameterizedTest
    @EnumSource
    void a_metric_whose_needs_are_not_met_is_undefined_and_no_other(StandardMetric metric) {
        MetricValue value = metric.of(bare(ComparisonContext.NONE));

        if (metric.needs().isEmpty()) {
            assertThat(value).isInstanceOf(Defined.class);
        } else {
            assertThat(value)
                    .isInstanceOfSatisfying(
                            Undefined.class,
                            undefined -> assertThat(undefined.cause()).isEqualTo(Cause.MISSING));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PHASE_ERROR    | no period is known; give the samples per cycle",
                "SEASONAL_MASE  | no period is known; give the samples per cycle",
                "COUNT_DECODING | no period is known; give the samples per cycle",
                "MASE           | the training series is not known; give the series that the model was trained on",
                "ONE_STEP_MAE   | there is no forecast one step ahead; use a model that runs step by step",
            })
    void what_is_missing_is_told_with_what_to_do(StandardMetric metric, String reason) {
        assertThat(metric.of(bare(ComparisonContext.NONE))).isEqualTo(new Undefined(Cause.MISSING, reason));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SKILL          | no baseline was run on the same forecast; give their forecasts",
                "AR_SKILL       | no baseline was run on the same forecast; give their forecasts",
                "COUNT_DECODING | the cells of the model are not known; use a recurrent model whose cells are recorded",
            })
    void a_period_alone_is_not_enough(StandardMetric metric, String reason) {
        Comparison comparison =
                new Comparison(new double[1], new double[25], new double[20], new double[25], 10, Optional.empty());

        assertThat(metric.of(comparison)).isEqualTo(new Undefined(Cause.MISSING, reason));
    }

    // |e| is 1 at one of 20 steps; one step ahead 0.5 at each; the training series changes by 2 at each step.
    @Test
    void what_needs_no_cycles_is_measured_without_a_period() {
        double[] oneStepAhead = new double[20];
        Arrays.fill(oneStepAhead, 0.5);
        oneStepAhead[3] = 2.5;

        Comparison comparison =
                bare(ComparisonContext.NONE.withOneStepAhead(oneStepAhead).withTraining(new double[] {0, 2, 0, 2}));

        assertThat(((Defined) StandardMetric.MAE.of(comparison)).value()).isEqualTo(0.05);
        assertThat(((Defined) StandardMetric.NRMSE.of(comparison)).value()).isEqualTo(Math.sqrt(0.05) / 2);
        assertThat(((Defined) StandardMetric.ONE_STEP_MAE.of(comparison)).value())
                .isEqualTo(0.5);
        assertThat(((Defined) StandardMetric.MASE.of(comparison)).value()).isEqualTo(0.025);
        assertThat(((Defined) StandardMetric.VALID_STEPS.of(comparison)).value())
                .isEqualTo(7);
    }

    /** The pinball loss of the quantiles, halved: a metric that needs them. */
    private static final class Pinball implements Metric {
        @Override
        public String key() {
            return "acme.pinball";
        }

        @Override
        public Better better() {
            return Better.SMALLER;
        }

        @Override
        public String definition() {
            return "mean of (q - 1 or q) (y - quantile)";
        }

        @Override
        public Set<Need> needs() {
            return Set.of(Need.QUANTILES);
        }

        @Override
        public MetricValue compute(Comparison comparison) {
            double[] truth = comparison.truth();
            Quantiles quantiles = comparison.quantiles().orElseThrow();
            double[][] values = quantiles.ofTarget(0);
            double sum = 0;
            for (int level = 0; level < values.length; level++) {
                double q = quantiles.levels().get(level);
                for (int step = 0; step < truth.length; step++) {
                    double above = truth[step] - values[level][step];
                    sum += above >= 0 ? q * above : (q - 1) * above;
                }
            }
            return MetricValue.of(sum / (truth.length * values.length));
        }
    }

    // The truth is 2 at one step and 0 at 19. Its quantile of 0.9 is told to be 1: 0.9 * 1 once, and 0.1 * 1 19 times.
    @Test
    void a_metric_of_quantiles_is_measured_where_there_are_some() {
        double[] ones = new double[20];
        Arrays.fill(ones, 1);
        Quantiles quantiles = new Quantiles(List.of(0.9), List.of(Series.of(ones)));

        assertThat(new Pinball().of(bare(ComparisonContext.NONE)))
                .isEqualTo(new Undefined(
                        Cause.MISSING,
                        "the forecast has no quantiles; use a model that forecasts them, set forecast.quantiles, or with recorded"
                                + " forecasts model.predictions.quantiles"));
        assertThat(((Defined) new Pinball().of(bare(ComparisonContext.NONE.withQuantiles(quantiles)))).value())
                .isCloseTo((0.9 + 19 * 0.1) / 20, within(1e-12));
    }

    @Test
    void a_metric_that_throws_is_told_with_its_key_its_class_and_where() {
        Metric metric = new Fixed("acme.cost", () -> {
            throw new IllegalStateException("no price\u001b");
        });

        assertThatThrownBy(() -> metric.of(bare(ComparisonContext.NONE)))
                .isInstanceOf(MetricException.class)
                .hasMessageMatching("the metric acme\\.cost \\(com\\.acme\\.Fixed\\) failed:"
                        + " java\\.lang\\.IllegalStateException: no price\\\\u001b, at compute\\(Fixed\\.java:[0-9]+\\);"
                        + " correct it, or take it off the class path")
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    static Stream<Throwable> failures() {
        return Stream.of(
                new ArithmeticException("message"),
                new NoClassDefFoundError("message"),
                new StackOverflowError("message"),
                new AssertionError("message"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatever_a_metric_throws_is_its_mistake(Throwable failure) {
        Metric metric = new Fixed("acme.cost", () -> MetricTest.<RuntimeException, MetricValue>thrown(failure));

        assertThatThrownBy(() -> metric.of(bare(ComparisonContext.NONE)))
                .isInstanceOf(MetricException.class)
                .hasMessageContaining("(com.acme.Fixed) failed: " + failure)
                .hasCause(failure);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable, T> T thrown(Throwable failure) throws E {
        throw (E) failure;
    }

    @Test
    void a_failure_outside_of_the_metric_is_told_without_its_place() {
        IllegalStateException failure = new IllegalStateException("message");
        failure.setStackTrace(new StackTraceElement[] {new StackTraceElement("com.acme.Other", "x", "Other.java", 1)});
        Metric metric = new Fixed("acme.cost", () -> MetricTest.<RuntimeException, MetricValue>thrown(failure));

        assertThatThrownBy(() -> metric.of(bare(ComparisonContext.NONE)))
                .hasMessage("the metric acme.cost (com.acme.Fixed) failed: java.lang.IllegalStateException: message;"
                        + " correct it, or take it off the class path");
    }

    @Test
    void a_metric_that_gives_null_is_told() {
        assertThatThrownBy(() -> new Fixed("acme.cost", () -> null).of(bare(ComparisonContext.NONE)))
                .isInstanceOf(MetricException.class)
                .hasMessage("the metric acme.cost (com.acme.Fixed) gave null, but must give a value, or"
                        + " MetricValue.undefined with the reason; correct it, or take it off the class path");
    }

    @Test
    void a_metric_that_gives_nan_is_told() {
        assertThatThrownBy(() -> new Fixed("acme.cost", () -> MetricValue.of(0.0 / 0)).of(bare(ComparisonContext.NONE)))
                .isInstanceOf(MetricException.class)
                .hasMessageContaining(
                        "the metric acme.cost (com.acme.Fixed) failed: the value of a metric is NaN, but must be"
                                + " finite; where there is none, give MetricValue.undefined with the reason");
    }

    @Test
    void a_metric_is_not_asked_about_a_forecast_that_is_not_finite() {
        Metric metric = new Fixed("acme.cost", () -> {
            throw new IllegalStateException("asked");
        });
        double[] forecast = {0, 0, Double.NaN};

        assertThat(metric.of(new Comparison(
                        new double[1],
                        new double[3],
                        new double[3],
                        forecast,
                        OptionalDouble.empty(),
                        Optional.empty(),
                        ComparisonContext.NONE)))
                .isEqualTo(new Undefined(Cause.FORECAST, "the forecast is not finite from step 2 on"));
    }

    // 3 * 1 at one of 20 steps.
    @Test
    void a_metric_of_ones_own_is_computed_from_the_error_at_each_step() {
        assertThat(new Cost().of(bare(ComparisonContext.NONE))).isEqualTo(MetricValue.of(0.15));
    }
}
