package io.github.lstmforecast.metric;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.metric.MetricValue.Cause;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.MetricValue.Undefined;
import io.github.lstmforecast.signal.PeriodSearch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The cells c of a recurrent network along a closed loop, relative to the cycles of the truth: how they count. The position
 * of a sample in its cycle is {@code floor(sample mod period)}.
 */
public final class CellActivity {
    private final float[][] cells; // [step][unit]
    private final double periodSteps;
    private final int firstSample;
    private MetricValue countDecoding; // cached; every thread computes the same value

    /**
     * @param cells c, {@code [step][unit]}, the units of all layers, all finite; not copied
     * @param periodSteps samples per cycle, at least 2
     * @param firstSample the sample of step 0 in the series
     * @throws InvalidValueException if the period is out of range
     */
    public CellActivity(float[][] cells, double periodSteps, int firstSample) {
        InvalidValueException.unless(
                periodSteps >= 2 && Double.isFinite(periodSteps), "period", periodSteps, "at least 2 (samples)");
        this.cells = cells;
        this.periodSteps = periodSteps;
        this.firstSample = firstSample;
    }

    /**
     * The activity of a unit over the last whole cycles.
     *
     * @param depth maximum minus minimum of c
     * @param periodSteps the {@linkplain PeriodSearch period} of c; empty if c is not periodic
     * @param preferredPhase the position in the cycle with the most activity, in cycles from 0 to 1: the circular mean,
     *     weighted by c minus its minimum (Mardia and Jupp 2000); empty if there is none
     * @param concentration the length of the mean resultant: from 0, equal activity in the whole cycle, to 1, one position
     *     only
     */
    public record Unit(double depth, OptionalDouble periodSteps, OptionalDouble preferredPhase, double concentration) {}

    /** c, {@code [step][unit]}; a copy. */
    public float[][] values() {
        return Arrays.stream(cells).map(float[]::clone).toArray(float[][]::new);
    }

    /** The activity of each unit over the last whole cycles of the forecast; empty if the forecast is less than a cycle. */
    public List<Unit> units() {
        int steps = (int) Math.floor(Math.floor(cells.length / periodSteps) * periodSteps);
        List<Unit> units = new ArrayList<>();
        for (int unit = 0; steps > 0 && unit < cells[0].length; unit++) {
            units.add(unit(unit, cells.length - steps));
        }
        return units;
    }

    private Unit unit(int unit, int from) {
        double[] c = new double[cells.length - from];
        Arrays.setAll(c, i -> cells[from + i][unit]);
        double low = Arrays.stream(c).min().orElseThrow();
        double high = Arrays.stream(c).max().orElseThrow();
        if (low == high) {
            return new Unit(0, OptionalDouble.empty(), OptionalDouble.empty(), 0);
        }
        double cosine = 0;
        double sine = 0;
        double weights = 0;
        for (int i = 0; i < c.length; i++) {
            double angle = 2 * Math.PI * phase(from + i);
            cosine += (c[i] - low) * StrictMath.cos(angle);
            sine += (c[i] - low) * StrictMath.sin(angle);
            weights += c[i] - low;
        }
        double concentration = Math.sqrt(cosine * cosine + sine * sine) / weights;
        double turn = StrictMath.atan2(sine, cosine) / (2 * Math.PI);
        return new Unit(
                high - low,
                PeriodSearch.period(c),
                concentration < 1e-9 ? OptionalDouble.empty() : OptionalDouble.of(turn < 0 ? turn + 1 : turn),
                concentration);
    }

    private double phase(int step) {
        double cycles = ((double) firstSample + step) / periodSteps;
        return cycles - Math.floor(cycles);
    }

    private int cycle(int step) {
        return (int) (Math.floor(((double) firstSample + step) / periodSteps) - Math.floor(firstSample / periodSteps));
    }

    private int position(int step) {
        double sample = (double) firstSample + step;
        return (int) Math.floor(sample - periodSteps * Math.floor(sample / periodSteps));
    }

    /**
     * How well the cells encode the position in the cycle: the share of steps whose position is that of the nearest mean of
     * c. The mean of a position is over all other cycles. c of each unit is divided by its standard deviation; constant
     * units are ignored. A tie counts as wrong. Steps whose position does not occur in another cycle are ignored.
     *
     * @return from 0 to 1: random guesses give 1 / period, 1 is perfect; undefined if the forecast is less than two cycles
     */
    public MetricValue countDecoding() {
        MetricValue computed = countDecoding;
        if (computed == null) {
            computed = computeCountDecoding();
            countDecoding = computed;
        }
        return computed;
    }

