package io.github.lstmforecast.metric;

import io.github.lstmforecast.InvalidValueException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/**
 * All metrics. A constant is all that a metric needs: its key is what it is called in scenarios, results and
 * parameters, and its default limit is what it is held to where nothing else is asked for.
 */
public enum Metric {
    /** Mean absolute error: mean |e|, e = forecast - truth. */
    MAE("mae", "", Better.SMALLER, Limit.NONE, PointErrors::mae),
    /** Root mean squared error: sqrt(mean e²). */
    RMSE("rmse", "", Better.SMALLER, Limit.NONE, PointErrors::rmse),
    /** {@link #RMSE} over the distance of the truth's levels. */
    NRMSE("nrmse", "", Better.SMALLER, Limit.atMost(0.2), PointErrors::nrmse),
    /** The largest error: max |e|. */
    MAX_ABS_ERROR("maxAbsError", "", Better.SMALLER, Limit.NONE, PointErrors::maxAbsError),
    /** Mean e; positive is a forecast that is too high. */
    BIAS("bias", "", Better.NEAR_ZERO, Limit.NONE, PointErrors::bias),
    /** Coefficient of determination: 1 - Σe² / Σ(y - mean y)², y = truth. */
    R2("r2", "", Better.LARGER, Limit.NONE, RelativeErrors::r2),
    /** {@link #MAE} over the mean step from sample to sample of the training series (Hyndman and Koehler 2006). */
    MASE("mase", "", Better.SMALLER, Limit.NONE, RelativeErrors::mase),
    /**
     * {@link #MAE} over the mean change from cycle to cycle of the training series: 1 is as good as repeating the last
     * cycle; for a noisy periodic wave, 1/√2 is as good as can be.
     */
    SEASONAL_MASE("seasonalMase", "", Better.SMALLER, Limit.NONE, RelativeErrors::seasonalMase),
    /** 1 - rmse / rmse of {@linkplain Baseline#SEASONAL_NAIVE the last cycle repeated}: above 0 is better than that. */
    SKILL("skill", "", Better.LARGER, Limit.NONE, RelativeErrors::skill),
    /** 1 - rmse / rmse of {@linkplain Baseline#AUTOREGRESSION a linear autoregression}: above 0 is better than that. */
    AR_SKILL("arSkill", "", Better.LARGER, Limit.NONE, RelativeErrors::arSkill),
    /** Steps before the first whose error is more than 0.3 of the distance of the levels. */
    VALID_STEPS("validSteps", "steps", Better.LARGER, Limit.NONE, PointErrors::validSteps),
    /** {@link #VALID_STEPS} in cycles. */
    VALID_CYCLES("validCycles", "cycles", Better.LARGER, Limit.NONE, PointErrors::validCycles),
    /** {@link #MAE} of what was foretold one step ahead while the model was fed the truth. */
    ONE_STEP_MAE("oneStepMae", "", Better.SMALLER, Limit.NONE, PointErrors::oneStepMae),
    /** {@link #RMSE} of what was foretold one step ahead: a good model in a bad loop has a small one. */
    ONE_STEP_RMSE("oneStepRmse", "", Better.SMALLER, Limit.NONE, PointErrors::oneStepRmse),
    /** Whether the forecast hardly moves: 1 where its range is below a quarter of the truth's, else 0. */
    FLAT("flat", "", Better.SMALLER, Limit.atMost(0), PointErrors::flat),
    /** Pulses of the truth that the forecast answers. */
    MATCHED_PULSES("matchedPulses", "", Better.LARGER, Limit.NONE, PulseTiming::matchedPulses),
    /** Pulses that should begin within the horizon and don't. */
    MISSED_PULSES("missedPulses", "", Better.SMALLER, Limit.atMost(0), PulseTiming::missedPulses),
    /** Pulses that begin within the horizon and should not. */
    SPURIOUS_PULSES("spuriousPulses", "", Better.SMALLER, Limit.atMost(0), PulseTiming::spuriousPulses),
    /** Pulses that are in progress as the forecast begins, 0 or 1: their onset can't be judged. */
    CENSORED_PULSES("censoredPulses", "", Better.SMALLER, Limit.NONE, PulseTiming::censoredPulses),
    /** 2 matched / (2 matched + missed + spurious). */
    F1("f1", "", Better.LARGER, Limit.NONE, PulseTiming::f1),
    /** The largest timing error of a matched pulse, early or late. */
    PHASE_ERROR("phaseError", "cycles", Better.SMALLER, Limit.atMost(0.05), PulseTiming::phaseError),
    /** The circular mean of the timing errors; positive is late. */
    MEAN_PHASE("meanPhase", "cycles", Better.NEAR_ZERO, Limit.NONE, PulseTiming::meanPhase),
    /** How alike the timing errors are: 1 where all are the same, near 0 where they are spread over the cycle. */
    PHASE_LOCK("phaseLock", "", Better.LARGER, Limit.NONE, PulseTiming::phaseLock),
    /** How fast the timing error grows; positive is a forecast that is too slow. */
    PHASE_DRIFT("phaseDrift", "cycles per cycle", Better.NEAR_ZERO, Limit.within(0.01), PulseTiming::phaseDrift),
    /** How far the timing errors scatter about the line of {@link #PHASE_DRIFT}. */
    PHASE_JITTER("phaseJitter", "cycles", Better.SMALLER, Limit.atMost(0.05), PulseTiming::phaseJitter),
    /** Median interval between pulses over that of the truth; about 2 is a period that has doubled. */
    PERIOD_RATIO("periodRatio", "", Better.NEAR_ONE, new Limit(0.9, 1.1), PulseShape::periodRatio),
    /** The largest difference of the widths of matched pulses. */
    WIDTH_ERROR("widthError", "cycles", Better.SMALLER, Limit.atMost(0.1), PulseShape::widthError),
    /** The height of a matched pulse over that of the truth's, of all pulses the farthest from 1. */
    AMPLITUDE_RATIO("amplitudeRatio", "", Better.NEAR_ONE, new Limit(0.8, 1.25), PulseShape::amplitudeRatio),
    /** How often the position in the cycle can be told from the cells alone: {@link CellActivity#countDecoding()}. */
    COUNT_DECODING("countDecoding", "", Better.LARGER, Limit.NONE, Metric::countDecoding);

