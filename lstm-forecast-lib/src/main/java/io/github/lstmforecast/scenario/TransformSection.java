package io.github.lstmforecast.scenario;

import io.github.lstmforecast.signal.Difference;
import io.github.lstmforecast.signal.Scaling;
import io.github.lstmforecast.signal.TransformSettings;
import java.util.function.Supplier;

/** {@code model.transform}: what is done with the signal before the model sees it. */
final class TransformSection {
    private static final String SCALE = "scale";

    private final YamlMap transform;
    private final TransformSettings settings;

    private TransformSection(YamlMap transform, TransformSettings settings) {
        this.transform = transform;
        this.settings = settings;
    }

    static TransformSection read(YamlMap model) throws ScenarioException {
        YamlMap transform = model.map("transform", "log", "trend", "profile", "difference", SCALE);
        return new TransformSection(
                transform,
                new TransformSettings(
                        transform.flag("log", false),
                        transform.flag("trend", false),
                        transform.flag("profile", false),
                        transform.choice("difference", Difference.Mode.NONE),
                        transform.choice(SCALE, Scaling.Mode.NONE)));
    }

    static TransformSection standIn(YamlMap top) {
        return new TransformSection(top, TransformSettings.NONE);
    }

    /**
     * The same for a model and its signal. A model that is trained here on a file sees scaled values unless the scenario
     * says otherwise. Any other sees what its file says, or the values as they are.
     */
    TransformSection fittedTo(ModelSource model, Signal signal) throws ScenarioException {
        if (model instanceof LoadedModel loaded && loaded.isScaled()) {
            boolean onlyScales = loaded.ownTransforms().isScaling();
            for (String key : transform.keys()) {
                boolean isScale = key.equals(SCALE) && settings.scale() != Scaling.Mode.NONE;
                if (isScale || !onlyScales && !settings.isNone()) {
                    throw transform.wrong(
                            key,
                            loaded.normalizer().isPresent()
                                    ? "omitted beside model.normalizer"
                                    : "omitted: " + loaded.file() + " has "
                                            + (onlyScales ? "a scaling of its own" : "transforms of its own"));
                }
            }
        }
        boolean isScaled = !transform.has(SCALE) && model.wantsScaledValues() && signal instanceof CsvSignal;
        TransformSettings fitted = isScaled ? settings.withScale(Scaling.Mode.MIN_MAX) : settings;
        build(() -> fitted.lag(signal.period().steps())); // refuses what needs a cycle
        return new TransformSection(transform, fitted);
    }

    TransformSettings settings() {
        return settings;
    }

    /** Makes what depends on the transforms, and names their key where it is refused. */
    <T> T build(Supplier<T> maker) throws ScenarioException {
        return transform.build(maker);
    }
}
