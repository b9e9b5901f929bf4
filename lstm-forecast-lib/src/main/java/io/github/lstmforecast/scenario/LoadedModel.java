package io.github.lstmforecast.scenario;

import io.github.lstmforecast.engine.OpenSettings;
import io.github.lstmforecast.model.LinearSpec;
import io.github.lstmforecast.model.ModelShape;
import io.github.lstmforecast.model.NamedLayer;
import io.github.lstmforecast.model.Normalizer;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.signal.StepInputs;
import io.github.lstmforecast.signal.TransformChain;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A model that was trained elsewhere.
 *
 * @param file what the user called it
 * @param layers what the scenario says of its layers; none where the file says it
 * @param engine what runs it
 * @param given what the scenario, or else the file, says of its inputs, its window and its normalizer
 */
public record LoadedModel(String file, List<NamedLayer> layers, SavedModel model, String engine, OpenSettings given)
        implements ModelSource {
    @Override
    public String description() {
        return file;
    }

    @Override
    public Optional<String> whyOneSeed() {
        return Optional.of("a model that is loaded is not trained, so there is one only");
    }

    /** How it is run: step by step, or on windows. */
    ModelShape shape() {
        return window().isPresent() && model.network().isPresent()
                ? model.network().get().onWindows().shape()
                : model.shape();
    }

    /** How the inputs of a step are put together; empty where they are the signal's columns. */
    public Optional<StepInputs> inputs() {
        return given.inputs();
    }

    /** The number of steps that it gets at once; empty if it runs step by step. */
    public OptionalInt window() {
        return given.window();
    }

    /** That of the scenario. */
    public Optional<Normalizer> normalizer() {
        return given.normalizer();
    }

    LoadedModel with(StepInputs inputs) {
        return with(new OpenSettings(Optional.of(inputs), window(), normalizer()));
    }

    LoadedModel with(SavedModel fitted) {
        return new LoadedModel(file, layers, fitted, engine, given);
    }

    LoadedModel withWindow(int steps) {
        return with(new OpenSettings(inputs(), OptionalInt.of(steps), normalizer()));
    }

    LoadedModel with(Normalizer normalizer) {
        return with(new OpenSettings(inputs(), window(), Optional.of(normalizer)));
    }

    private LoadedModel with(OpenSettings settings) {
        return new LoadedModel(file, layers, model, engine, settings);
    }

    /** How its engine opens it: a normalizer that is a transform is not the engine's. */
    OpenSettings openSettings() {
        return new OpenSettings(inputs(), window(), normalizer().filter(of -> !of.isTransform()));
    }

    @Override
    public int order() {
        return model.linear().map(LinearSpec::order).orElse(window().orElse(0));
    }

    @Override
    public TransformChain ownTransforms() {
        return normalizer()
                .filter(Normalizer::isTransform)
                .map(of -> TransformChain.of(of.inputs()))
                .orElse(model.transforms());
    }

    /** What the engine applies at each step, if it is not a {@linkplain #ownTransforms transform}. */
    Optional<Normalizer> stepNormalizer() {
        return openSettings().normalizerOf(model);
    }

    /** Whether its file or the scenario says how its inputs and outputs are scaled. */
    public boolean isScaled() {
        return !ownTransforms().isNone() || stepNormalizer().isPresent() || model.scalesItself();
    }
}
