package io.github.lstmforecast.torch;

import io.github.lstmforecast.engine.ModelFormat;
import io.github.lstmforecast.engine.ModelFormatContract;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.model.Networks;
import io.github.lstmforecast.model.SavedInputs;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.rnn.Activation;
import io.github.lstmforecast.rnn.CellKind;
import io.github.lstmforecast.rnn.GateActivation;
import io.github.lstmforecast.signal.Scaling;
import io.github.lstmforecast.signal.TransformChain;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

class TorchFormatTest extends ModelFormatContract {
    @Override
    protected ModelFormat format() {
        return new TorchFormat();
    }

    @Override
    protected SavedModel model() {
        NetworkSpec network = new NetworkSpec(
                List.of(
                        new NetworkSpec.Affine(new double[] {0.1, 1.0 / 3}, new double[] {-0.5, 5e-300}),
                        Networks.recurrent(
                                CellKind.LSTM,
                                GateActivation.HARD_SIGMOID,
                                Activation.of(Activation.Function.RELU),
                                2,
                                3),
                        Networks.recurrent(CellKind.GRU, GateActivation.SIGMOID, Activation.TANH, 3, 2),
                        Networks.recurrent(
                                CellKind.GRU_RESET_BEFORE, GateActivation.HARD_SIGMOID_6, Activation.TANH, 2, 4),
                        Networks.recurrent(CellKind.SIMPLE_RNN, GateActivation.SIGMOID, Activation.LINEAR, 4, 3),
                        Networks.dense(3, 2, new Activation(Activation.Function.LEAKY_RELU, 0.3f)),
                        new NetworkSpec.Activated(2, Activation.of(Activation.Function.SOFTMAX)),
                        Networks.dense(2, 1, Activation.LINEAR)),
                Optional.of(new NetworkSpec.Window(OptionalInt.of(30), false)));
        return format().save(
                        network,
                        Optional.empty(),
                        TransformChain.of(Scaling.of(new double[] {0.1}, new double[] {1.0 / 3})),
                        Optional.of(new SavedInputs(
                                List.of("sales"), List.of(new SavedInputs.Known("plan", 0.1, 1.0 / 3)), 1)))
                .orElseThrow();
    }
}
