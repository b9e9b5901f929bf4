package io.github.lstmforecast.metric;

import io.github.lstmforecast.Cycles;
import io.github.lstmforecast.Keyed;
import io.github.lstmforecast.metric.PulseMatching.Pair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A missed, spurious or mistimed pulse.
 *
 * @param number from 1, among the pulses of the truth in the horizon; for a spurious pulse, among those of the forecast
 * @param step the step at which it is due; for a spurious pulse, the step at which it begins
 * @param cycle the same in cycles since the first step of the forecast
 * @param phase how late it is; 0 for a missed or spurious pulse
 */
public record BadPulse(Kind kind, int number, int step, Cycles cycle, Cycles phase) {
    public enum Kind implements Keyed {
        /** Only the truth has it. */
        MISSED,
        /** Only the forecast has it. */
        SPURIOUS,
        /** It is early or late. */
        MISTIMED;

        @Override
        public String key() {
            return Keyed.camelCase(this);
        }
    }

    /**
     * The candidates for the first bad pulse with any allowed timing error: the first missed and the first spurious pulse,
     * and each pulse with a larger timing error than all pulses before it. Empty if the forecast is not finite.
     */
    static List<BadPulse> of(Comparison comparison) {
        if (comparison.notFiniteFrom().isPresent()) {
            return List.of();
        }
        List<Onset> truth = new ArrayList<>(comparison.missed());
        List<Onset> forecast = new ArrayList<>(comparison.spurious());
        for (Pair pair : comparison.matched()) {
            truth.add(pair.truth());
            forecast.add(pair.forecast());
        }
        truth.sort(Comparator.comparing(Onset::time));
        forecast.sort(Comparator.comparing(Onset::time));
        List<BadPulse> pulses = new ArrayList<>();
        comparison.missed().stream()
                .limit(1)
                .forEach(onset -> pulses.add(of(Kind.MISSED, indexOf(onset, truth), onset, 0, comparison)));
        comparison.spurious().stream()
                .limit(1)
                .forEach(onset -> pulses.add(of(Kind.SPURIOUS, indexOf(onset, forecast), onset, 0, comparison)));
        double worst = 0;
        for (Pair pair : comparison.matched()) {
            if (Math.abs(pair.errorSteps()) > worst) {
                worst = Math.abs(pair.errorSteps());
                pulses.add(
                        of(Kind.MISTIMED, indexOf(pair.truth(), truth), pair.truth(), pair.errorSteps(), comparison));
            }
        }
        pulses.sort(Comparator.comparingInt(BadPulse::step));
        return pulses;
    }

    private static int indexOf(Onset onset, List<Onset> inOrder) {
        return Collections.binarySearch(inOrder, onset, Comparator.comparingDouble(Onset::time));
    }

    private static BadPulse of(Kind kind, int index, Onset onset, double lateSteps, Comparison comparison) {
        double period = comparison.periodSteps();
        return new BadPulse(
                kind, index + 1, onset.step(), Cycles.of(onset.time() / period), Cycles.of(lateSteps / period));
    }

    /** The first pulse that is missed, spurious, or has a timing error that exceeds the limit. */
    public static Optional<BadPulse> first(Metrics metrics, Limit phaseError) {
        return first(metrics.badPulses(), phaseError);
    }

    /**
     * The first pulse that is missed, spurious, or has a timing error that exceeds the limit.
     *
     * @param pulses {@link Metrics#badPulses()} of the forecast
     */
    public static Optional<BadPulse> first(List<BadPulse> pulses, Limit phaseError) {
        return pulses.stream()
                .filter(pulse -> pulse.kind != Kind.MISTIMED || !phaseError.allows(Math.abs(pulse.phase.value())))
                .findFirst();
    }
}
