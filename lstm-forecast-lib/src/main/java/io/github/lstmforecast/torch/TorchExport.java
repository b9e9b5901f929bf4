package io.github.lstmforecast.torch;

import io.github.lstmforecast.engine.ExportException;
import io.github.lstmforecast.engine.ExportedModel;
import io.github.lstmforecast.engine.ModelExport;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.rnn.Activation;
import io.github.lstmforecast.rnn.CellKind;
import io.github.lstmforecast.rnn.GateActivation;
import java.util.List;
import java.util.stream.Collectors;

/** Writes networks as tensors that PyTorch loads. */
final class TorchExport {
    private TorchExport() {}

    /** @throws ExportException if the file can't hold the model */
    static ExportedModel export(ModelExport model) throws ExportException {
        if (model.linear().isPresent()) {
            throw new ExportException("it is a linear model, and a safetensors file holds networks only");
        }
        NetworkSpec network = model.network();
        for (NetworkSpec.Recurrent layer : network.recurrent()) {
            requireOfPyTorch(layer);
        }
        if (!model.stepInputs(network).isInOrder()) {
            throw new ExportException("its inputs are not the targets and then the known inputs,"
                    + " and a safetensors file can't say another order");
        }
        if (model.normalizer().isPresent()) {
            throw new ExportException(
                    "it scales its inputs otherwise than its outputs, which a safetensors file can't say");
        }
        boolean isScaled = model.inputs().stream()
                .flatMap(of -> of.known().stream())
                .anyMatch(known -> known.offset() != 0 || known.unit() != 1);
        model.requireComputed(
                model.transforms(),
                isScaled ? List.of("scaling of known inputs") : List.of(),
                "PyTorch does not apply when it loads tensors");
        Safetensors file = new SavedNetwork(network, model.transforms(), model.inputs()).save();
        return new ExportedModel(
                file.write(),
                List.of(
                        "tensors of PyTorch modules, for load_state_dict: "
                                + file.tensors().stream().map(Tensor::toString).collect(Collectors.joining(", ")),
                        "layers from the bottom up: " + network.description()));
    }

    /** Tensors do not say what is computed with them: PyTorch would compute something else. */
    private static void requireOfPyTorch(NetworkSpec.Recurrent layer) throws ExportException {
        CellKind cell = layer.cell();
        boolean hasActivation = layer.activation().equals(Activation.TANH)
                || cell == CellKind.SIMPLE_RNN && layer.activation().equals(Activation.of(Activation.Function.RELU));
        if (cell == CellKind.GRU_RESET_BEFORE
                || cell.hasGates() && layer.gateActivation() != GateActivation.SIGMOID
                || !hasActivation) {
            throw new ExportException("PyTorch has no such cells: " + cell.label() + ", "
                    + (cell.hasGates() ? layer.gateActivation().key() + ", " : "") + layer.activation());
        }
    }
}
