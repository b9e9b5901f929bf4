package io.github.lstmforecast.assertj;

import io.github.lstmforecast.compare.Reference;
import io.github.lstmforecast.compare.Regression;
import io.github.lstmforecast.compare.ResultsComparison;
import io.github.lstmforecast.compare.ScenarioChange;
import io.github.lstmforecast.gate.Finding;
import io.github.lstmforecast.report.ResultsMaker;
import io.github.lstmforecast.report.ScenarioReport;
import io.github.lstmforecast.result.json.Results;
import io.github.lstmforecast.result.json.ResultsException;
import io.github.lstmforecast.result.json.ResultsJson;
import io.github.lstmforecast.scenario.ForecastResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares a result with that of the same scenario in reference results. */
final class ReferenceMatch {
    private static final Regression USUAL = new Regression(Optional.of(Regression.Rule.USUAL), Map.of());

    private ReferenceMatch() {}

    /** What is worse, or why nothing was compared; empty if nothing is wrong. */
    static List<String> problems(ForecastResult actual, Path reference) {
        Optional<Results> then;
        try {
            then = Files.isDirectory(reference) ? ResultsJson.read(reference) : ResultsJson.readFile(reference);
        } catch (ResultsException e) {
            return List.of("nothing was compared: " + e.getMessage());
        }
        if (then.isEmpty()) {
            return List.of("nothing was compared: there are no results at " + reference
                    + "; give a results.json, or a folder that has one");
        }
        ScenarioChange change = ResultsComparison.of(
                        new Reference(reference.toString(), then.get()),
                        ResultsMaker.of(List.of(ScenarioReport.of(actual))),
                        name -> actual.scenario().regression().or(() -> Optional.of(USUAL)))
                .of(actual.scenario().name())
                .orElseThrow();
        if (change.isNew()) {
            return List.of("nothing was compared: the reference results have no scenario " + change.name());
        }
        if (change.regression().isEmpty()) {
            return change.warnings().isEmpty()
                    ? List.of("nothing was compared: the scenario could not be run")
                    : change.warnings();
        }
        return change.findings().stream().map(Finding::fullMessage).toList();
    }
}
