package io.github.lstmforecast.onnx;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.model.TensorAxis;
import io.github.lstmforecast.onnx.file.OnnxUse;
import io.github.lstmforecast.onnx.file.StateTensor;
import io.github.lstmforecast.onnx.file.TensorShape;
import io.github.lstmforecast.onnx.file.ValueTensor;
import java.util.Arrays;

/**
 * An output of a graph after a run.
 *
 * @param shape that it really has
 */
record GraphOutput(long[] shape, TensorBuffer numbers) {
    /**
     * Copies the values of the last steps.
     *
     * @param steps how many
     * @param to receives {@code [step][target]}, from {@code at} on
     * @throws InvalidValueException if the shape is not that of the tensor
     */
    void copyTo(OnnxUse.Reading reading, int steps, int targets, float[] to, int at) {
        ValueTensor tensor = reading.tensor();
        int first = tensor.steps(shape) - steps;
        for (int step = 0; step < steps; step++) {
            for (int target = 0; target < targets; target++) {
                to[at + step * targets + target] =
                        (float) numbers.get(tensor.index(shape, first + step, target, reading.level()));
            }
        }
    }

    /** @throws InvalidValueException if a state that goes out has another shape than the one that goes in */
    void requireShape(StateTensor state) {
        InvalidValueException.unless(
                Arrays.equals(shape, state.shapeArray()),
                "output " + SafeText.of(state.output()),
                "of shape " + TensorShape.text(shape),
                "of that of input " + SafeText.of(state.input()) + ", " + TensorShape.text(state.shapeArray()));
    }

    /** @throws InvalidValueException if the values can't be in a tensor of this shape */
    void requireShape(OnnxUse.Reading reading, int batch, int steps) {
        ValueTensor tensor = reading.tensor();
        int levels = tensor.axes().indexOf(TensorAxis.LEVEL);
        InvalidValueException.unless(
                tensor.fits(shape, batch)
                        && (levels < 0 || reading.level() < shape[levels])
                        && tensor.steps(shape) >= steps,
                "output " + SafeText.of(tensor.name()),
                "of shape " + TensorShape.text(shape),
                "a tensor of the axes "
                        + tensor.axes().stream().map(TensorAxis::key).toList() + " with " + steps
                        + (steps == 1 ? " step" : " steps") + " of " + tensor.features()
                        + (tensor.features() == 1 ? " value" : " values"));
    }
}
