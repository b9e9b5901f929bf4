package io.github.lstmforecast.onnx.file;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.model.TensorAxis;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the log says of how a graph is used. */
final class UseNotes {
    private UseNotes() {}

    static List<String> of(Graph graph, OnnxUse use) {
        List<String> notes = new ArrayList<>();
        notes.add(tensors(use));
        graph.recurrent().stream()
                .flatMap(node -> node.frozen().stream())
                .filter(frozen -> !frozen.isZero() || use.kind() != OnnxUse.Kind.WINDOW)
                .findFirst()
                .ifPresent(
                        frozen -> notes.add(
                                frozen.isZero()
                                        ? "has its initial state in the graph: zeros"
                                        : "has its initial state in the graph, and it is not zero: it was exported after it had run,"
                                                + " and each of its forecasts starts from there; reset its states before the export"));
        if (use.batch() > 1) {
            notes.add(
                    "needs " + use.batch() + " sequences side by side: all get the same values, and the first is read");
        }
        List<GraphTensor> unused = unused(graph, use);
        if (!unused.isEmpty()) {
            int rank = use.point().tensor().axes().size();
            notes.add("has outputs that are not used: " + GraphTensor.shown(unused)
                    + (unused.stream().anyMatch(output -> output.rank() >= rank)
                            ? "; if they are quantiles, model.outputs can name them"
                            : ""));
        }
        return notes;
    }

    /** In one line. */
    static String tensors(OnnxUse use) {
        String line = kind(use) + ": "
                + use.inputs().stream().map(UseNotes::shown).collect(Collectors.joining(", ")) + " gives "
                + shown(use.point());
        if (!use.quantiles().isEmpty()) {
            line += use.quantiles().stream()
                    .map(quantile -> quantile.level() + " " + shown(quantile.reading()))
                    .collect(Collectors.joining(", ", ", with the quantiles ", ""));
        }
        if (!use.states().isEmpty()) {
            line += use.states().stream()
                    .map(state ->
                            SafeText.of(state.output()) + " to " + SafeText.of(state.input()) + " " + state.shape())
                    .collect(Collectors.joining(", ", ", with the states ", ""));
        }
        return line;
    }

    private static String shown(OnnxUse.Reading reading) {
        boolean hasLevels = reading.tensor().axes().contains(TensorAxis.LEVEL);
        return shown(reading.tensor()) + (hasLevels ? " at " + reading.level() : "");
    }

    private static String kind(OnnxUse use) {
        return switch (use.kind()) {
            case STEP ->
                use.states().isEmpty() ? "gets one step at a time, and has no state" : "gets one step at a time";
            case WINDOW -> "gets " + use.window() + " steps at a time";
            case HISTORY -> "has no state, so it gets the whole history again at each step";
        };
    }

    private static String shown(ValueTensor tensor) {
        return SafeText.of(tensor.name()) + " "
                + tensor.axes().stream().map(TensorAxis::key).collect(Collectors.joining(", ", "[", "]"));
    }

    private static List<GraphTensor> unused(Graph graph, OnnxUse use) {
        Set<String> used = new LinkedHashSet<>(Set.of(use.point().tensor().name()));
        use.states().forEach(state -> used.add(state.output()));
        use.quantiles().forEach(quantile -> used.add(quantile.reading().tensor().name()));
        return graph.outputs().stream()
                .filter(output -> !used.contains(output.name()))
                .toList();
    }
}
