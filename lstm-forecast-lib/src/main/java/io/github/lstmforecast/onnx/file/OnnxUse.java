package io.github.lstmforecast.onnx.file;

import io.github.lstmforecast.model.TensorAxis;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a graph forecasts: which of its tensors is what.
 *
 * @param batch the number of sequences that it needs side by side; all get the same values, and the first is read
 * @param inputs together a step's inputs, in this order
 * @param states empty if it is not {@link Kind#STEP}, or has none
 * @param point the forecast
 * @param quantiles of ascending levels
 * @param window the number of steps that it gets at once; 0 if it gets all of the history
 * @param steps how many steps it predicts at once: of the point's steps the last ones; 0 if the file does not say it, and
 *     the number of values does, {@code [step][target]}: all, or the last one if there is one for each step of the window
 * @param targets how many
 */
public record OnnxUse(
        Kind kind,
        int batch,
        List<ValueTensor> inputs,
        List<StateTensor> states,
        Reading point,
        List<Quantile> quantiles,
        int window,
        int steps,
        int targets) {
    public enum Kind {
        /** One step at a time, with states that go in and out, or without any. */
        STEP,
        /** The last steps of the series at once. */
        WINDOW,
        /** All steps since the beginning of the warm-up, again at each step. */
        HISTORY
    }

    /**
     * Where a result is.
     *
     * @param level the index on the axis of levels; 0 if it has none
     */
    public record Reading(ValueTensor tensor, int level) {}

    /** @param level above 0 and below 1 */
    public record Quantile(double level, Reading reading) {}

    public OnnxUse {
        inputs = List.copyOf(inputs);
        states = List.copyOf(states);
        quantiles = List.copyOf(quantiles);
    }

    public List<Double> levels() {
        return quantiles.stream().map(Quantile::level).toList();
    }

    /** The point and the quantiles. */
    public List<Reading> readings() {
        return Stream.concat(Stream.of(point), quantiles.stream().map(Quantile::reading))
                .toList();
    }

    /** The number of steps of the forecast that a run outputs. */
    public int outputSteps() {
        return kind == Kind.WINDOW ? steps : 1;
    }

    /**
     * With the number of steps that the engine has found out.
     *
     * @param found the shape of the forecast
     */
    public OnnxUse withSteps(long[] found) {
        ValueTensor tensor = point.tensor();
        int batchAxis = tensor.axes().indexOf(TensorAxis.BATCH);
        boolean hasSteps =
                tensor.axes().contains(TensorAxis.TIME) || tensor.axes().contains(TensorAxis.VALUES);
        if (found.length == tensor.axes().size() && hasSteps && (batchAxis < 0 || found[batchAxis] == batch)) {
            int count = tensor.steps(found);
            return with(point, count == window ? 1 : count); // one for each step of the window: the last one is new
        }
        return ofAxisWithAll(found);
    }

    /** Some exporters put all values, {@code [step][target]}, into one axis, that of the sequences for example. */
    private OnnxUse ofAxisWithAll(long[] found) {
        int values = 0;
        for (int axis = 1; axis < found.length; axis++) {
            values = found[axis] > found[values] ? axis : values;
        }
        List<TensorAxis> axes = new ArrayList<>(Collections.nCopies(found.length, TensorAxis.SINGLE));
        if (!axes.isEmpty()) {
            axes.set(values, TensorAxis.VALUES);
        }
        ValueTensor tensor = point.tensor();
        Reading reading =
                new Reading(new ValueTensor(tensor.name(), tensor.type(), axes, tensor.features()), point.level());
        return with(reading, axes.isEmpty() ? 1 : Math.toIntExact(found[values]) / targets);
    }

    private OnnxUse with(Reading forecast, int count) {
        return new OnnxUse(kind, batch, inputs, states, forecast, quantiles, window, count, targets);
    }

    /** The number of inputs of a step. */
    public int stepInputs() {
        return inputs.stream().mapToInt(ValueTensor::features).sum();
    }
}
