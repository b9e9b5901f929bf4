package io.github.lstmforecast.metric;

import io.github.lstmforecast.metric.MetricValue.Cause;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.MetricValue.Undefined;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;

/** Metrics of the error e = forecast - truth, over the judged steps of the horizon. */
final class PointErrors {
    /** A forecast is flat if its range is less than this share of that of the truth. */
    private static final double FLAT_BELOW = 0.25;

    /** A step is wrong if its error exceeds this share of the distance of the levels (Gers et al. 2002). */
    private static final double WRONG_ABOVE = 0.3;

    static final Undefined CONSTANT = new Undefined(Cause.TRUTH, "the truth is constant");

    private PointErrors() {}

    /** mean |e| */
    static MetricValue mae(Comparison comparison) {
        double sum = 0;
        for (int step : comparison.judgedSteps()) {
            sum += Math.abs(comparison.error(step));
        }
        return withLargestError(comparison, sum / comparison.judgedSteps().length);
    }

    /** sqrt(mean e^2) */
    static MetricValue rmse(Comparison comparison) {
        return withLargestError(comparison, rootMeanSquare(comparison));
    }

    /** max |e| */
    static MetricValue maxAbsError(Comparison comparison) {
        return withLargestError(comparison, Math.abs(comparison.error(worstStep(comparison))));
    }

    /** mean e; positive if the forecast is too high */
    static MetricValue bias(Comparison comparison) {
        double sum = 0;
        for (int step : comparison.judgedSteps()) {
            sum += comparison.error(step);
        }
        return withLargestError(comparison, sum / comparison.judgedSteps().length);
    }

    /** rmse / (high - low) of the truth's levels */
    static MetricValue nrmse(Comparison comparison) {
        if (comparison.levels().isEmpty()) {
            return CONSTANT;
        }
        return withLargestError(
                comparison,
                rootMeanSquare(comparison) / comparison.levels().get().range());
    }

    /**
     * 1 if the forecast's range over the horizon is less than a quarter of the truth's, both with or both without the trend
     * of the truth, else 0
     */
    static MetricValue flat(Comparison comparison) {
        return flat(comparison, true).or(() -> flat(comparison, false)).orElse(MetricValue.of(0));
    }

    private static Optional<MetricValue> flat(Comparison comparison, boolean withTrend) {
        double range = comparison.forecastRange(withTrend);
        double truthRange = comparison.truthRange(withTrend);
        if (range >= FLAT_BELOW * truthRange) {
            return Optional.empty();
        }
        String detail = String.format(
                Locale.ROOT,
                "the forecast's range%s is %.4g, less than a quarter of the truth's, %.4g",
                withTrend ? "" : " without the truth's trend",
                range,
                truthRange);
        return Optional.of(new Defined(1, OptionalInt.empty(), detail));
    }

    /** the first step with |e| > 0.3 (high - low); the horizon if there is none */
    static MetricValue validSteps(Comparison comparison) {
        if (comparison.levels().isEmpty()) {
            return CONSTANT;
        }
        double allowed = WRONG_ABOVE * comparison.levels().get().range();
        for (int step : comparison.judgedSteps()) {
            if (Math.abs(comparison.error(step)) > allowed) {
                return new Defined(
                        step,
                        OptionalInt.of(step),
                        String.format(
                                Locale.ROOT,
                                "the error at step %d is %+.4g, more than 0.3 of the distance of the levels",
                                step,
                                comparison.error(step)));
            }
        }
        return MetricValue.of(comparison.horizon());
    }

    /** validSteps / period */
    static MetricValue validCycles(Comparison comparison) {
        return validSteps(comparison) instanceof Defined steps
                ? new Defined(steps.value() / comparison.periodSteps(), steps.step(), steps.detail())
                : CONSTANT;
    }

    /** mean |e| of the forecasts one step ahead, from true values */
    static MetricValue oneStepMae(Comparison comparison) {
        return oneStep(comparison, PointErrors::mae);
    }

    /** sqrt(mean e^2) of the forecasts one step ahead, from true values */
    static MetricValue oneStepRmse(Comparison comparison) {
        return oneStep(comparison, PointErrors::rmse);
    }

    private static MetricValue oneStep(Comparison comparison, ToDoubleFunction<double[]> size) {
        double[] errors = comparison.oneStepAhead().orElseThrow();
        double[] truth = comparison.truth();
        double value = size.applyAsDouble(Arrays.stream(comparison.judgedSteps())
                .mapToDouble(step -> errors[step] - truth[step])
                .toArray());
        return Double.isFinite(value)
                ? MetricValue.of(value)
                : new Undefined(
                        Cause.FORECAST, "one step ahead, its errors are not finite, or too large to compute with");
    }

    private static double mae(double[] errors) {
        return Arrays.stream(errors).map(Math::abs).sum() / errors.length;
    }

    /** sqrt(mean e^2) of errors */
    static double rmse(double[] errors) {
        return Math.sqrt(Arrays.stream(errors).map(error -> error * error).sum() / errors.length);
    }

    /** sqrt(mean e^2) over the horizon */
    static double rootMeanSquare(Comparison comparison) {
        double sum = 0;
        for (int step : comparison.judgedSteps()) {
            sum += comparison.error(step) * comparison.error(step);
        }
        return Math.sqrt(sum / comparison.judgedSteps().length);
    }

    private static int worstStep(Comparison comparison) {
        int worst = comparison.judgedSteps()[0];
        for (int step : comparison.judgedSteps()) {
            if (Math.abs(comparison.error(step)) > Math.abs(comparison.error(worst))) {
                worst = step;
            }
        }
        return worst;
    }

    /** A value with the largest error as its detail; undefined if the errors are too large to compute with. */
    static MetricValue withLargestError(Comparison comparison, double value) {
        int worst = worstStep(comparison);
        String largest = String.format(Locale.ROOT, "%+.4g at step %d", comparison.error(worst), worst);
        // Sums and squares may overflow although the forecast is finite.
        if (!Double.isFinite(value)) {
            return new Undefined(Cause.FORECAST, "its errors are too large to compute with, up to " + largest);
        }
        return new Defined(value, OptionalInt.of(worst), "the largest error is " + largest);
    }
}
