package io.github.lstmforecast.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.NamedLayer;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.model.Networks;
import io.github.lstmforecast.rnn.Activation;
import io.github.lstmforecast.rnn.CellKind;
import io.github.lstmforecast.signal.TransformChain;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which layers a state dict has, and in which order. */
class TorchFileTest {
    private static NetworkSpec network(StateDict dict, NamedLayer... layers) throws ModelFileException {
        return TorchFile.read(dict.file(), List.of(layers)).network().orElseThrow();
    }

    private static NamedLayer layer(NamedLayer.Kind kind, String name) {
        return new NamedLayer(kind, name, kind.usualActivation());
    }

    private static NamedLayer linear(String name, Activation.Function activation) {
        return new NamedLayer(NamedLayer.Kind.LINEAR, name, Activation.of(activation));
    }

    @Test
    void recurrent_modules_are_in_the_only_order_that_fits() throws Exception {
        StateDict dict =
                new StateDict().linear("a", 5, 1).lstm("b", 4, 5).gru("c", 2, 3).lstm("d", 3, 4);

        assertThat(network(dict).description()).isEqualTo("GRU 3, LSTM 4, LSTM 5, dense 1");
    }

    @Test
    void layers_of_one_module_are_in_the_order_of_their_numbers() throws Exception {
        StateDict dict = new StateDict();
        for (int layer = 11; layer >= 0; layer--) {
            dict.recurrent("rnn.", "_l" + layer, 3, layer == 0 ? 2 : 6, 6);
        }

        assertThat(network(dict.linear("head", 6, 2)).recurrent())
                .hasSize(12)
                .allMatch(of -> of.cell() == CellKind.GRU && of.units() == 6);
        assertThat(TorchFile.read(dict.file(), List.of()).notes())
                .singleElement()
                .asString()
                .contains("read as rnn (gru, 12 layers, 2 inputs, 6 outputs), head (linear, 6 inputs, 2 outputs), ");
    }

    @Test
    void a_module_by_itself_has_no_name_and_a_cell_no_number() throws Exception {
        assertThat(network(new StateDict().recurrent("", "_l0", 4, 1, 3)).description())
                .isEqualTo("LSTM 3");
        assertThat(network(new StateDict().recurrent("cell.", "", 3, 1, 3).linear("out", 3, 1))
                        .description())
                .isEqualTo("GRU 3, dense 1");
    }

    @Test
    void a_linear_module_alone_gets_a_window_as_one_vector() throws Exception {
        NetworkSpec network = network(new StateDict().linear("net", 30, 1));

        assertThat(network.description()).isEqualTo("dense 1");
        assertThat(network.window()).hasValue(new NetworkSpec.Window(OptionalInt.empty(), true));
        assertThat(network(new StateDict().lstm("rnn", 1, 2)).window()).isEmpty();
    }

    @Test
    void layers_and_activations_are_as_the_user_says() throws Exception {
        StateDict dict = new StateDict()
                .linear("0", 1, 4)
                .rnn("rnn", 4, 4)
                .linear("2", 4, 4)
                .linear("4", 4, 1);

        NetworkSpec network = network(
                dict,
                linear("0", Activation.Function.RELU),
                new NamedLayer(NamedLayer.Kind.RNN, "rnn", Activation.of(Activation.Function.RELU)),
                linear("2", Activation.Function.SOFTSIGN),
                layer(NamedLayer.Kind.LINEAR, "4"));

        assertThat(network.description()).isEqualTo("dense 4 relu, simple RNN 4 relu, dense 4 softsign, dense 1");
        assertThat(network.recurrent().get(0).activation()).isEqualTo(Activation.of(Activation.Function.RELU));
    }

    @Test
    void what_is_not_in_the_file_is_a_note() throws Exception {
        StateDict dict = new StateDict().lstm("rnn", 1, 16).linear("head", 16, 2);

        assertThat(TorchFile.read(dict.file(), List.of()).notes())
                .containsExactly(
                        "has nothing but named numbers: read as rnn (lstm, 1 input, 16 outputs), head (linear, 16"
                                + " inputs, 2 outputs), from the bottom up, without activations above them");
        assertThat(TorchFile.read(
                                dict.file(),
                                List.of(layer(NamedLayer.Kind.LSTM, "rnn"), layer(NamedLayer.Kind.LINEAR, "head")))
                        .notes())
                .isEmpty();
    }

