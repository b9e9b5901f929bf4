package io.github.lstmforecast.maven;

import io.github.lstmforecast.compare.ResultsComparison;
import io.github.lstmforecast.gate.Finding;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.golden.Golden;
import io.github.lstmforecast.golden.GoldenComparison;
import io.github.lstmforecast.maven.worker.IoMessage;
import io.github.lstmforecast.report.ComparisonFiles;
import io.github.lstmforecast.report.ScenarioReport;
import io.github.lstmforecast.result.ForecastCsv;
import io.github.lstmforecast.result.Measurement;
import io.github.lstmforecast.result.json.Results;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * What a goal does with the scenarios that it has judged: it logs them, writes the reports, and ends as the verdict says.
 */
final class BuildVerdict {
    private final ModuleMojo mojo;
    private final Reports reports;
    private final Path files;
    private final boolean failOnViolation;
    private final Optional<HistoryFile> history;

    /**
     * @param files the folder with the files of the run
     * @param failOnViolation whether the build fails where a limit is exceeded
     * @param history that gets the results; empty for none
     */
    BuildVerdict(ModuleMojo mojo, Reports reports, Path files, boolean failOnViolation, Optional<HistoryFile> history) {
        this.mojo = mojo;
        this.reports = reports;
        this.files = files;
        this.failOnViolation = failOnViolation;
        this.history = history;
    }

    /**
     * Findings are logged in any case, even if the results can't be written.
     *
     * @param others stored results that were not judged, to be written too
     */
    void end(List<ScenarioReport> judged, List<Results.Scenario> others, RunComparison comparison)
            throws MojoExecutionException, MojoFailureException {
        Optional<ResultsComparison> compared = comparison.of(judged);
        List<ScenarioReport> changed =
                compared.map(all -> RunComparison.changed(judged, all)).orElse(judged);
        List<ScenarioReport> results =
                history.map(file -> file.append(changed, reports)).orElse(changed);
        Summary.table(results).forEach(mojo.getLog()::info);
        results.forEach(result -> Summary.remarks(result).forEach(mojo.getLog()::info));
        compared.filter(all -> all.missing().isEmpty())
                .ifPresent(all -> new ComparisonLog(all).lines().forEach(mojo.getLog()::info));
        comparison.notChecked().ifPresent(mojo.getLog()::info);
        for (ScenarioReport result : results) {
            result.warnings().forEach(warning -> mojo.getLog().warn(result.name() + ": " + warning));
        }
        String findings = Summary.findings(results, this::forecastOf)
                + results.stream()
                        .flatMap(
                                result -> accept(result).stream().map(command -> "\n  " + howToAccept(result, command)))
                        .collect(Collectors.joining());
        Verdict verdict = ScenarioReport.worst(results);
        if (verdict == Verdict.FAIL && !failOnViolation) {
            findings.lines().forEach(mojo.getLog()::warn);
        }
        write(results, others, compared, verdict == Verdict.PASS ? "" : findings + "\n  ");
        mojo.getLog().info("Results: " + mojo.shown(reports.results()));
        compared.ifPresent(all ->
                mojo.getLog().info("Comparison: " + mojo.shown(mojo.output().resolve(ComparisonFiles.MARKDOWN))));
        reports.html().ifPresent(page -> mojo.getLog().info("Report: " + mojo.shown(page)));
        String whole = findings
                + reports.html().map(page -> "\n  Report: " + mojo.shown(page)).orElse("");
        if (comparison.failure().isPresent()) {
            throw new MojoExecutionException(comparison.failure().get() + (whole.isEmpty() ? "" : "\n" + whole));
        }
        if (verdict == Verdict.ERROR) {
            throw new MojoExecutionException(whole);
        }
        if (verdict == Verdict.FAIL && failOnViolation) {
            throw new MojoFailureException(whole);
        }
    }

    private void write(
            List<ScenarioReport> results,
            List<Results.Scenario> others,
            Optional<ResultsComparison> compared,
            String findings)
            throws MojoExecutionException {
        try {
            reports.write(results, others, compared, this::accept);
        } catch (IOException e) {
            throw new MojoExecutionException(
                    findings + "The results can't be written to " + mojo.shown(mojo.output()) + ": " + IoMessage.of(e),
                    e);
        }
    }

    /** The command that makes the candidate the golden model, where it is not as the golden one. */
    private Optional<String> accept(ScenarioReport result) {
        boolean helps =
                result.assessment().golden().map(GoldenComparison::verdict).orElse(Verdict.PASS) == Verdict.FAIL
                        && Golden.exists(mojo.output().resolve(result.name()), Golden.CANDIDATE);
        if (!helps) {
            return Optional.empty();
        }
        Path module = mojo.session().getCurrentProject().getBasedir().toPath();
        Path root = Path.of(mojo.session().getExecutionRootDirectory());
        return Summary.acceptCommand(
                module.equals(root) ? "" : mojo.shown(module).replace(File.separatorChar, '/'), result.name());
    }

    private static String howToAccept(ScenarioReport result, String command) {
        return result.name() + ": if that is as it should be, accept it with " + command
                + (result.assessment().judgement().verdict() == Verdict.PASS
                        ? ""
                        : "; its forecast is not good enough for that, unless with -Dlstm-forecast.accept.force");
    }

    /** The file that shows what a finding is about. */
    private String forecastOf(ScenarioReport result, Finding finding) {
        String file = ForecastCsv.fileName(
                finding.subject().map(Subject::from).orElse(0),
                result.measurement().map(Measurement::origins).orElse(1L) > 1);
        return mojo.shown(files.resolve(result.name()).resolve(file));
    }
}
