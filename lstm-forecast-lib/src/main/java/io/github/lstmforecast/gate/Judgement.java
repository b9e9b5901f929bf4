package io.github.lstmforecast.gate;

import io.github.lstmforecast.metric.BadPulse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The result of the gate for a scenario.
 *
 * @param verdict that of the worst finding; PASS without findings
 * @param checks every metric of every forecast, in the order of the metrics; empty for many seeds
 * @param findings all problems, in the same order
 * @param firstBadPulses for each forecast, the first pulse that is missed, spurious, or too early or late; for many seeds,
 *     those of the first seed
 * @param seeds the outcome of many seeds
 */
public record Judgement(
        Verdict verdict,
        List<Check> checks,
        List<Finding> findings,
        List<Optional<BadPulse>> firstBadPulses,
        Optional<SeedsOutcome> seeds) {
    /**
     * How many trainings passed.
     *
     * @param bound {@link PassRate#lowerBound()}
     * @param passProbability the required minimum of the bound
     * @param failing the trainings that did not pass
     */
    public record SeedsOutcome(PassRate rate, double bound, double passProbability, List<FailingSeed> failing) {
        public SeedsOutcome {
            failing = List.copyOf(failing);
        }

        /** A line with the number of seeds that pass, then a line for each seed that fails. */
        public List<String> lines() {
            List<String> lines = new ArrayList<>();
            lines.add(rate.passed() + " of " + rate.count() + " seeds pass: the probability of passing is at least "
                    + Numbers.text(bound) + " with 95% confidence (at least " + Numbers.text(passProbability)
                    + " is asked for)");
            failing.forEach(one -> lines.add("seed " + one.seed() + " fails: " + one.message()));
            return lines;
        }
    }

    /**
     * @param message the first finding of the training
     */
    public record FailingSeed(long seed, String message) {}

    public Judgement {
        checks = List.copyOf(checks);
        findings = List.copyOf(findings);
        firstBadPulses = List.copyOf(firstBadPulses);
    }

    /** A judgement whose verdict is that of the worst finding. */
    static Judgement of(List<Check> checks, List<Finding> findings, List<Optional<BadPulse>> firstBadPulses) {
        Verdict verdict =
                findings.stream().map(finding -> finding.kind().verdict()).reduce(Verdict.PASS, Verdict::and);
        return new Judgement(verdict, checks, findings, firstBadPulses, Optional.empty());
    }

    /** The ERROR of a scenario that could not be run; the message has the reason and how to fix it. */
    public static Judgement notRun(String message) {
        return of(List.of(), List.of(Finding.notRun(message)), List.of());
    }
}
