package io.github.lstmforecast.result;

import io.github.lstmforecast.gate.Finding;
import io.github.lstmforecast.gate.Gate;
import io.github.lstmforecast.gate.Judgement;
import io.github.lstmforecast.gate.Seeds;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.golden.GoldenComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The answer to both questions on a scenario: whether its forecasts are good, and whether anything has changed.
 *
 * @param tolerances what the forecasts were held to
 * @param judgement whether they are good
 * @param golden what has changed since a model was accepted; empty where there is no golden model and none is required,
 *     or it is not that of this training
 */
public record Assessment(Tolerances tolerances, Judgement judgement, Optional<GoldenComparison> golden) {
    /**
     * Judges the trainings of a scenario and compares the first with the golden model.
     *
     * @param seeds how many trainings must pass; empty where the first alone is judged
     * @param trainings at least one; without {@code seeds}, the first has not failed
     */
    public static Assessment of(
            Tolerances tolerances, Optional<Seeds> seeds, List<TrainingResult> trainings, GoldenCheck golden) {
        return new Assessment(tolerances, judge(tolerances, seeds, trainings), golden.compare());
    }

    /** Judges trainings of which none is that of the golden model. */
    public static Assessment of(Tolerances tolerances, Optional<Seeds> seeds, List<TrainingResult> trainings) {
        return new Assessment(tolerances, judge(tolerances, seeds, trainings), Optional.empty());
    }

    /** Judges one training, which is not that of the golden model. */
    public static Assessment of(Tolerances tolerances, TrainingResult training) {
        return of(tolerances, Optional.empty(), List.of(training));
    }

    /**
     * The assessment of a scenario that could not be run.
     *
     * @param messages why, and what to do, at least one
     * @return an ERROR with a finding for each
     */
    public static Assessment notRun(String... messages) {
        return new Assessment(Tolerances.DEFAULTS, Judgement.notRun(messages), Optional.empty());
    }

    private static Judgement judge(Tolerances tolerances, Optional<Seeds> seeds, List<TrainingResult> trainings) {
        return seeds.map(many -> Gate.judge(
                        trainings.stream().map(TrainingResult::outcome).toList(), tolerances, many))
                .orElseGet(() -> Gate.judge(trainings.get(0).subjects(), tolerances));
    }

    /** The worse of the two answers. */
    public Verdict verdict() {
        return golden.map(GoldenComparison::verdict).orElse(Verdict.PASS).and(judgement.verdict());
    }

    /**
     * Everything that is wrong: the findings of the judgement, then those of the golden model, unless a forecast that is
     * not finite is their cause.
     */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(judgement.findings());
        List<Finding> ofGolden = golden.map(GoldenComparison::findings).orElse(List.of());
        OptionalInt notFinite = IntStream.range(0, findings.size())
                .filter(i -> findings.get(i).kind() == Finding.Kind.NOT_FINITE)
                .findFirst();
        if (notFinite.isPresent() && ofGolden.stream().allMatch(finding -> finding.kind() == Finding.Kind.GOLDEN)) {
            int cause = notFinite.getAsInt();
            findings.set(cause, findings.get(cause).withConsequences(ofGolden));
        } else {
            findings.addAll(ofGolden);
        }
        return findings;
    }

    /** The forecasts that have findings, where there are several. */
    public Set<Subject> failing() {
        return findings().stream()
                .flatMap(finding -> finding.subject().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
