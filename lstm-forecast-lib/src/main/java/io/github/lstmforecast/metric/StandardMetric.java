package io.github.lstmforecast.metric;

import java.util.Set;
import java.util.function.Function;

/**
 * The built-in metrics. A constant is all that a new metric needs. Its key is its name in scenarios, results and parameters;
 * its definition is shown in editors, the report and the reference.
 */
public enum StandardMetric implements Metric {
    /** Mean absolute error: mean |e|, e = forecast - truth. */
    MAE("mae", "", Better.SMALLER, Limit.NONE, "mean |e|, e = forecast - truth", "", PointErrors::mae),
    /** Root mean squared error: sqrt(mean e²). */
    RMSE("rmse", "", Better.SMALLER, Limit.NONE, "sqrt(mean e²), e = forecast - truth", "", PointErrors::rmse),
    /** {@link #RMSE} divided by the distance of the truth's levels. */
    NRMSE(
            "nrmse",
            "",
            Better.SMALLER,
            Limit.atMost(0.2),
            "rmse / (high - low), the distance of the truth's levels",
            "the truth is constant",
            PointErrors::nrmse),
    /** The largest error: max |e|. */
    MAX_ABS_ERROR(
            "maxAbsError",
            "",
            Better.SMALLER,
            Limit.NONE,
            "max |e|, e = forecast - truth",
            "",
            PointErrors::maxAbsError),
    /** Mean e; positive if the forecast is too high. */
    BIAS(
            "bias",
            "",
            Better.NEAR_ZERO,
            Limit.NONE,
            "mean e, e = forecast - truth; above 0 is too high",
            "",
            PointErrors::bias),
    /** Coefficient of determination: 1 - Σe² / Σ(y - mean y)², y = truth. */
    R2(
            "r2",
            "",
            Better.LARGER,
            Limit.NONE,
            "1 - Σe² / Σ(y - mean y)², y = truth",
            "the truth is constant",
            RelativeErrors::r2),
    /** {@link #MAE} divided by the mean change from sample to sample of the training series (Hyndman and Koehler 2006). */
    MASE(
            "mase",
            "",
            Better.SMALLER,
            Limit.NONE,
            "mae / mean |y(j) - y(j - 1)| over the training series",
            "the training series is constant, or not known",
            RelativeErrors::mase,
            Need.TRAINING),
    /**
     * {@link #MAE} divided by the mean change from cycle to cycle of the training series: 1 is as good as repeating the last
     * cycle; for a noisy periodic wave, 1/√2 is the best possible value.
     */
    SEASONAL_MASE(
            "seasonalMase",
            "",
            Better.SMALLER,
            Limit.NONE,
            "mae / mean |y(j) - y(j - s)| over the training series, s = round(period)",
            "the training series repeats itself exactly, is no longer than a cycle, or is not known",
            RelativeErrors::seasonalMase,
            Need.TRAINING,
            Need.CYCLES),
    /** 1 - rmse / rmse of {@linkplain Baseline#SEASONAL_NAIVE repeating the last cycle}: above 0 is better. */
    SKILL(
            "skill",
            "",
            Better.LARGER,
            Limit.NONE,
            "1 - rmse / rmse of repeating the last cycle; above 0 is better than that",
            "the warm-up is shorter than a cycle, or repeating the last cycle makes no error",
            RelativeErrors::skill,
            Need.CYCLES,
            Need.BASELINES),
    /** 1 - rmse / rmse of {@linkplain Baseline#AUTOREGRESSION a linear autoregression}: above 0 is better. */
    AR_SKILL(
            "arSkill",
            "",
            Better.LARGER,
            Limit.NONE,
            "1 - rmse / rmse of a linear autoregression on one cycle; above 0 is better than that",
            "a linear autoregression can't be fitted, or makes no error",
            RelativeErrors::arSkill,
            Need.CYCLES,
            Need.BASELINES),
    /** Steps before the first one with an error of more than 0.3 of the distance of the levels. */
    VALID_STEPS(
            "validSteps",
            "steps",
            Better.LARGER,
            Limit.NONE,
            "steps before the first with |e| > 0.3 (high - low); the horizon where there is none",
            "the truth is constant",
            PointErrors::validSteps),
    /** {@link #VALID_STEPS} in cycles. */
    VALID_CYCLES(
            "validCycles",
            "cycles",
            Better.LARGER,
            Limit.NONE,
            "validSteps / period",
            "the truth is constant",
            PointErrors::validCycles,
            Need.CYCLES),
    /** {@link #MAE} of the forecasts one step ahead, from true values. */
    ONE_STEP_MAE(
            "oneStepMae",
            "",
            Better.SMALLER,
            Limit.NONE,
            "mae of what is foretold one step ahead, fed the truth",
            "nothing was foretold one step ahead",
            PointErrors::oneStepMae,
            Need.ONE_STEP),
    /** {@link #RMSE} of the forecasts one step ahead, from true values; it may be small although the closed loop is bad. */
    ONE_STEP_RMSE(
            "oneStepRmse",
            "",
            Better.SMALLER,
            Limit.NONE,
            "rmse of what is foretold one step ahead, fed the truth",
            "nothing was foretold one step ahead",
            PointErrors::oneStepRmse,
            Need.ONE_STEP),
    /** 1 if the range of the forecast is less than a quarter of the truth's, else 0. */
    FLAT(
            "flat",
            "",
            Better.SMALLER,
            Limit.atMost(0),
            "1 if (max - min) of the forecast is below a quarter of the truth's, else 0",
            "",
            PointErrors::flat),
    /** Pulses of the truth with a match in the forecast. */
    MATCHED_PULSES(
            "matchedPulses",
            "",
            Better.LARGER,
            Limit.NONE,
            "pulses of the truth with a partner in the forecast, at most 0.45 cycles away",
            "the truth has no pulse",
            PulseTiming::matchedPulses,
            Need.CYCLES),
    /** Pulses of the truth in the horizon without a match in the forecast. */
    MISSED_PULSES(
            "missedPulses",
            "",
            Better.SMALLER,
            Limit.atMost(0),
            "pulses of the truth that begin in the horizon and have no partner",
            "the truth has no pulse",
            PulseTiming::missedPulses,
            Need.CYCLES),
    /** Pulses of the forecast in the horizon without a match in the truth. */
    SPURIOUS_PULSES(
            "spuriousPulses",
            "",
            Better.SMALLER,
            Limit.atMost(0),
            "pulses of the forecast that begin in the horizon and have no partner",
            "the truth has no pulse",
            PulseTiming::spuriousPulses,
            Need.CYCLES),
    /** Pulses in progress at the start of the forecast, 0 or 1: their onset can't be judged. */
    CENSORED_PULSES(
            "censoredPulses",
            "",
            Better.SMALLER,
            Limit.NONE,
            "1 if a pulse is in progress as the forecast begins, so that its onset can't be judged, else 0",
            "the truth has no pulse",
            PulseTiming::censoredPulses,
            Need.CYCLES),
    /** 2 matched / (2 matched + missed + spurious). */
    F1(
            "f1",
            "",
            Better.LARGER,
            Limit.NONE,
            "2 matched / (2 matched + missed + spurious)",
            "the truth has no pulse, or no pulse begins in the horizon",
            PulseTiming::f1,
            Need.CYCLES),
    /** The largest timing error of a matched pulse, early or late. */
    PHASE_ERROR(
            "phaseError",
            "cycles",
            Better.SMALLER,
            Limit.atMost(0.05),
            "max |φ| of the matched pulses, φ = (onset in the forecast - onset in the truth) / period",
            "no pulse is matched",
            PulseTiming::phaseError,
            Need.CYCLES),
    /** The circular mean of the timing errors; positive is late. */
    MEAN_PHASE(
            "meanPhase",
            "cycles",
            Better.NEAR_ZERO,
            Limit.NONE,
            "circular mean of φ: the angle of mean exp(2πiφ), over 2π; above 0 is late",
            "no pulse is matched, or φ is spread evenly over the cycle",
            PulseTiming::meanPhase,
            Need.CYCLES),
    /** How similar the timing errors are: 1 if all are the same, near 0 if they are spread over the cycle. */
    PHASE_LOCK(
            "phaseLock",
            "",
            Better.LARGER,
            Limit.NONE,
            "|mean exp(2πiφ)|: 1 where all pulses are equally late, near 0 where they are spread over the cycle",
            "no pulse is matched",
            PulseTiming::phaseLock,
            Need.CYCLES),
    /** How fast the timing error grows; positive if the forecast is too slow. */
    PHASE_DRIFT(
            "phaseDrift",
            "cycles per cycle",
            Better.NEAR_ZERO,
            Limit.within(0.01),
            "slope of the least-squares line through φ against the time of the truth's onsets in cycles; "
                    + "above 0 is too slow",
            "fewer than 3 pulses are matched",
            PulseTiming::phaseDrift,
            Need.CYCLES),
    /** How much the timing errors scatter about the line of {@link #PHASE_DRIFT}. */
    PHASE_JITTER(
            "phaseJitter",
            "cycles",
            Better.SMALLER,
            Limit.atMost(0.05),
            "sqrt(Σr² / (matched - 2)), r = how far φ is off the line of phaseDrift",
            "fewer than 3 pulses are matched",
            PulseTiming::phaseJitter,
            Need.CYCLES),
    /** Median interval between pulses divided by that of the truth; about 2 if the period has doubled. */
    PERIOD_RATIO(
            "periodRatio",
            "",
            Better.NEAR_ONE,
            new Limit(0.9, 1.1),
            "median interval from onset to onset in the forecast / the same in the truth; near 2 the "
                    + "period has doubled",
            "fewer than 2 pulses of the truth, or of the forecast, begin in the horizon",
            PulseShape::periodRatio,
            Need.CYCLES),
    /** The largest difference of the widths of matched pulses. */
    WIDTH_ERROR(
            "widthError",
            "cycles",
            Better.SMALLER,
            Limit.atMost(0.1),
            "max |width in the forecast - width in the truth| / period of the matched pulses",
            "no pulse is matched, or none of the truth's ends before the forecast does",
            PulseShape::widthError,
            Need.CYCLES),
    /** The height of a matched pulse divided by that of the truth's pulse: the ratio farthest from 1. */
    AMPLITUDE_RATIO(
            "amplitudeRatio",
            "",
            Better.NEAR_ONE,
            new Limit(0.8, 1.25),
            "(median within the pulse - median between pulses) in the forecast / the same in the truth; of "
                    + "the matched pulses, the one farthest from 1",
            "no pulse is matched, or none of the truth's rises above what is between pulses",
            PulseShape::amplitudeRatio,
            Need.CYCLES),
    /** How well the cells encode the position in the cycle: {@link CellActivity#countDecoding()}. */
    COUNT_DECODING(
            "countDecoding",
            "",
            Better.LARGER,
            Limit.NONE,
            "share of steps whose position in the cycle is that of the nearest mean of the cells c over other cycles",
            "fewer than 2 cycles are forecast, or the cells were not looked at",
            StandardMetric::countDecoding,
            Need.CYCLES,
            Need.CELLS);

