package io.github.lstmforecast.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a user says of the tensors of a model that is a graph of operations, as far as its file does not say it.
 *
 * @param states the input of each state, and the output that has its next value
 * @param inputs the number of inputs of a step in each tensor, in the order in which a step is assembled
 * @param axes of tensors, by name
 * @param point the output that is the forecast
 * @param quantiles outputs of quantiles
 * @param steps how many of the last steps of the outputs are the forecast
 * @param window the number of steps that the model gets at once
 */
public record TensorUse(
        Map<String, String> states,
        Map<String, Integer> inputs,
        Map<String, List<TensorAxis>> axes,
        Optional<String> point,
        List<Quantile> quantiles,
        OptionalInt steps,
        OptionalInt window) {
    public static final TensorUse NONE = new TensorUse(
            Map.of(), Map.of(), Map.of(), Optional.empty(), List.of(), OptionalInt.empty(), OptionalInt.empty());

    /**
     * A quantile that a model outputs.
     *
     * @param level above 0 and below 1
     * @param output the name of the tensor
     * @param index on its {@linkplain TensorAxis#LEVEL axis of levels}; empty if it has none
     */
    public record Quantile(double level, String output, OptionalInt index) {}

    public TensorUse {
        states = inOrder(states);
        inputs = inOrder(inputs);
        axes = inOrder(axes);
        quantiles = List.copyOf(quantiles);
    }

    /** Of a user who says the window at most. */
    public static TensorUse ofWindow(OptionalInt window) {
        return new TensorUse(NONE.states, NONE.inputs, NONE.axes, NONE.point, NONE.quantiles, NONE.steps, window);
    }

    private static <T> Map<String, T> inOrder(Map<String, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** The keys of a scenario that say something here, but for that of the window. */
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        if (!states.isEmpty()) {
            keys.add("state");
        }
        if (!inputs.isEmpty()) {
            keys.add("inputs");
        }
        if (!axes.isEmpty()) {
            keys.add("axes");
        }
        if (point.isPresent() || !quantiles.isEmpty() || steps.isPresent()) {
            keys.add("outputs");
        }
        return keys;
    }
}
