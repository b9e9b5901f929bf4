package io.github.lstmforecast.torch;

import io.github.lstmforecast.model.ModelFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the modules of a state dict by the names and the shapes of its tensors. */
final class TorchModules {
    private static final Pattern RECURRENT = Pattern.compile(
            "(?<module>(.*\\.)?)(?<part>(weight|bias)_(ih|hh|hr))(_l(?<layer>\\d{1,3}))?(?<reverse>_reverse)?");
    private static final Pattern LINEAR = Pattern.compile("(?<module>(.*\\.)?)(?<part>weight|bias)");
    private static final String PROJECTION = "weight_hr";

    private final Map<String, Map<Integer, Map<String, Tensor>>> recurrent = new TreeMap<>();
    private final Map<String, Map<String, Tensor>> linear = new TreeMap<>();

    private TorchModules() {}

    /**
     * The modules, by name.
     *
     * @throws ModelFileException if a tensor belongs to no module that is supported, or a module lacks one
     */
    static List<TorchModule> of(List<Tensor> tensors) throws ModelFileException {
        TorchModules found = new TorchModules();
        for (Tensor tensor : tensors) {
            found.add(tensor);
        }
        List<TorchModule> modules = new ArrayList<>();
        for (Map.Entry<String, Map<Integer, Map<String, Tensor>>> module : found.recurrent.entrySet()) {
            modules.add(recurrent(name(module.getKey()), module.getValue()));
        }
        for (Map.Entry<String, Map<String, Tensor>> module : found.linear.entrySet()) {
            modules.add(linear(name(module.getKey()), module.getValue()));
        }
        return modules;
    }

    private void add(Tensor tensor) throws ModelFileException {
        Matcher cell = RECURRENT.matcher(tensor.name());
        if (cell.matches()) {
            if (cell.group("reverse") != null) {
                throw tensor.wrong("it is of a bidirectional layer, which reads the series backwards, too, so it can't"
                        + " forecast step by step. Train the model without bidirectional=True");
            }
            if (cell.group("part").equals(PROJECTION)) {
                throw tensor.wrong("it is of an LSTM with proj_size, which is not supported. Train the model without"
                        + " proj_size");
            }
            int layer = cell.group("layer") == null ? 0 : Integer.parseInt(cell.group("layer"));
            Tensor other = recurrent
                    .computeIfAbsent(cell.group("module"), name -> new TreeMap<>())
                    .computeIfAbsent(layer, number -> new TreeMap<>())
                    .put(cell.group("part"), tensor);
            if (other != null) {
                throw tensor.wrong("it is of the same layer as " + other);
            }
            return;
        }
        Matcher dense = LINEAR.matcher(tensor.name());
        int dimensions = tensor.shape().size();
        if (!dense.matches() || dimensions != (dense.group("part").equals(TorchModule.Linear.WEIGHT) ? 2 : 1)) {
            throw tensor.wrong("its shape is " + tensor.shape() + ", and by its name it belongs to no layer that is"
                    + " supported: nn.LSTM, nn.GRU, nn.RNN, their cells, and nn.Linear. If only the training needs it, save"
                    + " the model without it");
        }
        linear.computeIfAbsent(dense.group("module"), name -> new TreeMap<>()).put(dense.group("part"), tensor);
    }

    /** @param prefix with the dot at its end, if it is not empty */
    private static String name(String prefix) {
        return prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1);
    }

    private static TorchModule recurrent(String name, Map<Integer, Map<String, Tensor>> layers)
            throws ModelFileException {
        List<CellTensors> cells = new ArrayList<>();
        for (Map.Entry<Integer, Map<String, Tensor>> layer : layers.entrySet()) {
            Map<String, Tensor> parts = layer.getValue();
            Tensor any = parts.values().iterator().next();
            if (layer.getKey() != cells.size()) {
                throw any.wrong("the file has no layer " + cells.size() + " of this module");
            }
            CellTensors cell = CellTensors.of(
                    part(parts, CellTensors.FROM_INPUTS, any),
                    part(parts, CellTensors.FROM_UNITS, any),
                    biases(parts, any));
            if (!cells.isEmpty()) {
                requireFit(cells.get(cells.size() - 1), cell);
            }
            cells.add(cell);
        }
        return new TorchModule.Recurrent(name, cells);
    }

    private static Optional<CellTensors.Biases> biases(Map<String, Tensor> parts, Tensor any)
            throws ModelFileException {
        boolean hasNone = !parts.containsKey(CellTensors.INPUT_BIAS) && !parts.containsKey(CellTensors.RECURRENT_BIAS);
        return hasNone
                ? Optional.empty()
                : Optional.of(new CellTensors.Biases(
                        part(parts, CellTensors.INPUT_BIAS, any), part(parts, CellTensors.RECURRENT_BIAS, any)));
    }

    private static Tensor part(Map<String, Tensor> parts, String part, Tensor any) throws ModelFileException {
        Tensor tensor = parts.get(part);
        if (tensor == null) {
            throw any.wrong("the file has no " + part + " of the same layer");
        }
        return tensor;
    }

    private static void requireFit(CellTensors below, CellTensors above) throws ModelFileException {
        if (above.blocks() != below.blocks() || above.inputs() != below.units()) {
            throw above.fromInputs()
                    .wrong("its shape is " + above.fromInputs().shape() + ", but must be [" + below.blocks() + " H, "
                            + below.units() + "] on top of " + below.fromUnits());
        }
    }

    private static TorchModule linear(String name, Map<String, Tensor> parts) throws ModelFileException {
        Tensor any = parts.values().iterator().next();
        Tensor weight = part(parts, TorchModule.Linear.WEIGHT, any);
        Optional<Tensor> bias = Optional.ofNullable(parts.get(TorchModule.Linear.BIAS));
        if (weight.count() == 0) {
            throw weight.wrong("its shape is " + weight.shape() + ", but no size may be 0");
        }
        if (bias.isPresent() && !bias.get().shape().equals(weight.shape().subList(0, 1))) {
            throw bias.get()
                    .wrong("its shape is " + bias.get().shape() + ", but must be "
                            + weight.shape().subList(0, 1) + ", since " + weight + " is of the same layer");
        }
        return new TorchModule.Linear(name, weight, bias);
    }
}
