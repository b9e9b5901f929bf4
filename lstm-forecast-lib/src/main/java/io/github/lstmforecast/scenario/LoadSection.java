package io.github.lstmforecast.scenario;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.engine.ModelEngine;
import io.github.lstmforecast.engine.OpenSettings;
import io.github.lstmforecast.model.ModelShape;
import io.github.lstmforecast.model.NamedLayer;
import io.github.lstmforecast.model.SavedInputs;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.signal.StepInputs;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@code model.load}, {@code model.inputs} and {@code model.knownLead}: a model that was trained elsewhere. */
final class LoadSection {
    static final String LOAD = "load";
    static final String INPUTS = "inputs";
    static final String KNOWN_LEAD = "knownLead";
    static final String WINDOW = "window";

    private static final String ONLY_LOADED = "omitted: it is about a model that is loaded";

    private LoadSection() {}

    static LoadedModel read(YamlMap model, ScenarioFiles files) throws ScenarioException {
        if (model.has("train")) {
            throw model.wrong(LOAD, "omitted, or train: a model is either loaded or trained");
        }
        if (model.has(ForecasterSection.FORECASTER)) {
            throw model.wrong(
                    ForecasterSection.FORECASTER,
                    "omitted where load is given: a model is trained, linear, loaded or your own");
        }
        ForecasterSection.requireNone(model);
        List<NamedLayer> layers = LayersSection.read(model);
        SavedModel saved = files.read(files.find(model, LOAD, "a model file"), file -> Extensions.read(file, layers));
        ModelEngine engine = Extensions.engineOf(saved)
                .orElseThrow(() -> model.wrong(
                        LOAD,
                        "one that an engine runs; none of " + engines() + " runs this " + saved.format() + " file"));
        return new LoadedModel(SafeText.of(model.text(LOAD)), layers, saved, engine.key(), OpenSettings.NONE);
    }

    private static String engines() {
        return String.join(
                ", ", Extensions.engines().stream().map(ModelEngine::key).toList());
    }

    static void requireNone(YamlMap model) throws ScenarioException {
        for (String key : List.of(LayersSection.LAYERS, WINDOW, INPUTS, KNOWN_LEAD)) {
            if (model.has(key)) {
                throw model.wrong(key, ONLY_LOADED);
            }
        }
        TensorSection.read(model);
        NormalizerSection.read(model);
        for (String key :
                List.of(NormalizerSection.NORMALIZER, TensorSection.STATE, TensorSection.AXES, TensorSection.OUTPUTS)) {
            if (model.has(key)) {
                throw model.wrong(key, "a mapping", ONLY_LOADED);
            }
        }
    }

    /**
     * The model with its inputs, as {@code model.inputs} says.
     *
     * @throws ScenarioException if the model does not fit the signal; of a shape that only its engine knows, the engine
     *     will say so
     */
    static LoadedModel fitted(YamlMap model, LoadedModel source, Signal signal) throws ScenarioException {
        LoadedModel ofSignal = TensorSection.fitted(model, source, signal);
        return normalized(
                model,
                withInputs(
                        model,
                        WindowKey.fitted(model, ofSignal, allNames(signal).size()),
                        signal),
                signal);
    }

    private static LoadedModel normalized(YamlMap model, LoadedModel source, Signal signal) throws ScenarioException {
        Optional<NormalizerSection> normalizer = NormalizerSection.read(model);
        if (normalizer.isEmpty()) {
            return source;
        }
        if (source.isScaled() || source.model().linear().isPresent()) {
            throw model.wrong(
                    NormalizerSection.NORMALIZER,
                    "omitted: " + source.file() + " has "
                            + (source.isScaled() ? "a scaling of its own" : "a linear model, which needs none"));
        }
        if (signal instanceof CsvSignal csv && csv.known().scaledBy().isPresent()) {
            throw model.wrong(
                    NormalizerSection.NORMALIZER,
                    "a mapping",
                    "omitted, or signal.csv.knownScale: each scales the known inputs");
        }
        List<String> all = allNames(signal);
        int[] order = source.inputs()
                .map(StepInputs::order)
                .orElse(IntStream.range(0, all.size()).toArray());
        return source.with(
                normalizer.get().of(Arrays.stream(order).mapToObj(all::get).toList(), signal.columns()));
    }

    private static List<String> allNames(Signal signal) {
        return Stream.concat(signal.columns().stream(), signal.knownNames().stream())
                .toList();
    }

