package io.github.lstmforecast.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtSession.Result;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.onnx.file.OnnxUse;
import io.github.lstmforecast.onnx.file.TensorType;
import io.github.lstmforecast.onnx.file.ValueTensor;
import java.util.HashMap;
import java.util.Map;

/** The outputs of a run of a graph, by name. */
record GraphOutputs(OnnxUse use, Map<String, GraphOutput> outputs) {
    GraphOutputs {
        outputs = Map.copyOf(outputs);
    }

    /**
     * Copies of all values.
     *
     * @throws InvalidValueException if one has another type or shape than the graph says
     */
    static GraphOutputs copyOf(OnnxUse use, Result result) {
        Map<String, GraphOutput> outputs = new HashMap<>();
        use.readings().forEach(reading -> {
            ValueTensor tensor = reading.tensor();
            outputs.computeIfAbsent(tensor.name(), name -> copyOf(result, name, tensor.type()));
        });
        use.states().forEach(state -> {
            GraphOutput output = copyOf(result, state.output(), state.type());
            output.requireShape(state);
            outputs.put(state.output(), output);
        });
        return new GraphOutputs(use, outputs);
    }

    private static GraphOutput copyOf(Result result, String name, TensorType type) {
        OnnxValue value = result.get(name).orElseThrow();
        String found = value instanceof OnnxTensor tensor
                ? tensor.getInfo().type.name()
                : value.getType().name();
        InvalidValueException.unless(
                found.equals(type.name()), "output " + SafeText.of(name), "a " + found, "a tensor of " + type);
        OnnxTensor tensor = (OnnxTensor) value;
        return new GraphOutput(tensor.getInfo().getShape(), TensorBuffer.copyOf(tensor, type));
    }

    /** @throws InvalidValueException if the forecast can't be in tensors of these shapes */
    void requireShapes(OnnxUse of) {
        of.readings().forEach(reading -> get(reading.tensor()).requireShape(reading, of.batch(), of.outputSteps()));
    }

    GraphOutput get(ValueTensor tensor) {
        return outputs.get(tensor.name());
    }

    /** @param to receives {@code [step][target]}, flat */
    void copyPoint(float[] to) {
        get(use.point().tensor()).copyTo(use.point(), use.outputSteps(), use.targets(), to, 0);
    }

    /** @param to receives {@code [level][step][target]}, flat */
    void copyQuantiles(float[] to) {
        int ofLevel = use.outputSteps() * use.targets();
        for (int level = 0; level < use.quantiles().size(); level++) {
            OnnxUse.Reading reading = use.quantiles().get(level).reading();
            get(reading.tensor()).copyTo(reading, use.outputSteps(), use.targets(), to, level * ofLevel);
        }
    }
}
