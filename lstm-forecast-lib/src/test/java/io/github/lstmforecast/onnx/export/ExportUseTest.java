package io.github.lstmforecast.onnx.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.engine.ModelExport;
import io.github.lstmforecast.model.LinearSpec;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.model.Networks;
import io.github.lstmforecast.model.SavedInputs;
import io.github.lstmforecast.rnn.Activation;
import io.github.lstmforecast.rnn.CellKind;
import io.github.lstmforecast.rnn.GateActivation;
import io.github.lstmforecast.signal.TransformChain;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ExportUseTest {
    private static final Optional<SavedInputs> INPUTS =
            Optional.of(new SavedInputs(List.of("load"), List.of(SavedInputs.Known.unscaled("holiday")), 1));

    private static List<String> lines(NetworkSpec network, Optional<SavedInputs> inputs) throws Exception {
        return OnnxExport.export(
                        ModelExport.of(Extensions.save(network, Optional.empty(), TransformChain.NONE, inputs)))
                .use();
    }

    @Test
    void a_recurrent_network_has_its_states_as_inputs_and_outputs() throws Exception {
        NetworkSpec network = new NetworkSpec(List.of(
                Networks.recurrent(CellKind.LSTM, GateActivation.SIGMOID, Activation.TANH, 2, 20),
                Networks.dense(20, 1, Activation.LINEAR)));

        assertThat(lines(network, INPUTS))
                .containsExactly(
                        "input x, float32 [1, time, 2]: load, and of the step after holiday",
                        "input h0, float32 [1, 1, 20]: zeros at first, then the output h0_out",
                        "input c0, float32 [1, 1, 20]: zeros at first, then the output c0_out",
                        "output y, float32 [1, time, 1]: load, one step later",
                        "output h0_out, float32 [1, 1, 20]",
                        "output c0_out, float32 [1, 1, 20]");
    }

    @Test
    void a_window_has_the_steps_after_it() throws Exception {
        NetworkSpec network = new NetworkSpec(
                List.of(Networks.dense(24, 6, Activation.LINEAR)),
                Optional.of(new NetworkSpec.Window(OptionalInt.of(12), true)));

        assertThat(lines(network, Optional.of(new SavedInputs(List.of("a", "b"), List.of(), 1))))
                .containsExactly(
                        "input x, float32 [1, 12, 2]: a, b", "output y, float32 [1, 3, 2]: a, b, the 3 steps after");
    }

    @Test
    void a_linear_model_has_the_step_after_its_window_in_64_bits() throws Exception {
        LinearSpec linear =
                new LinearSpec(2, 0, List.of(new LinearSpec.Target(1, 2, new double[] {0.5, 0.1}, new double[0])));
        ModelExport model = ModelExport.of(Extensions.save(linear, TransformChain.NONE, Optional.empty()));

        assertThat(OnnxExport.export(model).use())
                .containsExactly(
                        "input x, float64 [1, 2, 1]: the target",
                        "output y, float64 [1, 1, 1]: the target, the step after");
    }
}
