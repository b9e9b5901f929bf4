package io.github.lstmforecast.metric;

import java.util.Arrays;
import java.util.Optional;

/**
 * Signals drawn as text: {@code #} is 1, {@code .} is 0, {@code ?} is NaN, and blanks are not counted. A bar stands
 * between horizon and guard.
 */
final class Pictures {
    static final Levels LEVELS = new Levels(0, 1);

    private Pictures() {}

    static double[] draw(String picture) {
        return picture.replaceAll("[ |]", "")
                .chars()
                .mapToDouble(Pictures::value)
                .toArray();
    }

    private static double value(int character) {
        return switch (character) {
            case '#' -> 1;
            case '.' -> 0;
            case '?' -> Double.NaN;
            default -> throw new IllegalArgumentException("no picture of a value: " + (char) character);
        };
    }

    /** A noise-free truth beside a forecast, both drawn as {@code horizon|guard}. */
    static Comparison compare(double periodSteps, String warmUp, String truth, String forecast) {
        int horizon = truth.replace(" ", "").indexOf('|');
        return compare(periodSteps, draw(warmUp), draw(truth), draw(forecast), horizon);
    }

    static Comparison compare(double periodSteps, double[] warmUp, double[] clean, double[] forecast, int horizon) {
        double[] truth = Arrays.copyOf(clean, horizon);
        return new Comparison(warmUp, clean, truth, forecast, periodSteps, Optional.of(PulseRule.of(LEVELS)));
    }
}
