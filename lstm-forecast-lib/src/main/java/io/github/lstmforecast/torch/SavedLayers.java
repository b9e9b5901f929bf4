package io.github.lstmforecast.torch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.Keyed;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.rnn.Activation;
import io.github.lstmforecast.rnn.CellKind;
import io.github.lstmforecast.rnn.GateActivation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A network as this library saves it: tensors with the names and shapes of PyTorch's modules, and a JSON list of the layers
 * that refers to them. PyTorch's {@code load_state_dict} takes the tensors; it has LSTM, GRU and RNN cells with tanh and
 * sigmoid, and linear layers.
 */
final class SavedLayers {
    private static final String KIND = "kind";
    private static final String NAME = "name";
    private static final String ACTIVATION = "activation";
    private static final String PARAMETER = "parameter";
    private static final String GATE_ACTIVATION = "gateActivation";
    private static final String DENSE = "dense";
    private static final String SCALING = "scaling";
    private static final String SCALE = "scale";
    private static final String OFFSET = "offset";
    private static final String INPUTS = "inputs";
    private static final String FIRST_LAYER = "_l0";
    private static final int MAX_INPUTS = 1 << 16; // of a layer without weights

    private SavedLayers() {}

    /** The tensors of a network, and the JSON list of its layers. */
    static JsonNode save(NetworkSpec network, List<Tensor> tensors) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        int recurrent = 0;
        int dense = 0;
        for (int i = 0; i < network.layers().size(); i++) {
            NetworkSpec.Layer layer = network.layers().get(i);
            ObjectNode json = list.addObject();
            if (layer instanceof NetworkSpec.Recurrent of) {
                String name = network.recurrent().size() == 1 ? "rnn" : "rnn" + recurrent;
                recurrent++;
                tensors.addAll(CellTensors.of(of, name + ".", FIRST_LAYER).all());
                json.put(KIND, of.cell().key()).put(NAME, name);
                json.put(GATE_ACTIVATION, of.gateActivation().key());
                put(of.activation(), json);
            } else if (layer instanceof NetworkSpec.Dense of) {
                String name = i == network.layers().size() - 1 ? "head" : "dense" + dense;
                dense++;
                tensors.add(Tensor.of(name + "." + TorchModule.Linear.WEIGHT, of.weights(), of.outputs(), of.inputs()));
                tensors.add(Tensor.of(name + "." + TorchModule.Linear.BIAS, of.biases(), of.outputs()));
                json.put(KIND, DENSE).put(NAME, name);
                put(of.activation(), json);
            } else if (layer instanceof NetworkSpec.Activated of) {
                json.put(KIND, ACTIVATION).put(INPUTS, of.inputs());
                put(of.activation(), json);
            } else {
                NetworkSpec.Affine of = (NetworkSpec.Affine) layer;
                json.put(KIND, SCALING);
                Arrays.stream(of.scale()).forEach(json.putArray(SCALE)::add);
                Arrays.stream(of.offset()).forEach(json.putArray(OFFSET)::add);
            }
        }
        return list;
    }

    private static void put(Activation activation, ObjectNode json) {
        json.put(ACTIVATION, activation.function().key());
        if (activation.function().hasParameter()) {
            json.put(PARAMETER, activation.parameter());
        }
    }

    /**
     * @param json from {@link #save}
     * @throws ModelFileException if a tensor can't be used
     * @throws InvalidValueException if the JSON is something else, or does not fit the tensors
     */
    static List<NetworkSpec.Layer> read(JsonNode json, List<Tensor> tensors) throws ModelFileException {
        InvalidValueException.unless(
                json.isArray(), "layers", json.isMissingNode() ? "missing" : SafeText.of(json.toString()), "a list");
        Map<String, TorchModule> modules = TorchModules.of(tensors).stream()
                .collect(Collectors.toMap(TorchModule::name, Function.identity(), (one, other) -> one));
        List<NetworkSpec.Layer> layers = new ArrayList<>();
        for (JsonNode layer : json) {
            layers.addAll(layer(layer, modules));
        }
        InvalidValueException.unless(
                modules.isEmpty(),
                "layers",
                "without " + SafeText.of(String.join(", ", modules.keySet())),
                "a list of all modules of the file");
        return layers;
    }

    /** @param modules those that are not used yet */
    private static List<NetworkSpec.Layer> layer(JsonNode json, Map<String, TorchModule> modules)
            throws ModelFileException {
        String kind = text(KIND, json);
        Optional<CellKind> cell = Keyed.find(CellKind.class, kind);
        if (cell.isPresent()) {
            TorchModule.Recurrent module = module(json, modules, TorchModule.Recurrent.class);
            CellTensors tensors = module.cells().get(0);
            InvalidValueException.unless(
                    module.cells().size() == 1
                            && tensors.blocks() == cell.get().blocks().size(),
                    KIND,
                    kind,
                    "that of one layer of " + tensors.fromUnits());
            return List.of(
                    tensors.toLayer(cell.get(), key(GateActivation.class, GATE_ACTIVATION, json), activation(json)));
        }
        return switch (kind) {
            case DENSE -> module(json, modules, TorchModule.Linear.class).toLayers(activation(json));
            case ACTIVATION -> List.of(new NetworkSpec.Activated(inputs(json), activation(json)));
            case SCALING -> List.of(new NetworkSpec.Affine(numbers(SCALE, json), numbers(OFFSET, json)));
            default -> throw new InvalidValueException(KIND, SafeText.of(kind), "the kind of a layer");
        };
    }

    private static <T extends TorchModule> T module(JsonNode json, Map<String, TorchModule> modules, Class<T> type) {
        String name = text(NAME, json);
        TorchModule module = modules.remove(name);
        InvalidValueException.unless(
                type.isInstance(module),
                NAME,
                SafeText.of(name),
                "that of a module of the file, of the same kind, in one layer only");
        return type.cast(module);
    }

    private static Activation activation(JsonNode json) {
        Activation.Function function = key(Activation.Function.class, ACTIVATION, json);
        return function.hasParameter()
                ? new Activation(function, (float) number(PARAMETER, field(PARAMETER, json)))
                : Activation.of(function);
    }

    private static <T extends Enum<T> & Keyed> T key(Class<T> type, String name, JsonNode json) {
        String key = text(name, json);
        return Keyed.find(type, key)
                .orElseThrow(() -> new InvalidValueException(
                        name,
                        SafeText.of(key),
                        "one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(Keyed::key)
                                        .collect(Collectors.joining(", "))));
    }

    private static int inputs(JsonNode json) {
        JsonNode inputs = field(INPUTS, json);
        InvalidValueException.unless(
                inputs.isInt() && inputs.intValue() >= 1 && inputs.intValue() <= MAX_INPUTS,
                INPUTS,
                SafeText.of(inputs.toString()),
                "a whole number from 1 to " + MAX_INPUTS);
        return inputs.intValue();
    }

    private static double[] numbers(String name, JsonNode json) {
        JsonNode list = field(name, json);
        InvalidValueException.unless(list.isArray(), name, SafeText.of(list.toString()), "a list of numbers");
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(name, list.get(i));
        }
        return numbers;
    }

    private static double number(String name, JsonNode json) {
        InvalidValueException.unless(
                json.isNumber() && Double.isFinite(json.doubleValue()),
                name,
                SafeText.of(json.toString()),
                "a finite number");
        return json.doubleValue();
    }

    private static String text(String name, JsonNode json) {
        JsonNode text = field(name, json);
        InvalidValueException.unless(text.isTextual(), name, SafeText.of(text.toString()), "a text");
        return text.textValue();
    }

    private static JsonNode field(String name, JsonNode json) {
        JsonNode field = json.get(name);
        InvalidValueException.unless(field != null, name, "missing", "in " + SafeText.of(json.toString()));
        return field;
    }
}
