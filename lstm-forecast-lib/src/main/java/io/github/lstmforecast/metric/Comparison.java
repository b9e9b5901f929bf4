package io.github.lstmforecast.metric;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.metric.PulseMatching.Pair;
import io.github.lstmforecast.signal.Quantiles;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A forecast with its true values: the input of every metric.
 *
 * <p>If the signal is generated, errors are relative to the truth with noise, levels and pulses are those of the clean
 * wave.
 */
public final class Comparison {
    private final double[] truth;
    private final double[] clean;
    private final double[] forecast;
    private final OptionalDouble period;
    private final Optional<PulseRule> rule;
    private final ComparisonContext context;
    private final OptionalInt notFiniteFrom;
    private final int[] judged;
    private final JudgedPulses pulses;

    /**
     * A comparison without context.
     *
     * @see #Comparison(double[], double[], double[], double[], OptionalDouble, Optional, ComparisonContext)
     */
    public Comparison(
            double[] warmUp,
            double[] clean,
            double[] truth,
            double[] forecast,
            double periodSteps,
            Optional<PulseRule> rule) {
        this(warmUp, clean, truth, forecast, OptionalDouble.of(periodSteps), rule, ComparisonContext.NONE);
    }

    /**
     * Compares a forecast with its true values, and matches their pulses.
     *
     * @param warmUp the clean values before the forecast, {@code [warmUp]}, at least one
     * @param clean the clean values of the forecast's steps, {@code [horizon + guard]}; if the guard is shorter than
     *     {@link PulseMatching#guardSteps}, pulses that need more of it are not judged
     * @param truth the values with noise, {@code [horizon]}; without noise, the clean values
     * @param forecast {@code [horizon + guard]}
     * @param period samples per cycle, at least 2; if empty, there are no pulses
     * @param rule how pulses are found, in steps of the forecast; empty if the truth is constant
     * @param context further data that some metrics need
     * @throws InvalidValueException if the arrays don't fit each other, no step is judged, or a true value is not finite
     */
    public Comparison(
            double[] warmUp,
            double[] clean,
            double[] truth,
            double[] forecast,
            OptionalDouble period,
            Optional<PulseRule> rule,
            ComparisonContext context) {
        InvalidValueException.unless(warmUp.length >= 1, "warmUp", warmUp.length + " samples", "at least 1");
        InvalidValueException.unless(truth.length >= 1, "truth", truth.length + " steps", "at least 1");
        period.ifPresent(steps -> InvalidValueException.unless(
                steps >= 2 && Double.isFinite(steps), "period", steps, "at least 2 (samples)"));
        InvalidValueException.unless(
                clean.length >= truth.length, "clean", clean.length + " steps", "at least " + truth.length + " steps");
        InvalidValueException.unless(
                forecast.length == clean.length, "forecast", forecast.length + " steps", clean.length + " steps");
        requireFinite("warmUp", warmUp);
        requireFinite("clean", clean);
        requireFinite("truth", truth);
        context.training().ifPresent(series -> requireFinite("training", series));
        context.oneStepAhead()
                .ifPresent(steps -> InvalidValueException.unless(
                        steps.length == truth.length,
                        "oneStepAhead",
                        steps.length + " steps",
                        truth.length + " steps"));
        context.baselines()
                .ifPresent(baselines -> baselines.forEach(
                        (baseline, steps) -> requireHorizon(baseline.key(), steps.length, truth.length)));
        context.quantiles()
                .ifPresent(quantiles ->
                        requireHorizon("quantiles", quantiles.values().get(0).length(), truth.length));
        this.context = context;
        this.truth = truth.clone();
        this.clean = clean.clone();
        this.forecast = forecast.clone();
        this.period = period;
        this.rule = rule;
        this.judged = IntStream.range(0, truth.length)
                .filter(step -> !context.filled().get(step))
                .toArray();
        InvalidValueException.unless(
                judged.length > 0,
                "filled",
                "all " + truth.length + " steps of the horizon",
                "fewer: a value that was filled in is not judged");
        this.notFiniteFrom = Stream.of(
                        firstNotFinite(forecast),
                        context.quantiles().map(Comparison::firstNotFinite).orElse(OptionalInt.empty()))
                .flatMapToInt(OptionalInt::stream)
                .min();
        this.pulses = rule.isEmpty() || period.isEmpty()
                ? JudgedPulses.NONE
                : JudgedPulses.of(
                        warmUp,
                        clean,
                        notFiniteFrom.isPresent() ? new double[0] : forecast,
                        truth.length,
                        period.getAsDouble(),
                        rule.get(),
                        context.filled());
    }

    /** The same, of which only some steps are judged. */
    private Comparison(Comparison all, int[] judged) {
        this.truth = all.truth;
        this.clean = all.clean;
        this.forecast = all.forecast;
        this.period = all.period;
        this.rule = all.rule;
        this.context = all.context;
        this.notFiniteFrom = all.notFiniteFrom;
        this.pulses = all.pulses;
        this.judged = judged;
    }

    private static void requireHorizon(String name, int steps, int horizon) {
        InvalidValueException.unless(steps >= horizon, name, steps + " steps", "at least " + horizon + " steps");
    }

    private static void requireFinite(String name, double[] values) {
        firstNotFinite(values).ifPresent(step -> {
            throw new InvalidValueException(name, values[step] + " at step " + step, "finite");
        });
    }

