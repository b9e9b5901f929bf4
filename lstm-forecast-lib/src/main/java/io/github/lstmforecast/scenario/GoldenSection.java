package io.github.lstmforecast.scenario;

import io.github.lstmforecast.csv.Decimal;
import io.github.lstmforecast.golden.GoldenTolerance;
import java.util.Optional;
import java.util.OptionalDouble;

/** {@code golden}: how far from the accepted model a training and its forecast may be. */
final class GoldenSection {
    private GoldenSection() {}

    static Optional<GoldenTolerance> read(YamlMap top, ModelSource source) throws ScenarioException {
        if (!top.has("golden")) {
            return Optional.empty();
        }
        YamlMap golden =
                top.map("golden", "weights", "outputs", "absolute", "relative", "floor", "suspiciousImprovement");
        GoldenTolerance usual = usual(source);
        return Optional.of(golden.make(() -> new GoldenTolerance(
                golden.has("weights") ? golden.attempt(() -> weights(golden), usual.weights()) : usual.weights(),
                golden.number("outputs", usual.outputs()),
                AllowanceKeys.read(golden, usual.worse()),
                golden.number("suspiciousImprovement", usual.suspiciousImprovement()))));
    }

    /** Where nothing is said: the same weights where they have the same bits everywhere, else the same outputs. */
    static GoldenTolerance usual(ModelSource source) {
        return source.hasSameWeightsEverywhere() ? GoldenTolerance.SAME_BITS : GoldenTolerance.SAME_OUTPUTS;
    }

    /** The largest difference of a weight; empty for any. */
    private static OptionalDouble weights(YamlMap golden) throws ScenarioException {
        String text = golden.scalar("weights");
        if (text.equals("exact")) {
            return OptionalDouble.of(0);
        }
        return text.equals(LimitText.NONE)
                ? OptionalDouble.empty()
                : OptionalDouble.of(Decimal.parse(text)
                        .orElseThrow(() -> golden.wrong("weights", "exact, none, or the largest difference")));
    }
}
