package io.github.lstmforecast.metric;

import io.github.lstmforecast.metric.MetricValue.Cause;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.MetricValue.Undefined;
import io.github.lstmforecast.metric.PulseMatching.Pair;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** Metrics of when pulses begin. Undefined where the truth has none. */
final class PulseTiming {
    private static final int FEWEST_FOR_A_LINE = 3;
    private static final Undefined NO_PULSE = new Undefined(Cause.NO_PULSE, "the truth has no pulse");

    private PulseTiming() {}

    /** pulses of the truth that begin within the horizon and have no partner */
    static MetricValue missedPulses(Comparison comparison) {
        if (!comparison.anyPulse()) {
            return NO_PULSE;
        }
        return count(comparison.missed(), "is due");
    }

    /** pulses of the forecast that begin within the horizon and have no partner */
    static MetricValue spuriousPulses(Comparison comparison) {
        if (!comparison.anyPulse()) {
            return NO_PULSE;
        }
        return count(comparison.spurious(), "begins");
    }

    private static Defined count(List<Onset> onsets, String how) {
        if (onsets.isEmpty()) {
            return Defined.of(0);
        }
        Onset first = onsets.get(0);
        return new Defined(
                onsets.size(),
                OptionalInt.of(first.step()),
                String.format(
                        Locale.ROOT, "%s %s at step %d", onsets.size() == 1 ? "it" : "the first", how, first.step()));
    }

    /** max |phase| over the matched pulses, phase = (onset of the forecast - onset of the truth) / period */
    static MetricValue phaseError(Comparison comparison) {
        if (comparison.matched().isEmpty()) {
            return tooFewMatched(comparison, 1);
        }
        Pair worst = comparison.matched().get(0);
        for (Pair pair : comparison.matched()) {
            if (Math.abs(pair.errorSteps()) > Math.abs(worst.errorSteps())) {
                worst = pair;
            }
        }
        double late = worst.errorSteps();
        return new Defined(
                Math.abs(late) / comparison.periodSteps(),
                OptionalInt.of(worst.truth().step()),
                String.format(
                        Locale.ROOT,
                        "the pulse due at step %d comes %.2f steps %s",
                        worst.truth().step(),
                        Math.abs(late),
                        late < 0 ? "early" : "late"));
    }

    /** slope of the least-squares line through phase against time, both in cycles: cycles gained or lost per cycle */
    static MetricValue phaseDrift(Comparison comparison) {
        List<Pair> pairs = comparison.matched();
        if (pairs.size() < FEWEST_FOR_A_LINE) {
            return tooFewMatched(comparison, FEWEST_FOR_A_LINE);
        }
        double meanTime = pairs.stream().mapToDouble(pair -> pair.truth().time()).average().orElseThrow();
        double meanError = pairs.stream().mapToDouble(Pair::errorSteps).average().orElseThrow();
        double products = 0;
        double squares = 0;
        for (Pair pair : pairs) {
            double time = pair.truth().time() - meanTime;
            products += time * (pair.errorSteps() - meanError);
            squares += time * time;
        }
        double slope = products / squares;
        return new Defined(
                slope,
                OptionalInt.empty(),
                String.format(
                        Locale.ROOT,
                        "it %s by %.2f steps per cycle",
                        slope < 0 ? "runs ahead" : "falls behind",
                        Math.abs(slope) * comparison.periodSteps()));
    }

    private static MetricValue tooFewMatched(Comparison comparison, int needed) {
        if (!comparison.anyPulse()) {
            return NO_PULSE;
        }
        int due = comparison.truthOnsets().size();
        if (due < needed) {
            return new Undefined(
                    Cause.TRUTH,
                    due == 0
                            ? "no pulse of the truth begins in the horizon"
                            : String.format(
                                    Locale.ROOT,
                                    "only %d %s in the horizon, but %d are needed",
                                    due,
                                    due == 1 ? "pulse of the truth begins" : "pulses of the truth begin",
                                    needed));
        }
        int matched = comparison.matched().size();
        return new Undefined(
                Cause.FORECAST,
                matched == 0
                        ? "no pulse of the truth is matched"
                        : String.format(
                                Locale.ROOT,
                                "only %d of the truth's %d pulses %s matched, but %d are needed",
                                matched,
                                due,
                                matched == 1 ? "is" : "are",
                                needed));
    }
}
