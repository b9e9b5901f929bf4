package io.github.lstmforecast.assertj;

import io.github.lstmforecast.Cycles;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.gate.Finding;
import io.github.lstmforecast.gate.Gate;
import io.github.lstmforecast.gate.Numbers;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.metric.BadPulse;
import io.github.lstmforecast.metric.Comparison;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.result.SubjectResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on the quality of forecasts. A value equal to its limit is allowed; a forecast that is not finite is never
 * within a limit. If there are several features or forecasts, all must be within the limits.
 */
public abstract class AbstractForecastAssert<SELF extends AbstractForecastAssert<SELF, ACTUAL>, ACTUAL>
        extends AbstractAssert<SELF, ACTUAL> {
    /** A period that is estimated from the truth is rarely exact. */
    private static final double HALF_A_STEP = 0.5;

    AbstractForecastAssert(ACTUAL actual, Class<?> selfType) {
        super(actual, selfType);
    }

    /** Measures each feature of each forecast. */
    abstract List<SubjectResult> measure(Collection<Metric> metrics);

    /** @param phaseError the limit that was asserted, by which pulses are marked; none if it was another one */
    abstract void draw(int subject, Limit phaseError, Path file) throws IOException;

    /**
     * Verifies the root mean squared error.
     *
     * @param rmse the largest allowed, in the unit of the signal
     */
    public SELF hasRmseAtMost(double rmse) {
        return has(StandardMetric.RMSE, Limit.atMost(rmse));
    }

    /**
     * Verifies that no matched pulse is too early or too late.
     *
     * @param phaseError the largest allowed
     */
    public SELF hasPhaseErrorAtMost(Cycles phaseError) {
        return has(StandardMetric.PHASE_ERROR, Limit.atMost(phaseError.value()));
    }

    /** Verifies that the forecast has a pulse for every pulse of the truth that begins within the horizon. */
    public SELF hasNoMissedPulses() {
        return has(StandardMetric.MISSED_PULSES, Limit.atMost(0));
    }

    /** Verifies that every pulse of the forecast that begins within the horizon has a pulse of the truth. */
    public SELF hasNoSpuriousPulses() {
        return has(StandardMetric.SPURIOUS_PULSES, Limit.atMost(0));
    }

    /** Verifies one metric. */
    public SELF has(Metric metric, Limit limit) {
        isNotNull();
        Tolerances asserted = Tolerances.only(Map.of(metric, limit));
        List<SubjectResult> measured = measure(Set.of(metric));
        List<Finding> findings = findings(measured, asserted);
        if (!findings.isEmpty()) {
            throwAssertionError(new ShouldHave(
                    actual, metric, limit, messages(findings), picture(findings, subjects(measured), asserted)));
        }
        return myself;
    }

    /**
     * Verifies all metrics at once, with the checks of a build.
     *
     * @param tolerances {@link Tolerances#DEFAULTS} are those of a scenario without tolerances
     */
    public SELF satisfies(Tolerances tolerances) {
        isNotNull();
        Set<Metric> limited = new TreeSet<>(Metric.ORDER);
        limited.addAll(tolerances.asked().keySet());
        limited.addAll(Extensions.metrics().all());
        limited.removeIf(metric -> tolerances.limit(metric).isNone());
        List<SubjectResult> measured = measure(limited);
        List<Finding> findings = findings(measured, tolerances);
        if (!findings.isEmpty()) {
            throwAssertionError(new ShouldBeWithinTolerances(
                    actual, messages(findings), picture(findings, subjects(measured), tolerances)));
        }
        return myself;
    }

    private static List<Finding> findings(List<SubjectResult> measured, Tolerances tolerances) {
        return Gate.judge(measured, tolerances).findings();
    }

    static List<Subject> subjects(List<SubjectResult> measured) {
        return measured.stream().map(SubjectResult::subject).toList();
    }

    static List<String> messages(List<Finding> findings) {
        return findings.stream().map(Finding::fullMessage).toList();
    }

    /** A reference to the picture of the subject of the first finding, for the message. */
    String picture(List<Finding> findings, List<Subject> subjects, Tolerances asserted) {
        int subject = findings.get(0).subject().map(subjects::indexOf).orElse(0);
        return picture(Math.max(0, subject), asserted.limit(StandardMetric.PHASE_ERROR));
    }

    String picture(int subject, Limit phaseError) {
        return FailurePicture.reference(file -> draw(subject, phaseError, file));
    }

    /**
     * Verifies that the forecast stays in phase: every pulse that is due within the first cycles comes, at most {@code
     * 0.05} cycles early or late.
     *
     * @param span at most as long as the horizon
     * @throws InvalidValueException if the horizon is shorter, or no pulse is due in that time
     */
    public SELF staysInPhaseFor(Cycles span) {
        return staysInPhaseFor(
                span, Cycles.of(StandardMetric.PHASE_ERROR.defaultLimit().highest()));
    }

    /**
     * Verifies that the forecast stays in phase: every pulse that is due within the first cycles comes in time.
     *
     * @param span at most as long as the horizon
     * @param phaseError how early or late a pulse may be
     * @throws InvalidValueException if the horizon is shorter, or no pulse is due in that time
     */
    public SELF staysInPhaseFor(Cycles span, Cycles phaseError) {
        isNotNull();
        Limit limit = Limit.atMost(phaseError.value());
        List<SubjectResult> measured = measure(Set.of(StandardMetric.PHASE_ERROR));
        List<String> found = new ArrayList<>();
        int firstFound = -1;
        for (int i = 0; i < measured.size(); i++) {
            Optional<String> wrong = outOfPhase(measured.get(i), span, limit);
            if (wrong.isPresent()) {
                firstFound = firstFound < 0 ? i : firstFound;
                found.add((measured.size() > 1 ? measured.get(i).subject().text() + ": " : "") + wrong.get());
            }
        }
        if (!found.isEmpty()) {
            throwAssertionError(new ShouldStayInPhase(actual, span, phaseError, found, picture(firstFound, limit)));
        }
        return myself;
    }

    private static Optional<String> outOfPhase(SubjectResult measured, Cycles span, Limit limit) {
        Comparison comparison = measured.comparison();
        double steps = span.toSteps(comparison.periodSteps());
        InvalidValueException.unless(
                steps <= comparison.horizon() + HALF_A_STEP,
                "horizon",
                comparison.horizon() + " steps",
                "at least " + (long) Math.ceil(steps) + ", to check the phase for " + Numbers.text(span.value())
                        + " cycles of " + Numbers.text(comparison.periodSteps()) + " steps");
        InvalidValueException.unless(
                comparison.truthOnsets().stream().anyMatch(onset -> onset.step() < steps),
                "truth",
                "without a pulse within " + Numbers.text(span.value()) + " cycles",
                "a series with pulses, to check the phase");
        if (comparison.notFiniteFrom().isPresent()) {
            return Optional.of("the forecast is not finite (NaN or infinite) from step "
                    + comparison.notFiniteFrom().getAsInt() + " on");
        }
        List<BadPulse> ofTruth = measured.metrics().badPulses().stream()
                .filter(pulse -> pulse.kind() != BadPulse.Kind.SPURIOUS)
                .toList();
        return BadPulse.first(ofTruth, limit)
                .filter(pulse -> pulse.step() < steps)
                .map(pulse -> String.format(
                        Locale.ROOT,
                        "the pulse due at step %d, after %s cycles, %s",
                        pulse.step(),
                        Numbers.text(pulse.cycle().value()),
                        pulse.kind() == BadPulse.Kind.MISSED
                                ? "does not come"
                                : "comes " + Numbers.text(Math.abs(pulse.phase().value())) + " cycles "
                                        + (pulse.phase().value() < 0 ? "early" : "late")));
    }
}
