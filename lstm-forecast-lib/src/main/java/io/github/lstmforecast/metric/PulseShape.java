package io.github.lstmforecast.metric;

import io.github.lstmforecast.metric.MetricValue.Cause;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.MetricValue.Undefined;
import io.github.lstmforecast.metric.PulseMatching.Pair;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.descriptive.Median;

/** Metrics of the shape of pulses: distance, width and height. */
final class PulseShape {
    private static final double NEARLY = 0.1; // relative distance to 2 or 0.5 for "has doubled" or "has halved"

    private PulseShape() {}

    /** median interval from onset to onset in the forecast, over that of the truth */
    static MetricValue periodRatio(Comparison comparison) {
        if (!comparison.anyPulse()) {
            return PulseTiming.NO_PULSE;
        }
        double[] truth = intervals(comparison.matched().stream().map(Pair::truth), comparison.missed());
        if (truth.length == 0) {
            return new Undefined(Cause.TRUTH, "fewer than 2 pulses of the truth begin in the horizon");
        }
        double[] forecast = intervals(comparison.matched().stream().map(Pair::forecast), comparison.spurious());
        if (forecast.length == 0) {
            return new Undefined(Cause.FORECAST, "fewer than 2 pulses of the forecast begin in the horizon");
        }
        double ours = Median.withDefaults().evaluate(forecast);
        double theirs = Median.withDefaults().evaluate(truth);
        double ratio = ours / theirs;
        String name = Math.abs(ratio - 2) <= 2 * NEARLY
                ? "its period has doubled: "
                : Math.abs(ratio - 0.5) <= 0.5 * NEARLY ? "its period has halved: " : "";
        return new Defined(
                ratio,
                OptionalInt.empty(),
                String.format(
                        Locale.ROOT, "%sits pulses are %.2f steps apart, those of the truth %.2f", name, ours, theirs));
    }

    private static double[] intervals(Stream<Onset> matched, List<Onset> others) {
        double[] times = Stream.concat(matched, others.stream())
                .mapToDouble(Onset::time)
                .sorted()
                .toArray();
        double[] intervals = new double[Math.max(0, times.length - 1)];
        Arrays.setAll(intervals, i -> times[i + 1] - times[i]);
        return intervals;
    }

    /** max |width of the forecast's pulse - width of the truth's| / period over the matched pulses */
    static MetricValue widthError(Comparison comparison) {
        if (comparison.matched().isEmpty()) {
            return PulseTiming.tooFewMatched(comparison, 1);
        }
        PulseRule rule = comparison.pulseRule().orElseThrow();
        double[] clean = comparison.clean();
        double[] predicted = comparison.forecast();
        Defined worst = null;
        double worstSteps = -1;
        for (Pair pair : comparison.matched()) {
            Width truth = Width.of(pair.truth(), clean, rule);
            Width forecast = Width.of(pair.forecast(), predicted, rule);
            OptionalDouble error = difference(forecast, truth);
            if (error.isPresent() && error.getAsDouble() > worstSteps) {
                worstSteps = error.getAsDouble();
                worst = new Defined(
                        worstSteps / comparison.periodSteps(),
                        OptionalInt.of(pair.truth().step()),
                        String.format(
                                Locale.ROOT,
                                "the pulse due at step %d is %s steps wide, but should be %s",
                                pair.truth().step(),
                                forecast,
                                truth));
            }
        }
        return worst != null
                ? worst
                : new Undefined(Cause.TRUTH, "no pulse of the truth ends before the forecast does");
    }

    /** The width of a pulse; without an end, the width so far, which is a lower bound. */
    private record Width(double steps, boolean ended) {
        static Width of(Onset onset, double[] values, PulseRule rule) {
            OptionalDouble end = onset.end(values, rule);
            return new Width(end.orElse(values.length - 1) - onset.time(), end.isPresent());
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, ended ? "%.2f" : "at least %.2f", steps);
        }
    }

    /** The difference of the widths, or its lower bound; empty if neither pulse has an end. */
    private static OptionalDouble difference(Width forecast, Width truth) {
        if (forecast.ended && truth.ended) {
            return OptionalDouble.of(Math.abs(forecast.steps - truth.steps));
        }
        if (!forecast.ended && !truth.ended) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                Math.max(0, forecast.ended ? truth.steps - forecast.steps : forecast.steps - truth.steps));
    }

    /**
     * (median within the pulse - median of all steps below the threshold) of the forecast, over the same of the truth,
     * both without the truth's trend, for each matched pulse: the one farthest from 1. Pulses of the truth that do not rise are ignored.
     */
    static MetricValue amplitudeRatio(Comparison comparison) {
        if (comparison.matched().isEmpty()) {
            return PulseTiming.tooFewMatched(comparison, 1);
        }
        PulseRule rule = comparison.pulseRule().orElseThrow();
        double[] clean = comparison.clean();
        double[] predicted = comparison.forecast();
        OptionalDouble truthBase = medianBelow(clean, rule);
        if (truthBase.isEmpty()) {
            return new Undefined(Cause.TRUTH, "the truth is never below the middle of its levels");
        }
        OptionalDouble forecastBase = medianBelow(predicted, rule);
        Defined worst = null;
        for (Pair pair : comparison.matched()) {
            double truth = medianWithin(pair.truth(), clean, rule) - truthBase.getAsDouble();
            double forecast = forecastBase.isEmpty()
                    ? 0
                    : medianWithin(pair.forecast(), predicted, rule) - forecastBase.getAsDouble();
            if (truth <= 0) {
                continue;
            }
            double ratio = forecast / truth;
            if (!Double.isFinite(ratio)) {
                return PointErrors.withLargestError(comparison, ratio);
            }
            if (worst == null
                    || Metric.Better.NEAR_ONE.badness(ratio) > Metric.Better.NEAR_ONE.badness(worst.value())) {
                worst = new Defined(
                        ratio,
                        OptionalInt.of(pair.truth().step()),
                        String.format(
                                Locale.ROOT,
                                "the pulse due at step %d rises by %.4g, but should by %.4g",
                                pair.truth().step(),
                                forecast,
                                truth));
            }
        }
        return worst != null
                ? worst
                : new Undefined(Cause.TRUTH, "no pulse of the truth is higher than what is between pulses");
    }

    private static OptionalDouble medianBelow(double[] values, PulseRule rule) {
        double[] below = IntStream.range(0, values.length)
                .filter(step -> values[step] < rule.threshold(step))
                .mapToDouble(step -> values[step] - rule.trend(step))
                .toArray();
        return below.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Median.withDefaults().evaluate(below));
    }

    private static double medianWithin(Onset onset, double[] values, PulseRule rule) {
        OptionalDouble end = onset.end(values, rule);
        int to = end.isPresent() ? (int) Math.floor(end.getAsDouble()) + 1 : values.length;
        return Median.withDefaults()
                .evaluate(IntStream.range(onset.step(), to)
                        .mapToDouble(step -> values[step] - rule.trend(step))
                        .toArray());
    }
}
