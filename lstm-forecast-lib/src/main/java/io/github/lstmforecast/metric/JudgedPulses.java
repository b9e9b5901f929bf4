package io.github.lstmforecast.metric;

import io.github.lstmforecast.metric.PulseMatching.Pair;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The pulses of truth and forecast that are judged.
 *
 * @param any whether the truth has a pulse in warm-up, horizon or guard
 * @param due the truth's pulses that begin within the horizon, in order
 * @param matched with at least one of the two onsets in the horizon
 * @param missed the truth's pulses within the horizon without a partner, in order
 * @param spurious the forecast's pulses within the horizon without a partner, in order
 */
record JudgedPulses(
        boolean any, List<Onset> due, List<Pair> matched, List<Onset> missed, List<Onset> spurious, Censored censored) {
    static final JudgedPulses NONE =
            new JudgedPulses(false, List.of(), List.of(), List.of(), List.of(), new Censored(0, 0, 0));

    /**
     * How many pulses of the truth can't be judged.
     *
     * @param inProgress 1 if the last sample of the warm-up is within a pulse, whose onset is not in the forecast, else 0
     * @param atEnd that begin within the horizon, but might match a pulse behind the end of the series
     * @param filled that begin where the truth was filled in
     */
    record Censored(int inProgress, int atEnd, int filled) {
        int count() {
            return inProgress + atEnd + filled;
        }

        /** Those that begin within the horizon. */
        int afterWarmUp() {
            return atEnd + filled;
        }

        /** As a clause; empty if there are none. */
        String why() {
            return Stream.of(
                            inProgress == 0 ? "" : "1 is in progress as the forecast begins",
                            text(atEnd, "too near the end of the series, which ends before the guard"),
                            text(filled, "where values were filled in"))
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining(", "));
        }

        private static String text(int count, String where) {
            return count == 0 ? "" : count + (count == 1 ? " begins " : " begin ") + where;
        }
    }

    /**
     * Matches the pulses and decides which are judged.
     *
     * @param warmUp the clean values before the forecast
     * @param clean the clean values over horizon and guard
     * @param forecast over horizon and guard; empty if it has no pulses
     * @param filled the steps whose truth was filled in
     */
    static JudgedPulses of(
            double[] warmUp,
            double[] clean,
            double[] forecast,
            int horizon,
            double period,
            PulseRule rule,
            BitSet filled) {
        List<Onset> ofTruth = Onset.find(warmUp, clean, rule);
        List<Onset> ofForecast = forecast.length == 0 ? List.of() : Onset.find(warmUp, forecast, rule);
        PulseMatching matching = PulseMatching.of(ofTruth, ofForecast, period);
        Filter filter = new Filter(clean.length - 1, horizon, period, filled);
        List<Onset> begun = ofTruth.stream().filter(filter::isInHorizon).toList();
        List<Onset> notFilled =
                begun.stream().filter(onset -> !filter.isFilled(onset)).toList();
        List<Onset> due = notFilled.stream().filter(filter::hasGuard).toList();
        boolean inProgress = warmUp[warmUp.length - 1] >= rule.threshold(-1);
        return new JudgedPulses(
                !ofTruth.isEmpty()
                        || IntStream.range(0, warmUp.length)
                                .anyMatch(i -> warmUp[i] >= rule.threshold(i - warmUp.length)),
                due,
                matching.pairs().stream().filter(filter::isJudged).toList(),
                matching.missed().stream().filter(filter::isJudged).toList(),
                matching.spurious().stream()
                        .filter(onset -> filter.isJudged(onset) && !filter.mayMatchInGap(onset))
                        .toList(),
                new Censored(inProgress ? 1 : 0, notFilled.size() - due.size(), begun.size() - notFilled.size()));
    }

    /** Which pulses are judged. */
    private record Filter(int lastStep, int horizon, double period, BitSet filled) {
        boolean isInHorizon(Onset onset) {
            return onset.step() < horizon;
        }

        /** Whether every pulse that might match this one is within horizon and guard. */
        boolean hasGuard(Onset onset) {
            return 20 * (lastStep - onset.time()) >= 9 * period;
        }

        boolean isFilled(Onset onset) {
            return filled.get(onset.step()) || onset.step() > 0 && filled.get(onset.step() - 1);
        }

        /** Whether a pulse of the truth that would match this one of the forecast may begin where the truth was filled in. */
        boolean mayMatchInGap(Onset onset) {
            double reach = 9 * period / 20;
            int next = filled.nextSetBit(Math.max(0, (int) Math.ceil(onset.time() - reach) - 1));
            return next >= 0 && next <= onset.time() + reach;
        }

        boolean isJudged(Onset onset) {
            return isInHorizon(onset) && hasGuard(onset) && !isFilled(onset);
        }

        boolean isJudged(Pair pair) {
            return isInHorizon(pair.truth())
                    ? isJudged(pair.truth())
                    : isInHorizon(pair.forecast()) && hasGuard(pair.forecast()) && !isFilled(pair.truth());
        }
    }
}
