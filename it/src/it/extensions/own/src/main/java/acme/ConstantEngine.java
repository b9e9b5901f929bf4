package acme;

import io.github.lstmforecast.engine.ModelEngine;
import io.github.lstmforecast.engine.OpenSettings;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.forecast.Prediction;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.signal.Series;
import java.util.Arrays;

/** Always predicts the number of its model. */
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
        float value = ((ConstantFormat.Constant) model).value();
        return (history, traceCells) -> {
            double[] values = new double[history.steps()];
            Arrays.fill(values, value);
            return Prediction.of(Series.of(values));
        };
    }
}
