package io.github.lstmforecast.dl4j;

import io.github.lstmforecast.InvalidValueException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.layers.RecurrentLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;

/** What the layers of a network say of it. */
final class Dl4jLayers {
    private static final String ONE_OUTPUT = "has one output for a whole sequence, not one for each step";
    private static final String NEEDS_FUTURE = "needs later samples, which are unknown in a forecast";

    /** Classes that can't forecast step by step, and why. */
    private static final Map<String, String> REJECTED = Map.of(
            "LastTimeStep", ONE_OUTPUT,
            "LastTimeStepVertex", ONE_OUTPUT,
            "GlobalPoolingLayer", ONE_OUTPUT,
            "Bidirectional", NEEDS_FUTURE,
            "GravesBidirectionalLSTM", NEEDS_FUTURE,
            "ReverseTimeSeriesVertex", NEEDS_FUTURE);

    private Dl4jLayers() {}

    /** A layer, and the layers within it if it is a wrapper. */
    private static Stream<Object> parts(Object layer) {
        Object within = layer instanceof BaseWrapperLayer wrapper
                ? wrapper.getUnderlying()
                : layer instanceof FrozenLayer frozen ? frozen.getLayer() : null;
        return within == null ? Stream.of(layer) : Stream.concat(Stream.of(layer), parts(within));
    }

    static void requireStepwise(Stream<?> parts) {
        parts.flatMap(Dl4jLayers::parts).forEach(part -> {
            String name = part.getClass().getSimpleName();
            InvalidValueException.unless(
                    !REJECTED.containsKey(name),
                    "network",
                    "one with a " + name,
                    "one that can run step by step: " + name + " " + REJECTED.get(name));
        });
    }

    /** The layers with a state, without their wrappers: a frozen LSTM has a state too. */
    static List<RecurrentLayer> recurrent(List<Layer> layers) {
        return layers.stream()
                .map(Dl4jLayers::unwrapped)
                .filter(RecurrentLayer.class::isInstance)
                .map(RecurrentLayer.class::cast)
                .toList();
    }

    /** The layer within all wrappers. */
    static Layer unwrapped(Layer layer) {
        return layer instanceof org.deeplearning4j.nn.layers.wrapper.BaseWrapperLayer wrapper
                ? unwrapped(wrapper.getUnderlying())
                : layer;
    }

    static void requireRecurrent(List<Layer> layers) {
        InvalidValueException.unless(
                !recurrent(layers).isEmpty(),
                "network",
                "one without a recurrent layer",
                "one with LSTM, GravesLSTM or SimpleRnn layers, which have a state");
    }

    /** The inputs of the first layer with a size; a layer without, for example dropout, does not change the size. */
    static int inputs(Stream<?> layers) {
        return layers.flatMap(Dl4jLayers::parts)
                .filter(FeedForwardLayer.class::isInstance)
                .mapToLong(layer -> ((FeedForwardLayer) layer).getNIn())
                .filter(size -> size >= 1 && size <= Integer.MAX_VALUE)
                .mapToInt(size -> (int) size)
                .findFirst()
                .orElseThrow(() -> new InvalidValueException(
                        "network", "one of unknown input size", "one whose input goes into a layer of known size"));
    }

    static int units(RecurrentLayer layer) {
        Object conf = parts(layer.conf().getLayer())
                .reduce((wrapper, wrapped) -> wrapped)
                .orElseThrow();
        if (conf instanceof FeedForwardLayer sized) {
            return (int) sized.getNOut();
        }
        throw new InvalidValueException(
                "network", "a " + conf.getClass().getSimpleName() + " of unknown size", "layers of known size");
    }
}
