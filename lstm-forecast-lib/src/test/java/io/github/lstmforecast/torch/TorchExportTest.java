package io.github.lstmforecast.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.engine.ExportException;
import io.github.lstmforecast.engine.ExportedModel;
import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.engine.ModelExport;
import io.github.lstmforecast.engine.OpenSettings;
import io.github.lstmforecast.model.LinearSpec;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.model.Networks;
import io.github.lstmforecast.model.Normalizer;
import io.github.lstmforecast.model.SavedInputs;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.rnn.Activation;
import io.github.lstmforecast.rnn.CellKind;
import io.github.lstmforecast.rnn.GateActivation;
import io.github.lstmforecast.signal.Scaling;
import io.github.lstmforecast.signal.StepInputs;
import io.github.lstmforecast.signal.TransformChain;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TorchExportTest {
    private static final Scaling SCALING = Scaling.of(new double[] {1}, new double[] {2});

    @TempDir
    Path folder;

    private static ModelExport gru(int known, TransformChain transforms, OpenSettings settings) {
        NetworkSpec network = Networks.gru(1 + known, 3, 1);
        SavedModel model = Extensions.save(network, Optional.empty(), transforms, Optional.empty());
        return new ModelExport(model, settings, transforms, Optional.empty(), Optional.empty(), false);
    }

    private static void requireRefused(ModelExport model, String message) {
        assertThatThrownBy(() -> TorchExport.export(model))
                .isInstanceOf(ExportException.class)
                .hasMessage(message);
    }

    @Test
    void the_file_has_the_network() throws Exception {
        ExportedModel exported = TorchExport.export(gru(0, TransformChain.NONE, OpenSettings.NONE));

        exported.write(folder.resolve("gru.safetensors"));

        assertThat(Extensions.read(folder.resolve("gru.safetensors")).network()).contains(Networks.gru(1, 3, 1));
        assertThat(exported.use())
                .containsExactly(
                        "tensors of PyTorch modules, for load_state_dict: rnn.weight_ih_l0 of shape [9, 1],"
                                + " rnn.weight_hh_l0 of shape [9, 3], rnn.bias_ih_l0 of shape [9],"
                                + " rnn.bias_hh_l0 of shape [9], head.weight of shape [1, 3], head.bias of shape [1]",
                        "layers from the bottom up: GRU 3, dense 1");
    }

    @Test
    void transforms_are_refused_by_name_unless_they_may_be_in_the_metadata() throws Exception {
        ModelExport model = gru(0, TransformChain.of(SCALING), OpenSettings.NONE);

        requireRefused(
                model,
                "it has the transforms scaling, which PyTorch does not apply when it loads tensors: the program that runs"
                        + " the file has to apply them, and to undo them on the forecast; they can be written into the"
                        + " metadata of the file");
        TorchExport.export(model.withTransformsInMetadata()).write(folder.resolve("gru.safetensors"));
        assertThat(Extensions.read(folder.resolve("gru.safetensors")).transforms())
                .isEqualTo(TransformChain.of(SCALING));
    }

    @Test
    void scaled_known_inputs_are_refused_unless_that_may_be_in_the_metadata() throws Exception {
        ModelExport gru = gru(1, TransformChain.NONE, OpenSettings.of(StepInputs.ofTraining(1, 1)));
        Optional<SavedInputs> inputs =
                Optional.of(new SavedInputs(List.of("load"), List.of(new SavedInputs.Known("temperature", 10, 5)), 1));
        ModelExport model =
                new ModelExport(gru.model(), gru.settings(), gru.transforms(), inputs, Optional.empty(), false);

        assertThatThrownBy(() -> TorchExport.export(model))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("it has the transforms scaling of known inputs, which ");
        TorchExport.export(model.withTransformsInMetadata()).write(folder.resolve("gru.safetensors"));
        assertThat(Extensions.read(folder.resolve("gru.safetensors")).inputs()).isEqualTo(inputs);
    }

    @Test
    void what_a_file_can_not_say_is_refused() {
        LinearSpec linear =
                new LinearSpec(1, 0, List.of(new LinearSpec.Target(1, 2, new double[] {0.5}, new double[0])));
        requireRefused(
                ModelExport.of(Extensions.save(linear, TransformChain.NONE, Optional.empty())),
                "it is a linear model, and a safetensors file holds networks only");
        requireRefused(
                gru(1, TransformChain.NONE, OpenSettings.of(new StepInputs(1, 1, 0, 1, 0))),
                "its inputs are not the targets and then the known inputs, and a safetensors file can't say another order");
        Normalizer normalizer = new Normalizer(SCALING, Optional.empty());
        requireRefused(
                gru(
                        0,
                        TransformChain.NONE,
                        new OpenSettings(Optional.empty(), OptionalInt.empty(), Optional.of(normalizer))),
                "it scales its inputs otherwise than its outputs, which a safetensors file can't say");
    }

    @ParameterizedTest
    @CsvSource({
        "GRU_RESET_BEFORE, SIGMOID, TANH, 'GRU with reset before, sigmoid, tanh'",
        "LSTM, HARD_SIGMOID, TANH, 'LSTM, hard-sigmoid, tanh'",
        "LSTM, SIGMOID, RELU, 'LSTM, sigmoid, relu'",
        "SIMPLE_RNN, SIGMOID, SOFTSIGN, 'simple RNN, softsign'",
    })
    void cells_that_pytorch_does_not_have_are_refused(
            CellKind cell, GateActivation gates, Activation.Function function, String cells) {
        NetworkSpec network = new NetworkSpec(List.of(Networks.recurrent(cell, gates, Activation.of(function), 1, 1)));

        requireRefused(
                ModelExport.of(Extensions.save(network, Optional.empty(), TransformChain.NONE, Optional.empty())),
                "PyTorch has no such cells: " + cells);
    }

    @Test
    void pytorch_has_simple_cells_with_relu() throws Exception {
        NetworkSpec network = new NetworkSpec(List.of(Networks.recurrent(
                CellKind.SIMPLE_RNN, GateActivation.SIGMOID, Activation.of(Activation.Function.RELU), 1, 1)));
        ModelExport model =
                ModelExport.of(Extensions.save(network, Optional.empty(), TransformChain.NONE, Optional.empty()));

        assertThat(TorchExport.export(model).use()).last().isEqualTo("layers from the bottom up: simple RNN 1 relu");
    }
}
