package io.github.lstmforecast.scenario;

import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.result.OriginResult;
import io.github.lstmforecast.result.Recording;
import io.github.lstmforecast.result.SubjectResult;
import io.github.lstmforecast.result.TrainingCurves;
import io.github.lstmforecast.result.TrainingResult;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * One training of a scenario, or the loading of its model, and the forecasts.
 *
 * @param forecaster the model, in the signal's own unit
 * @param model as it would be saved; empty for a forecaster of the caller's own
 * @param modelSha256 the fingerprint of its weights, or of its file where they are not known; empty likewise
 * @param losses the mean squared error of each epoch, in order; empty where the model was trained elsewhere
 * @param origins the forecasts in the signal's own unit, one for each span
 */
public record ScenarioRun(
        long seed,
        Forecaster forecaster,
        Optional<SavedModel> model,
        Optional<String> modelSha256,
        List<Double> losses,
        List<OriginResult> origins,
        double trainSeconds,
        double forecastSeconds) {
    public List<Forecast> forecasts() {
        return origins.stream().map(OriginResult::forecast).toList();
    }

    /** Origins outermost, columns within them. */
    public List<SubjectResult> subjects() {
        return origins.stream().flatMap(origin -> origin.subjects().stream()).toList();
    }

    public List<Metrics> metrics() {
        return subjects().stream().map(SubjectResult::metrics).toList();
    }

    /** The numbers of this run. */
    public TrainingResult result() {
        return new TrainingResult(
                seed,
                Optional.empty(),
                subjects().stream().map(SubjectResult::toMetrics).toList(),
                modelSha256.orElse(""),
                losses.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(losses.get(losses.size() - 1)),
                trainSeconds,
                forecastSeconds);
    }

    /** What pictures of this run are drawn from. */
    public Recording recording(Scenario scenario) {
        return recording(scenario, scenario.tolerances().limit(StandardMetric.PHASE_ERROR), Set.of());
    }

    /**
     * What pictures of this run are drawn from.
     *
     * @param phaseError how far off a pulse may be
     * @param failing of many forecasts, these are drawn first
     */
    public Recording recording(Scenario scenario, Limit phaseError, Set<Subject> failing) {
        Signal signal = scenario.signal();
        int start = signal.trainingStart();
        Optional<TrainingCurves> training = scenario.trainingCopies()
                .map(copies -> TrainingCurves.of(
                        start,
                        scenario.trainingRange(),
                        signal.gaps(),
                        copies,
                        scenario.trainingWindows().orElseThrow()));
        return Recording.of(
                signal.period().steps().orElse(Double.NaN),
                phaseError,
                training,
                losses,
                origins,
                failing,
                signal.gaps());
    }
}
