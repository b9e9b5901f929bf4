package io.github.lstmforecast.maven;

import io.github.lstmforecast.compare.Reference;
import io.github.lstmforecast.compare.Regression;
import io.github.lstmforecast.compare.ResultsComparison;
import io.github.lstmforecast.maven.reference.ReferenceFinder;
import io.github.lstmforecast.maven.reference.ReferenceResults;
import io.github.lstmforecast.report.ResultsMaker;
import io.github.lstmforecast.report.ScenarioReport;
import io.github.lstmforecast.result.json.Results;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;

/** Compares the scenarios of a run with reference results, where there are some. */
final class RunComparison {
    private final Optional<ReferenceResults> found;
    private final List<String> selected;
    private final Log log;
    private final Map<String, Regression> regressions = new ConcurrentSkipListMap<>();
    private Optional<String> failure = Optional.empty();

    /**
     * @param found empty if none are set
     * @param selected the names of the scenarios that are run; empty for all
     */
    RunComparison(Optional<ReferenceResults> found, List<String> selected, Log log) {
        this.found = found;
        this.selected = selected;
        this.log = log;
    }

    /**
     * The comparison with what a user has set.
     *
     * @param reference null if nothing is set
     * @param module that has the scenarios
     */
    static RunComparison of(
            ReferenceFinder finder, String reference, Results.Module module, List<String> selected, Log log)
            throws MojoExecutionException {
        Optional<ReferenceResults> found =
                reference == null ? Optional.empty() : Optional.of(finder.find(reference, Optional.of(module.id())));
        found.ifPresent(results -> results.warnings().forEach(log::warn));
        return new RunComparison(found, selected, log);
    }

    /** How much worse the metrics of a scenario may be; called by several threads. */
    void regression(String scenario, Optional<Regression> regression) {
        regression.ifPresent(rules -> regressions.put(scenario, rules));
    }

    /** The reports, with how their scenarios have changed. */
    static List<ScenarioReport> changed(List<ScenarioReport> reports, ResultsComparison compared) {
        return reports.stream()
                .map(report ->
                        compared.of(report.name()).map(report::withChange).orElse(report))
                .toList();
    }

    /** Whether there are results to compare with. */
    boolean hasReference() {
        return found.flatMap(ReferenceResults::results).isPresent();
    }

    /** Empty if no reference is set. Where comparing fails, the results of the run must not be lost. */
    Optional<ResultsComparison> of(List<ScenarioReport> reports) {
        return found.map(reference -> {
            try {
                return of(reference, reports);
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                log.debug(e);
                failure = Optional.of("The results can't be compared with the reference results (" + reference.label()
                        + "): " + ModuleMojo.internalError(e));
                return ResultsComparison.missing(reference.label(), failure.get());
            }
        });
    }

    private ResultsComparison of(ReferenceResults reference, List<ScenarioReport> reports) {
        return reference
                .results()
                .map(results -> ResultsComparison.of(
                        new Reference(reference.label(), selected(results)),
                        ResultsMaker.of(reports),
                        scenario -> Optional.ofNullable(regressions.get(scenario))))
                .orElseGet(() -> ResultsComparison.missing(reference.label(), String.join("; ", reference.warnings())));
    }

    /** Why comparing failed, which fails the build. */
    Optional<String> failure() {
        return failure;
    }

    /** Without the scenarios that were not run, which are not gone. */
    private Results selected(Results results) {
        return selected.isEmpty() ? results : results.only(selected);
    }

    /** What is not checked, since there is nothing to compare with. */
    Optional<String> notChecked() {
        return found.isPresent() || regressions.isEmpty()
                ? Optional.empty()
                : Optional.of("regression of " + String.join(", ", regressions.keySet())
                        + " is not checked: lstm-forecast.reference is not set");
    }
}
