package io.github.lstmforecast.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Matches pulses of the truth with pulses of the forecast. Matched pulses have the same order and are at most
 * {@linkplain #within 0.45 cycles} apart. The number of matches is maximal; among such matchings, the total distance is
 * minimal; for a tie, the earlier pulse is matched. (Matching events within a window is common in music information
 * retrieval, see Raffel et al. 2014, mir_eval, which maximizes only the number.)
 *
 * @param pairs the matched pulses, in order
 * @param missed onsets of the truth without a partner
 * @param spurious onsets of the forecast without a partner
 */
public record PulseMatching(List<Pair> pairs, List<Onset> missed, List<Onset> spurious) {
    /**
     * A pulse of the truth and its match in the forecast.
     */
    public record Pair(Onset truth, Onset forecast) {
        /** How late the forecast is, in steps; negative if it is early. */
        public double errorSteps() {
            return forecast.time() - truth.time();
        }
    }

    /** Whether a distance is at most 0.45 cycles. */
    static boolean within(double steps, double periodSteps) {
        return 20 * Math.abs(steps) <= 9 * periodSteps;
    }

    /**
     * The number of steps after the horizon in which a pulse may match a pulse in the horizon: {@code ceil(0.45 * period)}.
     */
    public static int guardSteps(double periodSteps) {
        return (int) Math.ceil(9 * periodSteps / 20);
    }

    /** {@link #guardSteps(double)}, 0 if there are no cycles. */
    public static int guardSteps(OptionalDouble period) {
        return period.isPresent() ? guardSteps(period.getAsDouble()) : 0;
    }

    /**
     * @param truth in order
     * @param forecast in order
     */
    public static PulseMatching of(List<Onset> truth, List<Onset> forecast, double periodSteps) {
        PulseMatching result = new PulseMatching(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        int t = 0;
        int f = 0;
        // A gap longer than the window separates groups that can be matched independently.
        while (t < truth.size() || f < forecast.size()) {
            int tFrom = t;
            int fFrom = f;
            double last = Double.NaN;
            while (t < truth.size() || f < forecast.size()) {
                boolean truthIsNext = f == forecast.size()
                        || t < truth.size()
                                && truth.get(t).time() <= forecast.get(f).time();
                double next = (truthIsNext ? truth.get(t) : forecast.get(f)).time();
                if (!Double.isNaN(last) && !within(next - last, periodSteps)) {
                    break;
                }
                last = next;
                if (truthIsNext) {
                    t++;
                } else {
                    f++;
                }
            }
            result.matchGroup(truth.subList(tFrom, t), forecast.subList(fFrom, f), periodSteps);
        }
        return result;
    }

    /** Dynamic programming over the first i onsets of the truth and the first j of the forecast. */
    private void matchGroup(List<Onset> truth, List<Onset> forecast, double periodSteps) {
        int[][] count = new int[truth.size() + 1][forecast.size() + 1];
        double[][] distance = new double[truth.size() + 1][forecast.size() + 1];
        Step[][] step = new Step[truth.size() + 1][forecast.size() + 1];
        for (int i = 0; i <= truth.size(); i++) {
            for (int j = 0; j <= forecast.size(); j++) {
                if (i == 0 && j == 0) {
                    continue;
                }
                count[i][j] = -1;
                // An option replaces a previous one only if it is better, so in a tie the last onset is not matched.
                if (j > 0) {
                    offer(count, distance, step, i, j, Step.SPURIOUS, count[i][j - 1], distance[i][j - 1]);
                }
                if (i > 0) {
                    offer(count, distance, step, i, j, Step.MISSED, count[i - 1][j], distance[i - 1][j]);
                }
                if (i > 0 && j > 0) {
                    double apart = Math.abs(
                            truth.get(i - 1).time() - forecast.get(j - 1).time());
                    if (within(apart, periodSteps)) {
                        offer(
                                count,
                                distance,
                                step,
                                i,
                                j,
                                Step.MATCH,
                                count[i - 1][j - 1] + 1,
                                distance[i - 1][j - 1] + apart);
                    }
                }
            }
        }
        collect(truth, forecast, step);
    }

    private enum Step {
        SPURIOUS,
        MISSED,
        MATCH
    }

    private static void offer(
            int[][] count, double[][] distance, Step[][] step, int i, int j, Step way, int matches, double total) {
        if (matches > count[i][j] || matches == count[i][j] && total < distance[i][j]) {
            count[i][j] = matches;
            distance[i][j] = total;
            step[i][j] = way;
        }
    }

    private void collect(List<Onset> truth, List<Onset> forecast, Step[][] step) {
        int pairsAt = pairs.size();
        int missedAt = missed.size();
        int spuriousAt = spurious.size();
        int i = truth.size();
        int j = forecast.size();
        while (i > 0 || j > 0) {
            switch (step[i][j]) {
                case SPURIOUS -> spurious.add(spuriousAt, forecast.get(--j));
                case MISSED -> missed.add(missedAt, truth.get(--i));
                case MATCH -> pairs.add(pairsAt, new Pair(truth.get(--i), forecast.get(--j)));
            }
        }
    }
}
