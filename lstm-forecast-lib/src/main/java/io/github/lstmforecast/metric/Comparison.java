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
    private final Optional<Levels> levels;
    private final ComparisonContext context;
    private final boolean pulseInProgress;
    private final OptionalInt notFiniteFrom;
    private final boolean anyPulse;
    private final List<Onset> truthOnsets;
    private final List<Pair> matched;
    private final List<Onset> missed;
    private final List<Onset> spurious;

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
            Optional<Levels> levels) {
        this(warmUp, clean, truth, forecast, OptionalDouble.of(periodSteps), levels, ComparisonContext.NONE);
    }

    /**
     * Compares a forecast with its true values, and matches their pulses.
     *
     * @param warmUp the clean values before the forecast, {@code [warmUp]}, at least one
     * @param clean the clean values of the forecast's steps, {@code [horizon + guard]}
     * @param truth the values with noise, {@code [horizon]}; without noise, the clean values
     * @param forecast {@code [horizon + guard]}
     * @param period samples per cycle, at least 2; if empty, there are no pulses, and no guard is needed
     * @param levels the levels of the truth; empty if it is constant
     * @param context further data that some metrics need
     * @throws InvalidValueException if the arrays don't fit each other, the guard is shorter than
     *     {@link PulseMatching#guardSteps}, or a true value is not finite
     */
    public Comparison(
            double[] warmUp,
            double[] clean,
            double[] truth,
            double[] forecast,
            OptionalDouble period,
            Optional<Levels> levels,
            ComparisonContext context) {
        InvalidValueException.unless(warmUp.length >= 1, "warmUp", warmUp.length + " samples", "at least 1");
        InvalidValueException.unless(truth.length >= 1, "truth", truth.length + " steps", "at least 1");
        period.ifPresent(steps -> InvalidValueException.unless(
                steps >= 2 && Double.isFinite(steps), "period", steps, "at least 2 (samples)"));
        int guard = PulseMatching.guardSteps(period);
        long needed = (long) truth.length + guard;
        InvalidValueException.unless(
                clean.length >= needed,
                "clean",
                clean.length + " steps",
                "at least " + needed + " (" + truth.length + " of horizon, " + guard + " of guard): "
                        + (needed - clean.length) + (needed - clean.length == 1 ? " is" : " are") + " missing");
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
        this.levels = levels;
        this.notFiniteFrom = Stream.of(
                        firstNotFinite(forecast),
                        context.quantiles().map(Comparison::firstNotFinite).orElse(OptionalInt.empty()))
                .flatMapToInt(OptionalInt::stream)
                .min();
        if (levels.isEmpty() || period.isEmpty()) {
            this.pulseInProgress = false;
            this.anyPulse = false;
            this.truthOnsets = List.of();
            this.matched = List.of();
            this.missed = List.of();
            this.spurious = List.of();
        } else {
            List<Onset> ofTruth = Onset.find(warmUp, clean, levels.get());
            List<Onset> ofForecast = notFiniteFrom.isPresent() ? List.of() : Onset.find(warmUp, forecast, levels.get());
            PulseMatching matching = PulseMatching.of(ofTruth, ofForecast, period.getAsDouble());
            this.pulseInProgress = warmUp[warmUp.length - 1] >= levels.get().threshold();
            this.anyPulse = !ofTruth.isEmpty()
                    || Arrays.stream(warmUp)
                            .anyMatch(value -> value >= levels.get().threshold());
            this.truthOnsets = ofTruth.stream().filter(this::inHorizon).toList();
            this.matched = matching.pairs().stream()
                    .filter(pair -> inHorizon(pair.truth()) || inHorizon(pair.forecast()))
                    .toList();
            this.missed = matching.missed().stream().filter(this::inHorizon).toList();
            this.spurious = matching.spurious().stream().filter(this::inHorizon).toList();
        }
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

    private boolean inHorizon(Onset onset) {
        return onset.step() < truth.length;
    }

    /** The number of judged steps, at least 1. */
    public int horizon() {
        return truth.length;
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

    /** The levels of the truth; empty if it is constant. */
    public Optional<Levels> levels() {
        return levels;
    }

    /** The first step, in horizon or guard, at which the forecast is NaN or infinite. */
    public OptionalInt notFiniteFrom() {
        return notFiniteFrom;
    }

    /** Whether the truth has a pulse in warm-up, horizon or guard. */
    public boolean anyPulse() {
        return anyPulse;
    }

    /** The onsets of the truth's pulses that begin within the horizon, in order. */
    public List<Onset> truthOnsets() {
        return truthOnsets;
    }

    /** The matched pulses of truth and forecast with at least one of the two onsets in the horizon. */
    public List<Pair> matched() {
        return matched;
    }

    /** The pulses of the truth within the horizon that have no partner in the forecast, in order. */
    public List<Onset> missed() {
        return missed;
    }

    /** The pulses of the forecast within the horizon that have no partner in the truth, in order. */
    public List<Onset> spurious() {
        return spurious;
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
            case ONE_STEP -> context.oneStepAhead().isPresent();
            case CELLS -> context.cells().isPresent();
            case QUANTILES -> context.quantiles().isPresent();
        };
    }

    /** Whether the last sample of the warm-up is within a pulse, whose onset is not in the forecast. */
    boolean pulseInProgress() {
        return pulseInProgress;
    }

    /** {@code forecast - truth} at a step of the horizon. */
    public double error(int step) {
        return forecast[step] - truth[step];
    }

    /** Maximum minus minimum of the forecast over the horizon. */
    double forecastRange() {
        return range(forecast);
    }

    /** Maximum minus minimum of the clean truth over the horizon. */
    double truthRange() {
        return range(clean);
    }

    private double range(double[] values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int step = 0; step < truth.length; step++) {
            low = Math.min(low, values[step]);
            high = Math.max(high, values[step]);
        }
        return high - low;
    }
}
