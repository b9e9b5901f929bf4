package io.github.lstmforecast.model;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.signal.Scaling;
import java.util.List;

/** A model behind its {@link Normalizer}: it takes values and tells them in the series' own unit. */
public final class NormalizedModel implements SequenceModel {
    private final SequenceModel model;
    private final Normalizer normalizer;

    /**
     * Puts a model behind a normalizer.
     *
     * @param model what was trained on scaled values
     * @param normalizer how they were scaled
     * @throws InvalidValueException if the normalizer is made for other inputs or outputs
     */
    public NormalizedModel(SequenceModel model, Normalizer normalizer) {
        InvalidValueException.unless(
                normalizer.inputs().features() == model.inputs(),
                "normalizer",
                "one for " + normalizer.inputs().features() + " inputs",
                "one for " + model.inputs() + ", as the model has");
        int outputs = normalizer.outputs().map(Scaling::features).orElse(model.outputs());
        InvalidValueException.unless(
                outputs == model.outputs(),
                "normalizer",
                "one for " + outputs + " outputs",
                "one for " + model.outputs() + ", as the model has");
        this.model = model;
        this.normalizer = normalizer;
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
            for (int i = 0; i < scaled.length; i++) {
                scaled[i] = (float) normalizer.inputs().apply(i, input[i]);
            }
            state.step(scaled, output);
            normalizer.outputs().ifPresent(scaling -> {
                for (int i = 0; i < output.length; i++) {
                    output[i] = (float) scaling.undo(i, output[i]);
                }
            });
        }

        @Override
        public void copyTo(int layer, float[] hidden, float[] cell, int at) {
            state.copyTo(layer, hidden, cell, at);
        }
    }
}
