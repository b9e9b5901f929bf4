package io.github.lstmforecast.scenario;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.compare.Regression;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.forecast.ForecasterContext;
import io.github.lstmforecast.forecast.ForecasterSettings;
import io.github.lstmforecast.forecast.SampleSettings;
import io.github.lstmforecast.gate.Seeds;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.golden.GoldenTolerance;
import io.github.lstmforecast.metric.LeadTime;
import io.github.lstmforecast.result.GoldenCandidate;
import io.github.lstmforecast.result.GoldenCheck;
import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.TrainingCopy;
import io.github.lstmforecast.signal.TransformChain;
import io.github.lstmforecast.signal.TransformSettings;
import io.github.lstmforecast.signal.Windows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One signal, one model, its forecasts, and what they are held to.
 *
 * @param name the name of the scenario's folder
 * @param signal what is learnt and forecast
 * @param model where the model comes from
 * @param transform what is done with the signal before the model sees it
 * @param spans what is forecast, at least one span, all with the same warm-up and horizon
 * @param leadTimes the parts of the horizon for which metrics are computed, too; the last may end before the horizon does
 * @param tolerances what the forecasts are held to
 * @param seeds how many trainings are judged, where not only one is
 * @param golden how far from the golden model it may be, where a golden model is required
 * @param regression how much worse than in reference results metrics may be; empty if that is not checked
 * @param sampling which quantiles are estimated; none where the model has them itself, or none are
 */
