package io.github.lstmforecast.golden;

import io.github.lstmforecast.InvalidValueException;
import java.util.OptionalDouble;

/**
 * How far a model and its forecast may be from the golden one.
 *
 * @param weights the largest difference of a parameter; 0 for the same bits, nothing where parameters are not compared
 * @param outputs the largest difference of what is foretold one step ahead, which no feedback magnifies, as a part of
 *     the largest such output; also what the closed loops may differ by before they are said to part
 * @param absolute how much worse any metric may be
 * @param relative how much worse a metric may be, as a part of the golden's value, or of {@code floor} if that is
 *     larger
 * @param floor see {@code relative}
 * @param suspiciousImprovement how much better a metric may be before one should ask why, as a part likewise
 */
public record GoldenTolerance(
        OptionalDouble weights,
        double outputs,
        double absolute,
        double relative,
        double floor,
        double suspiciousImprovement) {

    /** For a model whose training has the same bits everywhere. */
    public static final GoldenTolerance SAME_BITS = new GoldenTolerance(OptionalDouble.of(0), 1e-6, 0, 0.1, 0.01, 0.5);

    /** For other models: what they say is compared, and not what they are. */
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

    private static void requireLimit(String name, double value) {
        InvalidValueException.unless(value >= 0 && Double.isFinite(value), name, value, "at least 0");
    }

    /** How much worse than a value a metric may be. */
    double allowed(double golden) {
        return Math.max(absolute, relative * Math.max(Math.abs(golden), floor));
    }

    /** How much better than a value a metric may be before that is suspicious. */
    double suspicious(double golden) {
        return suspiciousImprovement * Math.max(Math.abs(golden), floor);
    }
}
