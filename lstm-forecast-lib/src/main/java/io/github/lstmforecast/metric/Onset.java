package io.github.lstmforecast.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The beginning of a pulse.
 *
 * @param time when the signal crosses the threshold, in steps, linear between samples
 * @param step the first step at or above the threshold: {@code step - 1 < time <= step}
 */
public record Onset(double time, int step) {
    /**
     * Finds the onsets of a signal: it crosses the threshold upward, after it was below {@link Levels#rearm()} since the
     * previous onset.
     *
     * @param before the signal before step 0, which determines whether a pulse is in progress at step 0
     * @param values the signal from step 0 on
     * @param levels the levels of the truth
     * @return all onsets at step 0 or later, in order
     */
    public static List<Onset> find(double[] before, double[] values, Levels levels) {
        List<Onset> onsets = new ArrayList<>();
        double threshold = levels.threshold();
        double rearm = levels.rearm();
        double last = before.length > 0 ? before[0] : values[0];
        boolean armed = last < threshold;
        for (int step = 1 - before.length; step < values.length; step++) {
            double value = step < 0 ? before[before.length + step] : values[step];
            if (armed && last < threshold && threshold <= value) {
                armed = false;
                if (step >= 0) {
                    onsets.add(new Onset(step - 1 + (threshold - last) / (value - last), step));
                }
            } else if (value < rearm) {
                armed = true;
            }
            last = value;
        }
        return onsets;
    }

    /**
     * The end of the pulse with this onset: the last time that the signal crosses the threshold downward before it falls
     * below {@link Levels#rearm()}.
     *
     * @param values the signal from step 0 on
     * @param levels the levels of the truth
     * @return the time in steps, linear between samples; empty if the signal ends before the pulse
     */
    public OptionalDouble end(double[] values, Levels levels) {
        double threshold = levels.threshold();
        double end = Double.NaN;
        for (int i = step; i < values.length; i++) {
            if (i > step && values[i - 1] >= threshold && values[i] < threshold) {
                end = i - 1 + (values[i - 1] - threshold) / (values[i - 1] - values[i]);
            }
            if (values[i] < levels.rearm()) {
                return OptionalDouble.of(end);
            }
        }
        return OptionalDouble.empty();
    }
}
