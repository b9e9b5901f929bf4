package io.github.lstmforecast.metric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.statistics.descriptive.Median;

/**
 * The beginning of a pulse.
 *
 * @param time when the signal crosses the threshold, in steps, linear between samples
 * @param step the first step at or above the threshold: {@code step - 1 < time <= step}
 */
public record Onset(double time, int step) {
    /** An onset, and how far its pulse rises above the threshold. */
    private record Candidate(Onset onset, double height) {}

    /**
     * Finds the onsets of a signal: it crosses the threshold upward, after it was below {@link PulseRule#rearm} since the
     * previous onset. Of onsets closer to each other than {@link PulseRule#minDistance()}, the one of the highest pulse
     * remains, and others of pulses too high for {@linkplain PulseRule#isSecond second peaks}; of equally high ones, the first.
     *
     * @param before the signal before step 0, which determines whether a pulse is in progress at step 0
     * @param values the signal from step 0 on
     * @param rule that of the truth
     * @return all onsets at step 0 or later, in order
     */
    public static List<Onset> find(double[] before, double[] values, PulseRule rule) {
        return kept(candidates(before, values, rule), rule).stream()
                .map(Candidate::onset)
                .filter(onset -> onset.step >= 0)
                .toList();
    }

    /**
     * Below which height above the threshold a pulse is a second peak beside a higher one: half way from the highest such of
     * the truth to the median of the others. Infinite if the second peaks are as high as those.
     */
    static double secondBelow(double[] truth, PulseRule rule) {
        List<Candidate> all = candidates(new double[0], truth, rule);
        Set<Candidate> pulses = new HashSet<>(kept(all, rule));
        double second = all.stream()
                .filter(candidate -> !pulses.contains(candidate))
                .mapToDouble(Candidate::height)
                .max()
                .orElse(Double.POSITIVE_INFINITY);
        double usual = Median.withDefaults()
                .evaluate(pulses.stream().mapToDouble(Candidate::height).toArray());
        return second < usual ? (second + usual) / 2 : Double.POSITIVE_INFINITY;
    }

    private static List<Candidate> candidates(double[] before, double[] values, PulseRule rule) {
        List<Candidate> candidates = new ArrayList<>();
        Onset onset = null;
        double height = 0;
        double last = before.length > 0 ? before[0] : values[0];
        double lastThreshold = rule.threshold(-before.length);
        boolean armed = last < lastThreshold;
        for (int step = 1 - before.length; step < values.length; step++) {
            double value = step < 0 ? before[before.length + step] : values[step];
            double threshold = rule.threshold(step);
            if (armed && last < lastThreshold && threshold <= value) {
                armed = false;
                if (onset != null) {
                    candidates.add(new Candidate(onset, height));
                }
                double risen = (value - last) - (threshold - lastThreshold);
                onset = new Onset(step - 1 + (lastThreshold - last) / risen, step);
                height = 0;
            } else if (value < rule.rearm(step)) {
                armed = true;
            }
            height = Math.max(height, value - threshold);
            last = value;
            lastThreshold = threshold;
        }
        if (onset != null) {
            candidates.add(new Candidate(onset, height));
        }
        return candidates;
    }

    private static List<Candidate> kept(List<Candidate> candidates, PulseRule rule) {
        if (rule.minDistance() == 0) {
            return candidates;
        }
        NavigableSet<Candidate> kept = new TreeSet<>(Comparator.comparingDouble(candidate -> candidate.onset().time));
        List<Candidate> byHeight = new ArrayList<>(candidates);
        byHeight.sort(Comparator.comparingDouble(Candidate::height).reversed());
        for (Candidate candidate : byHeight) {
            Candidate before = kept.floor(candidate);
            Candidate after = kept.ceiling(candidate);
            double time = candidate.onset.time;
            boolean isClose = before != null && time - before.onset.time < rule.minDistance()
                    || after != null && after.onset.time - time < rule.minDistance();
            if (!isClose || !rule.isSecond(candidate.height)) {
                kept.add(candidate);
            }
        }
        return List.copyOf(kept);
    }

    /**
     * The end of the pulse with this onset: the last time that the signal crosses the threshold downward before it falls
     * below {@link PulseRule#rearm}.
     *
     * @param values the signal from step 0 on
     * @param rule that of the truth
     * @return the time in steps, linear between samples; empty if the signal ends before the pulse
     */
    public OptionalDouble end(double[] values, PulseRule rule) {
        double end = Double.NaN;
        for (int i = step; i < values.length; i++) {
            double threshold = rule.threshold(i);
            if (i > step && values[i - 1] >= rule.threshold(i - 1) && values[i] < threshold) {
                double lastThreshold = rule.threshold(i - 1);
                double fallen = (values[i - 1] - values[i]) - (lastThreshold - threshold);
                end = i - 1 + (values[i - 1] - lastThreshold) / fallen;
            }
            if (values[i] < rule.rearm(i)) {
                return OptionalDouble.of(end);
            }
        }
        return OptionalDouble.empty();
    }
}