    private final String key;
    private final String unit;
    private final Better better;
    private final Limit defaultLimit;
    private final String definition;
    private final String undefinedWhere;
    private final Function<Comparison, MetricValue> function;
    private final Set<Need> needs;

    StandardMetric(
            String key,
            String unit,
            Better better,
            Limit defaultLimit,
            String definition,
            String undefinedWhere,
            Function<Comparison, MetricValue> function,
            Need... needs) {
        this.key = key;
        this.unit = unit;
        this.better = better;
        this.defaultLimit = defaultLimit;
        this.definition = definition;
        this.undefinedWhere = undefinedWhere;
        this.function = function;
        this.needs = Set.of(needs);
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String unit() {
        return unit;
    }

    @Override
    public Better better() {
        return better;
    }

    @Override
    public Limit defaultLimit() {
        return defaultLimit;
    }

    @Override
    public String definition() {
        return definition;
    }

    @Override
    public String undefinedWhere() {
        return undefinedWhere;
    }

    @Override
    public Set<Need> needs() {
        return needs;
    }

    @Override
    public MetricValue compute(Comparison comparison) {
        return function.apply(comparison);
    }

    private static MetricValue countDecoding(Comparison comparison) {
        return comparison.cells().orElseThrow().countDecoding();
    }
}
