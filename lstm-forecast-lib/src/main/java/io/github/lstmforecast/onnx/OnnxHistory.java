package io.github.lstmforecast.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession.Result;
import io.github.lstmforecast.model.ModelState;
import io.github.lstmforecast.model.SequenceModel;
import io.github.lstmforecast.onnx.file.OnnxUse;
import io.github.lstmforecast.onnx.file.ValueTensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A graph that gets all steps since the beginning, again at each step: the history is its state. */
final class OnnxHistory implements SequenceModel {
    private static final int FIRST_CAPACITY = 64;

    private final OnnxSession session;
    private final OnnxUse use;

    OnnxHistory(OnnxSession session, OnnxUse use) {
        this.session = session;
        this.use = use;
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
    public List<Double> quantileLevels() {
        return use.levels();
    }

    @Override
    public ModelState start() {
        return new Run();
    }

    /** Runs the graph on steps that begin in the initial state. */
    GraphOutputs run(FedSteps fed, float[] values, int steps) {
        fed.put(values, steps);
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try {
            for (int i = 0; i < use.inputs().size(); i++) {
                ValueTensor input = use.inputs().get(i);
                inputs.put(input.name(), session.tensor(fed.buffer(i), input.shape(use.batch(), steps)));
            }
            try (Result result = session.run(inputs, FixedRun.outputNames(use))) {
                GraphOutputs outputs = GraphOutputs.copyOf(use, result);
                outputs.requireShapes(use);
                return outputs;
            }
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private final class Run implements ModelState {
        private final float[] quantiles = new float[use.quantiles().size() * use.targets()];
        private float[] history = new float[0]; // [step][input]
        private FedSteps fed = new FedSteps(use, FIRST_CAPACITY);
        private int steps;

        @Override
        public void step(float[] input, float[] output) {
            append(input);
            GraphOutputs outputs = run(fed, history, steps);
            outputs.copyPoint(output);
            outputs.copyQuantiles(quantiles);
        }

        @Override
        public void feed(float[] input, float[] output) {
            append(input);
        }

        private void append(float[] input) {
            if (steps == fed.capacity()) {
                fed = new FedSteps(use, Math.multiplyExact(2, steps));
            }
            if (history.length < fed.capacity() * input.length) {
                history = Arrays.copyOf(history, fed.capacity() * input.length);
            }
            System.arraycopy(input, 0, history, steps * input.length, input.length);
            steps++;
        }

        @Override
        public void copyQuantilesTo(float[] to) {
            System.arraycopy(quantiles, 0, to, 0, quantiles.length);
        }
    }

    @Override
    public String toString() {
        return "OnnxHistory[" + use.stepInputs() + " inputs, " + use.targets() + " targets]";
    }
}
