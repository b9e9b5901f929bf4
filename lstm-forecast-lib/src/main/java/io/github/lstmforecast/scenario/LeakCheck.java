package io.github.lstmforecast.scenario;

import io.github.lstmforecast.gate.Subject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * Whether the recorded forecasts of a column have the true values themselves, also one step late or early. A value counts
 * only if nobody could have said it: not where it is the last known value, or a baseline predicts it too, as in a constant
 * series or one that repeats exactly. Ten different ones must be equal: to meet few values, as zeros of rare demand or the
 * opening days of a shop, is no evidence. Values are equal if they are as 32-bit numbers, or to the last decimal that the file has, where
 * its decimals are fine: at most a hundredth of the range of the truth.
 */
final class LeakCheck {
    private static final int FEWEST = 10; // different values that must be equal
    private static final double MOST_OF_ALL = 0.9;
    private static final int FINE = 100; // of the smallest steps in the range of the truth
    private static final int MOST_NAMED = 3;
    private static final int[] SHIFTS = {0, -1, 1};

    private final double halfUnit; // of the last decimal
    private final int[] counted = new int[SHIFTS.length];
    private final int[] equal = new int[SHIFTS.length];
    private final List<Set<Double>> different = List.of(new HashSet<>(), new HashSet<>(), new HashSet<>()); // of these
    private final List<List<Subject>> whole = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    private int subjects;

    /** @param predicted all that the file has of the column */
    LeakCheck(DoubleStream predicted) {
        int decimals = predicted
                .filter(Double::isFinite)
                .mapToInt(value -> Math.max(
                        0, BigDecimal.valueOf(value).stripTrailingZeros().scale()))
                .max()
                .orElse(0);
        this.halfUnit = 0.5 * Math.pow(10, -decimals);
    }

    /**
     * Looks at a forecast.
     *
     * @param truth of the horizon
     * @param last the last known value before it
     * @param predicted at least of the horizon
     * @param baselines likewise
     * @param filled steps without a true value
     */
    void add(
            Subject subject,
            double[] truth,
            double last,
            double[] predicted,
            Collection<double[]> baselines,
            BitSet filled) {
        double range = DoubleStream.of(truth).max().orElse(0)
                - DoubleStream.of(truth).min().orElse(0);
        double most = DoubleStream.of(truth).map(Math::abs).max().orElse(0);
        double ofAFloat = Math.ulp((float) most);
        double tolerance = Math.max(fine(halfUnit, range), fine(ofAFloat, range));
        subjects++;
        for (int i = 0; i < SHIFTS.length; i++) {
            int all = 0;
            int same = 0;
            Set<Double> met = new HashSet<>();
            for (int step = 0; step < truth.length; step++) {
                int at = step + SHIFTS[i];
                if (at < 0 || at >= truth.length || filled.get(at)) {
                    continue;
                }
                int now = step;
                double value = truth[at];
                boolean isPredictable = isSame(last, value, tolerance)
                        || baselines.stream().anyMatch(baseline -> isSame(baseline[now], value, tolerance));
                if (!isPredictable) {
                    all++;
                    if (isSame(predicted[step], value, tolerance)) {
                        same++;
                        met.add(value);
                    }
                }
            }
            counted[i] += all;
            equal[i] += same;
            different.get(i).addAll(met);
            if (met.size() >= FEWEST && same == all) {
                whole.get(i).add(subject);
            }
        }
    }

    /** A tolerance with some room for rounding; none if it is coarse. */
    private static double fine(double tolerance, double range) {
        return 2 * tolerance * FINE <= range ? tolerance * (1 + 1e-6) : 0;
    }

    private static boolean isSame(double one, double other, double tolerance) {
        return Math.abs(one - other) <= tolerance;
    }

    /** @param file how messages name it, with the column if it has several */
    Optional<String> warning(String file) {
        for (int i = 0; i < SHIFTS.length; i++) {
            String truth = SHIFTS[i] == 0
                    ? "the true value itself"
                    : "the true value of the step " + (SHIFTS[i] < 0 ? "before" : "after");
            boolean isMost = different.get(i).size() >= FEWEST && equal[i] >= MOST_OF_ALL * counted[i];
            if (isMost || !whole.get(i).isEmpty()) {
                return Optional.of(file + ": the forecast is " + truth + " in "
                        + (isMost
                                ? equal[i] + " of " + counted[i] + " steps that no plain forecast gets right"
                                : "every such step of " + named(whole.get(i)))
                        + ": these forecasts seem to have seen the truth (leakage); check how the file is made");
            }
        }
        return Optional.empty();
    }

    private String named(List<Subject> some) {
        return some.size() + " of " + subjects + " forecasts ("
                + String.join(
                        ", ", some.stream().limit(MOST_NAMED).map(Subject::text).toList())
                + (some.size() > MOST_NAMED ? " and " + (some.size() - MOST_NAMED) + " more" : "") + ")";
    }
}
