package io.github.lstmforecast.report;

import io.github.lstmforecast.gate.Judgement;
import java.util.Optional;

/**
 * How one scenario came out.
 *
 * @param name the scenario
 * @param judgement verdict, checks and findings
 * @param measurement what was measured; nothing where the scenario could not be run
 */
public record ScenarioResult(String name, Judgement judgement, Optional<Measurement> measurement) {
    /**
     * A scenario that could not be run.
     *
     * @param name the scenario
     * @param message why, and what to do
     * @return a result with the verdict ERROR
     */
    public static ScenarioResult notRun(String name, String message) {
        return new ScenarioResult(name, Judgement.notRun(message), Optional.empty());
    }
}
