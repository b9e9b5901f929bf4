package io.github.lstmforecast.keras;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.model.NetworkSpec.Layer;
import io.github.lstmforecast.model.NetworkSpec.Recurrent;
import io.github.lstmforecast.model.NetworkSpec.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Makes a network of a chain of Keras layers, from the bottom up. Between two of them, there are the values of each step,
 * or one vector: of the whole window, or of its last step.
 */
final class KerasNetwork {
    private static final String TARGET_SHAPE = "target_shape";
    private static final int MOST_VALUES = 1 << 22; // of all layers

    private final KerasWeights weights;
    private final List<Layer> layers = new ArrayList<>();
    private int features;
    /** Of the window, if its length is known. */
    private OptionalInt steps = OptionalInt.empty();
    /** Whether each step has its own values. */
    private boolean isSequence;
    /** Whether a vector has all values of the window, and not those after its last step. */
    private boolean isFlat;
    /** Whether the values of the steps became one vector. */
    private boolean isReduced;
    /** Whether a vector was reshaped to several steps of output. */
    private boolean isReshaped;

    private boolean isStateful = true;
    /** The values that the layers so far change at each step. */
    private long values;

    private KerasNetwork(KerasWeights weights) {
        this.weights = weights;
    }

    static NetworkSpec of(KerasConfig config, KerasWeights weights) throws ModelFileException {
        KerasNetwork network = new KerasNetwork(weights);
        network.begin(config.input(), config.inputShape());
        for (KerasLayer layer : config.layers()) {
            network.add(layer);
        }
        return network.end();
    }

    private void begin(KerasLayer input, JsonNode shape) throws ModelFileException {
        List<OptionalInt> sizes = input.shape(shape);
        OptionalInt last = sizes.get(sizes.size() - 1);
        features = last.orElseThrow(() -> input.wrong("the shape of its input, " + SafeText.of(shape.toString())
                + ", does not say the number of features. Set it in keras.Input, and save the model again"));
        isSequence = sizes.size() == 2;
        isFlat = !isSequence;
        steps = isSequence ? sizes.get(0) : OptionalInt.empty();
    }

    private void add(KerasLayer layer) throws ModelFileException {
        KerasLayers.requireKnown(layer);
        switch (layer.className()) {
            case "LSTM", "GRU", "SimpleRNN", "RNN" -> addRecurrent(layer);
            case "TimeDistributed" -> addTimeDistributed(layer);
            case "Flatten" -> flatten(layer);
            case "Reshape" -> reshape(layer);
            default -> {
                reserve(layer, features);
                new KerasStepLayers(features, isSequence ? 2 : 1, isReshaped, weights, "vars")
                        .read(layer)
                        .ifPresent(this::add);
            }
        }
    }

    /** Before memory is taken: not every layer has weights in the file, whose size would limit it. */
    private void reserve(KerasLayer layer, long more) throws ModelFileException {
        values += more;
        if (values > MOST_VALUES) {
            throw layer.wrong("with it, the layers have " + values + " values at each step, but must have at most "
                    + MOST_VALUES);
        }
    }

    private void add(Layer layer) {
        layers.add(layer);
        features = layer.outputs();
    }

    private void addRecurrent(KerasLayer layer) throws ModelFileException {
        if (!isSequence) {
            throw layer.wrong(
                    "its input is one vector and not a series. Set return_sequences=True in the recurrent layer"
                            + " below, or begin the model with keras.Input((None, features))");
        }
        for (Recurrent one : RecurrentLayers.of(layer, features, weights)) {
            add(one);
        }
        isStateful &= layer.is("stateful");
        if (!layer.is("return_sequences")) {
            isSequence = false;
            isReduced = true;
        }
    }

