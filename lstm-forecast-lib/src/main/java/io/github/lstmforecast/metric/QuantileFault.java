package io.github.lstmforecast.metric;

import io.github.lstmforecast.Keyed;
import io.github.lstmforecast.signal.Quantiles;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What is wrong with the quantiles of a forecast, whatever the truth is.
 *
 * @param step the first step where it is so
 * @param message as a clause
 */
public record QuantileFault(Kind kind, int step, String message) {
    public enum Kind implements Keyed {
        /** A quantile is NaN or infinite, and the forecast is finite up to this step. */
        NOT_FINITE,
        /** A quantile is above that of a higher level. */
        CROSSED;

        @Override
        public String key() {
            return Keyed.camelCase(this);
        }
    }

    /** How far quantiles may cross, relative to the largest of them: some roundings of a model that computes in floats. */
    private static final double ROUNDING = 1e-6;

    static Optional<QuantileFault> of(Comparison comparison) {
        Optional<Quantiles> quantiles = comparison.quantiles();
        if (quantiles.isEmpty()) {
            return Optional.empty();
        }
        double[][] values = quantiles.get().ofTarget(0);
        if (comparison.notFiniteFrom().isPresent()) {
            int step = comparison.notFiniteFrom().getAsInt();
            return Double.isFinite(comparison.forecast()[step])
                    ? notFinite(quantiles.get(), values, step)
                    : Optional.empty();
        }
        return crossed(quantiles.get(), values, comparison.horizon());
    }

    private static Optional<QuantileFault> notFinite(Quantiles quantiles, double[][] values, int step) {
        return IntStream.range(0, values.length)
                .filter(level -> !Double.isFinite(values[level][step]))
                .mapToObj(level -> new QuantileFault(
                        Kind.NOT_FINITE,
                        step,
                        "the quantile " + quantiles.levels().get(level)
                                + " of the forecast is not finite (NaN or infinite) at step " + step))
                .findFirst();
    }

    private static Optional<QuantileFault> crossed(Quantiles quantiles, double[][] values, int horizon) {
        double largest = Arrays.stream(values)
                .flatMapToDouble(steps -> Arrays.stream(steps, 0, horizon))
                .map(Math::abs)
                .max()
                .orElseThrow();
        int[] steps = IntStream.range(0, horizon)
                .filter(step -> crossedAt(values, step, ROUNDING * largest).isPresent())
                .toArray();
        if (steps.length == 0) {
            return Optional.empty();
        }
        int first = steps[0];
        int level = crossedAt(values, first, ROUNDING * largest).getAsInt();
        return Optional.of(new QuantileFault(
                Kind.CROSSED,
                first,
                String.format(
                        Locale.ROOT,
                        "quantiles of the forecast cross at %d of %d steps: at step %d, q%s is %.4g and q%s is %.4g",
                        steps.length,
                        horizon,
                        first,
                        quantiles.levels().get(level),
                        values[level][first],
                        quantiles.levels().get(level + 1),
                        values[level + 1][first])));
    }

    /** The first level whose quantile is above the next one. */
    private static OptionalInt crossedAt(double[][] values, int step, double allowed) {
        return IntStream.range(0, values.length - 1)
                .filter(level -> values[level][step] - values[level + 1][step] > allowed)
                .findFirst();
    }
}
