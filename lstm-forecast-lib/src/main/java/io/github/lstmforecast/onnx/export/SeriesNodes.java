package io.github.lstmforecast.onnx.export;

import io.github.lstmforecast.model.SavedInputs;
import io.github.lstmforecast.onnx.export.GraphBuilder.Value;
import io.github.lstmforecast.onnx.file.TensorType;
import io.github.lstmforecast.signal.LogTransform;
import io.github.lstmforecast.signal.Scaling;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.SeriesTransform;
import io.github.lstmforecast.signal.TransformChain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What a graph does with the series before and after its model, in 64 bits: the transforms that need nothing but the value
 * itself, and the scaling of the known inputs.
 *
 * @param outside transforms that are not in the graph, applied before the others
 * @param inside transforms that are
 * @param targets how many
 * @param known the scaling of the known inputs; empty without them, or if they are fed as they are
 */
record SeriesNodes(TransformChain outside, TransformChain inside, int targets, Optional<Scaling> known) {
    /** The most that 32 bits may change a value of the transformed series. */
    private static final double MOST_ROUNDING = 1e-6;

    private static final double FLOAT_ROUNDING = 0x1p-24;

    /** Transforms that look at other steps, or at the number of the step, and all that are applied before them, are outside. */
    static SeriesNodes of(TransformChain transforms, int targets, Optional<SavedInputs> inputs) {
        List<SeriesTransform> all = transforms.transforms();
        int from = all.size();
        while (from > 0 && isInGraph(all.get(from - 1))) {
            from--;
        }
        return new SeriesNodes(
                new TransformChain(all.subList(0, from)),
                new TransformChain(all.subList(from, all.size())),
                targets,
                inputs.map(SavedInputs::known)
                        .filter(of -> !of.isEmpty())
                        .map(SeriesNodes::scaling)
                        .filter(of -> !of.isNone()));
    }

    private static boolean isInGraph(SeriesTransform transform) {
        return transform instanceof Scaling || transform instanceof LogTransform;
    }

    private static Scaling scaling(List<SavedInputs.Known> known) {
        return Scaling.of(
                known.stream().mapToDouble(SavedInputs.Known::offset).toArray(),
                known.stream().mapToDouble(SavedInputs.Known::unit).toArray());
    }

    /** The type in which the series is fed: 64 bits where 32 would lose digits, as of small changes of large values. */
    TensorType type() {
        return needsDoubles(inside, targets)
                        || known.filter(of -> needsDoubles(new TransformChain(List.of(of)), of.features()))
                                .isPresent()
                ? TensorType.DOUBLE
                : TensorType.FLOAT;
    }

    private static boolean needsDoubles(TransformChain transforms, int features) {
        Series nothing = Series.of(new double[0], features);
        for (double transformed : new double[] {-1, 0, 1}) {
            double[] values = new double[features];
            Arrays.fill(values, transformed);
            Series series = transforms.undo(Series.of(values, features), nothing);
            double[] rounded = Arrays.stream(series.toArray())
                    .map(value -> value * (1 + FLOAT_ROUNDING))
                    .toArray();
            for (double again : transforms.apply(Series.of(rounded, features)).toArray()) {
                if (!(Math.abs(again - transformed) <= MOST_ROUNDING)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Transforms the targets and scales the known inputs.
     *
     * @param x {@code [1, time, targets and known inputs]}
     * @param knownInputs how many
     * @return of the same shape; in 64 bits if there is anything to do
     */
    Value apply(GraphBuilder graph, Value x, int knownInputs) {
        if (inside.isNone() && known.isEmpty()) {
            return x;
        }
        Value wide = graph.cast(x, TensorType.DOUBLE);
        if (knownInputs == 0) {
            return transformed(graph, wide);
        }
        graph.node(
                "Split",
                List.of(wide.name(), graph.integers(targets, knownInputs)),
                List.of("targets", "known"),
                GraphBuilder.attribute("axis", 2));
        Value transformed = transformed(graph, new Value("targets", TensorType.DOUBLE));
        Value fed = new Value("known", TensorType.DOUBLE);
        Value scaled = known.map(of -> scaled(graph, of, fed)).orElse(fed);
        return graph.op(
                "Concat",
                TensorType.DOUBLE,
                List.of(transformed.name(), scaled.name()),
                GraphBuilder.attribute("axis", 2));
    }

    private Value transformed(GraphBuilder graph, Value values) {
        for (SeriesTransform transform : inside.transforms()) {
            values = transform instanceof Scaling scaling ? scaled(graph, scaling, values) : graph.op("Log", values);
        }
        return values;
    }

    /** The inverse, of a forecast {@code [1, time, targets]}. */
    Value undo(GraphBuilder graph, Value y) {
        if (inside.isNone()) {
            return y;
        }
        Value values = graph.cast(y, TensorType.DOUBLE);
        List<SeriesTransform> backwards = new ArrayList<>(inside.transforms());
        Collections.reverse(backwards);
        for (SeriesTransform transform : backwards) {
            values = transform instanceof Scaling scaling ? unscaled(graph, scaling, values) : graph.op("Exp", values);
        }
        return values;
    }

    /** {@code (value - offset) / unit} of each feature, in 64 bits. */
    static Value scaled(GraphBuilder graph, Scaling scaling, Value values) {
        Value moved = graph.op("Sub", graph.cast(values, TensorType.DOUBLE), offset(graph, scaling));
        return graph.op("Div", moved, unit(graph, scaling));
    }

    /** The inverse of {@link #scaled}. */
    static Value unscaled(GraphBuilder graph, Scaling scaling, Value values) {
        Value stretched = graph.op("Mul", graph.cast(values, TensorType.DOUBLE), unit(graph, scaling));
        return graph.op("Add", stretched, offset(graph, scaling));
    }

    private static String offset(GraphBuilder graph, Scaling scaling) {
        return graph.doubles(scaling.numbers().get("offset"));
    }

    private static String unit(GraphBuilder graph, Scaling scaling) {
        return graph.doubles(scaling.numbers().get("unit"));
    }
}
