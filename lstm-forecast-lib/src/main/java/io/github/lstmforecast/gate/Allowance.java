package io.github.lstmforecast.gate;

import io.github.lstmforecast.InvalidValueException;

/**
 * How much worse a metric may be than before, in the unit of its {@linkplain
 * io.github.lstmforecast.metric.Metric#badness badness}.
 *
 * @param relative how much worse, relative to the value before, or to {@code floor} if that is larger
 * @param absolute how much worse in any case
 * @param floor see {@code relative}
 */
public record Allowance(double relative, double absolute, double floor) {
    /** A tenth; below 0.01, a thousandth. */
    public static final Allowance USUAL = new Allowance(0.1, 0, 0.01);

    public Allowance {
        require("relative", relative);
        require("absolute", absolute);
        require("floor", floor);
    }

    private static void require(String name, double value) {
        InvalidValueException.unless(value >= 0 && Double.isFinite(value), name, value, "at least 0");
    }

    /** How much worse than this value before. */
    public double of(double before) {
        return Math.max(absolute, relative * reference(before));
    }

    /** What relative differences refer to. */
    public double reference(double before) {
        return Math.max(Math.abs(before), floor);
    }
}
