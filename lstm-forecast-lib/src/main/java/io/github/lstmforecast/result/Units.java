package io.github.lstmforecast.result;

import io.github.lstmforecast.forecast.CellTrace;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.metric.CellActivity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What the units of a network do along a forecast.
 *
 * @param hidden h of every unit, the units of the lowest layer first; x is the step
 * @param cells c of every unit of the layers that have cells, likewise; none where no layer has
 * @param preferred where in the cycle each unit of {@code cells} is most active, in cycles from 0 to 1; NaN where it
 *     has no preference
 * @param raster c step by step: of a long forecast, of the part that is looked at closely; where nothing was kept of that,
 *     of the last part that was
 */
public record Units(List<Curve> hidden, List<Curve> cells, double[] preferred, Raster raster) {
    private static final int MOST_OF_ALL_POINTS = 30_000;
    private static final int FEWEST_POINTS = 60;
    private static final int MOST_POINTS = 600;

    /**
     * c over the forecast, or a part of it.
     *
     * @param firstStep the step of the forecast at which it begins
     * @param rows c of each unit of {@code cells}, {@code [unit][step]}, from 0, the least value of the unit in this
     *     part, to 1, its greatest
     */
    public record Raster(int firstStep, float[][] rows) {}

    /** All of a trace whose origin is not known. */
    public static Units of(CellTrace trace, double periodSteps) {
        int steps = trace.steps();
        return of(trace, new ForecastSpan(1, 1, steps, 0), periodSteps, 0, steps);
    }

    /** The part to look at closely is from {@code closeFrom} on, {@code closeTo} not within it. */
    static Units of(CellTrace trace, ForecastSpan span, double periodSteps, int closeFrom, int closeTo) {
        int steps = Math.min(span.horizon(), trace.steps());
        int all = trace.units().stream().mapToInt(Integer::intValue).sum();
        int most = Math.max(FEWEST_POINTS, Math.min(MOST_POINTS, MOST_OF_ALL_POINTS / Math.max(1, all)));
        List<Curve> hidden = new ArrayList<>();
        for (int layer = 0; layer < trace.units().size(); layer++) {
            for (int unit = 0; unit < trace.units().get(layer); unit++) {
                double[] h = new double[steps];
                for (int step = 0; step < steps; step++) {
                    h[step] = trace.hidden(step, layer, unit);
                }
                hidden.add(Curve.of(0, h, most));
            }
        }
        float[][] c = trace.cells(steps);
        List<Curve> cells = new ArrayList<>();
        for (int unit = 0; unit < c[0].length; unit++) {
            cells.add(Curve.of(0, column(c, unit), most));
        }
        int shown = Math.min(closeTo - closeFrom, steps);
        return new Units(
                hidden, cells, preferred(c, span, periodSteps), raster(c, Math.min(closeFrom, steps - shown), shown));
    }

    private static double[] column(float[][] c, int unit) {
        double[] column = new double[c.length];
        Arrays.setAll(column, step -> c[step][unit]);
        return column;
    }

    private static double[] preferred(float[][] c, ForecastSpan span, double periodSteps) {
        double[] preferred = new double[c[0].length];
        Arrays.fill(preferred, Double.NaN);
        if (Double.isFinite(periodSteps) && IntStream.range(0, c.length).allMatch(step -> isFinite(c[step]))) {
            List<CellActivity.Unit> units = new CellActivity(c, periodSteps, span.from()).units();
            for (int unit = 0; unit < units.size(); unit++) {
                OptionalDouble phase = units.get(unit).preferredPhase();
                preferred[unit] = phase.orElse(Double.NaN);
            }
        }
        return preferred;
    }

    private static boolean isFinite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    private static Raster raster(float[][] c, int first, int steps) {
        float[][] rows = new float[c[0].length][steps];
        for (int unit = 0; unit < rows.length; unit++) {
            float least = Float.POSITIVE_INFINITY;
            float greatest = Float.NEGATIVE_INFINITY;
            for (int step = 0; step < steps; step++) {
                least = Math.min(least, c[first + step][unit]);
                greatest = Math.max(greatest, c[first + step][unit]);
            }
            for (int step = 0; step < steps; step++) {
                rows[unit][step] = greatest > least ? (c[first + step][unit] - least) / (greatest - least) : 0;
            }
        }
        return new Raster(first, rows);
    }

    /** The units that have cells, those that are active earlier in the cycle first, those without a preference last. */
    public List<Integer> byPreference() {
        return IntStream.range(0, preferred.length)
                .boxed()
                .sorted(Comparator.comparingDouble(unit -> preferred[unit]))
                .toList();
    }
}