public record Scenario(
        String name,
        Signal signal,
        ModelSource model,
        TransformSettings transform,
        List<ForecastSpan> spans,
        List<LeadTime> leadTimes,
        Tolerances tolerances,
        Optional<Seeds> seeds,
        Optional<GoldenTolerance> golden,
        Optional<Regression> regression,
        Optional<SampleSettings> sampling) {

    public Scenario {
        spans = List.copyOf(spans);
        leadTimes = List.copyOf(leadTimes);
        ScenarioChecks.require(signal, model, transform, spans);
    }

    /**
     * A scenario that asks for no golden model, of the signal as it is.
     *
     * @param name see {@link #name()}
     * @param signal see {@link #signal()}
     * @param model see {@link #model()}
     * @param spans see {@link #spans()}
     * @param tolerances see {@link #tolerances()}
     * @param seeds see {@link #seeds()}
     */
    public Scenario(
            String name,
            Signal signal,
            ModelSource model,
            List<ForecastSpan> spans,
            Tolerances tolerances,
            Optional<Seeds> seeds) {
        this(
                name,
                signal,
                model,
                TransformSettings.NONE,
                spans,
                List.of(),
                tolerances,
                seeds,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Everything that the forecasts depend on, as far as it is known without running the scenario: of a forecaster of your
     * own, not its code.
     *
     * @return settings, fingerprints and versions by name: {@code model.train.epochs} is {@code 150} say
     */
    public Map<String, String> inputs() {
        return GoldenInputs.of(this, features().targets());
    }

    /** How far from a golden model the scenario may be: as it says, else as its model allows. */
    public GoldenTolerance goldenTolerance() {
        return golden.orElseGet(() -> GoldenSection.usual(model));
    }

    /**
     * What compares a candidate with the scenario's golden model.
     *
     * @param folder the scenario's
     * @param shown how messages name a path
     */
    public GoldenCheck goldenCheck(Path folder, GoldenCandidate candidate, Function<Path, String> shown) {
        return new GoldenCheck(folder, golden.isPresent(), goldenTolerance(), candidate, shown);
    }

    /** How many samples before the first that the model sees the transforms look back. */
    static int lag(ModelSource model, TransformSettings transform, Signal signal) {
        return transform.lag(signal.period().steps()) + model.ownTransforms().lag();
    }

    /** The first sample that a forecast depends on: of the warm-up, or before it. */
    int firstRead(ForecastSpan span) {
        return model.readsAll()
                ? 0
                : Math.min(span.start(), span.from() - model.order()) - lag(model, transform, signal);
    }

    /**
     * How much of the signal is trained on.
     *
     * @return the first sample that no training sees
     */
    public int trainingEnd() {
        return signal.trainingEnd(model.copies(), transform);
    }

    /** The signal up to the last sample that is trained on or judged, in its own unit. */
    Features features() {
        int judged = spans.stream().mapToInt(ForecastSpan::end).max().orElseThrow();
        return signal.features(Math.max(judged, trainingEnd()));
    }

    /** The part of the signal that is trained on, in its own unit. */
    Series trainingRange() {
        Series history = trainingHistory();
        return history.slice(signal.trainingStart(), history.length());
    }

    /** The signal up to the end of the training data. */
    private Series trainingHistory() {
        int end = trainingEnd();
        return signal.knownAt(end, signal.features(end)).targets();
    }

    /** The defined part of the transformed training data, with its known inputs. */
    Features transformedTraining(TransformChain transforms) {
        Series transformed = transforms.apply(trainingHistory());
        int start = signal.trainingStart() + transforms.lag();
        int end = transformed.length();
        return new Features(
                transformed.slice(start, end), signal.features(end).known().map(known -> known.slice(start, end)));
    }

    /** What a forecaster of your own is made from. */
    ForecasterContext forecasterContext(TransformChain transforms, ModelSource.Own own) {
        return new ForecasterContext(
                new ForecasterSettings(own.with()),
                transformedTraining(transforms),
                signal.columns(),
                signal.knownNames(),
                signal.period().steps());
    }

    /** The same scenario with another model. */
    public Scenario withModel(ModelSource other) {
        return new Scenario(
                name, signal, other, transform, spans, leadTimes, tolerances, seeds, golden, regression, sampling);
    }

    /**
     * The transforms that the signal goes through: those that are fitted to the training data, then those in the file of
     * a loaded model.
     *
     * @throws InvalidValueException if the signal does not allow one
     */
    public TransformChain transforms() {
        TransformChain fitted = transform.isNone()
                ? TransformChain.NONE
                : transform.fit(
                        trainingHistory(),
                        signal.trainingStart(),
                        signal.period().steps());
        TransformChain transforms = fitted.then(model.ownTransforms());
        if (!transforms.isNone()) {
            int end = spans.stream().mapToInt(ForecastSpan::end).max().orElseThrow();
            int first = spans.stream().mapToInt(this::firstRead).min().orElseThrow();
            transforms.requireApplicable(signal.observed(end), first);
        }
        return transforms;
    }

    /**
     * The training data.
     *
     * @return the windows that the model is fed; nothing where it was trained elsewhere
     * @throws InvalidValueException if the signal can't be cut into the recipe's windows
     */
    public Optional<Windows> trainingWindows() {
        return model instanceof ModelSource.Trained trained
                ? Optional.of(Windows.of(
                        signal.trainingCopies(trained.recipe(), transform, transforms()),
                        trained.recipe().window()))
                : Optional.empty();
    }

    /**
     * The phase-shifted copies that the training data is cut from.
     *
     * @return one for each copy, transformed; nothing where the model was trained elsewhere
     * @throws InvalidValueException as {@link #trainingWindows()}
     */
    public Optional<List<TrainingCopy>> trainingCopies() {
        return model instanceof ModelSource.Trained trained
                ? Optional.of(signal.trainingCopies(trained.recipe(), transform, transforms()))
                : Optional.empty();
    }

    /**
     * The seed of the first training.
     *
     * @return the recipe's; 0 where the model was trained elsewhere
     */
    public long seed() {
        return model instanceof ModelSource.Trained trained ? trained.recipe().seed() : 0;
    }

    /**
     * What there is to judge: of each span, each feature.
     *
     * @return spans outermost, features within them
     */
    public List<Subject> subjects() {
        List<Subject> subjects = new ArrayList<>();
        for (ForecastSpan span : spans) {
            for (int column = 0; column < signal.columns().size(); column++) {
                subjects.add(subject(span, column));
            }
        }
        return subjects;
    }

    Subject subject(ForecastSpan span, int column) {
        List<String> columns = signal.columns();
        return new Subject(
                span.from(),
                signal.date(span.from()),
                columns.size() == 1 ? Optional.empty() : Optional.of(columns.get(column)));
    }
}
