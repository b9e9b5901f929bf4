package io.github.lstmforecast.metric;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/**
 * All metrics. A constant is all that a metric needs: its key is what it is called in scenarios, results and parameters,
 * and its default limit is what it is held to where nothing else is asked for.
 */
public enum Metric {
    /** Mean absolute error: mean |e|, e = forecast - truth. */
    MAE("mae", "", Limit::atMost, Limit.NONE, PointErrors::mae),
    /** Root mean squared error: sqrt(mean e²). */
    RMSE("rmse", "", Limit::atMost, Limit.NONE, PointErrors::rmse),
    /** {@link #RMSE} over the distance of the truth's levels. */
    NRMSE("nrmse", "", Limit::atMost, Limit.atMost(0.2), PointErrors::nrmse),
    /** Whether the forecast hardly moves: 1 where its range is below a quarter of the truth's, else 0. */
    FLAT("flat", "", Limit::atMost, Limit.atMost(0), PointErrors::flat),
    /** Pulses that should begin within the horizon and don't. */
    MISSED_PULSES("missedPulses", "", Limit::atMost, Limit.atMost(0), PulseTiming::missedPulses),
    /** Pulses that begin within the horizon and should not. */
    SPURIOUS_PULSES("spuriousPulses", "", Limit::atMost, Limit.atMost(0), PulseTiming::spuriousPulses),
    /** The largest timing error of a matched pulse, early or late. */
    PHASE_ERROR("phaseError", "cycles", Limit::atMost, Limit.atMost(0.05), PulseTiming::phaseError),
    /** How fast the timing error grows; positive is a forecast that is too slow. */
    PHASE_DRIFT("phaseDrift", "cycles per cycle", Limit::within, Limit.within(0.01), PulseTiming::phaseDrift);

    private final String key;
    private final String unit;
    private final DoubleFunction<Limit> limit;
    private final Limit defaultLimit;
    private final Function<Comparison, MetricValue> function;

    Metric(
            String key,
            String unit,
            DoubleFunction<Limit> limit,
            Limit defaultLimit,
            Function<Comparison, MetricValue> function) {
        this.key = key;
        this.unit = unit;
        this.limit = limit;
        this.defaultLimit = defaultLimit;
        this.function = function;
    }

    /**
     * What the metric is called in scenarios, results and parameters.
     *
     * @return a name like {@code phaseError}
     */
    public String key() {
        return key;
    }

    /**
     * What the metric is measured in.
     *
     * @return a unit like {@code cycles}; empty for a number without one, or one in the unit of the signal
     */
    public String unit() {
        return unit;
    }

    /**
     * What a single number means as a limit of this metric: the most it may be, or, where it has a sign, the most that its
     * absolute value may be.
     *
     * @param number the limit as a user writes it
     * @return the limit
     */
    public Limit limit(double number) {
        return limit.apply(number);
    }

    /**
     * What the metric is held to where nothing else is asked for.
     *
     * @return {@link Limit#NONE} where it is only shown
     */
    public Limit defaultLimit() {
        return defaultLimit;
    }

    /**
     * Measures a forecast.
     *
     * @param comparison the forecast beside the truth
     * @return the value, or why there is none
     */
    public MetricValue of(Comparison comparison) {
        if (comparison.notFiniteFrom().isPresent()) {
            return new MetricValue.Undefined(
                    MetricValue.Cause.FORECAST,
                    "the forecast is not finite from step " + comparison.notFiniteFrom().getAsInt() + " on");
        }
        return function.apply(comparison);
    }

    /**
     * Finds a metric by its key.
     *
     * @param key a name like {@code phaseError}
     * @return nothing where no metric is called so
     */
    public static Optional<Metric> byKey(String key) {
        return Arrays.stream(values()).filter(metric -> metric.key.equals(key)).findFirst();
    }
}