    private MetricValue computeCountDecoding() {
        if (cells.length < 2 * periodSteps) {
            return new Undefined(Cause.TRUTH, "less than 2 cycles are forecast");
        }
        double[][] c = scaled();
        int positions = (int) Math.ceil(periodSteps);
        int cycles = cycle(cells.length - 1) + 1;
        int units = c[0].length;
        // Sums of each position over all cycles before a cycle, and over all after it. The sum of all minus the cycle's
        // own
        // sum would have rounding errors where means are equal, and so hide ties.
        double[][][] before = sums(c, positions, cycles, false);
        double[][][] behind = sums(c, positions, cycles, true);
        int[][] countBefore = counts(positions, cycles, false);
        int[][] countBehind = counts(positions, cycles, true);
        int right = 0;
        int read = 0;
        for (int step = 0; step < c.length; step++) {
            int cycle = cycle(step);
            int own = position(step);
            if (countBefore[cycle][own] + countBehind[cycle][own] == 0) {
                continue;
            }
            read++;
            double[] distance = new double[positions];
            for (int position = 0; position < positions; position++) {
                int count = countBefore[cycle][position] + countBehind[cycle][position];
                distance[position] = count == 0 ? Double.POSITIVE_INFINITY : 0;
                for (int unit = 0; count > 0 && unit < units; unit++) {
                    double mean = (before[cycle][position][unit] + behind[cycle][position][unit]) / count;
                    distance[position] += (c[step][unit] - mean) * (c[step][unit] - mean);
                }
            }
            boolean nearest = true;
            for (int position = 0; position < positions; position++) {
                nearest &= position == own || distance[own] < distance[position];
            }
            right += nearest ? 1 : 0;
        }
        return read == 0
                ? new Undefined(Cause.TRUTH, "no position of the cycle is forecast twice")
                : new Defined((double) right / read, OptionalInt.empty(), "");
    }

    /** c of the units that are not constant, each divided by its standard deviation. */
    private double[][] scaled() {
        List<double[]> columns = new ArrayList<>();
        for (int unit = 0; unit < cells[0].length; unit++) {
            int of = unit;
            double[] c = new double[cells.length];
            Arrays.setAll(c, step -> cells[step][of]);
            if (Arrays.stream(c).allMatch(value -> value == c[0])) {
                continue;
            }
            double mean = Arrays.stream(c).average().orElseThrow();
            double deviation = Math.sqrt(
                    Arrays.stream(c).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
            Arrays.setAll(c, step -> c[step] / deviation);
            columns.add(c);
        }
        double[][] scaled = new double[cells.length][columns.size()];
        for (int step = 0; step < scaled.length; step++) {
            for (int unit = 0; unit < columns.size(); unit++) {
                scaled[step][unit] = columns.get(unit)[step];
            }
        }
        return scaled;
    }

    /** {@code [cycle][position][unit]}: the sum over all cycles before this one, or after it. */
    private double[][][] sums(double[][] c, int positions, int cycles, boolean fromTheEnd) {
        double[][][] sums = new double[cycles + 1][positions][c[0].length];
        int done = 0; // cycles whose sums are complete
        for (int i = 0; i < c.length; i++) {
            int step = fromTheEnd ? c.length - 1 - i : i;
            int cycle = fromTheEnd ? cycles - 1 - cycle(step) : cycle(step);
            while (done <= cycle) {
                copy(sums[done], sums[done + 1]);
                done++;
            }
            for (int unit = 0; unit < c[0].length; unit++) {
                sums[cycle + 1][position(step)][unit] += c[step][unit];
            }
        }
        double[][][] ofCycle = new double[cycles][][];
        for (int cycle = 0; cycle < cycles; cycle++) {
            ofCycle[cycle] = sums[fromTheEnd ? cycles - 1 - cycle : cycle];
        }
        return ofCycle;
    }

    private static void copy(double[][] from, double[][] to) {
        for (int i = 0; i < from.length; i++) {
            System.arraycopy(from[i], 0, to[i], 0, from[i].length);
        }
    }

    /** {@code [cycle][position]}: the number of steps in all cycles before this one, or after it. */
    private int[][] counts(int positions, int cycles, boolean fromTheEnd) {
        int[][] own = new int[cycles][positions];
        for (int step = 0; step < cells.length; step++) {
            own[cycle(step)][position(step)]++;
        }
        int[][] counts = new int[cycles][positions];
        for (int i = 1; i < cycles; i++) {
            int cycle = fromTheEnd ? cycles - 1 - i : i;
            int next = fromTheEnd ? cycle + 1 : cycle - 1;
            Arrays.setAll(counts[cycle], position -> counts[next][position] + own[next][position]);
        }
        return counts;
    }
}
