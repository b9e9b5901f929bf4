package io.github.lstmforecast.forecast;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.model.LinearSpec;
import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.Sums;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Fits linear autoregressions by least squares with ridge, each target by itself: the same bits on every platform. */
public final class LinearFit {
    /** Smaller deviations, relative to the values, are rounding errors. */
    private static final double ROUNDING = 1e-12;

    private LinearFit() {}

    /**
     * Fits a model.
     *
     * @param training the targets may begin with steps that are not finite, as a differenced series does: these are not
     *     trained on
     * @throws InvalidValueException if the training series is too short for the order, or not finite
     */
    public static LinearSpec fit(Features training, LinearSettings settings) {
        Series targets = training.targets();
        List<LinearSpec.Target> fitted = new ArrayList<>();
        for (int target = 0; target < targets.features(); target++) {
            double[] column = targets.column(target);
            int first = 0;
            while (first < column.length && !Double.isFinite(column[first])) {
                first++;
            }
            double[] y = Arrays.copyOfRange(column, first, column.length);
            requireEnough(y.length, training.knownInputs(), settings.order());
            for (int t = 0; t < y.length; t++) {
                InvalidValueException.unless(Double.isFinite(y[t]), "training sample " + (first + t), y[t], "finite");
            }
            List<double[]> known = new ArrayList<>();
            for (int input = 0; input < training.knownInputs(); input++) {
                known.add(Arrays.copyOfRange(training.known().orElseThrow().column(input), first, column.length));
            }
            fitted.add(fit(y, known, settings));
        }
        return new LinearSpec(settings.order(), training.knownInputs(), fitted);
    }

    /**
     * Refuses an order that is too high for the training data.
     *
     * @param samples of the training data
     * @param known the number of known inputs
     */
    public static void requireEnough(int samples, int known, int order) {
        InvalidValueException.unless(
                samples > 2 * order + known,
                "order",
                order,
                "at most " + Math.max(0, (samples - known - 1) / 2) + ": there are " + samples
                        + " training samples, and a model of order n"
                        + (known == 0 ? "" : " with " + known + " known inputs") + " needs 2 n + " + (known + 1));
    }

    /** Fits standardized columns, so that a rank is not decided by units. */
    private static LinearSpec.Target fit(double[] y, List<double[]> known, LinearSettings settings) {
        Standardized target = Standardized.of(y);
        List<Standardized> inputs = known.stream().map(Standardized::of).toList();
        double[] solution = new LinearEquations(
                        target.values, inputs.stream().map(Standardized::values).toList(), settings.order())
                .solve(settings.ridge());
        double[] weights = new double[inputs.size()];
        double constant = solution[solution.length - 1] * target.unit;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = solution[settings.order() + i] * target.unit / inputs.get(i).unit;
            constant -= weights[i] * inputs.get(i).mean;
        }
        return new LinearSpec.Target(target.mean, constant, Arrays.copyOf(solution, settings.order()), weights);
    }

    /** {@code (values - mean) / unit}; the unit is the standard deviation, or the largest value for a constant. */
    private record Standardized(double mean, double unit, double[] values) {
        static Standardized of(double[] values) {
            double largest = DoubleStream.of(values).map(Math::abs).max().orElse(0);
            double scale = largest > 0 ? largest : 1; // squares of large values would overflow
            double[] scaled =
                    DoubleStream.of(values).map(value -> value / scale).toArray();
            double mean = Sums.mean(scaled);
            double[] squares = DoubleStream.of(scaled)
                    .map(value -> (value - mean) * (value - mean))
                    .toArray();
            double deviation = Math.sqrt(Sums.mean(squares));
            double unit = deviation > ROUNDING ? deviation : 1;
            double[] standardized =
                    DoubleStream.of(scaled).map(value -> (value - mean) / unit).toArray();
            return new Standardized(mean * scale, unit * scale, standardized);
        }
    }

    /**
     * Least squares without ridge, and without standardizing.
     *
     * @param training {@code [time][target]}, all finite, at least {@code 2 * order + 1} samples
     * @return empty if the values are too large to compute with
     */
    static Optional<LinearSpec> leastSquares(Series training, int order) {
        List<LinearSpec.Target> targets = new ArrayList<>();
        for (int target = 0; target < training.features(); target++) {
            double[] y = training.column(target);
            double mean = Sums.mean(y);
            double[] x = Arrays.stream(y).map(value -> value - mean).toArray();
            double[] solution = new LinearEquations(x, List.of(), order).solve(0);
            if (!Double.isFinite(mean) || !Arrays.stream(solution).allMatch(Double::isFinite)) {
                return Optional.empty();
            }
            targets.add(new LinearSpec.Target(mean, solution[order], Arrays.copyOf(solution, order), new double[0]));
        }
        return Optional.of(new LinearSpec(order, 0, targets));
    }
}
