package io.github.lstmforecast.keras;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.model.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/** What the log says of a model of Keras. */
final class KerasNotes {
    private KerasNotes() {}

    static List<String> of(KerasVersion keras, KerasConfig config, NetworkSpec network, boolean hasOptimizer) {
        List<String> notes = new ArrayList<>();
        notes.add("was saved by " + keras + ": " + network.description());
        if (config.layers().stream().anyMatch(layer -> layer.is("stateful"))) {
            notes.add(
                    network.window().isPresent()
                            ? "is stateful, but gets windows of several steps: each begins with states of zero here"
                            : "is stateful; Keras does not save states, so each forecast begins with states of zero; a"
                                    + " longer forecast.warmUp may help");
        }
        int steps = config.inputShape().size() == 3 ? config.inputShape().get(1).asInt() : 0;
        if (steps > 0 && network.window().isEmpty() && !config.isStateful()) {
            notes.add("was built for windows of " + steps + (steps == 1 ? " step" : " steps")
                    + " and outputs each step: by default it runs step by step; model.window: " + steps
                    + " runs it as Keras does");
        }
        List<String> unused = new ArrayList<>(config.layers().stream()
                .filter(layer -> KerasLayers.FOR_TRAINING.contains(layer.className()))
                .map(layer -> SafeText.item(layer.name()))
                .toList());
        if (hasOptimizer) {
            unused.add("the optimizer");
        }
        if (config.hasStateOutputs()) {
            unused.add("outputs of states");
        }
        if (!unused.isEmpty()) {
            notes.add("has what a forecast does not need: " + String.join(", ", unused));
        }
        if (config.layers().stream().anyMatch(layer -> layer.dtype().contains("16"))) {
            notes.add("computes in 16 bits in Keras, and in 32 here; the outputs differ by about a thousandth");
        }
        if (config.layers().stream().anyMatch(layer -> layer.dtype().contains("64"))) {
            notes.add("has weights of 64 bits, which are rounded to 32");
        }
        return notes;
    }
}
