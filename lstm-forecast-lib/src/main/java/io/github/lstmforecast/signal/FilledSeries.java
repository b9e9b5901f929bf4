package io.github.lstmforecast.signal;

import io.github.lstmforecast.InvalidValueException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A series whose gaps, its NaN values, are filled.
 *
 * <p>{@link #whole()} fills a gap from both sides. {@link #asOf} fills it as it can be filled at the start of a forecast,
 * with no value from there on, so that nothing of the forecast period leaks into what a model is fed.
 *
 * <p>The first value of a series also fills the gap before it. A gap in the first cycle has no value one cycle before;
 * the last value is carried there.
 */
public final class FilledSeries implements GapMask {
    private final Series series; // NaN in gaps
    private final Series whole;
    private final Series causal; // each gap is filled from earlier steps only, but for a gap at the start
    private final int[] firstValue; // [feature]

    /**
     * Adjacent steps without a value.
     *
     * @param from the first of them
     * @param length at least 1
     */
    public record Gap(int feature, int from, int length) {}

    private FilledSeries(Series series, Series whole, Series causal, int[] firstValue) {
        this.series = series;
        this.whole = whole;
        this.causal = causal;
        this.firstValue = firstValue;
    }

    /**
     * Fills the gaps of a series.
     *
     * @param series {@code [time][feature]}, NaN in gaps
     * @param cycleSteps samples per cycle, at least 1; used by {@link GapFill#SEASONAL} only
     * @throws InvalidValueException if there are gaps and {@code fill} is {@link GapFill#ERROR}, or if a feature has no
     *     value at all
     */
    public static FilledSeries of(Series series, GapFill fill, int cycleSteps) {
        int features = series.features();
        int[] firstValue = new int[features];
        int gaps = 0;
        for (int feature = 0; feature < features; feature++) {
            firstValue[feature] = firstValue(series, feature);
            for (int step = 0; step < series.length(); step++) {
                gaps += Double.isNaN(series.get(step, feature)) ? 1 : 0;
            }
        }
        if (gaps == 0) {
            return new FilledSeries(series, series, series, firstValue);
        }
        InvalidValueException.unless(
                fill != GapFill.ERROR, "gaps", fill.key(), "interpolate, carry or seasonal, since there are " + gaps);
        InvalidValueException.unless(cycleSteps >= 1, "cycleSteps", cycleSteps, "at least 1");
        double[] causal = series.toArray();
        for (int feature = 0; feature < features; feature++) {
            int first = firstValue[feature];
            InvalidValueException.unless(
                    first < series.length(), "feature " + (feature + 1), "without any value", "one with values");
            for (int step = 0; step < series.length(); step++) {
                if (step < first) {
                    causal[step * features + feature] = series.get(first, feature);
                } else if (Double.isNaN(series.get(step, feature))) {
                    int from = fill == GapFill.SEASONAL && step >= cycleSteps ? step - cycleSteps : step - 1;
                    causal[step * features + feature] = causal[from * features + feature];
                }
            }
        }
        Series filled = Series.of(causal, features);
        if (fill != GapFill.INTERPOLATE) {
            return new FilledSeries(series, filled, filled, firstValue);
        }
        for (Gap gap : gaps(series, 0, series.length())) {
            interpolate(series, gap, causal);
        }
        return new FilledSeries(series, Series.of(causal, features), filled, firstValue);
    }

    private static int firstValue(Series series, int feature) {
        int step = 0;
        while (step < series.length() && Double.isNaN(series.get(step, feature))) {
            step++;
        }
        return step;
    }

    private static void interpolate(Series series, Gap gap, double[] filled) {
        int before = gap.from() - 1;
        int after = gap.from() + gap.length();
        if (before < 0 || after == series.length()) {
            return; // no value on one side
        }
        double low = series.get(before, gap.feature());
        double high = series.get(after, gap.feature());
        for (int step = gap.from(); step < after; step++) {
            double part = (double) (step - before) / (after - before);
            filled[step * series.features() + gap.feature()] = low * (1 - part) + high * part;
        }
    }

    @Override
    public boolean isFilled(int step, int feature) {
        return Double.isNaN(series.get(step, feature));
    }

    /** The series with its gaps filled from both sides. */
    public Series whole() {
        return whole;
    }

    /**
     * The series as it is known at a step: gaps before it are filled with no value from there on, and each later gap
     * with no value behind it.
     *
     * @param origin the first step that is not known, at least 1
     * @param end the length of the result, at least {@code origin}
     * @throws InvalidValueException if a feature has no value before the origin
     */
    public Series asOf(int origin, int end) {
        for (int first : firstValue) {
            InvalidValueException.unless(
                    first < origin,
                    "from",
                    origin,
                    "at least " + (first + 1) + ", after the first value of each column");
        }
        if (whole == causal || gaps(series, origin - 1, end).isEmpty()) {
            return whole.slice(0, end);
        }
        int features = series.features();
        double[] known = whole.slice(0, end).toArray();
        for (int feature = 0; feature < features; feature++) {
            int from = origin;
            while (isFilled(from - 1, feature)) {
                from--;
            }
            for (int step = from; step < end; step++) {
                known[step * features + feature] = causal.get(step, feature);
            }
        }
        return Series.of(known, features);
    }

    /** The longest gap of the steps {@code from} to {@code to - 1}, of several the first. */
    public Optional<Gap> longestGap(int from, int to) {
        return gaps(series, from, to).stream()
                .sorted(Comparator.comparingInt(Gap::from))
                .max(Comparator.comparingInt(Gap::length));
    }

    private static List<Gap> gaps(Series series, int from, int to) {
        List<Gap> gaps = new ArrayList<>();
        for (int feature = 0; feature < series.features(); feature++) {
            int first = -1;
            for (int step = from; step <= to; step++) {
                boolean isGap = step < to && Double.isNaN(series.get(step, feature));
                if (isGap && first < 0) {
                    first = step;
                } else if (!isGap && first >= 0) {
                    gaps.add(new Gap(feature, first, step - first));
                    first = -1;
                }
            }
        }
        return gaps;
    }
}
