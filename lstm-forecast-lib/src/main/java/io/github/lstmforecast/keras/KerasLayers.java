package io.github.lstmforecast.keras;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lstmforecast.model.ModelFileException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The classes of layers: which are read, and why others are not. */
final class KerasLayers {
    private static final String BATCH_NORMALIZATION = "BatchNormalization";
    private static final String IDENTITY = "Identity";
    private static final String TIME_DISTRIBUTED = "TimeDistributed";

    static final Set<String> RECURRENT = Set.of("LSTM", "GRU", "SimpleRNN", "RNN");

    /** What does nothing after the training. */
    static final Set<String> FOR_TRAINING = Set.of(
            "Dropout",
            "SpatialDropout1D",
            "GaussianNoise",
            "GaussianDropout",
            "AlphaDropout",
            "ActivityRegularization");

    /** What changes values of a step. */
    private static final Set<String> OF_STEPS = Set.of(
            "Dense",
            TIME_DISTRIBUTED,
            "Activation",
            "ReLU",
            "LeakyReLU",
            "ELU",
            "Softmax",
            "Rescaling",
            "Normalization",
            BATCH_NORMALIZATION);

    /** What changes shapes only. */
    private static final Set<String> OF_SHAPES = Set.of("Flatten", "Reshape");

    private static final String READ =
            "Layers that are read: LSTM, GRU, SimpleRNN, RNN, Dense, activations, Rescaling, Normalization, BatchNormalization and"
                    + " dropout, one after the other";

    private static final String JOINS = "it joins several layers. " + READ;
    private static final String ATTENTION =
            "attention looks at all steps at once, so it does not run step by step. " + READ;
    private static final String GPU =
            "it is for GPUs only. Build the same model with the layer of the same name without"
                    + " CuDNN, load the weights into it in Keras, and save it whole";
    private static final String NESTED =
            "it is a model inside the model. Build the model from that model's layers directly";

    private static final Map<String, String> UNREAD = Map.ofEntries(
            Map.entry(
                    "Bidirectional",
                    "it reads the series from its end, too, so it does not run step by step. Train the model without it"),
            Map.entry(
                    "Lambda",
                    "it is code of Python, which is never run. Use a layer of Keras instead, for example Rescaling"),
            Map.entry("Attention", ATTENTION),
            Map.entry("AdditiveAttention", ATTENTION),
            Map.entry("MultiHeadAttention", ATTENTION),
            Map.entry("GroupedQueryAttention", ATTENTION),
            Map.entry("GroupQueryAttention", ATTENTION),
            Map.entry("Add", JOINS),
            Map.entry("Subtract", JOINS),
            Map.entry("Multiply", JOINS),
            Map.entry("Average", JOINS),
            Map.entry("Maximum", JOINS),
            Map.entry("Minimum", JOINS),
            Map.entry("Concatenate", JOINS),
            Map.entry("Dot", JOINS),
            Map.entry(
                    "RepeatVector",
                    "it begins a decoder, which is not read. Let a Dense layer output all steps at once instead"),
            Map.entry(
                    "Masking",
                    "it skips steps with a certain value, which is not done here. Train the model without it, on"
                            + " series without gaps"),
            Map.entry("CuDNNLSTM", GPU),
            Map.entry("CuDNNGRU", GPU),
            Map.entry("Sequential", NESTED),
            Map.entry("Functional", NESTED),
            Map.entry("Model", NESTED));

    private KerasLayers() {}

    static boolean doesNothing(KerasLayer layer) {
        return FOR_TRAINING.contains(layer.className()) || layer.className().equals(IDENTITY);
    }

    /** Whether its outputs in a training are others than in a forecast. */
    static boolean changesInTraining(KerasLayer layer) throws ModelFileException {
        return FOR_TRAINING.contains(layer.className())
                || layer.className().equals(BATCH_NORMALIZATION)
                || layer.number("dropout", 0) != 0
                || layer.number("recurrent_dropout", 0) != 0
                || changeInTraining(layer, layer.node("layer"))
                || changeInTraining(layer, layer.node("cell"))
                || changeInTraining(layer, layer.node("cells"));
    }

    /** @param inner the layer or cell in another one, or several of them */
    private static boolean changeInTraining(KerasLayer layer, JsonNode inner) throws ModelFileException {
        for (JsonNode one : inner.isArray() ? inner : List.of(inner)) {
            if (one.isObject() && changesInTraining(layer.inner(one))) {
                return true;
            }
        }
        return false;
    }

    /** Whether it changes the values of each step by itself, or nothing. */
    static boolean isOfSteps(KerasLayer layer) {
        return OF_STEPS.contains(layer.className()) && !layer.className().equals(TIME_DISTRIBUTED)
                || doesNothing(layer);
    }

    /** @throws ModelFileException if layers of this class are not read; the message says why */
    static void requireKnown(KerasLayer layer) throws ModelFileException {
        String name = layer.className();
        if (layer.isOfUser()) {
            throw layer.wrong("it is of the user's own code, which is not in the file and never run. " + READ);
        }
        if (UNREAD.containsKey(name)) {
            throw layer.wrong(UNREAD.get(name));
        }
        if (name.contains("Conv") || name.contains("Pooling")) {
            throw layer.wrong("convolutions and pooling are not read. " + READ);
        }
        if (!RECURRENT.contains(name) && !doesNothing(layer) && !OF_STEPS.contains(name) && !OF_SHAPES.contains(name)) {
            throw layer.wrong("layers of this class are not read. " + READ);
        }
    }
}
