package io.github.lstmforecast.compare;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Corrects the p-values of several tests, so that any of them is wrongly significant no more often than one alone. */
final class Holm {
    private Holm() {}

    /** The corrected p-values, in the same order (Holm 1979). */
    static double[] corrected(double[] pValues) {
        List<Integer> ascending = IntStream.range(0, pValues.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .toList();
        double[] corrected = new double[pValues.length];
        double largest = 0;
        for (int rank = 0; rank < pValues.length; rank++) {
            int i = ascending.get(rank);
            largest = Math.max(largest, Math.min(1, (pValues.length - rank) * pValues[i]));
            corrected[i] = largest;
        }
        return corrected;
    }
}
