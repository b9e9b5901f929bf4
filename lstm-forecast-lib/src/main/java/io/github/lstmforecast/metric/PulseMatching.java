package io.github.lstmforecast.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * Which pulse of the forecast answers which pulse of the truth. Partners keep their order, and are at most
 * {@linkplain #within 0.45 cycles} apart; as many as possible are matched, and of those ways the one with the least
 * total distance is taken, a tie going to the earlier pulse. (Matching events within a window is usual in music
 * information retrieval, see Raffel et al. 2014, mir_eval, which maximises the number only.)
 *
 * @param pairs the matched pulses, in order
 * @param missed onsets of the truth without a partner
 * @param spurious onsets of the forecast without a partner
 */
public record PulseMatching(List<Pair> pairs, List<Onset> missed, List<Onset> spurious) {
    /**
     * A pulse of the truth and the pulse of the forecast that answers it.
     *
     * @param truth where the pulse should begin
     * @param forecast where it does
     */
    public record Pair(Onset truth, Onset forecast) {
        /**
         * How late the forecast is.
         *
         * @return steps; negative is early
         */
        public double errorSteps() {
            return forecast.time() - truth.time();
        }
    }

    /**
     * Whether two onsets are near enough to be partners.
     *
     * @param steps how far they are apart
     * @param periodSteps samples per cycle
     * @return whether that is at most 0.45 cycles
     */
    static boolean within(double steps, double periodSteps) {
        return 20 * Math.abs(steps) <= 9 * periodSteps;
    }

    /**
     * How many steps past the horizon a forecast must run, so that each pulse in the horizon can find its partner.
     *
     * @param periodSteps samples per cycle
     * @return {@code ceil(0.45 * period)}
     */
    public static int guardSteps(double periodSteps) {
        return (int) Math.ceil(9 * periodSteps / 20);
    }

    /**
     * Matches the onsets of a truth and a forecast.
     *
     * @param truth in order
     * @param forecast in order
     * @param periodSteps samples per cycle
     * @return the best matching
     */
    public static PulseMatching of(List<Onset> truth, List<Onset> forecast, double periodSteps) {
        PulseMatching result = new PulseMatching(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        int t = 0;
        int f = 0;
        // Where nothing begins for longer than the window, no pair reaches
        // across: what lies before can be matched alone.
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
                // A later way replaces an earlier one only if it is better, so a tie leaves the last onset out.
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
