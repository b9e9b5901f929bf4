package io.github.lstmforecast.metric;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.Keyed;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;

/**
 * A number that says how good a forecast is. {@link StandardMetric} has the built-in ones. Others are added as a service
 * ({@code META-INF/services}); their keys have a dot, {@code acme.cost} say, so that they never clash with a built-in
 * one.
 */
public interface Metric extends Keyed {
    /** The built-in metrics first, in their own order, then the others by key. */
    Comparator<Metric> ORDER = Comparator.comparingInt((Metric metric) ->
                    metric instanceof StandardMetric standard ? standard.ordinal() : Integer.MAX_VALUE)
            .thenComparing(Metric::key);

    /** Which values of a metric are better than others. */
    enum Better {
        /** The smaller the better; a limit is the most that it may be. */
        SMALLER(value -> value, Limit::atMost),
        /** The nearer to 0 the better; a limit is the most that its absolute value may be. */
        NEAR_ZERO(Math::abs, Limit::within),
        /** The larger the better; a limit is the least that it may be. */
        LARGER(value -> -value, Limit::atLeast),
        /** A ratio: the nearer to 1 the better, a half being as bad as 2; a limit has two ends. */
        NEAR_ONE(value -> value <= 0 ? Double.POSITIVE_INFINITY : Math.max(value, 1 / value), number -> {
            throw new InvalidValueException("limit", number, "a range like 0.9..1.1, or none");
        });

        private final DoubleUnaryOperator badness;
        private final DoubleFunction<Limit> limit;

        Better(DoubleUnaryOperator badness, DoubleFunction<Limit> limit) {
            this.badness = badness;
            this.limit = limit;
        }

        /** How bad a value is, in the metric's unit; of two values, the one that is worse has the larger badness. */
        public double badness(double value) {
            return badness.applyAsDouble(value);
        }
    }

    /** What a metric is computed from, besides a truth and a forecast. */
    enum Need {
        /** Cycles: a period, and steps past the horizon in which pulses find their partners. */
        CYCLES("no period is known; give the samples per cycle"),
        /** The training series. */
        TRAINING("the training series is not known; give the series that the model was trained on"),
        /** Forecasts of plain models. */
        BASELINES("no baseline was run on the same forecast; give their forecasts"),
        /** Forecasts one step ahead, from true inputs. */
        ONE_STEP("there is no forecast one step ahead; use a model that runs step by step"),
        /** The cells of a recurrent network. */
        CELLS("the cells of the model are not known; use a recurrent model whose cells are recorded"),
        /** Quantiles of the forecast. */
        QUANTILES("the forecast has no quantiles; use a model that forecasts them");

        private final String missing;

        Need(String missing) {
            this.missing = missing;
        }

        /** What is missing where the need is not met, and what to do about it. */
        String missing() {
            return missing;
        }
    }

    /** The name in files, messages and properties: letters and digits, with at least one dot if it is not built in. */
    @Override
    String key();

    /** What the metric is measured in, empty if it has no unit or that of the signal. */
    default String unit() {
        return "";
    }

    Better better();

    /** The limit that applies where none is set. */
    default Limit defaultLimit() {
        return Limit.NONE;
    }

    /** How the metric is computed, in one line, for editors, the report and the reference. */
    String definition();

    /** Where the metric has no value although the forecast is finite; empty if it always has one. */
    default String undefinedWhere() {
        return "";
    }

    /** What must be there so that the metric has a value. Where it is not, {@link #compute} is not called. */
    default Set<Need> needs() {
        return Set.of();
    }

    /**
     * Computes the metric.
     *
     * @param comparison a finite forecast beside its truth, with all that the metric {@linkplain #needs() needs}
     * @return a finite number, or the reason why there is none
     */
    MetricValue compute(Comparison comparison);

    /**
     * The metric of a forecast.
     *
     * @param comparison any forecast beside its truth
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
     * @throws InvalidValueException if the number is no limit of this metric
     */
    default Limit limit(double number) {
        return better().limit.apply(number);
    }
}
