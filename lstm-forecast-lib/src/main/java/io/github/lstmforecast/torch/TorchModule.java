package io.github.lstmforecast.torch;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.NamedLayer;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.rnn.Activation;
import io.github.lstmforecast.rnn.CellKind;
import io.github.lstmforecast.rnn.GateActivation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A module of PyTorch. */
sealed interface TorchModule {
    /** What the names of its tensors begin with; empty if it was saved by itself. */
    String name();

    NamedLayer.Kind kind();

    int inputs();

    int outputs();

    /** @param activation of its outputs; of an RNN, inside its cells */
    List<NetworkSpec.Layer> toLayers(Activation activation) throws ModelFileException;

    /** The name, in quotes if YAML would take it for something else. */
    default String shownName() {
        return Names.shown(name());
    }

    /** How many layers it has, on each other. */
    int layers();

    /** For example {@code rnn (lstm, 2 layers, 1 input, 16 outputs)}. */
    default String description() {
        return shownName() + " (" + kind().key() + ", " + (layers() == 1 ? "" : layers() + " layers, ")
                + count(inputs(), "input") + ", " + count(outputs(), "output") + ")";
    }

    private static String count(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    /** Names in messages. */
    final class Names {
        private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");
        private static final Pattern WORDS_OF_YAML =
                Pattern.compile("true|false|null|yes|no|on|off|y|n", Pattern.CASE_INSENSITIVE);

        private Names() {}

        static String shown(String name) {
            boolean isPlain = PLAIN.matcher(name).matches()
                    && !WORDS_OF_YAML.matcher(name).matches();
            return isPlain ? SafeText.of(name) : "\"" + SafeText.of(name) + "\"";
        }
    }

    /**
     * {@code nn.LSTM}, {@code nn.GRU}, {@code nn.RNN}, or one of their cells.
     *
     * @param cells from the bottom up
     */
    record Recurrent(String name, List<CellTensors> cells) implements TorchModule {
        @Override
        public NamedLayer.Kind kind() {
            return switch (cells.get(0).blocks()) {
                case 4 -> NamedLayer.Kind.LSTM;
                case 3 -> NamedLayer.Kind.GRU;
                default -> NamedLayer.Kind.RNN;
            };
        }

        @Override
        public int inputs() {
            return cells.get(0).inputs();
        }

        @Override
        public int layers() {
            return cells.size();
        }

        @Override
        public int outputs() {
            return cells.get(cells.size() - 1).units();
        }

        @Override
        public List<NetworkSpec.Layer> toLayers(Activation activation) throws ModelFileException {
            CellKind cell = switch (kind()) {
                case LSTM -> CellKind.LSTM;
                case GRU -> CellKind.GRU;
                default -> CellKind.SIMPLE_RNN;
            };
            List<NetworkSpec.Layer> layers = new ArrayList<>();
            for (CellTensors of : cells) {
                layers.add(of.toLayer(cell, GateActivation.SIGMOID, activation));
            }
            return layers;
        }
    }

    /**
     * {@code nn.Linear}.
     *
     * @param weight {@code [outputs, inputs]}
     * @param bias {@code [outputs]}
     */
    record Linear(String name, Tensor weight, Optional<Tensor> bias) implements TorchModule {
        static final String WEIGHT = "weight";
        static final String BIAS = "bias";

        @Override
        public NamedLayer.Kind kind() {
            return NamedLayer.Kind.LINEAR;
        }

        @Override
        public int inputs() {
            return weight.shape().get(1);
        }

        @Override
        public int layers() {
            return 1;
        }

        @Override
        public int outputs() {
            return weight.shape().get(0);
        }

        @Override
        public List<NetworkSpec.Layer> toLayers(Activation activation) throws ModelFileException {
            float[] biases = bias.isPresent() ? bias.get().toFloats() : new float[outputs()];
            return List.of(new NetworkSpec.Dense(inputs(), outputs(), activation, weight.toFloats(), biases));
        }
    }
}
