package io.github.lstmforecast.engine;

import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.forecast.Prediction;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.signal.Series;
import java.util.Arrays;
import java.util.Optional;

/** Always predicts the number of its file. */
public final class ConstantEngine implements ModelEngine {
    @Override
    public String key() {
        return "constant";
    }

    @Override
    public boolean sameBitsEverywhere() {
        return true;
    }

    @Override
    public boolean canOpen(SavedModel model) {
        return model instanceof ConstantFormat.Constant;
    }

    @Override
    public Forecaster open(SavedModel model, OpenSettings settings) {
        double value = ((ConstantFormat.Constant) model).value();
        return (history, traceCells) -> {
            int targets = history.targets().features();
            double[] values = new double[history.steps() * targets];
            Arrays.fill(values, value);
            return new Prediction(Series.of(values, targets), Optional.empty(), Optional.empty());
        };
    }
}