    @Test
    void numbers_of_64_bits_are_a_note() throws Exception {
        ByteBuffer data = ByteBuffer.allocate(2 * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        data.asDoubleBuffer().put(new double[] {Math.PI, -0.1});
        Tensor weight = new Tensor("net.weight", NumberType.F64, List.of(1, 2), data);

        TorchFile read = TorchFile.read(new Safetensors(List.of(weight), Map.of()).write(), List.of());

        assertThat(((NetworkSpec.Dense) read.network().orElseThrow().layers().get(0)).weights())
                .containsExactly((float) Math.PI, -0.1f);
        assertThat(read.notes()).hasSize(2).contains("has numbers of 64 bits, which are rounded to 32 bits");
    }

    @Test
    void the_order_of_up_to_eight_modules_is_searched() throws Exception {
        StateDict dict = new StateDict();
        for (int i = 8; i > 0; i--) {
            dict.gru("rnn" + i % 4 + i, i, i + 1);
        }

        assertThat(network(dict).recurrent())
                .extracting(NetworkSpec.Recurrent::units)
                .containsExactly(2, 3, 4, 5, 6, 7, 8, 9);
    }

    // --- weights

    // Rows of PyTorch are the gates i, f, g, o; our columns are candidate, forget gate, output gate, input gate.
    @Test
    void gates_of_an_lstm_are_reordered_and_matrices_transposed() throws Exception {
        StateDict dict = new StateDict()
                .numbers("weight_ih_l0", new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 4, 2)
                .numbers("weight_hh_l0", new float[] {10, 20, 30, 40}, 4, 1)
                .numbers("bias_ih_l0", new float[] {100, 200, 300, 400}, 4)
                .numbers("bias_hh_l0", new float[] {1, 2, 3, 4}, 4);

        NetworkSpec.Recurrent layer = network(dict).recurrent().get(0);

        assertThat(layer.inputWeights()).containsExactly(5, 3, 7, 1, 6, 4, 8, 2);
        assertThat(layer.recurrentWeights()).containsExactly(30, 20, 40, 10);
        assertThat(layer.biases()).containsExactly(303, 202, 404, 101);
    }

    @Test
    void a_gru_keeps_both_biases() throws Exception {
        StateDict dict = new StateDict()
                .tensor("weight_ih_l0", 3, 1)
                .tensor("weight_hh_l0", 3, 1)
                .numbers("bias_ih_l0", new float[] {1, 2, 3}, 3)
                .numbers("bias_hh_l0", new float[] {4, 5, 6}, 3);

        assertThat(network(dict).recurrent().get(0).biases()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void a_layer_without_biases_has_those_of_0() throws Exception {
        StateDict dict = new StateDict()
                .tensor("rnn.weight_ih_l0", 6, 1)
                .tensor("rnn.weight_hh_l0", 6, 2)
                .tensor("head.weight", 1, 2);

        NetworkSpec network = network(dict);

        assertThat(network.recurrent().get(0).biases()).containsOnly(0).hasSize(12);
        assertThat(((NetworkSpec.Dense) network.layers().get(1)).biases()).containsExactly(0);
    }

    // --- files that are refused

    private static Arguments refused(String message, UnaryOperator<StateDict> dict, NamedLayer... layers) {
        return Arguments.of(message, dict.apply(new StateDict()), List.of(layers));
    }

    private static StateDict large(StateDict dict) {
        for (int i = 0; i < 9; i++) {
            dict.lstm("rnn" + i, i + 1, i + 2);
        }
        return dict;
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                refused(
                        "tensor conv.weight: its shape is [4, 1, 3], and by its name it belongs to no layer that is"
                                + " supported: nn.LSTM, nn.GRU, nn.RNN, their cells, and nn.Linear. If only the training"
                                + " needs it, save the model without it",
                        dict -> dict.tensor("conv.weight", 4, 1, 3).lstm("rnn", 4, 2)),
                refused(
                        "tensor attention.in_proj_weight: its shape is [6, 2], and by its name it belongs to no layer",
                        dict -> dict.lstm("rnn", 1, 2).tensor("attention.in_proj_weight", 6, 2)),
                refused(
                        "tensor norm.weight: its shape is [2], and by its name it belongs to no layer",
                        dict -> dict.tensor("norm.weight", 2).tensor("norm.bias", 2)),
                refused(
                        "tensor bias: its shape is [2, 2], and by its name it belongs to no layer",
                        dict -> dict.tensor("bias", 2, 2)),
                refused("tensor h0: its shape is []", dict -> dict.tensor("h0")),
                refused(
                        "tensor rnn.weight_ih_l0_reverse: it is of a bidirectional layer, which reads the series"
                                + " backwards, too, so it can't forecast step by step. Train the model without"
                                + " bidirectional=True",
                        dict -> dict.lstm("rnn", 1, 2).recurrent("rnn.", "_l0_reverse", 4, 1, 2)),
                refused(
                        "tensor rnn.weight_hr_l0: it is of an LSTM with proj_size, which is not supported. Train the"
                                + " model without proj_size",
                        dict -> dict.tensor("rnn.weight_hr_l0", 1, 2).lstm("rnn", 1, 2)),
                refused(
                        "tensor rnn.bias_hh_l0: the file has no weight_hh of the same layer",
                        dict -> dict.lstm("rnn", 1, 2).without("rnn.weight_hh_l0")),
                refused(
                        "tensor rnn.bias_ih_l0: the file has no bias_hh of the same layer",
                        dict -> dict.lstm("rnn", 1, 2).without("rnn.bias_hh_l0")),
                refused(
                        "tensor rnn.bias_hh_l0: the file has no bias_ih of the same layer",
                        dict -> dict.lstm("rnn", 1, 2).without("rnn.bias_ih_l0")),
                refused(
                        "tensor rnn.bias_hh_l2: the file has no layer 1 of this module",
                        dict -> dict.lstm("rnn", 1, 2).recurrent("rnn.", "_l2", 4, 2, 2)),
                refused(
                        "tensor rnn.weight_ih_l1: its shape is [8, 3], but must be [4 H, 2] on top of rnn.weight_hh_l0 of"
                                + " shape [8, 2]",
                        dict -> dict.lstm("rnn", 1, 2).recurrent("rnn.", "_l1", 4, 3, 2)),
                refused(
                        "tensor rnn.weight_ih_l1: its shape is [6, 2], but must be [4 H, 2] on top of",
                        dict -> dict.lstm("rnn", 1, 2).recurrent("rnn.", "_l1", 3, 2, 2)),
                refused(
                        "tensor rnn.weight_ih_l00: it is of the same layer as rnn.weight_ih_l0 of shape [8, 1]",
                        dict -> dict.lstm("rnn", 1, 2).tensor("rnn.weight_ih_l00", 8, 1)),
                refused(
                        "tensor weight_hh_l0: its shape is [4, 2], but must be [4 H, H] for an LSTM of H units, [3 H, H]"
                                + " for a GRU or [H, H] for an RNN",
                        dict -> dict.recurrent("", "_l0", 2, 1, 2)),
                refused(
                        "tensor weight_hh_l0: its shape is [9, 2], but must be",
                        dict -> dict.tensor("weight_ih_l0", 9, 1).tensor("weight_hh_l0", 9, 2)),
                refused(
                        "tensor weight_hh_l0: its shape is [0, 0], but must be",
                        dict -> dict.recurrent("", "_l0", 4, 1, 0)),
                refused(
                        "tensor weight_hh_l0: its shape is [8], but must be",
                        dict -> dict.tensor("weight_ih_l0", 8, 1).tensor("weight_hh_l0", 8)),
                refused(
                        "tensor weight_ih_l0: its shape is [6, 1], but must be [8, inputs], since weight_hh_l0 of shape"
                                + " [8, 2] is of the same layer",
                        dict -> dict.tensor("weight_ih_l0", 6, 1).tensor("weight_hh_l0", 8, 2)),
                refused(
                        "tensor weight_ih_l0: its shape is [8, 0], but must be [8, inputs]",
                        dict -> dict.tensor("weight_ih_l0", 8, 0).tensor("weight_hh_l0", 8, 2)),
                refused(
                        "tensor rnn.bias_hh_l0: its shape is [7], but must be [8], since rnn.weight_hh_l0 of shape [8, 2]"
                                + " is of the same layer",
                        dict -> dict.lstm("rnn", 1, 2).without("rnn.bias_hh_l0").tensor("rnn.bias_hh_l0", 7)),
                refused(
                        "tensor head.bias: the file has no weight of the same layer",
                        dict -> dict.lstm("rnn", 1, 2).tensor("head.bias", 1)),
                refused(
                        "tensor head.bias: its shape is [2], but must be [1], since head.weight of shape [1, 2] is of the"
                                + " same layer",
                        dict -> dict.tensor("head.weight", 1, 2).tensor("head.bias", 2)),
                refused(
                        "tensor head.weight: its shape is [0, 2], but no size may be 0",
                        dict -> dict.tensor("head.weight", 0, 2)),
                refused(
                        "tensor head.weight: number 1 is NaN, not a finite number of 32 bits",
                        dict -> dict.numbers("head.weight", new float[] {1, Float.NaN}, 1, 2)),
                refused(
                        "its layers fit on each other in no order, since a layer must have as many inputs as the one below"
                                + " has outputs; found rnn (lstm, 4 inputs, 2 outputs), head (linear, 3 inputs, 1 output)",
                        dict -> dict.lstm("rnn", 4, 2).linear("head", 3, 1)),
                refused(
                        "nothing but named numbers is in it, so it does not say the order of its layers; name its layers"
                                + " from the bottom up, for example model.layers: [ { lstm: one }, { gru: two } ]. Found"
                                + " one (lstm, 2 inputs, 2 outputs), two (gru, 2 inputs, 2 outputs)",
                        dict -> dict.lstm("one", 2, 2).gru("two", 2, 2)),
                refused(
                        "nothing but named numbers is in it, so it does not say the activations between its linear layers"
                                + " and those above; name its layers from the bottom up, for example model.layers: [ { gru:"
                                + " rnn }, { linear: b, activation: relu }, { linear: a } ]. Found rnn",
                        dict -> dict.linear("a", 3, 1).linear("b", 2, 3).gru("rnn", 1, 2)),
                refused(
                        "nothing but named numbers is in it, so it does not say the activations between its linear layers"
                                + " and those above; name its layers from the bottom up, for example model.layers: [ {"
                                + " linear: \"0\", activation: relu }, { gru: \"on\" } ]. Found \"0\" (linear, 1 input, 3"
                                + " outputs), \"on\" (gru, 3 inputs, 2 outputs)",
                        dict -> dict.linear("0", 1, 3).gru("on", 3, 2)),
                refused(
                        "nothing but named numbers is in it, so it does not say whether the cells of \"\" have tanh or"
                                + " relu; name its layers from the bottom up, for example model.layers: [ { rnn: \"\","
                                + " activation: tanh } ]. Found \"\" (rnn, 1 input, 2 outputs)",
                        dict -> dict.recurrent("", "_l0", 1, 1, 2)),
                refused(
                        "nothing but named numbers is in it, so it does not say the order of its layers; name its layers",
                        TorchFileTest::large),
                refused(
                        "model.layers does not name all layers of the file; it also has head (linear, 2 inputs, 1 output)",
                        dict -> dict.gru("rnn", 1, 2).linear("head", 2, 1),
                        layer(NamedLayer.Kind.GRU, "rnn")),
                refused(
                        "model.layers names hed, but the file has rnn (gru, 1 input, 2 outputs), head (linear, 2 inputs, 1"
                                + " output); did you mean head?",
                        dict -> dict.gru("rnn", 1, 2).linear("head", 2, 1),
                        layer(NamedLayer.Kind.GRU, "rnn"),
                        layer(NamedLayer.Kind.LINEAR, "hed")),
                refused(
                        "model.layers says that rnn is of the kind lstm, but the file has rnn (gru, 1 input, 2 outputs)",
                        dict -> dict.gru("rnn", 1, 2),
                        layer(NamedLayer.Kind.LSTM, "rnn")),
                refused(
                        "model.layers names rnn twice",
                        dict -> dict.gru("rnn", 2, 2),
                        layer(NamedLayer.Kind.GRU, "rnn"),
                        layer(NamedLayer.Kind.GRU, "rnn")),
                refused(
                        "model.layers has head (linear, 3 inputs, 1 output) on rnn (gru, 1 input, 2 outputs), but a layer"
                                + " must have as many inputs as the one below has outputs",
                        dict -> dict.gru("rnn", 1, 2).linear("head", 3, 1),
                        layer(NamedLayer.Kind.GRU, "rnn"),
                        layer(NamedLayer.Kind.LINEAR, "head")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String message, StateDict dict, List<NamedLayer> layers) {
        assertThatThrownBy(() -> TorchFile.read(dict.file(), layers))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void a_message_names_some_of_many_layers() {
        StateDict dict = new StateDict();
        for (int i = 0; i < 30; i++) {
            dict.linear("fc" + i, 2, 2);
        }

        assertThatThrownBy(() -> network(dict))
                .hasMessageContaining("{ linear: fc26, activation: relu } ]. Found fc0 (")
                .hasMessageEndingWith(", fc26 (linear, 2 inputs, 2 outputs) and 10 more");
    }

    @Test
    void layers_of_a_file_of_our_own_are_its_own() {
        byte[] file = TorchFile.of(new SavedNetwork(Networks.gru(1, 2, 1), TransformChain.NONE, Optional.empty()))
                .toBytes();

        assertThatThrownBy(() -> TorchFile.read(file, List.of(layer(NamedLayer.Kind.GRU, "rnn"))))
                .isInstanceOf(ModelFileException.class)
                .hasMessage("layers are given, but lstm-forecast has saved the file, which has its own");
    }
}
