package io.github.lstmforecast.scenario;

import io.github.lstmforecast.forecast.LinearFit;
import io.github.lstmforecast.forecast.LinearSettings;
import io.github.lstmforecast.signal.TransformSettings;
import java.util.function.Supplier;

/** {@code model.linear}: a linear autoregression that is fitted in the build. */
final class LinearSection {
    private static final String LINEAR = "linear";
    private static final LinearSettings ANY = new LinearSettings(1, LinearSettings.DEFAULT_RIDGE);

    private final YamlMap linear;

    private LinearSection(YamlMap linear) {
        this.linear = linear;
    }

    static LinearSection read(YamlMap model) throws ScenarioException {
        for (String other : new String[] {"train", "load"}) {
            if (model.has(other)) {
                throw model.wrong(LINEAR, "omitted, or " + other + ": a model is trained, linear or loaded");
            }
        }
        YamlMap linear = model.map(LINEAR, "order", "ridge");
        linear.make(() -> settings(linear, ANY)); // all values, before what they mean for the signal
        return new LinearSection(linear);
    }

    private static LinearSettings settings(YamlMap linear, LinearSettings usual) {
        return new LinearSettings(linear.integer("order", usual.order()), linear.number("ridge", usual.ridge()));
    }

    /** Stands for the model until its signal is known. */
    ModelSource.Linear unfitted() {
        return new ModelSource.Linear(ANY);
    }

    /** The model with what depends on the signal. */
    ModelSource.Linear fittedTo(Signal signal, TransformSettings transform) throws ScenarioException {
        int lag = transform.lag(signal.period().steps());
        int rows = signal.trainingEnd(unfitted().copies(), transform) - signal.trainingStart() - lag;
        return linear.make(() -> {
            LinearSettings settings =
                    settings(linear, LinearSettings.defaults(signal.period().steps(), rows));
            LinearFit.requireEnough(rows, signal.knownNames().size(), settings.order());
            return new ModelSource.Linear(settings);
        });
    }

    /** Makes what depends on the model, and names its key where it is refused. */
    <T> T build(Supplier<T> maker) throws ScenarioException {
        return linear.build(maker);
    }
}
