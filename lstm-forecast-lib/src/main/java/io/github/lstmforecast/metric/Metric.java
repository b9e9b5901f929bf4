package io.github.lstmforecast.metric;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.Keyed;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleFunction;

/**
 * A measure of a forecast. {@link StandardMetric} has the built-in metrics. Others are services
 * ({@code META-INF/services}); their keys have a dot, for example {@code acme.cost}, so they never conflict with built-in
 * ones.
 */
public interface Metric extends Keyed {
    /** The built-in metrics first, in their own order, then the others by key; each before those over parts of the horizon. */
    Comparator<Metric> ORDER = Comparator.comparingInt(
                    (Metric metric) -> LeadTimeMetric.whole(metric) instanceof StandardMetric standard
                            ? standard.ordinal()
                            : Integer.MAX_VALUE)
            .thenComparing(metric -> LeadTimeMetric.whole(metric).key())
            .thenComparingInt(LeadTimeMetric::first)
            .thenComparingInt(LeadTimeMetric::last);

    /** Which values of a metric are better than others. */
    enum Better {
        /** Smaller is better; a limit is the maximum. */
        SMALLER((value, target) -> value, Limit::atMost),
        /** Nearer to 0 is better; a limit is the maximum of the absolute value. */
        NEAR_ZERO((value, target) -> Math.abs(value), Limit::within),
        /** Larger is better; a limit is the minimum. */
        LARGER((value, target) -> -value, Limit::atLeast),
        /** A ratio: nearer to 1 is better, 0.5 is as bad as 2; a limit has two ends. */
        NEAR_ONE((value, target) -> value <= 0 ? Double.POSITIVE_INFINITY : Math.max(value, 1 / value), number -> {
            throw new InvalidValueException("limit", number, "a range like 0.9..1.1, or none");
        }),
        /** Nearer to the {@linkplain MetricValue.Defined#target target} of the value is better; a limit has two ends. */
        NEAR_TARGET((value, target) -> Math.abs(value - target), number -> {
            throw new InvalidValueException("limit", number, "a range like 0.75..0.85, or none");
        });

        private final DoubleBinaryOperator badness;
        private final DoubleFunction<Limit> limit;

        Better(DoubleBinaryOperator badness, DoubleFunction<Limit> limit) {
            this.badness = badness;
            this.limit = limit;
        }

        /** Whether a limit must be a range. */
        public boolean needsRange() {
            return this == NEAR_ONE || this == NEAR_TARGET;
        }

        /**
         * How bad a value is, in the unit of the metric; a worse value has a larger badness.
         *
         * @param target of the value, where it has one
         */
        public double badness(double value, OptionalDouble target) {
            return badness.applyAsDouble(value, target.orElse(Double.NaN));
        }

        /** The badness of a value without a target. */
        double badness(double value) {
            return badness(value, OptionalDouble.empty());
        }
    }

    /** What a metric needs, besides truth and forecast. */
    enum Need {
        /** Cycles: a period, and steps after the horizon for matching pulses. */
        CYCLES("no period is known; give the samples per cycle"),
        /** The training series. */
        TRAINING("the training series is not known; give the series that the model was trained on"),
        /** Forecasts of baselines. */
        BASELINES("no baseline was run on the same forecast; give their forecasts"),
        /** Forecasts of the baselines that a generated pulse wave does not have. */
        FILE_BASELINES("it is computed for series from files, not for generated ones"),
        /** Forecasts one step ahead, from true values. */
        ONE_STEP("there is no forecast one step ahead; use a model that runs step by step"),
        /** The cells of a recurrent network. */
        CELLS("the cells of the model are not known; use a recurrent model whose cells are recorded"),
        /** Quantiles of the forecast. */
        QUANTILES(
                "the forecast has no quantiles; use a model that forecasts them, set forecast.quantiles, or with recorded forecasts"
                        + " model.predictions.quantiles");

        private final String missing;

        Need(String missing) {
            this.missing = missing;
        }

        /** What is missing if the need is not met, and how to fix it. */
        String missing() {
            return missing;
        }
    }

    /** The name in files, messages and properties: letters and digits, with at least one dot if it is not built in. */
    @Override
    String key();

    /** Empty if the metric has no unit, or that of the signal. */
    default String unit() {
        return "";
    }

    Better better();

    /** The limit if none is set. */
    default Limit defaultLimit() {
        return Limit.NONE;
    }

    /** How the metric is computed, in one line, for editors, the report and the reference. */
    String definition();

    /** When the metric has no value although the forecast is finite; empty if it always has one. */
    default String undefinedWhere() {
        return "";
    }

    /** The required data. If it is missing, {@link #compute} is not called and the metric has no value. */
    default Set<Need> needs() {
        return Set.of();
    }

    /**
     * Whether the metric can be computed from some steps of the horizon alone: it reads no other steps of truth and forecast
     * than {@link Comparison#judgedSteps()}. Then it is also computed for each part of the horizon that a scenario asks
     * for.
     */
    default boolean isOfSteps() {
        return false;
    }

    /**
     * Computes the metric.
     *
     * @param comparison a finite forecast with its truth, and everything that the metric {@linkplain #needs() needs}
     * @return a finite number, or the reason why there is none
     */
    MetricValue compute(Comparison comparison);

    /**
     * The metric of any forecast.
     *
     * @return a finite number, or the reason why there is none
     * @throws MetricException if the metric fails
     */
    default MetricValue of(Comparison comparison) {
        if (comparison.notFiniteFrom().isPresent()) {
            return new MetricValue.Undefined(
                    MetricValue.Cause.FORECAST,
                    "the forecast is not finite from step "
                            + comparison.notFiniteFrom().getAsInt() + " on");
        }
        try {
            Optional<Need> missing =
                    needs().stream().filter(need -> !comparison.meets(need)).min(Comparator.naturalOrder());
            if (missing.isPresent()) {
                return new MetricValue.Undefined(
                        MetricValue.Cause.MISSING, missing.get().missing());
            }
            MetricValue value = compute(comparison);
            if (value == null) {
                throw MetricException.gaveNull(this);
            }
            return value;
        } catch (MetricException e) {
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            throw MetricException.failed(this, e);
        }
    }

    /**
     * A limit given as one number.
     *
     * @throws InvalidValueException if the metric can't have this limit
     */
    default Limit limit(double number) {
        return better().limit.apply(number);
    }

    /** How bad a value is; a worse value has a larger badness. */
    default double badness(MetricValue.Defined value) {
        return better().badness(value.value(), value.target());
    }
}
