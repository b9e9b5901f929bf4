package io.github.lstmforecast.metric;

import io.github.lstmforecast.metric.MetricValue.Cause;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.MetricValue.Undefined;
import java.util.Locale;
import java.util.OptionalInt;

/** Metrics of the error e = forecast - truth, step by step over the horizon. */
final class PointErrors {
    /** A forecast whose range is below this share of the truth's is called flat. */
    private static final double FLAT_BELOW = 0.25;

    private PointErrors() {}

    /** mean |e| */
    static MetricValue mae(Comparison comparison) {
        double sum = 0;
        for (int step = 0; step < comparison.horizon(); step++) {
            sum += Math.abs(comparison.error(step));
        }
        return withLargestError(comparison, sum / comparison.horizon());
    }

    /** sqrt(mean e^2) */
    static MetricValue rmse(Comparison comparison) {
        return withLargestError(comparison, rootMeanSquare(comparison));
    }

    /** rmse / (high - low) of the truth's levels */
    static MetricValue nrmse(Comparison comparison) {
        if (comparison.levels().isEmpty()) {
            return new Undefined(Cause.TRUTH, "the truth is constant");
        }
        return withLargestError(comparison, rootMeanSquare(comparison) / comparison.levels().get().range());
    }

    /** 1 where the forecast's range over the horizon is below a quarter of the truth's, else 0 */
    static MetricValue flat(Comparison comparison) {
        double range = comparison.forecastRange();
        double truthRange = comparison.truthRange();
        if (range < FLAT_BELOW * truthRange) {
            return new Defined(
                    1,
                    OptionalInt.empty(),
                    String.format(
                            Locale.ROOT,
                            "the forecast's range is %.4g, less than a quarter of the truth's, %.4g",
                            range,
                            truthRange));
        }
        return Defined.of(0);
    }

    private static double rootMeanSquare(Comparison comparison) {
        double sum = 0;
        for (int step = 0; step < comparison.horizon(); step++) {
            sum += comparison.error(step) * comparison.error(step);
        }
        return Math.sqrt(sum / comparison.horizon());
    }

    private static MetricValue withLargestError(Comparison comparison, double value) {
        int worst = 0;
        for (int step = 1; step < comparison.horizon(); step++) {
            if (Math.abs(comparison.error(step)) > Math.abs(comparison.error(worst))) {
                worst = step;
            }
        }
        String largest = String.format(Locale.ROOT, "%+.4g at step %d", comparison.error(worst), worst);
        // A finite forecast may still be so far off that a sum or a square is not.
        if (!Double.isFinite(value)) {
            return new Undefined(Cause.FORECAST, "its errors are too large to compute with, up to " + largest);
        }
        return new Defined(value, OptionalInt.of(worst), "the largest error is " + largest);
    }
}
