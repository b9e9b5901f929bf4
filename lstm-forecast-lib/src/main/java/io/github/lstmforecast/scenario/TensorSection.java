package io.github.lstmforecast.scenario;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.TensorAxis;
import io.github.lstmforecast.model.TensorUse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code model.state}, {@code model.axes}, {@code model.outputs}, and {@code model.inputs} by tensor: how a graph of
 * operations uses its tensors.
 */
final class TensorSection {
    static final String STATE = "state";
    static final String AXES = "axes";
    static final String OUTPUTS = "outputs";

    private static final String POINT = "point";
    private static final String QUANTILES = "quantiles";
    private static final String STEPS = "steps";
    private static final String OUTPUT = "output";
    private static final String LEVELS = "levels";
    private static final AllowedKeys TENSORS = AllowedKeys.any("with the names of tensors");
    private static final List<String> AXIS_NAMES =
            Arrays.stream(TensorAxis.values()).map(TensorAxis::key).toList();

    private TensorSection() {}

    /** The model as it is used for the signal. */
    static LoadedModel fitted(YamlMap model, LoadedModel source, Signal signal) throws ScenarioException {
        TensorUse use = read(model);
        try {
            return source.with(source.model().fitted(use, signal.columns(), signal.knownNames()));
        } catch (ModelFileException e) {
            throw model.problem(source.file() + ": " + e.getMessage());
        }
    }

    static TensorUse read(YamlMap model) throws ScenarioException {
        YamlMap outputs = model.map(OUTPUTS, POINT, QUANTILES, STEPS);
        int steps = outputs.integer(STEPS, 1);
        if (steps < 1) {
            throw outputs.wrong(STEPS, "at least 1 (steps)");
        }
        int window = model.integer(LoadSection.WINDOW, 1);
        return new TensorUse(
                states(model),
                inputSizes(model),
                axes(model),
                outputs.has(POINT) ? Optional.of(outputs.name(POINT)) : Optional.empty(),
                quantiles(outputs),
                outputs.has(STEPS) ? OptionalInt.of(steps) : OptionalInt.empty(),
                model.has(LoadSection.WINDOW) && window > 0 ? OptionalInt.of(window) : OptionalInt.empty());
    }

    private static Map<String, String> states(YamlMap model) throws ScenarioException {
        YamlMap given = model.map(STATE, TENSORS);
        Map<String, String> states = new LinkedHashMap<>();
        for (String input : given.keys()) {
            states.put(input, given.name(input));
        }
        return states;
    }

    private static Map<String, List<TensorAxis>> axes(YamlMap model) throws ScenarioException {
        YamlMap given = model.map(AXES, TENSORS);
        Map<String, List<TensorAxis>> axes = new LinkedHashMap<>();
        for (String tensor : given.keys()) {
            List<String> names = given.names(tensor);
            List<String> once = names.stream()
                    .filter(name -> !name.equals(TensorAxis.SINGLE.key()))
                    .toList();
            if (!AXIS_NAMES.containsAll(names) || once.stream().distinct().count() < once.size()) {
                throw given.wrong(
                        tensor,
                        SafeText.of(String.join(", ", names)),
                        "a list of axes, each once: " + String.join(", ", AXIS_NAMES));
            }
            axes.put(
                    tensor,
                    names.stream()
                            .map(name -> TensorAxis.values()[AXIS_NAMES.indexOf(name)])
                            .toList());
        }
        return axes;
    }

    /** How many inputs each tensor has; nothing if the scenario has a list for all tensors. */
    private static Map<String, Integer> inputSizes(YamlMap model) throws ScenarioException {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        if (model.isMapping(LoadSection.INPUTS)) {
            YamlMap given = model.map(LoadSection.INPUTS, TENSORS);
            for (String tensor : given.keys()) {
                sizes.put(tensor, given.names(tensor).size());
            }
        }
        return sizes;
    }

    /** The columns and known inputs in the order in which {@code model.inputs} names them. */
    static List<String> inputNames(YamlMap model) throws ScenarioException {
        if (!model.isMapping(LoadSection.INPUTS)) {
            return model.names(LoadSection.INPUTS);
        }
        YamlMap given = model.map(LoadSection.INPUTS, TENSORS);
        List<String> names = new ArrayList<>();
        for (String tensor : given.keys()) {
            names.addAll(given.names(tensor));
        }
        return names;
    }

    private static List<TensorUse.Quantile> quantiles(YamlMap outputs) throws ScenarioException {
        YamlMap given = outputs.map(QUANTILES, AllowedKeys.any("of levels and outputs, or with output and levels"));
        List<TensorUse.Quantile> quantiles = new ArrayList<>();
        if (given.has(OUTPUT) || given.has(LEVELS)) {
            if (!given.has(OUTPUT) || !given.has(LEVELS)) {
                String there = given.has(OUTPUT) ? OUTPUT : LEVELS;
                throw given.wrong(there.equals(OUTPUT) ? LEVELS : OUTPUT, "missing", "there, beside " + there);
            }
            double[] levels = given.numbers(LEVELS);
            for (int i = 0; i < levels.length; i++) {
                if (!(levels[i] > 0 && levels[i] < 1) || i > 0 && levels[i] <= levels[i - 1]) {
                    throw given.wrong(LEVELS, Arrays.toString(levels), "above 0 and below 1, in ascending order");
                }
                quantiles.add(new TensorUse.Quantile(levels[i], given.name(OUTPUT), OptionalInt.of(i)));
            }
            return quantiles;
        }
        for (String key : given.keys()) {
            double level;
            try {
                level = Double.parseDouble(key);
            } catch (NumberFormatException e) {
                level = Double.NaN;
            }
            if (!(level > 0 && level < 1)) {
                throw outputs.wrong(
                        QUANTILES,
                        "under " + SafeText.of(key),
                        "under levels above 0 and below 1, as { 0.9: q90 }, or with output and levels");
            }
            quantiles.add(new TensorUse.Quantile(level, given.name(key), OptionalInt.empty()));
        }
        return quantiles;
    }
}
