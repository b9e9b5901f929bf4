package io.github.lstmforecast.metric;

import io.github.lstmforecast.metric.MetricValue.Cause;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.MetricValue.Undefined;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** Metrics of a forecast's error relative to that of the mean, of a naive forecast or of a baseline. */
final class RelativeErrors {
    /** Smaller errors, relative to the values, are rounding errors. */
    private static final double ROUNDING = 1e-12;

    private RelativeErrors() {}

    private static boolean isRounding(double error, double[] values) {
        return error <= ROUNDING * Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    private static double[] judged(Comparison comparison, double[] values) {
        return Arrays.stream(comparison.judgedSteps())
                .mapToDouble(step -> values[step])
                .toArray();
    }

    /** 1 - sum e^2 / sum (y - mean y)^2 */
    static MetricValue r2(Comparison comparison) {
        double[] truth = judged(comparison, comparison.truth());
        double mean = Arrays.stream(truth).sum() / truth.length;
        double spread =
                PointErrors.rmse(Arrays.stream(truth).map(value -> value - mean).toArray());
        // The mean of equal values may have a rounding error.
        if (spread == 0 || Arrays.stream(truth).allMatch(value -> value == truth[0])) {
            return PointErrors.CONSTANT;
        }
        if (!Double.isFinite(spread)) {
            return new Undefined(Cause.TRUTH, "the truth is too large to compute with");
        }
        double ratio = PointErrors.rootMeanSquare(comparison) / spread;
        return PointErrors.withLargestError(comparison, 1 - ratio * ratio);
    }

    /** mae / mean |y(j) - y(j - 1)| over the training series (Hyndman & Koehler 2006) */
    static MetricValue mase(Comparison comparison) {
        return scaled(comparison, 1);
    }

    /** mae / mean |y(j) - y(j - s)| over the training series, s = round(period) (Hyndman & Koehler 2006) */
    static MetricValue seasonalMase(Comparison comparison) {
        return scaled(comparison, (int) Math.round(comparison.periodSteps()));
    }

    private static MetricValue scaled(Comparison comparison, int lag) {
        double[] training = comparison.training().orElseThrow();
        if (training.length <= lag) {
            return new Undefined(
                    Cause.TRUTH,
                    lag == 1
                            ? "the training series is a single sample"
                            : "the training series is no longer than a cycle");
        }
        double sum = 0;
        for (int j = lag; j < training.length; j++) {
            sum += Math.abs(training[j] - training[j - lag]);
        }
        double scale = sum / (training.length - lag);
        if (isRounding(scale, training)) {
            return new Undefined(
                    Cause.TRUTH,
                    lag == 1 ? "the training series is constant" : "the training series repeats itself exactly");
        }
        if (!Double.isFinite(scale)) {
            return new Undefined(Cause.TRUTH, "the training series is too large to compute with");
        }
        return PointErrors.mae(comparison) instanceof Defined mae
                ? PointErrors.withLargestError(comparison, mae.value() / scale)
                : PointErrors.mae(comparison);
    }

    /** 1 - rmse / rmse of the last cycle repeated; without a cycle, of the better of last value and drift */
    static MetricValue skill(Comparison comparison) {
        Set<Baseline> available = comparison.baselines().orElseThrow().keySet();
        boolean hasCycle = !available.contains(Baseline.LAST_VALUE);
        return hasCycle
                ? skill(comparison, Baseline.SEASONAL_NAIVE)
                : worst(
                        comparison,
                        Stream.of(Baseline.LAST_VALUE, Baseline.DRIFT).filter(available::contains));
    }

    /** Beside the best baseline; no value if that makes no error. */
    private static MetricValue worst(Comparison comparison, Stream<Baseline> baselines) {
        return baselines
                .map(baseline -> skill(comparison, baseline))
                .min(Comparator.comparingDouble(
                        value -> value instanceof Defined skill ? skill.value() : Double.NEGATIVE_INFINITY))
                .orElseThrow();
    }

    /** 1 - rmse / rmse of the best baseline in hindsight */
    static MetricValue bestBaselineSkill(Comparison comparison) {
        return worst(comparison, comparison.baselines().orElseThrow().keySet().stream());
    }

    /** 1 - rmse / rmse of the last value with drift */
    static MetricValue driftSkill(Comparison comparison) {
        return skill(comparison, Baseline.DRIFT);
    }

    /** 1 - rmse / rmse of a linear autoregression of differences in closed loop */
    static MetricValue linearSkill(Comparison comparison) {
        return skill(comparison, Baseline.LINEAR);
    }

    /** 1 - rmse / rmse of the Theta method */
    static MetricValue thetaSkill(Comparison comparison) {
        return skill(comparison, Baseline.THETA);
    }

    /** 1 - rmse / rmse of a linear autoregression in closed loop */
    static MetricValue arSkill(Comparison comparison) {
        return skill(comparison, Baseline.AUTOREGRESSION);
    }

    private static MetricValue skill(Comparison comparison, Baseline baseline) {
        double[] predicted = comparison.baselines().orElseThrow().get(baseline);
        if (predicted == null) {
            return new Undefined(
                    Cause.TRUTH, baseline.missing(comparison.period().isPresent()));
        }
        double[] truth = judged(comparison, comparison.truth());
        double[] errors = judged(comparison, predicted);
        Arrays.setAll(errors, step -> errors[step] - truth[step]);
        double theirs = PointErrors.rmse(errors);
        if (isRounding(theirs, truth)) {
            return new Undefined(Cause.TRUTH, baseline.description() + " makes no error");
        }
        double ours = PointErrors.rootMeanSquare(comparison);
        // Every finite forecast is better than an unstable baseline.
        double skill = Double.isFinite(theirs) || !Double.isFinite(ours) ? 1 - ours / theirs : 1;
        if (!Double.isFinite(skill)) {
            return PointErrors.withLargestError(comparison, Double.POSITIVE_INFINITY);
        }
        return new Defined(
                skill,
                OptionalInt.empty(),
                String.format(Locale.ROOT, "its rmse is %.4g, that of %s %.4g", ours, baseline.description(), theirs));
    }
}
