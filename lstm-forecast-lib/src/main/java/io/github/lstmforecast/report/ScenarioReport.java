package io.github.lstmforecast.report;

import io.github.lstmforecast.gate.Finding;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.result.Assessment;
import io.github.lstmforecast.result.Measurement;
import io.github.lstmforecast.result.PictureFile;
import io.github.lstmforecast.result.SubjectMetrics;
import java.util.List;
import java.util.Optional;

/**
 * What a build reports of one scenario.
 *
 * @param measurement empty where the scenario could not be run
 * @param pictures what was drawn of it
 */
public record ScenarioReport(
        String name, Optional<Measurement> measurement, Assessment assessment, List<PictureFile> pictures) {
    public ScenarioReport {
        pictures = List.copyOf(pictures);
    }

    /**
     * A scenario that could not be run.
     *
     * @param message why, and what to do
     */
    public static ScenarioReport notRun(String name, String message) {
        return new ScenarioReport(name, Optional.empty(), Assessment.notRun(message), List.of());
    }

    public ScenarioReport withNote(String note) {
        return new ScenarioReport(name, measurement.map(measured -> measured.withNote(note)), assessment, pictures);
    }

    /**
     * The same with its pictures, and without the curves that they were drawn from: of hundreds of scenarios those
     * would take much memory.
     *
     * @param drawn empty where no pictures are needed
     */
    public ScenarioReport withPictures(List<PictureFile> drawn) {
        return new ScenarioReport(name, measurement.map(Measurement::withoutCurves), assessment, drawn);
    }

    /** The worst verdict of several; PASS where there is none. */
    public static Verdict worst(List<ScenarioReport> reports) {
        return reports.stream().map(ScenarioReport::verdict).reduce(Verdict.PASS, Verdict::and);
    }

    public Verdict verdict() {
        return assessment.verdict();
    }

    public List<Finding> findings() {
        return assessment.findings();
    }

    /** What was measured of the first training, whose model is judged against the golden one. */
    List<SubjectMetrics> subjects() {
        return measurement.map(measured -> measured.first().subjects()).orElse(List.of());
    }
}
