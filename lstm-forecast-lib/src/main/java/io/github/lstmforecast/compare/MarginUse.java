package io.github.lstmforecast.compare;

import io.github.lstmforecast.gate.Numbers;
import io.github.lstmforecast.metric.Limit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How much of a metric's margin is used. The margin is the distance of a value to its limit, and what is used of it is
 * {@code 1 - margin / margin of the best run}: nothing where the value is as far from the limit as in the best run, all where
 * it is at the limit. Earlier values are held to the limit of now too, whatever it was then.
 *
 * @param metric its key
 * @param value now
 * @param limit now
 * @param used from 0 to 1
 * @param best the run with the largest margin among the last ones
 * @param runs how many these are
 */
public record MarginUse(String metric, double value, Limit limit, double used, HistoryEntry best, int runs) {
    /** How many runs are compared with. */
    public static final int LAST = 10;

    private static final double LEAST = 0.005; // less would be shown as 0%

    /**
     * The metric of which most is used.
     *
     * @param earlier runs of the same scenario, the oldest first
     * @return empty if no margin is used, or nothing can be compared. A value outside of its limit is a finding, and not
     *     compared
     */
    public static Optional<MarginUse> greatest(HistoryEntry now, List<HistoryEntry> earlier) {
        return now.limits().keySet().stream()
                .flatMap(metric -> of(metric, now, earlier).stream())
                .filter(use -> use.used() >= LEAST)
                .max(Comparator.comparingDouble(MarginUse::used));
    }

    private static Optional<MarginUse> of(String metric, HistoryEntry now, List<HistoryEntry> earlier) {
        Limit limit = now.limits().get(metric);
        double value = now.metrics().get(metric);
        double margin = limit.margin(value);
        List<HistoryEntry> withMetric = earlier.stream()
                .filter(entry -> entry.metrics().containsKey(metric))
                .toList();
        List<HistoryEntry> last = withMetric.subList(Math.max(0, withMetric.size() - LAST), withMetric.size());
        return last.stream()
                .max(Comparator.comparingDouble(
                        entry -> limit.margin(entry.metrics().get(metric))))
                .filter(best -> margin >= 0)
                .flatMap(best -> {
                    double most = limit.margin(best.metrics().get(metric));
                    return most > 0 && Double.isFinite(most)
                            ? Optional.of(new MarginUse(metric, value, limit, 1 - margin / most, best, last.size()))
                            : Optional.empty();
                });
    }

    /** One line. */
    public String text() {
        double then = best.metrics().get(metric);
        int digits = Numbers.digitsToTellApart(value, then);
        return metric + " has used " + Math.round(100 * used) + "% of its margin, compared with "
                + (runs == 1 ? "the last run" : "the best of the last " + runs + " runs") + ": "
                + Numbers.text(value, digits) + " now, " + Numbers.text(then, digits) + " then"
                + best.shortCommit().map(commit -> " (commit " + commit + ")").orElse("") + ", "
                + limit.describe(Numbers::text) + " is allowed";
    }
}
