package io.github.lstmforecast.onnx.export;

import io.github.lstmforecast.onnx.export.GraphBuilder.Value;
import io.github.lstmforecast.rnn.Activation;
import java.util.List;

/** Activation functions as operators. */
final class ActivationNodes {
    private static final float SELU_SCALE = 1.0507009873554805f;
    private static final float SELU_ALPHA = 1.6732632423543772f;
    private static final float SQRT_2 = 1.4142135623730951f;
    private static final float SQRT_2_BY_PI = 0.7978845608028654f;
    private static final float GELU_CUBE = 0.044715f;

    private ActivationNodes() {}

    static Value apply(GraphBuilder graph, Activation activation, Value x) {
        float a = activation.parameter();
        return switch (activation.function()) {
            case LINEAR -> x;
            case TANH -> graph.op("Tanh", x);
            case SIGMOID -> graph.op("Sigmoid", x);
            case HARD_SIGMOID -> hardSigmoid(graph, x, 0.2f);
            case HARD_SIGMOID_6 -> hardSigmoid(graph, x, 1 / 6f);
            case RELU -> graph.op("Relu", x);
            case RELU_6 -> clip(graph, x, 0, 6);
            case LEAKY_RELU -> graph.op("LeakyRelu", x, GraphBuilder.attribute("alpha", a));
            case ELU -> graph.op("Elu", x, GraphBuilder.attribute("alpha", a));
            case SELU ->
                graph.op(
                        "Selu",
                        x,
                        GraphBuilder.attribute("alpha", SELU_ALPHA),
                        GraphBuilder.attribute("gamma", SELU_SCALE));
            case GELU -> half(graph, x, graph.op("Erf", graph.op("Div", x, graph.number(SQRT_2))));
            case GELU_TANH -> {
                Value cube = graph.op("Mul", graph.op("Mul", x, x), x);
                Value sum = graph.op("Add", x, graph.op("Mul", cube, graph.number(GELU_CUBE)));
                yield half(graph, x, graph.op("Tanh", graph.op("Mul", sum, graph.number(SQRT_2_BY_PI))));
            }
            case SILU -> graph.op("Mul", x, graph.op("Sigmoid", x));
            case HARD_SILU -> graph.op("Mul", x, hardSigmoid(graph, x, 1 / 6f));
            case MISH -> graph.op("Mul", x, graph.op("Tanh", graph.op("Softplus", x)));
            case SOFTPLUS -> graph.op("Softplus", x);
            case SOFTSIGN -> graph.op("Softsign", x);
            case HARD_TANH -> clip(graph, x, -1, 1);
            case LOG_SIGMOID -> graph.op("Neg", graph.op("Softplus", graph.op("Neg", x)));
            case EXPONENTIAL -> graph.op("Exp", x);
            case SOFTMAX -> graph.op("Softmax", x, GraphBuilder.attribute("axis", -1));
        };
    }

    private static Value hardSigmoid(GraphBuilder graph, Value x, float slope) {
        return graph.op("HardSigmoid", x, GraphBuilder.attribute("alpha", slope), GraphBuilder.attribute("beta", 0.5f));
    }

    private static Value clip(GraphBuilder graph, Value x, float low, float high) {
        return graph.op("Clip", x.type(), List.of(x.name(), graph.number(low), graph.number(high)));
    }

    /** {@code x / 2 (1 + part)}. */
    private static Value half(GraphBuilder graph, Value x, Value part) {
        Value factor = graph.op("Add", part, graph.number(1));
        return graph.op("Mul", graph.op("Mul", x, graph.number(0.5f)), factor);
    }
}
