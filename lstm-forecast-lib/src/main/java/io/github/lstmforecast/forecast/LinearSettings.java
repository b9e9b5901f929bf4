package io.github.lstmforecast.forecast;

import io.github.lstmforecast.InvalidValueException;
import java.util.OptionalDouble;

/**
 * How a linear autoregression is fitted.
 *
 * @param order the number of earlier values in the sum, 1 to {@value #LARGEST_ORDER}
 * @param ridge the penalty of large weights, at least 0: each weight's square is multiplied by this share of its column's
 *     sum of squares; 0 is least squares
 */
public record LinearSettings(int order, double ridge) {
    /** The time of fitting grows with the cube of the order. */
    public static final int LARGEST_ORDER = 1000;

    public static final double DEFAULT_RIDGE = 1e-3;

    private static final int LARGEST_DEFAULT_ORDER = 300;
    private static final int DEFAULT_ORDER_WITHOUT_CYCLE = 10;

    public LinearSettings {
        InvalidValueException.unless(
                order >= 1 && order <= LARGEST_ORDER, "order", order, "1 to " + LARGEST_ORDER + " (samples)");
        InvalidValueException.unless(
                ridge >= 0 && ridge <= Double.MAX_VALUE, "ridge", ridge, "at least 0, for example 0.001");
    }

    /** The same with another order. */
    public LinearSettings withOrder(int other) {
        return new LinearSettings(other, ridge);
    }

    /**
     * The default settings: an order of one cycle and one sample, at most 300; without a cycle 10; never more than a
     * quarter of the training rows.
     *
     * @param period samples per cycle; empty if there are no cycles
     * @param rows the length of the training series
     */
    public static LinearSettings defaults(OptionalDouble period, int rows) {
        double ofCycle = period.isPresent() ? Math.rint(period.getAsDouble()) + 1 : DEFAULT_ORDER_WITHOUT_CYCLE;
        int most = Math.max(1, Math.min(LARGEST_DEFAULT_ORDER, rows / 4));
        return new LinearSettings((int) Math.min(ofCycle, most), DEFAULT_RIDGE);
    }
}
