package io.github.lstmforecast.scenario;

import io.github.lstmforecast.rnn.RnnShape;
import java.util.function.Supplier;

/** {@code model}: one that is trained, or one that is loaded from a file. */
final class ModelSection {
    private final YamlMap model;
    private final TrainSection train;
    private final ModelSource source;

    private ModelSection(YamlMap model, TrainSection train, ModelSource source) {
        this.model = model;
        this.train = train;
        this.source = source;
    }

    static ModelSection read(YamlMap top, ScenarioFiles files) throws ScenarioException {
        YamlMap model = top.map("model", "train", "load");
        TrainSection train = TrainSection.read(model);
        return new ModelSection(model, train, model.has("load") ? files.load(model) : train.source(files));
    }

    ModelSource source() {
        return source;
    }

    /** Whether the forecast starts inside the training data unless the scenario says otherwise. */
    boolean forecastsWhatItTrainedOn() {
        return train.recipeName().forecastsWhatItTrainedOn();
    }

    /** Of another network, only Deeplearning4j knows what it takes. */
    void requireFits(Signal signal) throws ScenarioException {
        if (source instanceof ModelSource.Loaded loaded && source.engine() == Engine.JVM) {
            RnnShape shape = loaded.lstm().parameters().shape();
            int columns = signal.columns().size();
            if (shape.inputs() != columns || shape.outputs() != columns) {
                throw model.wrong(
                        "load",
                        "a model of " + shape.inputs() + " inputs and " + shape.outputs() + " outputs",
                        "one of " + columns + " and " + columns + ", as many as the signal has columns");
            }
        }
    }

    /** Makes what depends on the recipe, and names its key where it is refused. */
    <T> T build(Supplier<T> maker) throws ScenarioException {
        return train.build(maker);
    }
}
