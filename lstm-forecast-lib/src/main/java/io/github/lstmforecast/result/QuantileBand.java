package io.github.lstmforecast.result;

import io.github.lstmforecast.signal.Quantiles;
import java.util.ArrayList;
import java.util.List;

/**
 * Between which values the truth is expected; x is the step.
 *
 * @param lowestLevel with which probability it is below {@code lowest}
 * @param highestLevel with which probability it is below {@code highest}
 */
public record QuantileBand(double lowestLevel, double highestLevel, Curve lowest, Curve highest) {
    private static final int MOST_BANDS = 5;
    private static final int FEWEST_POINTS = 50;

    /**
     * The bands of the steps {@code from} to {@code to - 1}: from the lowest to the highest quantile, from the second to the
     * last but one, and so on. Of many, some of all widths. Empty where there is only one quantile.
     *
     * @param mostPoints of a curve of one band; those of several have fewer
     */
    static List<QuantileBand> of(Quantiles quantiles, int from, int to, int feature, int mostPoints) {
        int levels = quantiles.levels().size();
        int all = levels / 2;
        int shown = Math.min(all, MOST_BANDS);
        int points = Math.max(FEWEST_POINTS, mostPoints / Math.max(1, shown));
        Quantiles part = quantiles.slice(from, to);
        List<QuantileBand> bands = new ArrayList<>();
        for (int i = 0; i < shown; i++) {
            int low = i * all / shown;
            int high = levels - 1 - low;
            bands.add(new QuantileBand(
                    quantiles.levels().get(low),
                    quantiles.levels().get(high),
                    Curve.of(from, part.values().get(low).column(feature), points),
                    Curve.of(from, part.values().get(high).column(feature), points)));
        }
        return bands;
    }
}
