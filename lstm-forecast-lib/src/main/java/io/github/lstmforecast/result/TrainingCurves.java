package io.github.lstmforecast.result;

import io.github.lstmforecast.signal.GapMask;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.TrainingCopy;
import io.github.lstmforecast.signal.Windows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The training data.
 *
 * @param series each column of the training range in the signal's own unit, interrupted in gaps; x is the sample
 * @param filled how the gaps of each column are filled; empty where it has none
 * @param copies how many phase-shifted copies are trained on side by side
 * @param windows how many windows each is cut into
 * @param firstCopies the first of the copies as the model is fed them, their first column
 * @param firstWindows the first windows, {@code [window][copy]}, likewise
 */
public record TrainingCurves(
        List<Curve> series,
        List<Optional<Curve>> filled,
        int copies,
        int windows,
        List<Pair> firstCopies,
        List<List<Pair>> firstWindows) {
    private static final int MOST_COPIES = 4;
    private static final int MOST_WINDOWS = 6;

    /** An input and its target; x is the step. */
    public record Pair(Curve input, Curve target) {
        private static Pair of(int firstStep, Series input, Series target) {
            return new Pair(
                    Curve.of(firstStep, input.column(0), Recording.MOST_POINTS),
                    Curve.of(firstStep, target.column(0), Recording.MOST_POINTS));
        }
    }

    /**
     * Records training data.
     *
     * @param start the first sample of the training range
     * @param range the training range in the signal's own unit, {@code [time][column]}
     * @param gaps of the signal
     */
    public static TrainingCurves of(int start, Series range, GapMask gaps, List<TrainingCopy> copies, Windows windows) {
        List<Curve> series = new ArrayList<>();
        List<Optional<Curve>> filled = new ArrayList<>();
        for (int feature = 0; feature < range.features(); feature++) {
            double[] values = range.column(feature);
            series.add(Curve.of(start, gaps.without(values, start, feature), Recording.MOST_POINTS));
            filled.add(
                    gaps.count(start, start + values.length, feature) == 0
                            ? Optional.empty()
                            : Optional.of(Curve.of(start, gaps.around(values, start, feature), Recording.MOST_POINTS)));
        }
        int length = windows.windowLength();
        List<TrainingCopy> firstCopies = copies.subList(0, Math.min(copies.size(), MOST_COPIES));
        List<List<Pair>> firstWindows = new ArrayList<>();
        for (int window = 0; window < Math.min(windows.windows(), MOST_WINDOWS); window++) {
            int from = window * length;
            firstWindows.add(firstCopies.stream()
                    .map(copy -> Pair.of(
                            from,
                            copy.inputs().slice(from, from + length),
                            copy.targets().slice(from, from + length)))
                    .toList());
        }
        return new TrainingCurves(
                series,
                filled,
                copies.size(),
                windows.windows(),
                firstCopies.stream()
                        .map(copy -> Pair.of(0, copy.inputs(), copy.targets()))
                        .toList(),
                firstWindows);
    }
}
