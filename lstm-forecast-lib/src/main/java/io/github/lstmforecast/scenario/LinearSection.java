package io.github.lstmforecast.scenario;

import io.github.lstmforecast.forecast.LinearFit;
import io.github.lstmforecast.forecast.LinearSettings;
import io.github.lstmforecast.signal.CopyPlan;
import io.github.lstmforecast.signal.TransformSettings;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** {@code model.linear}: a linear autoregression that is fitted in the build. */
final class LinearSection {
    private static final String LINEAR = "linear";
    private static final LinearSettings ANY = new LinearSettings(1, LinearSettings.DEFAULT_RIDGE);

    private final YamlMap model;
    private final YamlMap linear;

    private LinearSection(YamlMap model, YamlMap linear) {
        this.model = model;
        this.linear = linear;
    }

    static LinearSection read(YamlMap model) throws ScenarioException {
        for (String other : new String[] {"train", "load"}) {
            if (model.has(other)) {
                throw model.wrong(LINEAR, "omitted where " + other + " is given: a model is trained, linear or loaded");
            }
        }
        YamlMap linear = model.map(LINEAR, "order", "ridge");
        linear.make(() -> settings(linear, ANY)); // all values, before what they mean for the signal
        return new LinearSection(model, linear);
    }

    private static LinearSettings settings(YamlMap linear, LinearSettings usual) {
        return new LinearSettings(linear.integer("order", usual.order()), linear.number("ridge", usual.ridge()));
    }

    /** Stands for the model until its signal is known. */
    static ModelSource.Linear unfitted() {
        return new ModelSource.Linear(ANY);
    }

    /** The model with what depends on the signal. By default its order is as high as the training data allows at most. */
    ModelSource.Linear fittedTo(Signal signal, TransformSettings transform) throws ScenarioException {
        OptionalDouble period = signal.period().steps();
        int known = signal.knownNames().size();
        int rows = signal.trainingEnd(CopyPlan.ONE, transform) - signal.trainingStart() - transform.lag(period);
        int most = (rows - known - 1) / 2;
        if (most < 1) {
            throw model.wrong(
                    LINEAR,
                    "fitted to " + Math.max(0, rows) + " rows",
                    "fitted to at least " + (known + 3)
                            + ": of the training rows, differences and known inputs need some");
        }
        LinearSettings usual = LinearSettings.defaults(period, rows);
        return linear.make(() -> {
            LinearSettings settings = settings(linear, usual.withOrder(Math.min(usual.order(), most)));
            LinearFit.requireEnough(rows, known, settings.order());
            return new ModelSource.Linear(settings);
        });
    }

    /** The same with an order by default of at most the samples before the first forecast. */
    ModelSource.Linear limitedTo(ModelSource.Linear fitted, int samples) {
        return linear.has("order") || samples < 1 || samples >= fitted.order()
                ? fitted
                : new ModelSource.Linear(fitted.settings().withOrder(samples));
    }

    /** Makes what depends on the model, and names its key where it is refused. */
    <T> T build(Supplier<T> maker) throws ScenarioException {
        return linear.build(maker);
    }
}
