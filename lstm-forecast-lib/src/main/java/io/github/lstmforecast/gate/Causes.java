package io.github.lstmforecast.gate;

import static io.github.lstmforecast.metric.StandardMetric.AMPLITUDE_RATIO;
import static io.github.lstmforecast.metric.StandardMetric.AR_SKILL;
import static io.github.lstmforecast.metric.StandardMetric.BEST_BASELINE_SKILL;
import static io.github.lstmforecast.metric.StandardMetric.BIAS;
import static io.github.lstmforecast.metric.StandardMetric.COVERAGE;
import static io.github.lstmforecast.metric.StandardMetric.DRIFT_SKILL;
import static io.github.lstmforecast.metric.StandardMetric.F1;
import static io.github.lstmforecast.metric.StandardMetric.FLAT;
import static io.github.lstmforecast.metric.StandardMetric.LINEAR_SKILL;
import static io.github.lstmforecast.metric.StandardMetric.MAE;
import static io.github.lstmforecast.metric.StandardMetric.MASE;
import static io.github.lstmforecast.metric.StandardMetric.MATCHED_PULSES;
import static io.github.lstmforecast.metric.StandardMetric.MAX_ABS_ERROR;
import static io.github.lstmforecast.metric.StandardMetric.MEAN_PHASE;
import static io.github.lstmforecast.metric.StandardMetric.MISSED_PULSES;
import static io.github.lstmforecast.metric.StandardMetric.NRMSE;
import static io.github.lstmforecast.metric.StandardMetric.PERIOD_RATIO;
import static io.github.lstmforecast.metric.StandardMetric.PHASE_DRIFT;
import static io.github.lstmforecast.metric.StandardMetric.PHASE_ERROR;
import static io.github.lstmforecast.metric.StandardMetric.PHASE_JITTER;
import static io.github.lstmforecast.metric.StandardMetric.PHASE_LOCK;
import static io.github.lstmforecast.metric.StandardMetric.PINBALL_LOSS;
import static io.github.lstmforecast.metric.StandardMetric.R2;
import static io.github.lstmforecast.metric.StandardMetric.RMSE;
import static io.github.lstmforecast.metric.StandardMetric.SEASONAL_MASE;
import static io.github.lstmforecast.metric.StandardMetric.SKILL;
import static io.github.lstmforecast.metric.StandardMetric.SPURIOUS_PULSES;
import static io.github.lstmforecast.metric.StandardMetric.THETA_SKILL;
import static io.github.lstmforecast.metric.StandardMetric.VALID_CYCLES;
import static io.github.lstmforecast.metric.StandardMetric.VALID_STEPS;
import static io.github.lstmforecast.metric.StandardMetric.WEIGHTED_INTERVAL_SCORE;
import static io.github.lstmforecast.metric.StandardMetric.WIDTH_ERROR;

import io.github.lstmforecast.gate.Finding.Kind;
import io.github.lstmforecast.metric.LeadTimeMetric;
import io.github.lstmforecast.metric.StandardMetric;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts findings on one forecast under their cause. A flat forecast, for example, also misses every pulse, and has no
 * timing at all: that is one finding with consequences.
 */
final class Causes {
    private static final Set<StandardMetric> ERRORS = EnumSet.of(
            MAE,
            RMSE,
            NRMSE,
            MAX_ABS_ERROR,
            BIAS,
            R2,
            MASE,
            SEASONAL_MASE,
            SKILL,
            AR_SKILL,
            DRIFT_SKILL,
            LINEAR_SKILL,
            THETA_SKILL,
            BEST_BASELINE_SKILL,
            VALID_STEPS,
            VALID_CYCLES,
            COVERAGE,
            PINBALL_LOSS,
            WEIGHTED_INTERVAL_SCORE);
    private static final Set<StandardMetric> COUNTS = EnumSet.of(MATCHED_PULSES, MISSED_PULSES, SPURIOUS_PULSES, F1);
    private static final Set<StandardMetric> TIMING =
            EnumSet.of(PHASE_ERROR, MEAN_PHASE, PHASE_LOCK, PHASE_DRIFT, PHASE_JITTER);
    private static final Set<StandardMetric> SHAPE = EnumSet.of(PERIOD_RATIO, WIDTH_ERROR, AMPLITUDE_RATIO);

    /** The first rule that applies is that of the cause. */
    private static final List<Rule> RULES = List.of(
            new Rule(FLAT, all(List.of(ERRORS, COUNTS, TIMING, SHAPE)), Set.of()),
            new Rule(PERIOD_RATIO, all(List.of(ERRORS, COUNTS, TIMING, Set.of(WIDTH_ERROR))), Set.of()),
            new Rule(PHASE_DRIFT, all(List.of(ERRORS, COUNTS, Set.of(PHASE_ERROR, MEAN_PHASE, PHASE_LOCK))), Set.of()),
            new Rule(MISSED_PULSES, all(List.of(ERRORS, COUNTS)), all(List.of(TIMING, SHAPE))),
            new Rule(SPURIOUS_PULSES, all(List.of(ERRORS, COUNTS)), Set.of()),
            new Rule(PHASE_JITTER, all(List.of(ERRORS, Set.of(PHASE_ERROR, PHASE_LOCK))), Set.of()),
            new Rule(PHASE_ERROR, all(List.of(ERRORS, Set.of(MEAN_PHASE, PHASE_LOCK))), Set.of()),
            new Rule(WIDTH_ERROR, ERRORS, Set.of()),
            new Rule(AMPLITUDE_RATIO, ERRORS, Set.of()));

    private Causes() {}

    /**
     * @param exceeded whose limits are then exceeded too, or which have no value
     * @param undefined which then may have no value
     */
    private record Rule(StandardMetric cause, Set<StandardMetric> exceeded, Set<StandardMetric> undefined) {
        boolean explains(Finding finding) {
            return finding.kind().verdict() == Verdict.FAIL
                    && (isOf(exceeded, finding) || finding.kind() == Kind.UNDEFINED && isOf(undefined, finding));
        }
    }

    private static Set<StandardMetric> all(List<Set<StandardMetric>> sets) {
        return sets.stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isOf(Collection<StandardMetric> metrics, Finding finding) {
        return finding.check() instanceof CheckId.OfMetric of && metrics.contains(LeadTimeMetric.whole(of.metric()));
    }

    /** The causes, each with its consequences, and then the findings that no rule has. */
    static List<Finding> fold(List<Finding> findings) {
        List<Finding> rest = new ArrayList<>(findings);
        List<Finding> folded = new ArrayList<>();
        for (Rule rule : RULES) {
            Optional<Finding> cause = rest.stream()
                    .filter(finding -> finding.kind() == Kind.LIMIT && isOf(Set.of(rule.cause()), finding))
                    .findFirst();
            if (cause.isPresent()) {
                rest.remove(cause.get());
                List<Finding> consequences =
                        rest.stream().filter(rule::explains).toList();
                rest.removeAll(consequences);
                folded.add(cause.get().withConsequences(consequences));
            }
        }
        folded.addAll(rest);
        return folded;
    }
}
