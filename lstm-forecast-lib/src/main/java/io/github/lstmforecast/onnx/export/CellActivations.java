package io.github.lstmforecast.onnx.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import io.github.lstmforecast.engine.ExportException;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.rnn.Activation;
import io.github.lstmforecast.rnn.CellKind;
import io.github.lstmforecast.rnn.GateActivation;
import java.util.ArrayList;
import java.util.List;

/** The activations inside the cells of a recurrent operator: its attributes. */
final class CellActivations {
    /** @param numbers of {@code activation_alpha} and {@code activation_beta}; some functions have one or none of them */
    private record Function(String name, List<Float> alpha, List<Float> beta) {
        Function(String name) {
            this(name, List.of(), List.of());
        }
    }

    private CellActivations() {}

    /** @throws ExportException if the operators of ONNX do not have the activation */
    static List<AttributeProto> of(NetworkSpec.Recurrent layer) throws ExportException {
        Function output = function(layer);
        List<Function> all = switch (layer.cell()) {
            case LSTM -> List.of(gates(layer.gateActivation()), output, output);
            case GRU, GRU_RESET_BEFORE -> List.of(gates(layer.gateActivation()), output);
            case SIMPLE_RNN -> List.of(output);
        };
        List<AttributeProto> attributes = new ArrayList<>();
        attributes.add(GraphBuilder.texts("activations", all.stream().map(Function::name)));
        add("activation_alpha", all.stream().flatMap(of -> of.alpha.stream()).toList(), attributes);
        add("activation_beta", all.stream().flatMap(of -> of.beta.stream()).toList(), attributes);
        return attributes;
    }

    private static void add(String name, List<Float> numbers, List<AttributeProto> attributes) {
        if (!numbers.isEmpty()) {
            attributes.add(GraphBuilder.numbers(name, numbers));
        }
    }

    private static Function gates(GateActivation activation) {
        return switch (activation) {
            case SIGMOID -> new Function("Sigmoid");
            case HARD_SIGMOID -> hardSigmoid(0.2f);
            case HARD_SIGMOID_6 -> hardSigmoid(1 / 6f);
        };
    }

    private static Function hardSigmoid(float slope) {
        return new Function("HardSigmoid", List.of(slope), List.of(0.5f));
    }

    private static Function function(NetworkSpec.Recurrent layer) throws ExportException {
        Activation activation = layer.activation();
        return switch (activation.function()) {
            case LINEAR -> new Function("Affine", List.of(1f), List.of(0f));
            case TANH -> new Function("Tanh");
            case SIGMOID -> new Function("Sigmoid");
            case HARD_SIGMOID -> hardSigmoid(0.2f);
            case HARD_SIGMOID_6 -> hardSigmoid(1 / 6f);
            case RELU -> new Function("Relu");
            case LEAKY_RELU -> new Function("LeakyRelu", List.of(activation.parameter()), List.of());
            case ELU -> new Function("Elu", List.of(activation.parameter()), List.of());
            case SOFTPLUS -> new Function("Softplus");
            case SOFTSIGN -> new Function("Softsign");
            default ->
                throw new ExportException("its " + layer.cell().label() + " cells have the activation " + activation
                        + ", which the recurrent operators of ONNX do not have");
        };
    }

    /** The name of the operator. */
    static String operator(CellKind cell) {
        return switch (cell) {
            case LSTM -> "LSTM";
            case GRU, GRU_RESET_BEFORE -> "GRU";
            case SIMPLE_RNN -> "RNN";
        };
    }
}
