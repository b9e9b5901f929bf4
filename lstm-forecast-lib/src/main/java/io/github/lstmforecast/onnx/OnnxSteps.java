package io.github.lstmforecast.onnx;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.model.ModelState;
import io.github.lstmforecast.model.SequenceModel;
import io.github.lstmforecast.onnx.file.OnnxUse;
import io.github.lstmforecast.onnx.file.StateTensor;
import java.util.ArrayList;
import java.util.List;

/** A graph that gets one step at a time; its states, if it has any, are fed back. */
final class OnnxSteps implements SequenceModel {
    private final OnnxUse use;
    private final FixedRun.Maker maker;
    private final List<Layer> layers = new ArrayList<>();

    /** h and, if it has cells, c of a layer. */
    private record Layer(Place hidden, Place cell) {}

    private record Place(int state, StateTensor.Part part) {}

    /** @throws InvalidValueException if it can't run, or its outputs have other shapes than the graph says */
    OnnxSteps(OnnxSession session, OnnxUse use) {
        this.use = use;
        this.maker = new FixedRun.Maker(session, use, 1);
        for (int layer = 0; place(layer, false) != null; layer++) {
            layers.add(new Layer(place(layer, false), place(layer, true)));
        }
    }

    private Place place(int layer, boolean isCell) {
        for (int state = 0; state < use.states().size(); state++) {
            for (StateTensor.Part part : use.states().get(state).parts()) {
                if (part.layer() == layer && part.isCell() == isCell) {
                    return new Place(state, part);
                }
            }
        }
        return null;
    }

    @Override
    public int inputs() {
        return use.stepInputs();
    }

    @Override
    public int outputs() {
        return use.targets();
    }

    @Override
    public List<Integer> units() {
        return layers.stream().map(layer -> layer.hidden.part.units()).toList();
    }

    @Override
    public boolean hasCells(int layer) {
        return layers.get(layer).cell != null;
    }

    @Override
    public List<Double> quantileLevels() {
        return use.levels();
    }

    @Override
    public ModelState start() {
        return new Run();
    }

    private final class Run implements ModelState {
        private final FixedRun run = maker.make();

        @Override
        public void step(float[] input, float[] output) {
            run.run(input);
            run.outputs().copyPoint(output);
        }

        @Override
        public void feed(float[] input, float[] output) {
            run.run(input);
        }

        @Override
        public void copyQuantilesTo(float[] quantiles) {
            run.outputs().copyQuantiles(quantiles);
        }

        @Override
        public void copyTo(int layer, float[] hidden, float[] cell, int at) {
            copy(layers.get(layer).hidden, hidden, at);
            if (hasCells(layer)) {
                copy(layers.get(layer).cell, cell, at);
            }
        }

        private void copy(Place from, float[] to, int at) {
            TensorBuffer state = run.state(from.state);
            for (int unit = 0; unit < from.part.units(); unit++) {
                to[at + unit] = (float) state.get(from.part.at() + unit);
            }
        }
    }

    @Override
    public String toString() {
        return "OnnxSteps[" + use.stepInputs() + " inputs, " + use.targets() + " targets, "
                + use.states().size() + " states]";
    }
}