    private static OptionalInt firstNotFinite(double[] values) {
        for (int step = 0; step < values.length; step++) {
            if (!Double.isFinite(values[step])) {
                return OptionalInt.of(step);
            }
        }
        return OptionalInt.empty();
    }

    private static OptionalInt firstNotFinite(Quantiles quantiles) {
        return Arrays.stream(quantiles.ofTarget(0))
                .flatMapToInt(steps -> firstNotFinite(steps).stream())
                .min();
    }

    /**
     * A copy of which only a part of the horizon is judged, for metrics {@linkplain Metric#isOfSteps() of steps}: its pulses
     * are those of the whole. Empty if no step of the part is judged.
     */
    public Optional<Comparison> during(LeadTime part) {
        int[] steps = Arrays.stream(judged).filter(part::contains).toArray();
        return steps.length == 0 ? Optional.empty() : Optional.of(new Comparison(this, steps));
    }

    /** The number of steps of the horizon, at least 1. */
    public int horizon() {
        return truth.length;
    }

    /** The steps of the horizon that are judged, in order, at least one: those whose truth was not filled in; a copy. */
    public int[] judgedSteps() {
        return judged.clone();
    }

    /** Whether a step of the horizon is judged: its truth was not filled in. */
    public boolean isJudged(int step) {
        return Arrays.binarySearch(judged, step) >= 0;
    }

    /** Samples per cycle, at least 2; empty if there are no cycles. */
    public OptionalDouble period() {
        return period;
    }

    /**
     * Samples per cycle, at least 2.
     *
     * @throws java.util.NoSuchElementException if there is no {@link #period()}
     */
    public double periodSteps() {
        return period.orElseThrow();
    }

    /** The levels of the truth, without its trend; empty if it is constant. */
    public Optional<Levels> levels() {
        return rule.map(PulseRule::levels);
    }

    /** How the pulses of truth and forecast are found; empty if the truth is constant. */
    public Optional<PulseRule> pulseRule() {
        return rule;
    }

    /** The first step, in horizon or guard, at which the forecast is NaN or infinite. */
    public OptionalInt notFiniteFrom() {
        return notFiniteFrom;
    }

    /** Whether the truth has a pulse in warm-up, horizon or guard. */
    public boolean anyPulse() {
        return pulses.any();
    }

    /** The onsets of the truth's pulses that begin within the horizon and are judged, in order. */
    public List<Onset> truthOnsets() {
        return pulses.due();
    }

    /** The judged, matched pulses of truth and forecast with at least one of the two onsets in the horizon. */
    public List<Pair> matched() {
        return pulses.matched();
    }

    /** The judged pulses of the truth within the horizon that have no partner in the forecast, in order. */
    public List<Onset> missed() {
        return pulses.missed();
    }

    /** The judged pulses of the forecast within the horizon that have no partner in the truth, in order. */
    public List<Onset> spurious() {
        return pulses.spurious();
    }

    /** The clean truth over horizon and guard; a copy. */
    public double[] clean() {
        return clean.clone();
    }

    /** The truth with noise, {@code [horizon]}; a copy. */
    public double[] truth() {
        return truth.clone();
    }

    /** The forecast over horizon and guard; a copy. */
    public double[] forecast() {
        return forecast.clone();
    }

    /** The series that the model was trained on, {@code [time]}; a copy. */
    public Optional<double[]> training() {
        return context.training().map(double[]::clone);
    }

    /** The forecasts one step ahead, {@code [horizon]}; a copy. */
    public Optional<double[]> oneStepAhead() {
        return context.oneStepAhead().map(double[]::clone);
    }

    /** The forecasts of the baselines, {@code [horizon]} each, or longer; must not be modified. */
    public Optional<Map<Baseline, double[]>> baselines() {
        return context.baselines();
    }

    /** The cells of the network along the forecast. */
    public Optional<CellActivity> cells() {
        return context.cells();
    }

    /** Quantiles of the forecast of this target, over the horizon or longer. */
    public Optional<Quantiles> quantiles() {
        return context.quantiles();
    }

    /** Whether the data that a metric needs is available. */
    public boolean meets(Metric.Need need) {
        return switch (need) {
            case CYCLES -> period.isPresent();
            case TRAINING -> context.training().isPresent();
            case BASELINES -> context.baselines().isPresent();
            case FILE_BASELINES -> context.hasFileBaselines();
            case ONE_STEP -> context.oneStepAhead().isPresent();
            case CELLS -> context.cells().isPresent();
            case QUANTILES -> context.quantiles().isPresent();
        };
    }

    /** The pulses of the truth that can't be judged. */
    JudgedPulses.Censored censored() {
        return pulses.censored();
    }

    /** {@code forecast - truth} at a step of the horizon. */
    public double error(int step) {
        return forecast[step] - truth[step];
    }

    /** Maximum minus minimum of the forecast over the judged steps. */
    double forecastRange(boolean withTrend) {
        return range(forecast, withTrend);
    }

    /** Maximum minus minimum of the clean truth over the judged steps. */
    double truthRange(boolean withTrend) {
        return range(clean, withTrend);
    }

    private double range(double[] values, boolean withTrend) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int step : judged) {
            double value = withTrend || rule.isEmpty()
                    ? values[step]
                    : values[step] - rule.get().trend(step);
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return high - low;
    }
}
