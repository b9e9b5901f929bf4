package io.github.lstmforecast.torch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A state dict as PyTorch would save it. Every number is 0.5 unless it is given. */
final class StateDict {
    private final List<Tensor> tensors = new ArrayList<>();

    StateDict tensor(String name, Integer... shape) {
        float[] values = new float[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        Arrays.fill(values, 0.5f);
        return numbers(name, values, shape);
    }

    StateDict numbers(String name, float[] values, Integer... shape) {
        tensors.add(Tensor.of(name, values, shape));
        return this;
    }

    /** {@code nn.LSTM}. */
    StateDict lstm(String name, int inputs, int units) {
        return recurrent(name + ".", "_l0", 4, inputs, units);
    }

    /** {@code nn.GRU}. */
    StateDict gru(String name, int inputs, int units) {
        return recurrent(name + ".", "_l0", 3, inputs, units);
    }

    /** {@code nn.RNN}. */
    StateDict rnn(String name, int inputs, int units) {
        return recurrent(name + ".", "_l0", 1, inputs, units);
    }

    StateDict recurrent(String prefix, String suffix, int blocks, int inputs, int units) {
        return tensor(prefix + "weight_ih" + suffix, blocks * units, inputs)
                .tensor(prefix + "weight_hh" + suffix, blocks * units, units)
                .tensor(prefix + "bias_ih" + suffix, blocks * units)
                .tensor(prefix + "bias_hh" + suffix, blocks * units);
    }

    /** {@code nn.Linear}. */
    StateDict linear(String name, int inputs, int outputs) {
        return tensor(name + ".weight", outputs, inputs).tensor(name + ".bias", outputs);
    }

    StateDict without(String name) {
        tensors.removeIf(tensor -> tensor.name().equals(name));
        return this;
    }

    byte[] file() {
        return new Safetensors(tensors, Map.of("format", "pt")).write();
    }
}
