package io.github.lstmforecast.onnx.file;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.SafeText;
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
 * @param steps how many steps it predicts at once: of the point's steps the last ones; 0 until the engine knows it
 * @param stepsFrom who says how many
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
        StepsFrom stepsFrom,
        int targets) {
    /** Who says how many steps are predicted at once. */
    public enum StepsFrom {
        FILE,
        USER,
        /** The number of values that the engine gets. */
        RUN,
        /** As {@link #RUN}; since the window is of any length, so many steps as it has are the next value for each. */
        RUN_ON_ANY_WINDOW
    }

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
     * The same after a first run, which shows what the file does not say, or says wrongly.
     *
     * @param found the shape of the forecast
     * @throws InvalidValueException if it is not clear what is the forecast
     */
    public OnnxUse afterRun(long[] found) {
        if (kind != Kind.WINDOW) {
            return this;
        }
        Reading reading = point.tensor().fits(found, batch) ? point : allInOneAxis(found);
        int count = reading.tensor().steps(found);
        if (stepsFrom == StepsFrom.FILE || stepsFrom == StepsFrom.USER) {
            InvalidValueException.unless(
                    count == steps || stepsFrom == StepsFrom.USER && count > steps,
                    "output " + SafeText.of(point.tensor().name()),
                    "of shape " + TensorShape.text(found),
                    "of " + steps + (steps == 1 ? " step" : " steps")
                            + ", as the file says; if it has more, add to model"
                            + " how many of its last ones are the forecast, outputs: { steps: ... }");
            return with(reading, steps);
        }
        InvalidValueException.unless(
                count != window || window == 1 || stepsFrom == StepsFrom.RUN_ON_ANY_WINDOW,
                "output " + SafeText.of(point.tensor().name()),
                "of shape " + TensorShape.text(found) + ", with as many steps as the window",
                "used as the scenario says: add to model " + Outputs.whichSteps(window));
        return with(reading, count == window ? 1 : count);
    }

    /** Some exporters put all values, {@code [step][target]}, into one axis, that of the sequences for example. */
    private Reading allInOneAxis(long[] found) {
        List<TensorAxis> axes = new ArrayList<>();
        for (long size : found) {
            axes.add(size == 1 ? TensorAxis.SINGLE : TensorAxis.VALUES);
        }
        ValueTensor tensor = point.tensor();
        ValueTensor flat = new ValueTensor(tensor.name(), tensor.type(), axes, tensor.features());
        InvalidValueException.unless(
                Collections.frequency(axes, TensorAxis.VALUES) <= 1 && flat.fits(found, batch),
                "output " + SafeText.of(tensor.name()),
                "of shape " + TensorShape.text(found),
                "of the axes " + tensor.axes().stream().map(TensorAxis::key).toList());
        return new Reading(flat, point.level());
    }

    private OnnxUse with(Reading forecast, int count) {
        return new OnnxUse(kind, batch, inputs, states, forecast, quantiles, window, count, stepsFrom, targets);
    }

    /** The number of inputs of a step. */
    public int stepInputs() {
        return inputs.stream().mapToInt(ValueTensor::features).sum();
    }
}
