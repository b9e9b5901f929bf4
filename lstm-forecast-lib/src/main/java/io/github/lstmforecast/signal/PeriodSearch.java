package io.github.lstmforecast.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds how long the cycle of a series is.
 *
 * <p>For each length, the {@linkplain Detrended moving mean} over a cycle of this length is removed, and the rest is
 * correlated with itself one cycle later. For white noise and for a random walk, this correlation is 0 at every length; a
 * trend, or a cycle that is slower, does not change it. A length is a candidate if its correlation is a peak among those
 * of its neighbors, is high enough, and is beyond chance: {@code atanh(r)} is at least 3.25 standard deviations (Fisher
 * 1915), with the variance {@code (1 + 2 * sum r(k)^2) / pairs} over the lags up to half a cycle (Bartlett 1946). The
 * cycle is the shortest candidate that is no mere part of a longer one.
 *
 * <p>Longer cycles are searched in a series that is smoothed and halved again and again (Burt and Adelson 1983), so that
 * each has 8 to 15 samples there: the time grows with the length of the series only, and the beats of a heart need not be
 * equally long.
 */
public final class PeriodSearch {
    private static final int FEWEST_CYCLES = 3;
    private static final int FEWEST_STEPS = 8; // of a cycle, in all levels but the first

    private static final double MIN_CORRELATION = 0.35; // a lower one repeats too little to forecast from
    /** The fewer samples a cycle has, the more easily a smooth series looks like one. */
    private static final double MIN_CORRELATION_SAMPLES = 1.5;

    private static final double MIN_DEVIATIONS = 3.25;

    /** Up to the sixth harmonic, peaks within a cycle are parts of it unless they repeat nearly as well. */
    private static final double PARTS = 6.5;

    private static final double MIN_SHARE_OF_PARTS = 0.65;
    /** A day need not explain much of the year around it, but the hum of the mains is not the heartbeat. */
    private static final double MIN_SHARE = 0.1;

    private static final double IN_PHASE = 1 / 3.0; // of the first peak's height
    private static final double WHOLE = 0.025; // how far a peak may be off a whole number of samples, of its lag

    private final List<PeriodLevel> levels = new ArrayList<>();
    private final List<Length> lengths = new ArrayList<>();

    /** A length of a cycle: samples of a level, with the correlation from one cycle to the next. */
    private record Length(int level, int samples, double correlation) {
        double steps() {
            return Math.scalb((double) samples, level);
        }
    }

    /** A peak of the autocorrelation, at a lag in samples of the series or of a level. */
    private record Peak(int lag, double height) {}

    private PeriodSearch(double[] values) {
        double largest = Arrays.stream(values).map(Math::abs).max().orElse(0);
        if (largest == 0) {
            return;
        }
        double mean = Arrays.stream(values).map(value -> value / largest).sum() / values.length;
        PeriodLevel level = new PeriodLevel(
                Arrays.stream(values).map(value -> value / largest - mean).toArray());
        int shortest = 2;
        while (level.length() >= FEWEST_CYCLES * shortest) {
            levels.add(level);
            for (int samples = shortest; samples < 2 * FEWEST_STEPS; samples++) {
                if (level.length() >= FEWEST_CYCLES * samples) {
                    int lag = samples;
                    double correlation = level.detrended(samples)
                            .map(rest -> rest.correlation(lag))
                            .orElse(0.0);
                    lengths.add(new Length(levels.size() - 1, samples, correlation));
                }
            }
            level = level.halved();
            shortest = FEWEST_STEPS;
        }
    }

    /**
     * The length of the cycle of a series.
     *
     * @param values {@code [time]}, all finite
     * @return samples per cycle, from 2 to a third of the length; empty if the series does not repeat itself
     */
    public static OptionalDouble period(double[] values) {
        PeriodSearch search = new PeriodSearch(values);
        List<Length> candidates = search.candidates();
        for (Length candidate : candidates) {
            if (search.isNoPart(candidate, candidates)) {
                return OptionalDouble.of(search.refined(candidate));
            }
        }
        return OptionalDouble.empty();
    }

    /** The lengths whose correlation is a peak that is high, and beyond chance; the shortest first. */
    private List<Length> candidates() {
        return IntStream.range(0, lengths.size())
                .filter(i -> isPeak(i) && isBeyondChance(lengths.get(i)))
                .mapToObj(lengths::get)
                .toList();
    }

    private boolean isPeak(int i) {
        Length length = lengths.get(i);
        return length.correlation >= Math.max(MIN_CORRELATION, MIN_CORRELATION_SAMPLES / length.steps())
                && (i == 0 || length.correlation >= lengths.get(i - 1).correlation)
                && (i == lengths.size() - 1 || length.correlation >= lengths.get(i + 1).correlation);
    }

    private boolean isBeyondChance(Length length) {
        Detrended rest = levels.get(length.level).detrended(length.samples).orElseThrow();
        double variance = 1;
        double lowest = Double.POSITIVE_INFINITY;
        for (int lag = 1; lag < length.samples; lag++) {
            double correlation = rest.correlation(lag);
            lowest = Math.min(lowest, correlation);
            if (lag <= Math.max(1, length.samples / 2)) {
                variance += 2 * correlation * correlation;
            }
        }
        double deviation = Math.sqrt(variance / (rest.length() - length.samples));
        return lowest < 0 && length.correlation >= StrictMath.tanh(MIN_DEVIATIONS * deviation);
    }

