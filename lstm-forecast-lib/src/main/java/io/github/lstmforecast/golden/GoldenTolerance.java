package io.github.lstmforecast.golden;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.gate.Allowance;
import java.util.OptionalDouble;

/**
 * The allowed differences of a model and its forecast from the golden ones.
 *
 * @param weights the maximum difference of a weight; 0 for the same bits; empty if weights are not compared
 * @param outputs the maximum difference of the forecasts one step ahead, which no feedback amplifies, relative to the
 *     largest of these; closed loops that differ by more diverge
 * @param worse how much worse any metric may be
 * @param suspiciousImprovement how much better a metric may be without a warning, relative to {@link Allowance#reference}
 */
public record GoldenTolerance(OptionalDouble weights, double outputs, Allowance worse, double suspiciousImprovement) {
    /** For models whose training gives the same bits everywhere. */
    public static final GoldenTolerance SAME_BITS =
            new GoldenTolerance(OptionalDouble.of(0), 1e-6, Allowance.USUAL, 0.5);

    /** For other models: compares outputs, not weights. */
    public static final GoldenTolerance SAME_OUTPUTS =
            new GoldenTolerance(OptionalDouble.empty(), 1e-6, Allowance.USUAL, 0.5);

    public GoldenTolerance {
        requireLimit("weights", weights.orElse(0));
        requireLimit("outputs", outputs);
        requireLimit("suspiciousImprovement", suspiciousImprovement);
    }

    /** The same for models whose weights are not known. */
    public GoldenTolerance withoutWeights() {
        return new GoldenTolerance(OptionalDouble.empty(), outputs, worse, suspiciousImprovement);
    }

    private static void requireLimit(String name, double value) {
        InvalidValueException.unless(value >= 0 && Double.isFinite(value), name, value, "at least 0");
    }

    /** How much better than this golden value a metric may be without a warning. */
    double suspicious(double golden) {
        return suspiciousImprovement * worse.reference(golden);
    }
}
