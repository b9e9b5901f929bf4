package io.github.lstmforecast.linear;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.engine.ModelEngine;
import io.github.lstmforecast.engine.OpenSettings;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.forecast.LinearAutoregression;
import io.github.lstmforecast.model.LinearSpec;
import io.github.lstmforecast.model.SavedModel;

/** Runs linear autoregressions, in pure Java. */
public final class LinearEngine implements ModelEngine {
    @Override
    public String key() {
        return LinearSpec.ENGINE;
    }

    @Override
    public boolean sameBitsEverywhere() {
        return true;
    }

    @Override
    public boolean canOpen(SavedModel model) {
        return model.linear().isPresent();
    }

    @Override
    public Forecaster open(SavedModel model, OpenSettings settings) {
        LinearSpec spec = model.linear().orElseThrow();
        settings.inputs()
                .ifPresent(of -> InvalidValueException.unless(
                        of.isOfTraining(),
                        "inputs",
                        "another order, or of another step, than in the training",
                        "the targets, then the known inputs of the predicted step"));
        return new LinearAutoregression(spec);
    }
}
