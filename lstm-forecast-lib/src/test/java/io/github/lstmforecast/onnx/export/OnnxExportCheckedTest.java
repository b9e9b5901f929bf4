package io.github.lstmforecast.onnx.export;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.engine.ModelExport;
import io.github.lstmforecast.model.LinearSpec;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.model.Networks;
import io.github.lstmforecast.model.SavedInputs;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.rnn.Activation;
import io.github.lstmforecast.rnn.CellKind;
import io.github.lstmforecast.rnn.GateActivation;
import io.github.lstmforecast.signal.Scaling;
import io.github.lstmforecast.signal.TransformChain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files in {@code models/onnx-export}; check.py beside them has checked them with ONNX itself. */
class OnnxExportCheckedTest {
    private static final Path FILES = Path.of("src/test/resources/models/onnx-export");
    private static final TransformChain SCALING =
            TransformChain.of(Scaling.of(new double[] {0.5}, new double[] {0.25}));
    private static final Optional<SavedInputs> INPUTS =
            Optional.of(new SavedInputs(List.of("load"), List.of(new SavedInputs.Known("temperature", 10, 5)), 1));

    private static byte[] exported(String name) throws Exception {
        return OnnxExport.export(ModelExport.of(model(name))).content();
    }

    private static SavedModel model(String name) {
        return switch (name) {
            case "stack" ->
                saved(new NetworkSpec(List.of(
                        Networks.recurrent(CellKind.LSTM, GateActivation.SIGMOID, Activation.TANH, 2, 4),
                        Networks.recurrent(CellKind.GRU, GateActivation.SIGMOID, Activation.TANH, 4, 3),
                        Networks.recurrent(CellKind.GRU_RESET_BEFORE, GateActivation.SIGMOID, Activation.TANH, 3, 3),
                        Networks.recurrent(CellKind.SIMPLE_RNN, GateActivation.SIGMOID, Activation.TANH, 3, 2),
                        Networks.dense(2, 1, Activation.LINEAR))));
            case "hard-gates" ->
                saved(new NetworkSpec(List.of(
                        Networks.recurrent(CellKind.LSTM, GateActivation.HARD_SIGMOID, Activation.TANH, 2, 4),
                        Networks.recurrent(
                                CellKind.GRU,
                                GateActivation.HARD_SIGMOID_6,
                                Activation.of(Activation.Function.SOFTSIGN),
                                4,
                                3),
                        Networks.dense(3, 1, Activation.LINEAR))));
            case "window" ->
                saved(new NetworkSpec(
                        List.of(
                                Networks.dense(8, 3, Activation.of(Activation.Function.GELU)),
                                Networks.dense(3, 2, Activation.LINEAR)),
                        Optional.of(new NetworkSpec.Window(OptionalInt.of(8), true))));
            case "linear" ->
                Extensions.save(
                        new LinearSpec(
                                3,
                                1,
                                List.of(new LinearSpec.Target(
                                        0.1, 0.2, new double[] {0.5, 0.3, 0.1}, new double[] {0.4}))),
                        SCALING,
                        INPUTS);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static SavedModel saved(NetworkSpec network) {
        boolean isWindow = network.window().isPresent();
        return Extensions.save(network, Optional.empty(), SCALING, isWindow ? Optional.empty() : INPUTS);
    }

    // The metadata has the version of this library.
    @ParameterizedTest
    @ValueSource(strings = {"stack", "hard-gates", "window", "linear"})
    void the_graph_is_the_one_that_onnx_has_checked(String name) throws Exception {
        ModelProto checked = ModelProto.parseFrom(Files.readAllBytes(FILES.resolve(name + ".onnx")));

        ModelProto exported = ModelProto.parseFrom(exported(name));

        assertThat(exported.getGraph()).isEqualTo(checked.getGraph());
        assertThat(exported.getOpsetImportList()).isEqualTo(checked.getOpsetImportList());
        assertThat(exported.getIrVersion()).isEqualTo(checked.getIrVersion());
    }

    @Test
    void the_same_model_gives_the_same_bytes() throws Exception {
        assertThat(exported("stack")).isEqualTo(exported("stack"));
    }
}
