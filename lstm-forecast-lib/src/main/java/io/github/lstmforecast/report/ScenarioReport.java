package io.github.lstmforecast.report;

import io.github.lstmforecast.gate.Finding;
import io.github.lstmforecast.gate.Judgement;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.golden.GoldenComparison;
import io.github.lstmforecast.result.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How one scenario came out.
 *
 * @param name the scenario
 * @param tolerances what its forecasts were held to
 * @param judgement how good the forecast is: verdict, checks and findings
 * @param measurement what was measured; nothing where the scenario could not be run
 * @param golden what has changed since a model was accepted; nothing where no golden model is asked for or there
 * @param pictures what was drawn of it
 */
public record ScenarioReport(
        String name,
        Tolerances tolerances,
        Judgement judgement,
        Optional<Measurement> measurement,
        Optional<GoldenComparison> golden,
        List<PictureFile> pictures) {
    public ScenarioReport {
        pictures = List.copyOf(pictures);
    }

    /**
     * The same with one more note.
     *
     * @param note what a reader should know of what was measured
     * @return a result
     */
    public ScenarioReport withNote(String note) {
        return new ScenarioReport(
                name, tolerances, judgement, measurement.map(measured -> measured.withNote(note)), golden, pictures);
    }

    /**
     * The same with its pictures, and without what they were drawn from: of hundreds of scenarios that would be much.
     *
     * @param drawn what was drawn of it; none where no pictures are asked for
     * @return a result
     */
    public ScenarioReport withPictures(List<PictureFile> drawn) {
        return new ScenarioReport(
                name, tolerances, judgement, measurement.map(Measurement::withoutCurves), golden, drawn);
    }

    /**
     * The verdict on both questions: whether the forecast is good, and whether anything has changed.
     *
     * @return the worse of the two
     */
    public Verdict verdict() {
        return golden.map(GoldenComparison::verdict).orElse(Verdict.PASS).and(judgement.verdict());
    }

    /**
     * Everything that is wrong.
     *
     * @return what the tolerances found, then what the golden model did
     */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(judgement.findings());
        golden.ifPresent(comparison -> findings.addAll(comparison.findings()));
        return findings;
    }

    /**
     * A scenario that could not be run.
     *
     * @param name the scenario
     * @param message why, and what to do
     * @return a result with the verdict ERROR
     */
    public static ScenarioReport notRun(String name, String message) {
        return new ScenarioReport(
                name, Tolerances.DEFAULTS, Judgement.notRun(message), Optional.empty(), Optional.empty(), List.of());
    }
}
