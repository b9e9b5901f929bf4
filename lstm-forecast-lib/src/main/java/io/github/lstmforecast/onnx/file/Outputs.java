package io.github.lstmforecast.onnx.file;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.TensorAxis;
import io.github.lstmforecast.model.TensorUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the forecast among the outputs of a graph.
 *
 * @param batch the number of sequences side by side
 * @param asInput the axes of the input
 * @param results the outputs that are not states
 */
record Outputs(
        Graph graph,
        TensorUse given,
        int targets,
        int batch,
        Rows rows,
        List<TensorAxis> asInput,
        List<GraphTensor> results) {
    private static final double MEDIAN = 0.5;

    /** @param steps how many steps are predicted at once; 0 if the file does not say it */
    record Point(OnnxUse.Reading reading, int steps, OnnxUse.StepsFrom from) {}

    /** The output that is the forecast; without one, the median is. */
    Point point() throws ModelFileException {
        if (given.steps().isPresent() && rows.kind() != OnnxUse.Kind.WINDOW) {
            throw new ModelFileException(
                    "model.outputs.steps is given, but it gets no window, so it predicts one step at a time: omit it");
        }
        if (given.point().isPresent()) {
            GraphTensor output = named(given.point().get());
            return point(output, layout(output, OptionalInt.empty()).orElseThrow(() -> misfit(output)), 0);
        }
        Set<String> ofQuantiles =
                given.quantiles().stream().map(TensorUse.Quantile::output).collect(Collectors.toSet());
        List<Point> fitting = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (GraphTensor output : results) {
            Optional<List<TensorAxis>> axes =
                    ofQuantiles.contains(output.name()) ? Optional.empty() : layout(output, OptionalInt.empty());
            if (axes.isPresent()
                    && output.type().isPresent()
                    && (isForecast(output, axes.get()) || results.size() == 1)) {
                fitting.add(point(output, axes.get(), 0));
                names.add(output.name());
            }
        }
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        for (TensorUse.Quantile quantile : given.quantiles()) {
            if (fitting.isEmpty() && Double.compare(quantile.level(), MEDIAN) == 0) {
                GraphTensor output = named(quantile.output());
                return point(output, layout(quantile), quantile.index().orElse(0));
            }
        }
        Optional<String> levels = QuantileNames.proposal(names);
        if (levels.isPresent()) {
            throw new ModelFileException("its outputs " + SafeText.of(String.join(", ", names))
                    + " look like quantiles: add to model which they are, outputs: { quantiles: " + levels.get()
                    + " }. "
                    + UseFinder.tensors(graph));
        }
        throw new ModelFileException(
                fitting.isEmpty()
                        ? "none of its outputs fits a forecast of " + targets + (targets == 1 ? " target" : " targets")
                                + whatToAdd()
                        : "its outputs " + SafeText.of(String.join(" and ", names))
                                + " may be the forecast: add to model which one is, outputs: { point: "
                                + SafeText.of(names.get(0)) + " }. " + UseFinder.tensors(graph));
    }

    /** Levels come last by far the most often. */
    private String whatToAdd() {
        for (GraphTensor output : results) {
            if (output.rank() > 1 && output.type().isPresent()) {
                Dimension last = output.dimension(output.rank() - 1);
                if (!last.isFree()
                        && last.size() > 1
                        && layout(output, OptionalInt.of((int) last.size()), List.of())
                                .isPresent()) {
                    return ". If the last axis of " + output + " has quantiles, add to model their levels, outputs: {"
                            + " quantiles: { output: " + SafeText.of(output.name()) + ", levels: [...] } }. "
                            + UseFinder.tensors(graph);
                }
            }
        }
        for (int fewer = targets - 1; fewer > 0; fewer--) {
            for (GraphTensor output : results) {
                if (new Layouts(batch, fewer, OptionalInt.empty(), rows.kind() == OnnxUse.Kind.STEP, asInput)
                        .of(output)
                        .isPresent()) {
                    return ". If it forecasts " + fewer
                            + " of them, and the future of the others is known, name those in"
                            + " signal.csv.known and not in signal.csv.column. " + UseFinder.tensors(graph);
                }
            }
        }
        return "; if one does, add to model what its axes are, for example axes: { "
                + results.stream()
                        .findFirst()
                        .map(one -> SafeText.of(one.name()))
                        .orElse("y")
                + ": [batch, time, feature] }. " + UseFinder.tensors(graph);
    }

    /** Of ascending levels. */
    List<OnnxUse.Quantile> quantiles() throws ModelFileException {
        List<OnnxUse.Quantile> quantiles = new ArrayList<>();
        for (TensorUse.Quantile quantile : given.quantiles()) {
            GraphTensor output = named(quantile.output());
            quantiles.add(new OnnxUse.Quantile(
                    quantile.level(),
                    reading(output, layout(quantile), quantile.index().orElse(0))));
        }
        quantiles.sort(Comparator.comparingDouble(OnnxUse.Quantile::level));
        return quantiles;
    }

    private GraphTensor named(String name) throws ModelFileException {
        return results.stream()
                .filter(output -> output.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ModelFileException("model.outputs names " + SafeText.of(name)
                        + ", which is a state. Its other outputs are " + GraphTensor.shown(results)));
    }

    private List<TensorAxis> layout(TensorUse.Quantile quantile) throws ModelFileException {
        GraphTensor output = named(quantile.output());
        long levels = given.quantiles().stream()
                .filter(other -> other.output().equals(quantile.output()))
                .count();
        return layout(output, quantile.index().isPresent() ? OptionalInt.of((int) levels) : OptionalInt.empty())
                .orElseThrow(() -> levels > 1 ? misfit(output, quantile, levels) : misfit(output));
    }

    private ModelFileException misfit(GraphTensor output, TensorUse.Quantile quantile, long levels) {
        return new ModelFileException(
                quantile.index().isPresent()
                        ? "model.outputs.quantiles has " + levels + " levels, but its output " + output
                                + " has no axis of so many at its end. " + UseFinder.tensors(graph)
                        : "model.outputs.quantiles has the output " + SafeText.of(output.name())
                                + " for several levels: of an output with all levels on its last axis, say quantiles: {"
                                + " output: " + SafeText.of(output.name()) + ", levels: [...] }. "
                                + UseFinder.tensors(graph));
    }

    private ModelFileException misfit(GraphTensor output) {
        return new ModelFileException("its output " + output + " does not fit a forecast of " + targets
                + (targets == 1 ? " target" : " targets") + " as model.outputs says; if it does, add to model what its"
                + " axes are, for example axes: { " + SafeText.of(output.name()) + ": [batch, time, feature] }. "
                + UseFinder.tensors(graph));
    }

    private Optional<List<TensorAxis>> layout(GraphTensor output, OptionalInt levels) throws ModelFileException {
        Optional<List<TensorAxis>> axes = UseFinder.axes(given, output);
        return axes.isPresent()
                ? axes.filter(of -> Layouts.canBe(of, output, targets, levels))
                : layout(output, levels, asInput);
    }

    private Optional<List<TensorAxis>> layout(GraphTensor output, OptionalInt levels, List<TensorAxis> usual) {
        boolean isStep = rows.kind() == OnnxUse.Kind.STEP;
        return new Layouts(batch, targets, levels, isStep, usual).of(output);
    }

    private OnnxUse.Reading reading(GraphTensor output, List<TensorAxis> axes, int level) throws ModelFileException {
        return new OnnxUse.Reading(
                new ValueTensor(
                        output.name(),
                        output.type()
                                .orElseThrow(() -> new ModelFileException("its output " + output
                                        + " is neither float nor double; only such outputs can be a forecast")),
                        axes,
                        targets),
                level);
    }

    private Point point(GraphTensor output, List<TensorAxis> axes, int level) throws ModelFileException {
        OptionalInt steps = steps(output, axes);
        OnnxUse.Reading reading = reading(output, axes, level);
        return switch (rows.kind()) {
            case STEP -> new Point(reading, 1, OnnxUse.StepsFrom.FILE);
            case HISTORY -> {
                if (steps.isPresent()) {
                    throw new ModelFileException("its input has any number of steps, but its output " + output + " has "
                            + steps.getAsInt()
                            + ": add to model how many steps it was trained to get at once, window: ...;"
                            + " or, if it should output a value for each step, export it again: some exporters, as that of"
                            + " Keras with the backend torch, declare a free axis and compute one step only");
                }
                yield new Point(reading, 1, OnnxUse.StepsFrom.FILE);
            }
            case WINDOW -> ofWindow(reading, output, steps);
        };
    }

    /** Of a model that gets a window. */
    private Point ofWindow(OnnxUse.Reading reading, GraphTensor output, OptionalInt steps) throws ModelFileException {
        // skl2onnx puts the steps into the axis of the sequences, and declares one
        boolean isOpen =
                steps.isEmpty() || steps.getAsInt() == 1 && graph.reshaped().contains(output.name());
        if (given.steps().isPresent()) {
            int wanted = given.steps().getAsInt();
            if (!isOpen && wanted > steps.getAsInt()) {
                throw new ModelFileException(
                        "model.outputs.steps is " + wanted + ", but its output " + output + " has " + steps.getAsInt());
            }
            return new Point(reading, wanted, OnnxUse.StepsFrom.USER);
        }
        if (isOpen) {
            return new Point(
                    reading, 0, rows.isOfAnyLength() ? OnnxUse.StepsFrom.RUN_ON_ANY_WINDOW : OnnxUse.StepsFrom.RUN);
        }
        if (steps.getAsInt() == rows.window() && rows.window() > 1) {
            throw new ModelFileException("its output " + output + " has as many steps as its window: add to model "
                    + whichSteps(rows.window()));
        }
        return new Point(reading, steps.getAsInt(), OnnxUse.StepsFrom.FILE);
    }

    /** What to add for an output with as many steps as the window. */
    static String whichSteps(int window) {
        return "outputs: { steps: 1 } if it outputs the next value for each step of the window, so that only the last one is"
                + " new, or outputs: { steps: " + window + " } if it forecasts so many steps";
    }

    /** What has not as many steps as the history is a state, or an inner value. */
    private boolean isForecast(GraphTensor output, List<TensorAxis> axes) {
        return rows.kind() != OnnxUse.Kind.HISTORY || steps(output, axes).isEmpty();
    }

    /** The number of steps; empty if it is free. */
    private OptionalInt steps(GraphTensor output, List<TensorAxis> axes) {
        for (int i = 0; i < Math.min(axes.size(), output.rank()); i++) {
            Dimension dimension = output.dimension(i);
            if (axes.get(i) == TensorAxis.TIME || axes.get(i) == TensorAxis.VALUES) {
                int unit = axes.get(i) == TensorAxis.TIME ? 1 : targets;
                return dimension.isFree() ? OptionalInt.empty() : OptionalInt.of((int) dimension.size() / unit);
            }
        }
        return OptionalInt.of(1);
    }
}
