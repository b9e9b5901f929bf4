package io.github.lstmforecast.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession.Result;
import io.github.lstmforecast.onnx.file.OnnxUse;
import io.github.lstmforecast.onnx.file.StateTensor;
import io.github.lstmforecast.onnx.file.TensorShape;
import io.github.lstmforecast.onnx.file.ValueTensor;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs a graph again and again on tensors of fixed shapes, which are made once: a run neither allocates nor copies more
 * than the values of its steps. States that go out of a run go into the next. Not thread-safe.
 */
final class FixedRun {
    private final OnnxSession session;
    private final OnnxUse use;
    private final FedSteps fed;
    private final List<Map<String, OnnxTensor>> in = new ArrayList<>(); // of even and of odd runs
    private final List<Map<String, OnnxTensor>> out = new ArrayList<>();
    private final List<GraphOutputs> outputs = new ArrayList<>();
    private final List<List<TensorBuffer>> states = new ArrayList<>(); // that go into even and into odd runs
    private final List<OnnxTensor> tensors = new ArrayList<>();
    private int next; // 0 or 1

    private FixedRun(OnnxSession session, OnnxUse use, int steps, Map<String, long[]> shapes) {
        this.session = session;
        this.use = use;
        this.fed = new FedSteps(use, steps);
        Map<String, GraphOutput> results = new HashMap<>();
        Map<String, OnnxTensor> inputTensors = new HashMap<>();
        Map<String, OnnxTensor> outputTensors = new HashMap<>();
        for (int i = 0; i < use.inputs().size(); i++) {
            ValueTensor input = use.inputs().get(i);
            inputTensors.put(input.name(), tensor(fed.buffer(i), input.shape(use.batch(), steps)));
        }
        use.readings().stream().map(OnnxUse.Reading::tensor).distinct().forEach(output -> {
            long[] shape = shapes.get(output.name());
            TensorBuffer buffer = TensorBuffer.of(output.type(), TensorShape.size(shape));
            results.put(output.name(), new GraphOutput(shape, buffer));
            outputTensors.put(output.name(), tensor(buffer, shape));
        });
        for (int parity = 0; parity < 2; parity++) {
            in.add(new HashMap<>(inputTensors));
            out.add(new HashMap<>(outputTensors));
            states.add(new ArrayList<>());
        }
        use.states().forEach(this::add);
        for (int parity = 0; parity < 2; parity++) {
            Map<String, GraphOutput> all = new HashMap<>(results);
            for (int i = 0; i < use.states().size(); i++) { // a state may be the forecast, too
                StateTensor state = use.states().get(i);
                all.put(
                        state.output(),
                        new GraphOutput(
                                state.shapeArray(), states.get(1 - parity).get(i)));
            }
            outputs.add(new GraphOutputs(use, all));
        }
        session.closeWith(this, tensors);
    }

    private void add(StateTensor state) {
        for (int parity = 0; parity < 2; parity++) {
            TensorBuffer buffer = TensorBuffer.of(state.type(), TensorShape.size(state.shapeArray()));
            OnnxTensor tensor = tensor(buffer, state.shapeArray());
            states.get(parity).add(buffer);
            in.get(parity).put(state.input(), tensor);
            out.get(1 - parity).put(state.output(), tensor);
        }
    }

    private OnnxTensor tensor(TensorBuffer buffer, long[] shape) {
        OnnxTensor tensor = session.tensor(buffer, shape);
        tensors.add(tensor);
        return tensor;
    }

    /** Makes runs in the initial state, of a graph that was tried out once. */
    static final class Maker {
        private final OnnxSession session;
        private final OnnxUse use;
        private final int steps;
        private final Map<String, long[]> shapes = new HashMap<>();

        /**
         * @param steps that a run gets
         * @throws io.github.lstmforecast.InvalidValueException if it can't run, or its outputs have other shapes than the
         *     graph says
         */
        Maker(OnnxSession session, OnnxUse use, int steps) {
            this.session = session;
            this.steps = steps;
            GraphOutputs first = firstRun(use);
            first.outputs().forEach((name, output) -> shapes.put(name, output.shape()));
            this.use = use.afterRun(shapes.get(use.point().tensor().name()));
            first.requireShapes(this.use);
        }

        /** With the number of steps that the forecast really has. */
        OnnxUse use() {
            return use;
        }

        private GraphOutputs firstRun(OnnxUse use) {
            FedSteps zeros = new FedSteps(use, steps);
            Map<String, OnnxTensor> inputs = new HashMap<>();
            try {
                for (int i = 0; i < use.inputs().size(); i++) {
                    ValueTensor input = use.inputs().get(i);
                    inputs.put(input.name(), session.tensor(zeros.buffer(i), input.shape(use.batch(), steps)));
                }
                for (StateTensor state : use.states()) {
                    TensorBuffer zero = TensorBuffer.of(state.type(), TensorShape.size(state.shapeArray()));
                    inputs.put(state.input(), session.tensor(zero, state.shapeArray()));
                }
                try (Result result = session.run(inputs, outputNames(use))) {
                    return GraphOutputs.copyOf(use, result);
                }
            } finally {
                inputs.values().forEach(OnnxTensor::close);
            }
        }

        FixedRun make() {
            return new FixedRun(session, use, steps, shapes);
        }
    }

    static Set<String> outputNames(OnnxUse use) {
        Set<String> names = new HashSet<>();
        use.readings().forEach(reading -> names.add(reading.tensor().name()));
        use.states().forEach(state -> names.add(state.output()));
        return names;
    }

    /** @param values {@code [step][input]}, flat */
    void run(float[] values) {
        fed.put(values, fed.capacity());
        try {
            session.runInto(in.get(next), out.get(next));
        } finally {
            Reference.reachabilityFence(this);
        }
        next = 1 - next;
    }

    /** The results of the last run. */
    GraphOutputs outputs() {
        return outputs.get(1 - next);
    }

    /** The state after the last run; zeros before the first. */
    TensorBuffer state(int index) {
        return states.get(next).get(index);
    }
}