    private static LoadedModel withInputs(YamlMap model, LoadedModel source, Signal signal) throws ScenarioException {
        if (source.model().inputs().isPresent()) {
            SavedInputs saved = source.model().inputs().get();
            SavedInputsCheck.requireSame(model, source.file(), saved, signal);
            return source.with(saved.stepInputs());
        }
        ModelShape shape = source.shape();
        List<String> targets = signal.columns();
        List<String> known = signal.knownNames();
        List<String> all = allNames(signal);
        boolean fitsOutputs = source.window().isPresent()
                ? shape.outputs().orElse(0) % targets.size() == 0
                : !differs(shape.outputs(), targets.size());
        if (differs(shape.inputs(), all.size()) || !fitsOutputs) {
            throw model.wrong(
                    LOAD,
                    source.file() + ", a model of " + count(shape.inputs(), "input") + " and "
                            + count(shape.outputs(), "output"),
                    known.isEmpty()
                            ? "a model of as many inputs and outputs as the signal has columns, " + shown(targets)
                                    + moreInputs(shape, targets.size())
                            : "a model of as many outputs as the signal has columns, " + shown(targets)
                                    + ", and as many inputs as it has columns and known inputs, " + shown(all));
        }
        if (!known.isEmpty()) {
            requireBoth(model, source, all);
        } else if (!model.has(INPUTS)) {
            if (model.has(KNOWN_LEAD)) {
                throw model.wrong(KNOWN_LEAD, "omitted, or beside model.inputs");
            }
            return source.window().isPresent() ? source.with(StepInputs.ofTargets(targets.size())) : source;
        }
        int lead = model.integer(KNOWN_LEAD, 0);
        if (lead != 0 && lead != 1) {
            throw model.wrong(KNOWN_LEAD, "0 or 1 (steps)");
        }
        StepInputs inputs = new StepInputs(targets.size(), known.size(), lead, order(model, all, known));
        if (source.model().linear().isPresent() && !inputs.isOfTraining()) {
            throw inputs.isInOrder()
                    ? model.wrong(KNOWN_LEAD, "1 for a linear model")
                    : model.wrong(
                            INPUTS,
                            SavedInputsCheck.shown(TensorSection.inputNames(model)),
                            SavedInputsCheck.shown(all)
                                    + " for a linear model: the columns and the known inputs in the order of the signal");
        }
        return source.with(inputs);
    }

    private static String moreInputs(ModelShape shape, int targets) {
        boolean hasMore = !differs(shape.outputs(), targets) && shape.inputs().orElse(0) > targets;
        return hasMore ? "; if the others are inputs whose future is known, signal.csv.known names their columns" : "";
    }

    /** A file of another program does not say in which order its model was trained on its inputs, nor of which step the known ones were. */
    private static void requireBoth(YamlMap model, LoadedModel source, List<String> all) throws ScenarioException {
        if (!model.has(INPUTS)) {
            throw model.wrong(
                    INPUTS,
                    "missing",
                    "there, since " + source.file() + " has known inputs: the order in which it is fed "
                            + String.join(", ", all));
        }
        if (!model.has(KNOWN_LEAD)) {
            throw model.wrong(
                    KNOWN_LEAD,
                    "missing",
                    "there, since " + source.file() + " has known inputs: 1 if it was trained on those of the"
                            + " predicted step, 0 if on those of the step before");
        }
    }

    private static int[] order(YamlMap model, List<String> all, List<String> known) throws ScenarioException {
        List<String> names = TensorSection.inputNames(model);
        if (names.size() != all.size()
                || !all.containsAll(names)
                || names.stream().distinct().count() < names.size()) {
            throw model.wrong(
                    INPUTS,
                    SavedInputsCheck.shown(names),
                    "each of the signal's columns" + (known.isEmpty() ? "" : " and known inputs") + " once: "
                            + String.join(", ", all));
        }
        return names.stream().mapToInt(all::indexOf).toArray();
    }

    private static String shown(List<String> names) {
        return names.size() + " (" + String.join(", ", names) + ")";
    }

    private static boolean differs(OptionalInt found, int columns) {
        return found.isPresent() && found.getAsInt() != columns;
    }

    private static String count(OptionalInt size, String what) {
        return size.isPresent()
                ? size.getAsInt() + " " + what + (size.getAsInt() == 1 ? "" : "s")
                : "unknown " + what + "s";
    }
}
