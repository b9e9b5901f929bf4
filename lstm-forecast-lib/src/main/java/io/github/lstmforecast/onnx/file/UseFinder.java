package io.github.lstmforecast.onnx.file;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.TensorAxis;
import io.github.lstmforecast.model.TensorUse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out how a graph forecasts: by what the user says, what the exporter has written, and by names and shapes. */
final class UseFinder {
    private final Graph graph;
    private final TensorUse given;
    private final List<String> targets;
    private final List<String> known;
    private final Map<String, String> states;

    private UseFinder(Graph graph, TensorUse given, List<String> targets, List<String> known)
            throws ModelFileException {
        this.graph = graph;
        this.given = given;
        this.targets = targets;
        this.known = known;
        this.states = StatePairs.of(graph, given);
    }

    /**
     * @param targets the names of what is forecast
     * @param known the names of the known inputs
     * @throws ModelFileException if something is missing; the message says what to add
     */
    static OnnxUse find(Graph graph, TensorUse given, List<String> targets, List<String> known)
            throws ModelFileException {
        return new UseFinder(graph, given, targets, known).find();
    }

    private OnnxUse find() throws ModelFileException {
        requireNames();
        requireSizes(1);
        for (RecurrentNode node : graph.recurrent()) {
            if (node.isDouble()) {
                throw new ModelFileException(
                        "it has " + node.operator() + " layers of doubles, which ONNX Runtime does not"
                                + " have: export the model in floats (in PyTorch, model.float())");
            }
        }
        List<GraphTensor> free = graph.inputs().stream()
                .filter(input -> !states.containsKey(input.name()))
                .toList();
        if (free.isEmpty()) {
            throw new ModelFileException("all its inputs are states, so none has the values of a step. " + tensors());
        }
        int batch = batch(free);
        requireSizes(batch);
        List<ValueTensor> inputs = inputs(free, batch);
        Rows rows = Rows.of(graph, free, inputs, given, !states.isEmpty());
        List<GraphTensor> results = graph.outputs().stream()
                .filter(output -> !states.containsValue(output.name()))
                .toList();
        Outputs outputs = new Outputs(
                graph, given, targets.size(), batch, rows, inputs.get(0).axes(), results);
        Outputs.Point point = outputs.point();
        return new OnnxUse(
                rows.kind(),
                batch,
                inputs,
                StatePairs.tensors(graph, states, batch),
                point.reading(),
                outputs.quantiles(),
                rows.window(),
                point.steps(),
                point.from(),
                targets.size());
    }

    /** Of the scenario, which may have a name that the graph does not have. */
    private void requireNames() throws ModelFileException {
        Set<String> inputs = names(graph.inputs());
        Set<String> outputs = names(graph.outputs());
        for (String input : given.inputs().keySet()) {
            require(inputs, "model.inputs", input, "input");
        }
        for (String tensor : given.axes().keySet()) {
            Set<String> all = new LinkedHashSet<>(inputs);
            all.addAll(outputs);
            require(all, "model.axes", tensor, "input or output");
        }
        if (given.point().isPresent()) {
            require(outputs, "model.outputs.point", given.point().get(), "output");
        }
        for (TensorUse.Quantile quantile : given.quantiles()) {
            require(outputs, "model.outputs.quantiles", quantile.output(), "output");
        }
    }

    /** Whatever a file says, memory is allocated for. */
    private void requireSizes(int batch) throws ModelFileException {
        for (List<GraphTensor> tensors : List.of(graph.inputs(), graph.outputs())) {
            for (GraphTensor tensor : tensors) {
                if (tensor.isLargerThan(OnnxLimits.MAX_BYTES / batch)) {
                    throw OnnxLimits.tooLarge("its tensor " + tensor + " has too many numbers"
                            + (batch > 1 ? " for " + batch + " sequences side by side" : ""));
                }
            }
        }
    }

