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
 * A pulse that is not as it should be.
 *
 * @param kind what is wrong with it
 * @param number which pulse it is, from 1: of those of the truth in the horizon, or, for a spurious one, of those of
 *     the forecast
 * @param step where it is due, or begins if it is spurious
 * @param cycle how many cycles after the first step of the forecast that is
 * @param phase how late it comes; 0 where it does not come, or should not
 */
public record BadPulse(Kind kind, int number, int step, Cycles cycle, Cycles phase) {
    /** What is wrong with a pulse. */
    public enum Kind implements Keyed {
        /** It should begin and does not. */
        MISSED,
        /** It begins and should not. */
        SPURIOUS,
        /** It comes early or late. */
        MISTIMED;

        @Override
        public String key() {
            return Keyed.camelCase(this);
        }
    }

    /**
     * The pulses among which the first bad one is, whatever timing error is allowed: those that are missed or spurious,
     * and those that are further off than every pulse before them. A forecast that is not finite has none, as its
     * pulses are not looked for.
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

    /**
     * The first bad pulse of a forecast.
     *
     * @param metrics of the forecast
     * @param phaseError how far off a pulse may be
     * @return nothing where no pulse is missed, spurious, or further off
     */
    public static Optional<BadPulse> first(Metrics metrics, Limit phaseError) {
        return first(metrics.badPulses(), phaseError);
    }

    /**
     * The first bad pulse of a forecast.
     *
     * @param pulses {@link Metrics#badPulses()} of the forecast
     * @param phaseError how far off a pulse may be
     * @return nothing where no pulse is missed, spurious, or further off
     */
    public static Optional<BadPulse> first(List<BadPulse> pulses, Limit phaseError) {
        return pulses.stream()
                .filter(pulse -> pulse.kind != Kind.MISTIMED || !phaseError.allows(Math.abs(pulse.phase.value())))
                .findFirst();
    }
}