    /** Which values of a metric are better than others. */
    public enum Better {
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

        /**
         * How bad a value is.
         *
         * @param value of a metric
         * @return a number that is greater the worse the value is
         */
        public double badness(double value) {
            return badness.applyAsDouble(value);
        }
    }

    private final String key;
    private final String unit;
    private final Better better;
    private final Limit defaultLimit;
    private final Function<Comparison, MetricValue> function;

    Metric(String key, String unit, Better better, Limit defaultLimit, Function<Comparison, MetricValue> function) {
        this.key = key;
        this.unit = unit;
        this.better = better;
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
     * Which values are better than others.
     *
     * @return the direction
     */
    public Better better() {
        return better;
    }

    /**
     * What a single number means as a limit of this metric: the most or the least it may be, or, where it has a sign,
     * the most that its absolute value may be.
     *
     * @param number the limit as a user writes it
     * @return the limit
     * @throws InvalidValueException if the number can't be a limit, or the metric needs two
     */
    public Limit limit(double number) {
        return better.limit.apply(number);
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
                    "the forecast is not finite from step "
                            + comparison.notFiniteFrom().getAsInt() + " on");
        }
        return function.apply(comparison);
    }

    private static MetricValue countDecoding(Comparison comparison) {
        return comparison
                .background()
                .countDecoding()
                .orElse(new MetricValue.Undefined(
                        MetricValue.Cause.TRUTH, "the cells of the model were not looked at"));
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
