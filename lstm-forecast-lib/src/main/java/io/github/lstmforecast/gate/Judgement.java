package io.github.lstmforecast.gate;

import java.util.List;

/**
 * What the gate says of one forecast.
 *
 * @param verdict the worst of the findings; PASS where there is none
 * @param checks every metric with its limit, in the order of the metrics
 * @param findings everything that is wrong, in the same order
 */
public record Judgement(Verdict verdict, List<Check> checks, List<Finding> findings) {
    /** Keeps copies. */
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
        Verdict verdict = findings.stream().map(finding -> finding.kind().verdict()).reduce(Verdict.PASS, Verdict::and);
        return new Judgement(verdict, checks, findings);
    }

    /**
     * A scenario that could not be run.
     *
     * @param message why, and what to do
     * @return an ERROR with that one finding
     */
    public static Judgement notRun(String message) {
        return of(List.of(), List.of(Finding.notRun(message)));
    }
}
