package io.github.lstmforecast.engine;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.model.Normalizer;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.signal.StepInputs;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a model is opened, as far as its file does not say it.
 *
 * @param inputs of a step; by default the targets
 * @param window the number of steps that a model gets at once; a model that runs step by step gets them in its initial
 *     state. Needed for a model with a {@linkplain io.github.lstmforecast.model.NetworkSpec.Window window} of any length
 * @param normalizer applied at each step; the model has none of its own
 */
public record OpenSettings(Optional<StepInputs> inputs, OptionalInt window, Optional<Normalizer> normalizer) {
    public static final OpenSettings NONE = new OpenSettings(Optional.empty(), OptionalInt.empty(), Optional.empty());

    public static OpenSettings of(StepInputs inputs) {
        return new OpenSettings(Optional.of(inputs), OptionalInt.empty(), Optional.empty());
    }

    /** What is applied at each step: the normalizer of the model's file, or that of these settings. */
    public Optional<Normalizer> normalizerOf(SavedModel model) {
        return model.normalizer().or(() -> normalizer);
    }

    /**
     * A network as it is run: on windows of a known length, or step by step.
     *
     * @throws InvalidValueException if the length of the windows is missing
     */
    public NetworkSpec asRun(NetworkSpec network) {
        if (network.window().isEmpty() && window.isEmpty()) {
            return network;
        }
        NetworkSpec onWindows = network.onWindows();
        NetworkSpec.Window of = onWindows.window().orElseThrow();
        int steps = (of.steps().isPresent() ? of.steps() : window)
                .orElseThrow(() -> new InvalidValueException("window", "missing", "a number of steps"));
        return new NetworkSpec(
                onWindows.layers(), Optional.of(new NetworkSpec.Window(OptionalInt.of(steps), of.flat())));
    }
}
