package io.github.lstmforecast.report;

import io.github.lstmforecast.compare.ScenarioChange;
import io.github.lstmforecast.gate.Finding;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.result.Assessment;
import io.github.lstmforecast.result.Measurement;
import io.github.lstmforecast.result.PictureFile;
import io.github.lstmforecast.result.Recording;
import io.github.lstmforecast.result.SubjectMetrics;
import io.github.lstmforecast.scenario.ForecastResult;
import io.github.lstmforecast.scenario.Scenario;
import io.github.lstmforecast.scenario.ScenarioRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The result of one scenario in a build.
 *
 * @param measurement empty if the scenario could not be run
 * @param change since the reference results; empty if there are none
 */
public record ScenarioReport(
        String name,
        Optional<Measurement> measurement,
        Assessment assessment,
        Optional<ScenarioChange> change,
        List<PictureFile> pictures) {
    public ScenarioReport {
        pictures = List.copyOf(pictures);
    }

    /** A report of results that are not compared with others. */
    public ScenarioReport(
            String name, Optional<Measurement> measurement, Assessment assessment, List<PictureFile> pictures) {
        this(name, measurement, assessment, Optional.empty(), pictures);
    }

    /** A scenario that was run here, with the curves that its pictures are drawn from. */
    public static ScenarioReport of(ForecastResult result) {
        Scenario scenario = result.scenario();
        Assessment assessment = result.assessment();
        Recording recording = result.run()
                .recording(scenario, assessment.tolerances().limit(StandardMetric.PHASE_ERROR), assessment.failing());
        return new ScenarioReport(
                scenario.name(),
                Optional.of(new ScenarioRunner(scenario).measurement(result.trainings(), Optional.of(recording))),
                assessment,
                List.of());
    }

    /**
     * A scenario that could not be run.
     *
     * @param messages the reasons, and what to do, at least one
     */
    public static ScenarioReport notRun(String name, String... messages) {
        return new ScenarioReport(name, Optional.empty(), Assessment.notRun(messages), List.of());
    }

    public ScenarioReport withNote(String note) {
        return new ScenarioReport(
                name, measurement.map(measured -> measured.withNote(note)), assessment, change, pictures);
    }

    /** The same, compared with reference results. */
    public ScenarioReport withChange(ScenarioChange since) {
        return new ScenarioReport(name, measurement, assessment, Optional.of(since), pictures);
    }

    /**
     * The same with its pictures, and without the curves that they were drawn from, which would take much memory for
     * hundreds of scenarios.
     *
     * @param drawn empty if pictures are not required
     */
    public ScenarioReport withPictures(List<PictureFile> drawn) {
        return new ScenarioReport(name, measurement.map(Measurement::withoutCurves), assessment, change, drawn);
    }

    /** The worst verdict; PASS if the list is empty. */
    public static Verdict worst(List<ScenarioReport> reports) {
        return reports.stream().map(ScenarioReport::verdict).reduce(Verdict.PASS, Verdict::and);
    }

    public Verdict verdict() {
        return change.flatMap(ScenarioChange::regression)
                .map(assessment.verdict()::and)
                .orElse(assessment.verdict());
    }

    /** Everything that is wrong: the findings of the assessment, then the regressions. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(assessment.findings());
        change.ifPresent(since -> findings.addAll(since.findings()));
        return findings;
    }

    /** What is suspicious, but no finding: the verdict is the same. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        measurement.ifPresent(measured -> {
            warnings.addAll(measured.warnings());
            if (assessment.judgement().verdict() == Verdict.PASS) {
                warnings.addAll(WorseThanBaseline.warnings(assessment.tolerances(), measured.first()));
            }
        });
        assessment.golden().ifPresent(golden -> warnings.addAll(golden.warnings()));
        change.ifPresent(since -> warnings.addAll(since.warnings()));
        return warnings;
    }

    /** What a reader should know, and is neither a finding nor a warning. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        measurement.ifPresent(measured -> notes.addAll(measured.notes()));
        gain().ifPresent(notes::add);
        assessment.golden().ifPresent(golden -> notes.addAll(golden.notes()));
        return notes;
    }

    /** How the model compares with the best baseline; a note. */
    Optional<String> gain() {
        return measurement.flatMap(BaselineGain::sentence);
    }

    /** What was measured of the first training, whose model is judged against the golden one. */
    List<SubjectMetrics> subjects() {
        return measurement.map(measured -> measured.first().subjects()).orElse(List.of());
    }
}
