package io.github.lstmforecast.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.model.FrameworkModel;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.ModelState;
import io.github.lstmforecast.model.NamedLayer;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.model.Networks;
import io.github.lstmforecast.model.RnnModel;
import io.github.lstmforecast.model.SequenceModel;
import io.github.lstmforecast.rnn.Activation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that PyTorch has saved. */
class TorchModelsTest {
    private static final String MODEL = "model.safetensors";

    static List<String> models() {
        return FrameworkModel.names("torch");
    }

    /** An RNN does not say its activation. */
    private static List<NamedLayer> layers(String model) {
        if (!model.startsWith("rnn")) {
            return List.of();
        }
        Activation.Function function = model.endsWith("relu") ? Activation.Function.RELU : Activation.Function.TANH;
        return List.of(
                new NamedLayer(NamedLayer.Kind.RNN, "rnn", Activation.of(function)),
                new NamedLayer(NamedLayer.Kind.LINEAR, "head", Activation.LINEAR));
    }

    @ParameterizedTest
    @MethodSource("models")
    void a_model_computes_what_pytorch_did(String name) throws Exception {
        FrameworkModel model = FrameworkModel.of("torch", name);

        FrameworkModel.Differences found = model.differences(Extensions.read(model.file(MODEL), layers(name)));

        assertThat(found.oneStep()).isLessThan(1e-5);
        assertThat(found.states()).isLessThan(1e-5);
        assertThat(found.closedLoop()).isLessThan(1e-4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            refuse_bidirectional | tensor rnn.bias_hh_l0_reverse: it is of a bidirectional layer
            refuse_proj          | tensor rnn.weight_hr_l0: it is of an LSTM with proj_size
            rnn_tanh             | nothing but named numbers is in it, so it does not say whether the cells of rnn
            """)
    void a_model_is_refused_that_can_not_be_run(String name, String message) {
        Path file = FrameworkModel.file("torch", name, MODEL);

        assertThatThrownBy(() -> TorchModels.read(file))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void a_pickle_is_never_loaded() {
        for (String name : List.of("model.pt", "legacy.pth")) {
            Path file = FrameworkModel.file("torch", "refuse_whole_module_pickle", name);

            assertThatThrownBy(() -> Extensions.read(file))
                    .isInstanceOf(ModelFileException.class)
                    .hasMessageStartingWith("this is a PyTorch model (a ")
                    .hasMessageEndingWith("safetensors.torch.save_file(model.state_dict(), \"model.safetensors\")");
        }
    }

    @Test
    void a_user_of_java_reads_a_model_and_writes_a_network(@TempDir Path folder) throws Exception {
        NetworkSpec network = Networks.gru(2, 5, 1);
        Path file = folder.resolve("own.safetensors");

        TorchModels.write(network, file);
        SequenceModel read = TorchModels.read(file);

        assertThat(read.inputs()).isEqualTo(2);
        assertThat(read.units()).containsExactly(5);
        assertThat(outputs(read)).isEqualTo(outputs(new RnnModel(network)));
    }

    private static List<Float> outputs(SequenceModel model) {
        ModelState state = model.start();
        float[] output = new float[1];
        List<Float> outputs = new ArrayList<>();
        for (int step = 0; step < 10; step++) {
            state.step(new float[] {step, -step}, output);
            outputs.add(output[0]);
        }
        return outputs;
    }
}
