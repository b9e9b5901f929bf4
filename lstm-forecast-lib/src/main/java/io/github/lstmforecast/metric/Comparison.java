package io.github.lstmforecast.metric;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.metric.PulseMatching.Pair;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A truth and a forecast side by side: what every metric is computed from.
 *
 * <p>Where the signal was generated, errors are taken against the truth with its noise, levels and pulses against the
 * clean wave.
 */
public final class Comparison {
    private final double[] truth;
    private final double[] clean;
    private final double[] forecast;
    private final double periodSteps;
    private final Optional<Levels> levels;
    private final ComparisonContext background;
    private final boolean pulseInProgress;
    private final OptionalInt notFiniteFrom;
    private final boolean anyPulse;
    private final List<Onset> truthOnsets;
    private final List<Pair> matched;
    private final List<Onset> missed;
    private final List<Onset> spurious;

    /**
     * Puts a truth and a forecast side by side, with nothing else known.
     *
     * @see #Comparison(double[], double[], double[], double[], double, Optional, ComparisonContext)
     * @param warmUp the clean values before the forecast
     * @param clean the clean values of the forecast's steps
     * @param truth the values with noise
     * @param forecast what was foretold
     * @param periodSteps samples per cycle
     * @param levels the levels of the truth
     */
    public Comparison(
            double[] warmUp,
            double[] clean,
            double[] truth,
            double[] forecast,
            double periodSteps,
            Optional<Levels> levels) {
        this(warmUp, clean, truth, forecast, periodSteps, levels, ComparisonContext.NONE);
    }

    /**
     * Puts a truth and a forecast side by side, and matches their pulses.
     *
     * @param warmUp the clean values before the forecast, {@code [warmUp]}, at least one
     * @param clean the clean values of the forecast's steps, {@code [horizon + guard]}
     * @param truth the values with noise, {@code [horizon]}; the clean ones again where there was no noise
     * @param forecast {@code [horizon + guard]}
     * @param periodSteps samples per cycle, at least 2
     * @param levels the levels of the truth, or nothing where it is constant
     * @param background what some metrics look at beside these
     * @throws InvalidValueException if the arrays don't fit each other, the guard is shorter than
     *     {@link PulseMatching#guardSteps}, or a true value is not finite
     */
    public Comparison(
            double[] warmUp,
            double[] clean,
            double[] truth,
            double[] forecast,
            double periodSteps,
            Optional<Levels> levels,
            ComparisonContext background) {
        InvalidValueException.unless(warmUp.length >= 1, "warmUp", warmUp.length + " samples", "at least 1");
        InvalidValueException.unless(truth.length >= 1, "truth", truth.length + " steps", "at least 1");
        InvalidValueException.unless(
                periodSteps >= 2 && Double.isFinite(periodSteps), "period", periodSteps, "at least 2 (samples)");
        int guard = PulseMatching.guardSteps(periodSteps);
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
        requireFinite("training", background.training());
        int oneStep = background.oneStepAhead().length;
        InvalidValueException.unless(
                oneStep == 0 || oneStep == truth.length, "oneStepAhead", oneStep + " steps", truth.length + " steps");
        background
                .baselines()
                .forEach((baseline, steps) -> InvalidValueException.unless(
                        steps.length >= truth.length,
                        baseline.key(),
                        steps.length + " steps",
                        "at least " + truth.length + " steps"));
        this.background = background;
        this.truth = truth.clone();
        this.clean = clean.clone();
        this.forecast = forecast.clone();
        this.periodSteps = periodSteps;
        this.levels = levels;
        this.notFiniteFrom = firstNotFinite(forecast);
        this.pulseInProgress =
                levels.isPresent() && warmUp[warmUp.length - 1] >= levels.get().threshold();
        if (levels.isEmpty()) {
            this.anyPulse = false;
            this.truthOnsets = List.of();
            this.matched = List.of();
            this.missed = List.of();
            this.spurious = List.of();
        } else {
            List<Onset> ofTruth = Onset.find(warmUp, clean, levels.get());
            List<Onset> ofForecast = notFiniteFrom.isPresent() ? List.of() : Onset.find(warmUp, forecast, levels.get());
            PulseMatching matching = PulseMatching.of(ofTruth, ofForecast, periodSteps);
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

    private boolean inHorizon(Onset onset) {
        return onset.step() < truth.length;
    }

    /**
     * How many steps are judged.
     *
     * @return at least 1
     */
    public int horizon() {
        return truth.length;
    }

    /**
     * How long a cycle is.
     *
     * @return samples, at least 2
     */
    public double periodSteps() {
        return periodSteps;
    }

    /**
     * The levels of the truth.
     *
     * @return nothing where the truth is constant
     */
    public Optional<Levels> levels() {
        return levels;
    }

    /**
     * Where the forecast stops being a number.
     *
     * @return the first step, in horizon or guard, that is NaN or infinite
     */
    public OptionalInt notFiniteFrom() {
        return notFiniteFrom;
    }

    /**
     * Whether there is anything to time.
     *
     * @return whether the truth has a pulse in warm-up, horizon or guard
     */
    public boolean anyPulse() {
        return anyPulse;
    }

    /**
     * The pulses that should begin within the horizon.
     *
     * @return their onsets, in order
     */
    public List<Onset> truthOnsets() {
        return truthOnsets;
    }

    /**
     * The pulses of the forecast that answer one of the truth.
     *
     * @return pairs of which at least one onset is within the horizon, in order
     */
    public List<Pair> matched() {
        return matched;
    }

    /**
     * The pulses of the truth that the forecast does not have.
     *
     * @return onsets within the horizon without a partner, in order
     */
    public List<Onset> missed() {
        return missed;
    }

    /**
     * The pulses of the forecast that the truth does not have.
     *
     * @return onsets within the horizon without a partner, in order
     */
    public List<Onset> spurious() {
        return spurious;
    }

    /** Whether the truth is within a pulse at the last sample of the warm-up; that pulse has no onset to forecast. */
    boolean pulseInProgress() {
        return pulseInProgress;
    }

    /** The clean truth over horizon and guard. */
    double[] clean() {
        return clean;
    }

    /** The truth with noise, over the horizon. */
    double[] truth() {
        return truth;
    }

    /** The forecast over horizon and guard. */
    double[] forecast() {
        return forecast;
    }

    ComparisonContext background() {
        return background;
    }

    /** {@code forecast - truth} at a step of the horizon. */
    double error(int step) {
        return forecast[step] - truth[step];
    }

    /** Maximum less minimum of the forecast over the horizon. */
    double forecastRange() {
        return range(forecast);
    }

    /** Maximum less minimum of the clean truth over the horizon. */
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