    /** Whether no longer candidate has this one as its part. */
    private boolean isNoPart(Length candidate, List<Length> candidates) {
        double most = PARTS * candidate.steps();
        return share(
                                candidate,
                                candidates.stream()
                                        .filter(other -> other.steps() > 1.2 * candidate.steps()
                                                && other.steps() <= most
                                                && other.correlation > candidate.correlation))
                        >= MIN_SHARE_OF_PARTS
                && share(candidate, candidates.stream().filter(other -> other.steps() > most)) >= MIN_SHARE;
    }

    /** The share of the best of some longer cycles that a candidate explains; 1 without such cycles. */
    private double share(Length candidate, Stream<Length> longer) {
        return longer.max(Comparator.comparingDouble(Length::correlation))
                .map(best -> share(candidate, best))
                .orElse(1.0);
    }

    /**
     * How high the autocorrelation is after the candidate, relative to its height after the longer cycle: both the height
     * itself and that above the lowest value before it.
     */
    private double share(Length candidate, Length longer) {
        double cycle = Math.scalb(longer.steps(), -candidate.level);
        List<Detrended> rests = IntStream.rangeClosed(0, longer.level - candidate.level)
                .mapToObj(up -> levels.get(candidate.level + up).detrended((int) Math.round(Math.scalb(cycle, -up))))
                .flatMap(Optional::stream)
                .toList();
        if (rests.size() <= longer.level - candidate.level) {
            return 1; // at some level, nothing but rounding errors
        }
        Detrended rest = rests.get(0);
        IntToDoubleFunction height = candidate.samples < FEWEST_STEPS / 2
                ? rest::correlation
                : lag -> smoothed(rest, lag); // a cycle of 10.5 samples has peaks at 10 and 11
        List<IntToDoubleFunction> heights = correlations(rests);
        heights.set(0, height);
        double ofLonger = peak(heights, cycle, 1, 1).height;
        Peak peak = highest(height, Math.max(2, candidate.samples - 1), candidate.samples + 1);
        double lowest =
                IntStream.rangeClosed(1, peak.lag).mapToDouble(height).min().orElseThrow();
        return ofLonger > 0 ? Math.min(peak.height, peak.height - lowest) / ofLonger : 1;
    }

    private static double smoothed(Detrended rest, int lag) {
        return (rest.correlation(lag - 1) + 2 * rest.correlation(lag) + rest.correlation(lag + 1)) / 4;
    }

    private static Peak highest(IntToDoubleFunction height, int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(lag -> new Peak(lag, height.applyAsDouble(lag)))
                .max(Comparator.comparingDouble(Peak::height))
                .orElseThrow();
    }

    /**
     * The length to a fraction of a sample: the m-th peak of the autocorrelation is after m cycles, so it gives the length
     * m times as exactly as the first; m doubles as long as the cycles stay in phase.
     */
    private double refined(Length length) {
        Peak first = peak(correlations(detrended(length.level, length.steps())), length.steps(), 1, 1);
        List<IntToDoubleFunction> heights = correlations(detrended(length.level, first.lag));
        Peak last = first;
        int cycles = 1;
        double steps = first.lag;
        while (2 * cycles * steps < levels.get(0).length() * 2 / 3.0) {
            Peak next = peak(heights, steps, 2 * cycles, 2);
            if (next.height < IN_PHASE * first.height) {
                break;
            }
            last = next;
            cycles *= 2;
            steps = (double) last.lag / cycles;
        }
        for (long whole : new long[] {first.lag, Math.round(steps)}) {
            long off = Math.abs(last.lag - cycles * whole);
            if (off <= 1 && off <= WHOLE * last.lag) {
                return whole;
            }
        }
        return steps;
    }

    /** The levels up to one, without the moving mean over a cycle. */
    private List<Detrended> detrended(int top, double steps) {
        return IntStream.rangeClosed(0, top)
                .mapToObj(level -> levels.get(level)
                        .detrended((int) Math.round(Math.scalb(steps, -level)))
                        .orElseThrow())
                .toList();
    }

    private static List<IntToDoubleFunction> correlations(List<Detrended> rests) {
        List<IntToDoubleFunction> correlations = new ArrayList<>();
        rests.forEach(rest -> correlations.add(rest::correlation));
        return correlations;
    }

    /**
     * The peak of the autocorrelation after so many cycles, found in the highest level and then in those below: each level
     * has twice the samples, but only a few lags to try.
     *
     * @param heights the autocorrelation by the lag, of the lowest level and of those above it
     * @param steps of a cycle in the lowest level
     * @return with its lag in samples of the lowest level
     */
    private static Peak peak(List<IntToDoubleFunction> heights, double steps, int cycles, int aroundTop) {
        int top = heights.size() - 1;
        Peak peak = null;
        for (int level = top; level >= 0; level--) {
            int at = peak == null ? (int) Math.round(Math.scalb(cycles * steps, -level)) : 2 * peak.lag;
            int around = Math.min(level == top ? aroundTop : 2, ((int) Math.scalb(steps, -level) - 1) / 2);
            peak = highest(heights.get(level), at - around, at + around);
        }
        return peak;
    }
}
