package io.github.lstmforecast.jvm;

import io.github.lstmforecast.forecast.WindowModel;
import io.github.lstmforecast.model.Normalizer;

/** Scales the inputs of a window, and the predicted steps back, so that both are in the unit of the series. */
record NormalizedWindow(WindowModel model, Normalizer normalizer) implements WindowModel {
    /** @throws io.github.lstmforecast.InvalidValueException if the normalizer has another number of inputs or targets */
    NormalizedWindow {
        normalizer.requireFits(model.inputs(), model.targets());
    }

    @Override
    public int window() {
        return model.window();
    }

    @Override
    public int inputs() {
        return model.inputs();
    }

    @Override
    public int steps() {
        return model.steps();
    }

    @Override
    public int targets() {
        return model.targets();
    }

    @Override
    public void predict(float[] window, float[] output) {
        float[] scaled = new float[window.length];
        for (int i = 0; i < window.length; i++) {
            scaled[i] = (float) normalizer.inputs().apply(i % inputs(), window[i]);
        }
        model.predict(scaled, output);
        normalizer.outputs().ifPresent(scaling -> {
            for (int i = 0; i < output.length; i++) {
                output[i] = (float) scaling.undo(i % targets(), output[i]);
            }
        });
    }
}
