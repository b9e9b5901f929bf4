package io.github.lstmforecast.result;

import io.github.lstmforecast.metric.BadPulse;
import io.github.lstmforecast.metric.Comparison;
import io.github.lstmforecast.metric.Levels;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.metric.Onset;
import io.github.lstmforecast.metric.PulseMatching.Pair;
import java.util.List;
import java.util.Optional;

/**
 * How the pulses of a forecast answer those of the truth.
 *
 * @param levels of the truth
 * @param late how late each matched pulse comes, in cycles; x is the step at which it is due
 * @param missed the steps at which a pulse is due that does not come
 * @param spurious the steps at which a pulse comes that is not due
 * @param bad see {@link Metrics#badPulses()}
 */
public record Pulses(Levels levels, Curve late, int[] missed, int[] spurious, List<BadPulse> bad) {
    private static final int MOST = 2_000;

    static Optional<Pulses> of(Comparison comparison, List<BadPulse> bad) {
        if (comparison.levels().isEmpty()
                || comparison.period().isEmpty()
                || comparison.notFiniteFrom().isPresent()) {
            return Optional.empty();
        }
        List<Pair> matched = comparison.matched();
        double period = comparison.periodSteps();
        return Optional.of(new Pulses(
                comparison.levels().get(),
                Curve.of(
                        matched.stream()
                                .mapToDouble(pair -> pair.truth().step())
                                .toArray(),
                        matched.stream()
                                .mapToDouble(pair -> pair.errorSteps() / period)
                                .toArray(),
                        MOST),
                steps(comparison.missed()),
                steps(comparison.spurious()),
                bad));
    }

    private static int[] steps(List<Onset> onsets) {
        return onsets.stream().mapToInt(Onset::step).limit(MOST).toArray();
    }
}
