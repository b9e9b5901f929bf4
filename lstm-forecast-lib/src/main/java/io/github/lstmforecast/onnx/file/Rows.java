package io.github.lstmforecast.onnx.file;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.TensorAxis;
import io.github.lstmforecast.model.TensorUse;
import java.util.List;
import java.util.OptionalInt;

/**
 * How many steps a graph gets at once.
 *
 * @param window 0 if it is all of the history
 * @param isOfAnyLength whether the window is as long as the user says
 */
record Rows(OnnxUse.Kind kind, int window, boolean isOfAnyLength) {
    static Rows of(Graph graph, List<GraphTensor> tensors, List<ValueTensor> inputs, TensorUse given, boolean hasStates)
            throws ModelFileException {
        ValueTensor first = inputs.get(0);
        OptionalInt fixed = OptionalInt.of(1);
        GraphTensor tensor = tensors.stream()
                .filter(one -> one.name().equals(first.name()))
                .findFirst()
                .orElseThrow();
        for (int i = 0; i < first.axes().size(); i++) {
            if (first.axes().get(i) == TensorAxis.TIME || first.axes().get(i) == TensorAxis.VALUES) {
                long size = tensor.dimension(i).size();
                int unit = first.axes().get(i) == TensorAxis.TIME ? 1 : first.features();
                fixed = tensor.dimension(i).isFree() ? OptionalInt.empty() : OptionalInt.of((int) size / unit);
            }
        }
        if (hasStates) {
            return ofStates(tensor, fixed, given);
        }
        if (fixed.isEmpty() && given.window().isEmpty()) {
            return new Rows(OnnxUse.Kind.HISTORY, 0, true);
        }
        int window = fixed.orElseGet(() -> given.window().getAsInt());
        if (given.window().orElse(window) != window) {
            throw new ModelFileException("model.window is " + given.window().getAsInt() + ", but its input " + tensor
                    + " has " + window + (window == 1 ? " step" : " steps"));
        }
        boolean isStep = window == 1 && given.window().isEmpty();
        if (isStep && !graph.recurrent().isEmpty()) {
            throw new ModelFileException(
                    "it has " + graph.recurrent().get(0).operator() + " layers and gets one step at a"
                            + " time, but no state goes in or out of it, so it would forget all steps before. Export it with its"
                            + " state as inputs and outputs, or with an input of many steps"
                            + (tensor.rank() > 1 && tensor.dimension(0).isFree()
                                    ? "; if its first axis is the steps, add to model axes: { "
                                            + SafeText.of(tensor.name()) + ": [time, feature] }"
                                    : "")
                            + ". " + UseFinder.tensors(graph));
        }
        return isStep ? new Rows(OnnxUse.Kind.STEP, 1, false) : new Rows(OnnxUse.Kind.WINDOW, window, fixed.isEmpty());
    }

    private static Rows ofStates(GraphTensor input, OptionalInt fixed, TensorUse given) throws ModelFileException {
        if (fixed.orElse(1) != 1) {
            throw new ModelFileException("it has states, but its input " + input + " has " + fixed.getAsInt()
                    + " steps: in closed loop, each output is the next input, so a model with states gets one step at a"
                    + " time. Export it again with an input of one step, or of a free number of steps (in PyTorch, each"
                    + " model in a process of its own)");
        }
        if (given.window().isPresent()) {
            throw new ModelFileException(
                    "model.window is given, but it has states, so it gets one step at a time: omit model.window");
        }
        return new Rows(OnnxUse.Kind.STEP, 1, false);
    }
}
