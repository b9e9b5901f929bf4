package io.github.lstmforecast.model;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.Keyed;
import io.github.lstmforecast.rnn.Activation;

/**
 * A layer of a model file that has only named numbers, as the user describes it.
 *
 * @param name the part of the names of its numbers that is the same, for example {@code rnn} of
 *     {@code rnn.weight_ih_l0}
 * @param activation of the layer's outputs; of a simple RNN, inside its cells
 */
public record NamedLayer(Kind kind, String name, Activation activation) {
    /** The kinds of layers, after the classes of PyTorch. */
    public enum Kind implements Keyed {
        LSTM,
        GRU,
        RNN,
        LINEAR;

        @Override
        public String key() {
            return Keyed.kebabCase(this);
        }

        /** The activation unless the user names one. */
        public Activation usualActivation() {
            return this == LINEAR ? Activation.LINEAR : Activation.TANH;
        }
    }

    public NamedLayer {
        boolean hasChoice = kind == Kind.LINEAR || kind == Kind.RNN;
        InvalidValueException.unless(
                hasChoice || activation.equals(Activation.TANH),
                "activation",
                activation,
                "omitted: " + kind + " cells have tanh");
    }
}
