package io.github.lstmforecast.scenario;

import io.github.lstmforecast.Keyed;
import io.github.lstmforecast.model.NamedLayer;
import io.github.lstmforecast.rnn.Activation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code model.layers}: the layers of a model file that has only named numbers. */
final class LayersSection {
    static final String LAYERS = "layers";

    private static final String ACTIVATION = "activation";
    private static final List<String> KINDS =
            Arrays.stream(NamedLayer.Kind.values()).map(Keyed::key).toList();

    private LayersSection() {}

    static List<NamedLayer> read(YamlMap model) throws ScenarioException {
        List<NamedLayer> layers = new ArrayList<>();
        List<String> keys = new ArrayList<>(KINDS);
        keys.add(ACTIVATION);
        for (YamlMap layer : model.maps(LAYERS, keys)) {
            layers.add(layer(layer));
        }
        return layers;
    }

    private static NamedLayer layer(YamlMap layer) throws ScenarioException {
        List<String> kinds = KINDS.stream().filter(layer::has).toList();
        if (kinds.size() != 1) {
            throw layer.wrongItself(
                    kinds.isEmpty() ? "no layer" : String.join(" and ", kinds),
                    "one of " + String.join(", ", KINDS) + ", with the prefix of its tensors");
        }
        NamedLayer.Kind kind = Keyed.find(NamedLayer.Kind.class, kinds.get(0)).orElseThrow();
        String name = layer.name(kind.key());
        Activation.Function function =
                layer.choice(ACTIVATION, kind.usualActivation().function());
        return layer.build(() -> new NamedLayer(kind, name, activation(function)));
    }

    /** As PyTorch means it, with its default parameter. */
    private static Activation activation(Activation.Function function) {
        return switch (function) {
            case HARD_SIGMOID -> Activation.of(Activation.Function.HARD_SIGMOID_6);
            case LEAKY_RELU -> new Activation(function, 0.01f);
            case ELU -> new Activation(function, 1);
            default -> Activation.of(function);
        };
    }
}
