package io.github.lstmforecast.golden;

import io.github.lstmforecast.InvalidValueException;
import java.util.OptionalDouble;

/**
 * The allowed differences of a model and its forecast from the golden ones.
 *
 * @param weights the maximum difference of a weight; 0 for the same bits; empty if weights are not compared
 * @param outputs the maximum difference of the forecasts one step ahead, which no feedback amplifies, relative to the
 *     largest of these; closed loops that differ by more diverge
 * @param absolute how much worse any metric may be
 * @param relative how much worse a metric may be, relative to its golden value, or to {@code floor} if that is larger
 * @param floor see {@code relative}
 * @param suspiciousImprovement how much better a metric may be without a warning, relative like {@code relative}
 */
public record GoldenTolerance(
        OptionalDouble weights,
        double outputs,
        double absolute,
        double relative,
        double floor,
        double suspiciousImprovement) {

    /** For models whose training gives the same bits everywhere. */
    public static final GoldenTolerance SAME_BITS = new GoldenTolerance(OptionalDouble.of(0), 1e-6, 0, 0.1, 0.01, 0.5);

    /** For other models: compares outputs, not weights. */
    public static final GoldenTolerance SAME_OUTPUTS =
            new GoldenTolerance(OptionalDouble.empty(), 1e-6, 0, 0.1, 0.01, 0.5);

    public GoldenTolerance {
        requireLimit("weights", weights.orElse(0));
        requireLimit("outputs", outputs);
        requireLimit("absolute", absolute);
        requireLimit("relative", relative);
        requireLimit("floor", floor);
        requireLimit("suspiciousImprovement", suspiciousImprovement);
    }

    /** The same for models whose weights are not known. */
    public GoldenTolerance withoutWeights() {
        return new GoldenTolerance(OptionalDouble.empty(), outputs, absolute, relative, floor, suspiciousImprovement);
    }

    private static void requireLimit(String name, double value) {
        InvalidValueException.unless(value >= 0 && Double.isFinite(value), name, value, "at least 0");
    }

    /** How much worse than this golden value a metric may be. */
    double allowed(double golden) {
        return Math.max(absolute, relative * Math.max(Math.abs(golden), floor));
    }

    /** How much better than this golden value a metric may be without a warning. */
    double suspicious(double golden) {
        return suspiciousImprovement * Math.max(Math.abs(golden), floor);
    }
}
