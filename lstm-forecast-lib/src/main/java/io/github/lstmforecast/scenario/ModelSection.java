package io.github.lstmforecast.scenario;

import java.util.function.Supplier;

/** {@code model}: one that is trained, or one that is loaded from a file. */
final class ModelSection {
    private final YamlMap model;
    private final TrainSection train;
    private final ModelSource source;
    private final TransformSection transform;

    private ModelSection(YamlMap model, TrainSection train, ModelSource source, TransformSection transform) {
        this.model = model;
        this.train = train;
        this.source = source;
        this.transform = transform;
    }

    static ModelSection read(YamlMap top, ScenarioFiles files) throws ScenarioException {
        YamlMap model = top.map("model", "train", "linear", "load", "inputs", "knownLead", "transform");
        TransformSection transform = TransformSection.read(model);
        TrainSection train = TrainSection.read(model);
        if (model.has("load")) {
            return new ModelSection(model, train, LoadSection.read(model, files), transform);
        }
        LoadSection.requireNone(model);
        if (model.has("linear")) {
            return new ModelSection(model, train, LinearSection.read(model).unfitted(), transform);
        }
        return new ModelSection(model, train, train.source(files), transform);
    }

    /** A model in place of one that is wrong, so that the rest of the file is read, too. */
    static ModelSection standIn(YamlMap top) {
        return new ModelSection(
                top,
                TrainSection.standIn(top),
                new ModelSource.Trained(RecipeName.DEFAULT.recipe()),
                TransformSection.standIn(top));
    }

    ModelSource source() {
        return source;
    }

    /** Whether the forecast starts inside the training data unless the scenario says otherwise. */
    boolean forecastsWhatItTrainedOn() {
        return train.recipeName().forecastsWhatItTrainedOn();
    }

    TransformSection transform() {
        return transform;
    }

    /** The same with the inputs that the signal has, and its transforms. */
    ModelSection fittedTo(Signal signal) throws ScenarioException {
        TransformSection fitted = transform.fittedTo(source, signal);
        return new ModelSection(model, train, source(signal, fitted), fitted);
    }

    private ModelSource source(Signal signal, TransformSection fitted) throws ScenarioException {
        if (source instanceof ModelSource.Loaded loaded) {
            return LoadSection.fitted(model, loaded, signal);
        }
        return source instanceof ModelSource.Linear
                ? LinearSection.read(model).fittedTo(signal, fitted.settings())
                : source;
    }

    /** Makes what depends on how the model is made, and names the key where it is refused. */
    <T> T build(Supplier<T> maker) throws ScenarioException {
        return model.has("linear") ? LinearSection.read(model).build(maker) : train.build(maker);
    }
}
