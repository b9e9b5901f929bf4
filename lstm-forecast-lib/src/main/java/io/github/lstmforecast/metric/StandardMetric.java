package io.github.lstmforecast.metric;

import io.github.lstmforecast.Keyed;
import java.util.Set;
import java.util.function.Function;

/** The built-in metrics; a constant is all that one needs. */
public enum StandardMetric implements Metric {
    MAE("", Better.SMALLER, "mean |e|, e = forecast - truth", "", ofSteps(PointErrors::mae)),
    RMSE("", Better.SMALLER, "sqrt(mean e²), e = forecast - truth", "", ofSteps(PointErrors::rmse)),
    NRMSE(
            "",
            Better.SMALLER,
            Limit.atMost(0.2),
            "rmse / (high - low), the distance of the truth's levels",
            "the truth is constant",
            ofSteps(PointErrors::nrmse)),
    MAX_ABS_ERROR("", Better.SMALLER, "max |e|, e = forecast - truth", "", ofSteps(PointErrors::maxAbsError)),
    BIAS("", Better.NEAR_ZERO, "mean e, e = forecast - truth; above 0 is too high", "", ofSteps(PointErrors::bias)),
    R2("", Better.LARGER, "1 - Σe² / Σ(y - mean y)², y = truth", "the truth is constant", ofSteps(RelativeErrors::r2)),
    MASE(
            "",
            Better.SMALLER,
            "mae / mean |y(j) - y(j - 1)| over the training series",
            "the training series is constant, or not known",
            ofSteps(RelativeErrors::mase),
            Need.TRAINING),
    /** 1 is as good as repeating the last cycle; for a noisy periodic wave, 1/√2 is as good as can be. */
    SEASONAL_MASE(
            "",
            Better.SMALLER,
            "mae / mean |y(j) - y(j - s)| over the training series, s = round(period)",
            "the training series repeats itself exactly, is no longer than a cycle, or is not known",
            ofSteps(RelativeErrors::seasonalMase),
            Need.TRAINING,
            Need.CYCLES),
    SKILL(
            "repeating the last cycle; without a cycle, of repeating the last value or of continuing "
                    + "the mean slope, whichever is better",
            "the warm-up is shorter than a cycle, or that plain forecast makes no error",
            ofSteps(RelativeErrors::skill),
            Need.BASELINES),
    AR_SKILL(
            "a linear autoregression on one cycle",
            "a linear autoregression can't be fitted, or makes no error",
            ofSteps(RelativeErrors::arSkill),
            Need.CYCLES,
            Need.BASELINES),
    DRIFT_SKILL(
            "the last value, continued with the mean slope of the training data",
            "the training data has fewer than 2 samples, or that makes no error",
            ofSteps(RelativeErrors::driftSkill),
            Need.FILE_BASELINES),
    LINEAR_SKILL(
            "a linear autoregression of the differences from one cycle before (without a cycle, from one step before)",
            "there is too little data before the forecast, or that makes no error",
            ofSteps(RelativeErrors::linearSkill),
            Need.FILE_BASELINES),
    THETA_SKILL(
            "the Theta method, fitted to all values before the forecast",
            "there are fewer than 4 samples before the forecast, a cycle has more than 1000, or that makes no error",
            ofSteps(RelativeErrors::thetaSkill),
            Need.FILE_BASELINES),
    BEST_BASELINE_SKILL(
            "the baseline that is best on this forecast, in hindsight",
            "a baseline makes no error",
            ofSteps(RelativeErrors::bestBaselineSkill),
            Need.FILE_BASELINES),
    VALID_STEPS(
            "steps",
            Better.LARGER,
            "steps before the first with |e| > 0.3 (high - low); the horizon where there is none",
            "the truth is constant",
            PointErrors::validSteps),
    VALID_CYCLES(
            "cycles",
            Better.LARGER,
            "validSteps / period",
            "the truth is constant",
            PointErrors::validCycles,
            Need.CYCLES),
    ONE_STEP_MAE(
            "",
            Better.SMALLER,
            "mae of the forecasts one step ahead, made from true inputs",
            "there is no forecast one step ahead",
            PointErrors::oneStepMae,
            Need.ONE_STEP),
    ONE_STEP_RMSE(
            "",
            Better.SMALLER,
            "rmse of the forecasts one step ahead, made from true inputs",
            "there is no forecast one step ahead",
            PointErrors::oneStepRmse,
            Need.ONE_STEP),
    /** The share of the truth in the interval that should hold it: its target is the difference of the levels. */
    COVERAGE(
            "",
            Better.NEAR_TARGET,
            "share of steps with lowest quantile ≤ y ≤ highest quantile, y = truth; best is the difference of their levels, "
                    + "0.8 for 0.1 and 0.9",
            "the forecast has fewer than 2 quantiles",
            ofSteps(IntervalScores::coverage),
            Need.QUANTILES),
    INTERVAL_WIDTH(
            "",
            Better.SMALLER,
            "mean (highest quantile - lowest quantile) / (high - low), the distance of the truth's levels",
            "the forecast has fewer than 2 quantiles, or the truth is constant",
            ofSteps(IntervalScores::intervalWidth),
            Need.QUANTILES),
    PINBALL_LOSS(
            "",
            Better.SMALLER,
            "mean over steps and levels τ of τ (y - q) where y ≥ q and (1 - τ) (q - y) elsewhere, q = quantile τ, y = truth",
            "the forecast has no quantiles",
            ofSteps(IntervalScores::pinballLoss),
            Need.QUANTILES),
    WEIGHTED_INTERVAL_SCORE(
            "",
            Better.SMALLER,
            "mean (|y - m| / 2 + Σ (α/2 (u - l) + max(0, l - y) + max(0, y - u))) / (K + 1/2), Σ over the K pairs of "
                    + "symmetric levels α/2 and 1 - α/2, l and u their quantiles, m = quantile 0.5 or else the forecast",
            "no two levels of quantiles are symmetric, like 0.1 and 0.9",
            ofSteps(IntervalScores::weightedIntervalScore),
            Need.QUANTILES),
    FLAT(
            "",
            Better.SMALLER,
            Limit.atMost(0),
            "1 if (max - min) of the forecast is below a quarter of the truth's, with or without the truth's trend, else 0",
            "",
            PointErrors::flat),
    MATCHED_PULSES(
            "",
            Better.LARGER,
            "pulses of the truth with a partner in the forecast, at most 0.45 cycles away",
            "the truth has no pulse",
            PulseTiming::matchedPulses,
            Need.CYCLES),
    MISSED_PULSES(
            "",
            Better.SMALLER,
            Limit.atMost(0),
            "pulses of the truth that begin in the horizon and have no partner",
            "the truth has no pulse",
            PulseTiming::missedPulses,
            Need.CYCLES),
    SPURIOUS_PULSES(
            "",
            Better.SMALLER,
            Limit.atMost(0),
            "pulses of the forecast that begin in the horizon and have no partner",
            "the truth has no pulse",
            PulseTiming::spuriousPulses,
            Need.CYCLES),
    CENSORED_PULSES(
            "",
            Better.SMALLER,
            "pulses of the truth that are not judged: in progress as the forecast begins, too near the end of the file, or "
                    + "beginning where a value was filled in",
            "the truth has no pulse",
            PulseTiming::censoredPulses,
            Need.CYCLES),
    F1(
            "",
            Better.LARGER,
            "2 matched / (2 matched + missed + spurious)",
            "the truth has no pulse, or no pulse begins in the horizon",
            PulseTiming::f1,
            Need.CYCLES),
    PHASE_ERROR(
            "cycles",
            Better.SMALLER,
            Limit.atMost(0.05),
            "max |φ| of the matched pulses, φ = (onset in the forecast - onset in the truth) / period",
            "no pulse is matched",
            PulseTiming::phaseError,
            Need.CYCLES),
    MEAN_PHASE(
            "cycles",
            Better.NEAR_ZERO,
            "circular mean of φ: the angle of mean exp(2πiφ), over 2π; above 0 is late",
            "no pulse is matched, or φ is spread evenly over the cycle",
            PulseTiming::meanPhase,
            Need.CYCLES),
    PHASE_LOCK(
            "",
            Better.LARGER,
            "|mean exp(2πiφ)|: 1 where all pulses are equally late, near 0 where they are spread over the cycle",
            "no pulse is matched",
            PulseTiming::phaseLock,
            Need.CYCLES),
    PHASE_DRIFT(
            "cycles per cycle",
            Better.NEAR_ZERO,
            Limit.within(0.01),
            "slope of the least-squares line through φ against the time of the truth's onsets in cycles; "
                    + "above 0 is too slow",
            "fewer than 3 pulses are matched",
            PulseTiming::phaseDrift,
            Need.CYCLES),
    PHASE_JITTER(
            "cycles",
            Better.SMALLER,
            Limit.atMost(0.05),
            "sqrt(Σr² / (matched - 2)), r = how far φ is off the line of phaseDrift",
            "fewer than 3 pulses are matched",
            PulseTiming::phaseJitter,
            Need.CYCLES),
    PERIOD_RATIO(
            "",
            Better.NEAR_ONE,
            new Limit(0.9, 1.1),
            "median interval from onset to onset in the forecast / the same in the truth; near 2 the "
                    + "period has doubled",
            "fewer than 2 pulses of the truth, or of the forecast, begin in the horizon",
            PulseShape::periodRatio,
            Need.CYCLES),
    WIDTH_ERROR(
            "cycles",
            Better.SMALLER,
            Limit.atMost(0.1),
            "max |width in the forecast - width in the truth| / period of the matched pulses",
            "no pulse is matched, or none of the truth's ends before the forecast does",
            PulseShape::widthError,
            Need.CYCLES),
    AMPLITUDE_RATIO(
            "",
            Better.NEAR_ONE,
            new Limit(0.8, 1.25),
            "(median within the pulse - median between pulses) in the forecast / the same in the truth; of "
                    + "the matched pulses, the one farthest from 1",
            "no pulse is matched, or none of the truth's rises above what is between pulses",
            PulseShape::amplitudeRatio,
            Need.CYCLES),
    COUNT_DECODING(
            "",
            Better.LARGER,
            "share of steps whose position in the cycle is that of the nearest mean of the cells c over other cycles",
            "fewer than 2 cycles are forecast, or no cells c are known; those of an LSTM are, a GRU has none",
            comparison -> comparison.cells().orElseThrow().countDecoding(),
            Need.CYCLES,
            Need.CELLS);

