package io.github.lstmforecast.gate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the gate says of a scenario.
 *
 * @param verdict the worst of the findings; PASS where there is none
 * @param checks every metric of every forecast with its limit, in the order of the metrics; empty where many seeds are
 *     judged
 * @param findings everything that is wrong, causes first, with their consequences
 * @param seeds how many seeds pass, where many are judged
 */
public record Judgement(Verdict verdict, List<Check> checks, List<Finding> findings, Optional<SeedsOutcome> seeds) {
    /**
     * How many trainings passed.
     *
     * @param rate how many of how many
     * @param bound {@link PassRate#lowerBound()}
     * @param passProbability what the bound must reach
     * @param failing those that did not pass
     */
    public record SeedsOutcome(PassRate rate, double bound, double passProbability, List<FailingSeed> failing) {
        public SeedsOutcome {
            failing = List.copyOf(failing);
        }

        /**
         * The outcome in words.
         *
         * @return a line on how many pass, then one for each that does not
         */
        public List<String> lines() {
            List<String> lines = new ArrayList<>();
            lines.add(rate.passed() + " of " + rate.count() + " seeds pass: the probability of passing is at least "
                    + Numbers.text(bound) + " with 95% confidence (at least " + Numbers.text(passProbability)
                    + " is required)");
            failing.forEach(one -> lines.add("seed " + one.seed() + " fails: " + one.message()));
            return lines;
        }
    }

    /**
     * A training that did not pass.
     *
     * @param seed its seed
     * @param message its first finding
     */
    public record FailingSeed(long seed, String message) {}

    public Judgement {
        checks = List.copyOf(checks);
        findings = List.copyOf(findings);
    }

    /**
     * The judgement that follows from findings.
     *
     * @param checks every metric with its limit
     * @param findings everything that is wrong
     * @return a judgement whose verdict is the worst of them
     */
    static Judgement of(List<Check> checks, List<Finding> findings) {
        Verdict verdict =
                findings.stream().map(finding -> finding.kind().verdict()).reduce(Verdict.PASS, Verdict::and);
        return new Judgement(verdict, checks, findings, Optional.empty());
    }

    /** The judgement of all, without seeds. */
    static Judgement of(List<Judgement> all) {
        return of(
                all.stream().flatMap(one -> one.checks().stream()).toList(),
                all.stream().flatMap(one -> one.findings().stream()).toList());
    }

    /** A copy whose checks and findings name a forecast. */
    Judgement about(Subject subject) {
        return of(
                checks.stream().map(check -> check.about(subject)).toList(),
                findings.stream().map(finding -> finding.about(subject)).toList());
    }

    /**
     * A scenario that could not be run.
     *
     * @param messages why, and what to do, at least one
     * @return an ERROR with a finding for each
     */
    public static Judgement notRun(String... messages) {
        return of(List.of(), Arrays.stream(messages).map(Finding::notRun).toList());
    }

    /**
     * A scenario whose results can't be judged.
     *
     * @param messages why, and what to do, at least one
     * @return an ERROR with a finding for each
     */
    public static Judgement notJudgeable(List<String> messages) {
        return of(
                List.of(),
                messages.stream()
                        .map(message -> Finding.of(CheckId.Other.SCENARIO, Finding.Kind.NOT_JUDGEABLE, message))
                        .toList());
    }
}