    private void addTimeDistributed(KerasLayer layer) throws ModelFileException {
        KerasLayer inner = layer.inner(layer.node("layer"));
        KerasLayers.requireKnown(inner);
        if (!isSequence || !KerasLayers.isOfSteps(inner)) {
            throw layer.wrong(
                    "it has " + inner + ", which is not read there; these are read: Dense and activations on series");
        }
        reserve(layer, features);
        KerasLayer named = new KerasLayer(
                inner.className(), layer.name(), layer.group(), layer.keras2(), inner.config(), layer.json());
        new KerasStepLayers(features, 1, false, weights, "layer/vars")
                .read(named)
                .ifPresent(this::add);
    }

    private boolean isRecurrent() {
        return layers.stream().anyMatch(Recurrent.class::isInstance);
    }

    private void flatten(KerasLayer layer) throws ModelFileException {
        if (!isSequence) {
            isReshaped = false;
            return;
        }
        if (isRecurrent() && steps.orElse(0) != 1) {
            throw layer.wrong(
                    "it makes one vector of all steps of a recurrent layer. In that, set return_sequences=False"
                            + " and leave this layer out");
        }
        int count = steps.orElseThrow(
                () -> layer.wrong("the number of steps is not known. Set it in keras.Input, and save the model again"));
        features = layer.size("the number of values of a window", (long) features * count);
        reserve(layer, values * (count - 1));
        for (int i = 0; i < layers.size(); i++) {
            layers.set(i, KerasStepLayers.repeated(layer, layers.get(i), count));
        }
        isSequence = false;
        isReduced = true;
        isFlat = !isRecurrent();
    }

    private void reshape(KerasLayer layer) throws ModelFileException {
        List<Integer> shape = targetShape(layer);
        if (isSequence && shape.size() == 1) {
            flatten(layer);
        } else if (isSequence && (shape.size() > 2 || shape.get(1) != features)) {
            throw layer.wrong(
                    "target_shape is " + SafeText.of(layer.node(TARGET_SHAPE).toString())
                            + ", which mixes the values of steps. A Reshape is read at the beginning or the end of a model");
        } else if (isFlat && layers.isEmpty() && shape.size() == 2) {
            steps = OptionalInt.of(shape.get(0));
            features = shape.get(1);
            isSequence = true;
            isFlat = false;
            isReduced = false;
        } else if (!isSequence) {
            isReshaped = shape.size() > 1;
        }
    }

    /** With a size that is to be computed, if there is one. */
    private List<Integer> targetShape(KerasLayer layer) throws ModelFileException {
        List<Integer> shape = new ArrayList<>();
        long known = 1;
        int open = -1;
        for (JsonNode size : layer.node(TARGET_SHAPE)) {
            if (size.asInt() == -1 && open < 0) {
                open = shape.size();
                shape.add(1);
            } else {
                shape.add(layer.count(TARGET_SHAPE, size));
                known = layer.size(TARGET_SHAPE, known * shape.get(shape.size() - 1));
            }
        }
        long values = (long) features * (isSequence ? steps.orElse(1) : 1);
        if (open >= 0) {
            shape.set(open, (int) (values / known));
            known *= values / known;
        }
        boolean isKnown = !isSequence || steps.isPresent();
        if (shape.isEmpty() || isKnown && known != values) {
            throw layer.wrong("target_shape is "
                    + SafeText.of(layer.node(TARGET_SHAPE).toString()) + ", but there are " + values + " values");
        }
        return shape;
    }

    private NetworkSpec end() throws ModelFileException {
        if (layers.isEmpty()) {
            throw new ModelFileException("the model has no layer that computes something");
        }
        Optional<Window> window = Optional.empty();
        if (isFlat) {
            window = Optional.of(new Window(steps, true));
        } else if (isReduced && !(isStateful && steps.orElse(1) == 1)) {
            window = Optional.of(new Window(steps, false));
        }
        try {
            return new NetworkSpec(layers, window);
        } catch (InvalidValueException e) {
            throw new ModelFileException("its layers do not fit each other: " + e.getMessage(), e);
        }
    }
}