    /** A function that reads no other steps than those that are judged. */
    private record OfSteps(Function<Comparison, MetricValue> function) implements Function<Comparison, MetricValue> {
        @Override
        public MetricValue apply(Comparison comparison) {
            return function.apply(comparison);
        }
    }

    private static Function<Comparison, MetricValue> ofSteps(Function<Comparison, MetricValue> function) {
        return new OfSteps(function);
    }

    private final String unit;
    private final Better better;
    private final Limit defaultLimit;
    private final String definition;
    private final String undefinedWhere;
    private final Function<Comparison, MetricValue> function;
    private final Set<Need> needs;

    StandardMetric(String other, String undefinedWhere, Function<Comparison, MetricValue> function, Need... needs) {
        this(
                "",
                Better.LARGER,
                "1 - rmse / rmse of " + other + "; above 0 is better than that",
                undefinedWhere,
                function,
                needs);
    }

    StandardMetric(
            String unit,
            Better better,
            String definition,
            String undefinedWhere,
            Function<Comparison, MetricValue> function,
            Need... needs) {
        this(unit, better, Limit.NONE, definition, undefinedWhere, function, needs);
    }

    StandardMetric(
            String unit,
            Better better,
            Limit defaultLimit,
            String definition,
            String undefinedWhere,
            Function<Comparison, MetricValue> function,
            Need... needs) {
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
        return Keyed.camelCase(this);
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
    public boolean isOfSteps() {
        return function instanceof OfSteps;
    }

    @Override
    public MetricValue compute(Comparison comparison) {
        return function.apply(comparison);
    }
}
