package io.github.lstmforecast.model;

import io.github.lstmforecast.InvalidValueException;
import java.util.List;
import java.util.Optional;

/** Scales the inputs of a model at each step, and its outputs back, so that both are in the unit of the series. */
public final class NormalizedModel implements SequenceModel {
    private final SequenceModel model;
    private final Normalizer normalizer;

    /** @throws InvalidValueException if the normalizer has another number of inputs or outputs */
    public NormalizedModel(SequenceModel model, Normalizer normalizer) {
        normalizer.requireFits(model.inputs(), model.outputs());
        this.model = model;
        this.normalizer = normalizer;
    }

    /** The model itself if there is no normalizer. */
    public static SequenceModel of(SequenceModel model, Optional<Normalizer> normalizer) {
        return normalizer
                .<SequenceModel>map(of -> new NormalizedModel(model, of))
                .orElse(model);
    }

    @Override
    public int inputs() {
        return model.inputs();
    }

    @Override
    public int outputs() {
        return model.outputs();
    }

    @Override
    public List<Integer> units() {
        return model.units();
    }

    @Override
    public boolean hasCells(int layer) {
        return model.hasCells(layer);
    }

    @Override
    public List<Double> quantileLevels() {
        return model.quantileLevels();
    }

    @Override
    public ModelState start() {
        return new Run(model.start());
    }

    private final class Run implements ModelState {
        private final ModelState state;
        private final float[] scaled = new float[inputs()];

        Run(ModelState state) {
            this.state = state;
        }

        @Override
        public void step(float[] input, float[] output) {
            normalizer.scale(input, scaled);
            state.step(scaled, output);
            normalizer.undo(output);
        }

        @Override
        public void feed(float[] input, float[] output) {
            normalizer.scale(input, scaled);
            state.feed(scaled, output);
        }

        @Override
        public void copyQuantilesTo(float[] quantiles) {
            state.copyQuantilesTo(quantiles);
            normalizer.undo(quantiles);
        }

        @Override
        public void copyTo(int layer, float[] hidden, float[] cell, int at) {
            state.copyTo(layer, hidden, cell, at);
        }
    }
}