    private static Set<String> names(List<GraphTensor> tensors) {
        return tensors.stream().map(GraphTensor::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static void require(Set<String> there, String key, String name, String what) throws ModelFileException {
        if (!there.contains(name)) {
            throw new ModelFileException(key + " names " + SafeText.of(name) + ", but the model has no such " + what
                    + "; it has " + SafeText.of(String.join(", ", there)));
        }
    }

    /** The number of sequences side by side: that of axes that the user names, or of states; usually 1. */
    private int batch(List<GraphTensor> free) {
        for (GraphTensor input : free) {
            int axis = given.axes().getOrDefault(input.name(), List.of()).indexOf(TensorAxis.BATCH);
            if (axis >= 0 && axis < input.rank() && !input.dimension(axis).isFree()) {
                return (int) input.dimension(axis).size();
            }
        }
        return graph.recurrent().stream()
                .flatMap(node -> node.frozen().stream())
                .mapToInt(RecurrentNode.Frozen::batch)
                .findFirst()
                .orElseGet(() -> batchOfStates(free));
    }

    /** Of states {@code [layer, batch, unit]}, if inputs have an axis of that size. */
    private int batchOfStates(List<GraphTensor> free) {
        return graph.inputs().stream()
                .filter(input -> states.containsKey(input.name()) && input.rank() == 3)
                .mapToInt(state -> (int) Math.min(state.dimension(1).size(), Integer.MAX_VALUE))
                .filter(batch -> batch > 1
                        && free.stream()
                                .allMatch(input -> input.dimensions().stream().anyMatch(of -> of.size() == batch)))
                .findFirst()
                .orElse(1);
    }

    private List<ValueTensor> inputs(List<GraphTensor> free, int batch) throws ModelFileException {
        for (GraphTensor input : free) {
            if (input.type().isEmpty()) {
                throw new ModelFileException("its input " + input
                        + " is neither float nor double; only such inputs can be" + " fed. " + tensors());
            }
        }
        int all = targets.size() + known.size();
        Map<String, Integer> sizes = given.inputs();
        if (!sizes.isEmpty() && !sizes.keySet().equals(names(free))) {
            throw new ModelFileException("model.inputs names " + SafeText.of(String.join(", ", sizes.keySet()))
                    + ", but must name each input that is not a state: " + GraphTensor.shown(free));
        }
        if (sizes.isEmpty() && free.size() > 1) {
            throw unclear(free, batch);
        }
        List<ValueTensor> inputs = new ArrayList<>();
        for (String name : sizes.isEmpty() ? List.of(free.get(0).name()) : List.copyOf(sizes.keySet())) {
            GraphTensor input = tensor(free, name);
            inputs.add(input(input, sizes.getOrDefault(name, all), batch));
        }
        return inputs;
    }

    private ModelFileException unclear(List<GraphTensor> free, int batch) throws ModelFileException {
        List<GraphTensor> perhapsStates = new ArrayList<>();
        for (GraphTensor input : free) {
            if (layout(input, targets.size() + known.size(), batch, true).isEmpty()) {
                perhapsStates.add(input);
            }
        }
        Map<String, List<String>> columns = columns(free, batch);
        Optional<String> asStates = columns.size() == free.size()
                ? Optional.empty() // the sizes say what each one has
                : StatePairs.proposal(graph, states, perhapsStates);
        return new ModelFileException("it has several inputs: " + GraphTensor.shown(free) + ". Add to model "
                + asStates.map(block -> "which output each state comes from, " + block + ", or ")
                        .orElse("")
                + "which columns each one has, " + shown(free, columns) + ". " + tensors());
    }

    /** The columns of each input whose size says which they are. */
    private Map<String, List<String>> columns(List<GraphTensor> free, int batch) throws ModelFileException {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        for (GraphTensor input : free) {
            for (List<String> names : List.of(targets, known)) {
                if (!names.isEmpty()
                        && !columns.containsValue(names)
                        && !columns.containsKey(input.name())
                        && layout(input, names.size(), batch).isPresent()) {
                    columns.put(input.name(), names);
                }
            }
        }
        return columns;
    }

    /** The block to copy. */
    private static String shown(List<GraphTensor> free, Map<String, List<String>> columns) {
        return free.stream()
                .map(input -> SafeText.of(input.name()) + ": ["
                        + SafeText.of(String.join(", ", columns.getOrDefault(input.name(), List.of("..."))))
                        + "]")
                .collect(Collectors.joining(", ", "inputs: { ", " }"));
    }

    private ValueTensor input(GraphTensor input, int features, int batch) throws ModelFileException {
        return value(
                input,
                layout(input, features, batch)
                        .orElseThrow(() -> new ModelFileException("its input " + input + " does not fit the " + features
                                + (features == 1 ? " value" : " values") + " of a step, " + names()
                                + ": name the columns that are missing (signal.csv.known those whose future is known),"
                                + " or add to model what its axes are, for example axes: { " + SafeText.of(input.name())
                                + ": [batch, time, feature] }. " + tensors())),
                features);
    }

    private String names() {
        return SafeText.of(Stream.concat(targets.stream(), known.stream()).collect(Collectors.joining(", ")));
    }

    private Optional<List<TensorAxis>> layout(GraphTensor input, int features, int batch) throws ModelFileException {
        Optional<List<TensorAxis>> axes = axes(given, input);
        if (axes.isPresent()) {
            return axes.filter(of -> Layouts.canBe(of, input, features, OptionalInt.empty()));
        }
        Optional<List<TensorAxis>> ofSteps = layout(input, features, batch, false);
        return states.isEmpty()
                ? ofSteps
                : layout(input, features, batch, true).or(() -> ofSteps.filter(Layouts::isUsual));
    }

    private static Optional<List<TensorAxis>> layout(GraphTensor input, int features, int batch, boolean isStep) {
        return new Layouts(batch, features, OptionalInt.empty(), isStep, List.of()).of(input);
    }

    /** What the user says of the axes of a tensor. */
    static Optional<List<TensorAxis>> axes(TensorUse given, GraphTensor tensor) throws ModelFileException {
        List<TensorAxis> axes = given.axes().get(tensor.name());
        if (axes != null && tensor.hasShape() && axes.size() != tensor.rank()) {
            throw new ModelFileException(
                    "model.axes says " + axes.size() + " axes of " + tensor + ", which has " + tensor.rank());
        }
        return Optional.ofNullable(axes);
    }

    private static ValueTensor value(GraphTensor tensor, List<TensorAxis> axes, int features) {
        return new ValueTensor(tensor.name(), tensor.type().orElseThrow(), axes, features);
    }

    private static GraphTensor tensor(List<GraphTensor> all, String name) {
        return all.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    private String tensors() {
        return tensors(graph);
    }

    /** For messages. */
    static String tensors(Graph graph) {
        return "Its inputs are " + GraphTensor.shown(graph.inputs()) + "; its outputs "
                + GraphTensor.shown(graph.outputs());
    }
}
