package io.github.lstmforecast.scenario;

import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.train.Recipe;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code model}: one that is trained, a linear one, one that is loaded from a file, one of your own, or its recorded
 * forecasts.
 */
final class ModelSection {
    private final YamlMap model;
    private final TrainSection train;
    private final Optional<LinearSection> linear;
    private final Optional<PredictionsSection> predictions;
    private final ModelSource source;
    private final TransformSection transform;

    private ModelSection(
            YamlMap model,
            TrainSection train,
            Optional<LinearSection> linear,
            Optional<PredictionsSection> predictions,
            ModelSource source,
            TransformSection transform) {
        this.model = model;
        this.train = train;
        this.linear = linear;
        this.predictions = predictions;
        this.source = source;
        this.transform = transform;
    }

    static ModelSection read(YamlMap top, ScenarioFiles files) throws ScenarioException {
        YamlMap model = top.map(
                "model",
                "train",
                "linear",
                "load",
                PredictionsSection.PREDICTIONS,
                "layers",
                "state",
                "axes",
                "outputs",
                "window",
                "normalizer",
                "inputs",
                "knownLead",
                ForecasterSection.FORECASTER,
                ForecasterSection.WITH,
                "transform");
        Optional<PredictionsSection> predictions = model.has(PredictionsSection.PREDICTIONS)
                ? Optional.of(PredictionsSection.read(model, files))
                : Optional.empty();
        TransformSection transform = TransformSection.read(model);
        TrainSection train = TrainSection.read(model);
        if (predictions.isPresent()) {
            return new ModelSection(
                    model,
                    train,
                    Optional.empty(),
                    predictions,
                    predictions.get().unread(),
                    transform);
        }
        Optional<LinearSection> linear =
                model.has("linear") ? Optional.of(LinearSection.read(model)) : Optional.empty();
        if (model.has("load")) {
            return new ModelSection(model, train, linear, Optional.empty(), LoadSection.read(model, files), transform);
        }
        LoadSection.requireNone(model);
        if (model.has(ForecasterSection.FORECASTER)) {
            return new ModelSection(
                    model, train, Optional.empty(), Optional.empty(), ForecasterSection.read(model), transform);
        }
        ForecasterSection.requireNone(model);
        ModelSource source = linear.isPresent() ? LinearSection.unfitted() : train.source(files);
        return new ModelSection(model, train, linear, Optional.empty(), source, transform);
    }

    /** A model in place of one that is wrong, so that the rest of the file is read, too. */
    static ModelSection standIn(YamlMap top) {
        return new ModelSection(
                top,
                TrainSection.standIn(top),
                Optional.empty(),
                Optional.empty(),
                new ModelSource.Trained(Recipe.defaults()),
                TransformSection.standIn(top));
    }

    Optional<PredictionsSection> predictions() {
        return predictions;
    }

    /** Whether the model is a forecaster of the user's own. */
    static boolean namesForecaster(YamlMap top) {
        return top.map("model", AllowedKeys.any("")).has(ForecasterSection.FORECASTER);
    }

    /** A model of the caller's own in place of all that the scenario says of its model, its transforms too. */
    static ModelSection own(YamlMap top, ModelSource source) {
        return new ModelSection(
                top,
                TrainSection.standIn(top),
                Optional.empty(),
                Optional.empty(),
                source,
                TransformSection.standIn(top));
    }

    ModelSource source() {
        return source;
    }

    /** Whether the forecast starts inside the training data unless the scenario says otherwise. */
    boolean forecastsWhatItTrainedOn() {
        return train.recipeName().forecastsWhatItTrainedOn();
    }

    /** As {@link Scenario#lag}. */
    int lag(Signal signal) {
        return Scenario.lag(source, transform.settings(), signal);
    }

    TransformSection transform() {
        return transform;
    }

    /** The same with the inputs that the signal has, and its transforms. */
    ModelSection fittedTo(Signal signal) throws ScenarioException {
        ModelSource ofSignal =
                source instanceof LoadedModel loaded ? LoadSection.fitted(model, loaded, signal) : source;
        TransformSection fitted = transform.fittedTo(ofSignal, signal);
        if (linear.isPresent() && !(source instanceof LoadedModel)) {
            ofSignal = linear.get().fittedTo(signal, fitted.settings());
        }
        return new ModelSection(model, train, linear, predictions, ofSignal, fitted);
    }

    /** The same with what depends on where the forecasts start. */
    ModelSection fittedTo(Signal signal, ForecastSection forecast, List<ForecastSpan> spans) throws ScenarioException {
        if (predictions.isPresent()) {
            return with(predictions.get().of(forecast, spans));
        }
        if (!(source instanceof ModelSource.Linear fitted)) {
            return this;
        }
        int first = spans.stream().mapToInt(ForecastSpan::from).min().orElseThrow();
        return with(linear.orElseThrow().limitedTo(fitted, first - lag(signal)));
    }

    private ModelSection with(ModelSource fitted) {
        return new ModelSection(model, train, linear, predictions, fitted, transform);
    }

    /** Makes what depends on how the model is made, and names the key where it is refused. */
    <T> T build(Supplier<T> maker) throws ScenarioException {
        if (source instanceof LoadedModel || source instanceof ModelSource.Own || predictions.isPresent()) {
            return model.build(maker);
        }
        return linear.isPresent() ? linear.get().build(maker) : train.build(maker);
    }
}
