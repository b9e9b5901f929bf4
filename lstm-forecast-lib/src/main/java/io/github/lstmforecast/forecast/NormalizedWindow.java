package io.github.lstmforecast.forecast;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.model.Normalizer;
import java.util.List;
import java.util.Optional;

/** Scales the inputs of a {@link WindowModel}, and the predicted steps back, so that both are in the unit of the series. */
public record NormalizedWindow(WindowModel model, Normalizer normalizer) implements WindowModel {
    /** @throws InvalidValueException if the normalizer has another number of inputs or targets */
    public NormalizedWindow {
        normalizer.requireFits(model.inputs(), model.targets());
    }

    /** The model itself if there is no normalizer. */
    public static WindowModel of(WindowModel model, Optional<Normalizer> normalizer) {
        return normalizer
                .<WindowModel>map(of -> new NormalizedWindow(model, of))
                .orElse(model);
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
    public List<Double> quantileLevels() {
        return model.quantileLevels();
    }

    @Override
    public void predict(float[] window, float[] output) {
        predict(window, output, new float[quantileLevels().size() * output.length]);
    }

    @Override
    public void predict(float[] window, float[] output, float[] quantiles) {
        float[] scaled = new float[window.length];
        normalizer.scale(window, scaled);
        model.predict(scaled, output, quantiles);
        normalizer.undo(output);
        normalizer.undo(quantiles);
    }
}
