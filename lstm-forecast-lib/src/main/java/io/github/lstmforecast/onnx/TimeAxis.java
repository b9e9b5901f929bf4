package io.github.lstmforecast.onnx;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.model.TensorAxis;
import io.github.lstmforecast.onnx.file.OnnxUse;
import io.github.lstmforecast.onnx.file.ValueTensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Whether a graph uses all steps that it gets. Some exporters declare a free axis of time, and compute one step only,
 * without an error. If another axis is taken for the time, each step is a sequence of its own, without an error either.
 */
final class TimeAxis {
    private static final String WHY = "some exporters, for example Keras with the backend torch, declare any number of"
            + " steps and compute one only";

    /** Offset and size of the values that are tried out: a series may be of any range. */
    private static final float[][] RANGES = {{0, 1}, {0.5f, 0.5f}, {0, 100}, {-50, 1}};

    private TimeAxis() {}

    /**
     * Tries out two steps.
     *
     * @throws InvalidValueException if only one of them matters
     */
    static void requireAllSteps(OnnxHistory model, OnnxUse use) {
        FedSteps fed = new FedSteps(use, 2);
        requireUse(use, 2, window -> {
            float[] point = new float[use.targets()];
            model.run(fed, window, 2).copyPoint(point);
            return point;
        });
    }

    /**
     * Tries out a window whose length is that of the user.
     *
     * @throws InvalidValueException if only one of its steps matters
     */
    static void requireAllSteps(OnnxWindow model, OnnxUse use) {
        if (use.window() > 1) {
            requireUse(use, use.window(), window -> {
                float[] point = new float[model.steps() * model.targets()];
                model.predict(window, point);
                return point;
            });
        }
    }

    private interface Graph {
        float[] run(float[] values);
    }

    /** The output must change if all steps but the first, and if all but the last change. */
    private static void requireUse(OnnxUse use, int steps, Graph graph) {
        boolean first = false;
        boolean last = false;
        int inputs = use.stepInputs();
        for (float[] range : RANGES) {
            float[] window = values(steps * inputs, 0, range);
            float[] otherAfterFirst = values(steps * inputs, 1, range);
            System.arraycopy(window, 0, otherAfterFirst, 0, inputs);
            float[] otherBeforeLast = values(steps * inputs, 1, range);
            System.arraycopy(window, window.length - inputs, otherBeforeLast, window.length - inputs, inputs);
            float[] output = graph.run(window);
            first |= !Arrays.equals(output, graph.run(otherAfterFirst));
            last |= !Arrays.equals(output, graph.run(otherBeforeLast));
        }
        if (!first || !last) {
            throw new InvalidValueException(
                    "model",
                    "one whose output " + SafeText.of(use.point().tensor().name()) + " depends on the "
                            + (first ? "last" : "first") + " of " + steps + " steps only",
                    "one that uses all steps that it gets: " + WHY + ". Export it again with another backend, or with"
                            + " a fixed number of steps" + otherOrder(use));
        }
    }

    /** The other usual order, if there is one. */
    private static String otherOrder(OnnxUse use) {
        ValueTensor input = use.inputs().get(0);
        List<TensorAxis> axes = new ArrayList<>(input.axes());
        int batch = axes.indexOf(TensorAxis.BATCH);
        int time = axes.indexOf(TensorAxis.TIME);
        if (batch < 0 || time < 0) {
            return "";
        }
        Collections.swap(axes, batch, time);
        return "; or, if its axes have another order, say it, axes: { " + SafeText.of(input.name()) + ": "
                + axes.stream().map(TensorAxis::key).toList() + " }";
    }

    /** Numbers that don't repeat. */
    private static float[] values(int count, int phase, float[] range) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = range[0] + range[1] * (float) StrictMath.sin(0.7 * i + phase);
        }
        return values;
    }
}
