package io.github.lstmforecast.metric;

import io.github.lstmforecast.metric.MetricValue.Cause;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.MetricValue.Undefined;
import io.github.lstmforecast.metric.PulseMatching.Pair;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** Metrics of the timing of pulses. Undefined if the truth has none. */
final class PulseTiming {
    private static final int FEWEST_FOR_A_LINE = 3;
    private static final double TWO_PI = 2 * Math.PI;
    private static final double NO_DIRECTION = 1e-9; // a shorter resultant is rounding
    static final Undefined NO_PULSE = new Undefined(Cause.NO_PULSE, "the truth has no pulse");

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

    /** pulses of the truth that have a partner, one of the two within the horizon */
    static MetricValue matchedPulses(Comparison comparison) {
        return comparison.anyPulse() ? MetricValue.of(comparison.matched().size()) : NO_PULSE;
    }

    /**
     * pulses of the truth that can't be judged: one in progress as the forecast begins, those so near the end of the
     * series that they might match a pulse behind it, and those whose beginning was filled in
     */
    static MetricValue censoredPulses(Comparison comparison) {
        if (!comparison.anyPulse()) {
            return NO_PULSE;
        }
        JudgedPulses.Censored censored = comparison.censored();
        return new Defined(censored.count(), OptionalInt.empty(), censored.why());
    }

    /** 2 matched / (2 matched + missed + spurious) */
    static MetricValue f1(Comparison comparison) {
        if (!comparison.anyPulse()) {
            return NO_PULSE;
        }
        int matched = 2 * comparison.matched().size();
        int all = matched + comparison.missed().size() + comparison.spurious().size();
        return all == 0
                ? new Undefined(Cause.TRUTH, "no pulse begins in the horizon")
                : MetricValue.of((double) matched / all);
    }

    private static MetricValue count(List<Onset> onsets, String how) {
        if (onsets.isEmpty()) {
            return MetricValue.of(0);
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

    /** circular mean of the phases: the angle of mean e^(2 pi i phase), over 2 pi (Mardia & Jupp 2000) */
    static MetricValue meanPhase(Comparison comparison) {
        if (comparison.matched().isEmpty()) {
            return tooFewMatched(comparison, 1);
        }
        Resultant mean = Resultant.of(comparison);
        if (mean.length() < NO_DIRECTION) {
            return new Undefined(Cause.FORECAST, "the phases are spread evenly, so that they have no mean");
        }
        double phase = StrictMath.atan2(mean.sine, mean.cosine) / TWO_PI;
        double steps = phase * comparison.periodSteps();
        return new Defined(
                phase,
                OptionalInt.empty(),
                String.format(
                        Locale.ROOT,
                        "its pulses come %.2f steps %s on average",
                        Math.abs(steps),
                        steps < 0 ? "early" : "late"));
    }

    /** |mean e^(2 pi i phase)|: 1 if all pulses are equally late, near 0 if their timing is random */
    static MetricValue phaseLock(Comparison comparison) {
        return comparison.matched().isEmpty()
                ? tooFewMatched(comparison, 1)
                : MetricValue.of(Math.min(1, Resultant.of(comparison).length()));
    }

    private record Resultant(double cosine, double sine) {
        static Resultant of(Comparison comparison) {
            double cosine = 0;
            double sine = 0;
            for (Pair pair : comparison.matched()) {
                double angle = TWO_PI * pair.errorSteps() / comparison.periodSteps();
                cosine += StrictMath.cos(angle);
                sine += StrictMath.sin(angle);
            }
            int count = comparison.matched().size();
            return new Resultant(cosine / count, sine / count);
        }

        double length() {
            return Math.sqrt(cosine * cosine + sine * sine);
        }
    }

    /** slope of the least-squares line through phase against time, both in cycles: cycles gained or lost per cycle */
    static MetricValue phaseDrift(Comparison comparison) {
        if (comparison.matched().size() < FEWEST_FOR_A_LINE) {
            return tooFewMatched(comparison, FEWEST_FOR_A_LINE);
        }
        double slope = Line.through(comparison.matched()).slope;
        return new Defined(
                slope,
                OptionalInt.empty(),
                String.format(
                        Locale.ROOT,
                        "it %s by %.2f steps per cycle",
                        slope < 0 ? "runs ahead" : "falls behind",
                        Math.abs(slope) * comparison.periodSteps()));
    }

    /** sqrt(sum of squared residuals about that line / (matches - 2)), in cycles */
    static MetricValue phaseJitter(Comparison comparison) {
        List<Pair> pairs = comparison.matched();
        if (pairs.size() < FEWEST_FOR_A_LINE) {
            return tooFewMatched(comparison, FEWEST_FOR_A_LINE);
        }
        Line line = Line.through(pairs);
        Pair worst = pairs.get(0);
        double squares = 0;
        for (Pair pair : pairs) {
            double residual = line.residual(pair);
            squares += residual * residual;
            if (Math.abs(residual) > Math.abs(line.residual(worst))) {
                worst = pair;
            }
        }
        return new Defined(
                Math.sqrt(squares / (pairs.size() - 2)) / comparison.periodSteps(),
                OptionalInt.of(worst.truth().step()),
                String.format(
                        Locale.ROOT,
                        "the pulse due at step %d is %.2f steps off the line through all of them",
                        worst.truth().step(),
                        Math.abs(line.residual(worst))));
    }

    /** The least-squares line through the timing errors of pulses, over the steps at which they are due. */
    private record Line(double meanTime, double meanError, double slope) {
        static Line through(List<Pair> pairs) {
            double meanTime = pairs.stream()
                    .mapToDouble(pair -> pair.truth().time())
                    .average()
                    .orElseThrow();
            double meanError =
                    pairs.stream().mapToDouble(Pair::errorSteps).average().orElseThrow();
            double products = 0;
            double squares = 0;
            for (Pair pair : pairs) {
                double time = pair.truth().time() - meanTime;
                products += time * (pair.errorSteps() - meanError);
                squares += time * time;
            }
            return new Line(meanTime, meanError, products / squares);
        }

        double residual(Pair pair) {
            return pair.errorSteps() - meanError - slope * (pair.truth().time() - meanTime);
        }
    }

    static MetricValue tooFewMatched(Comparison comparison, int needed) {
        if (!comparison.anyPulse()) {
            return NO_PULSE;
        }
        int due = comparison.truthOnsets().size();
        if (due < needed) {
            return new Undefined(
                    Cause.TRUTH,
                    due == 0
                            ? noneDue(comparison)
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

    private static String noneDue(Comparison comparison) {
        return comparison.censored().afterWarmUp() == 0
                ? "no pulse of the truth begins in the horizon"
                : "no pulse of the truth can be judged: "
                        + comparison.censored().why();
    }
}
