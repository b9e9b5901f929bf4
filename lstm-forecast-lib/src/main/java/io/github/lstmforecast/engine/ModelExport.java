package io.github.lstmforecast.engine;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.model.LinearSpec;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.model.Normalizer;
import io.github.lstmforecast.model.SavedInputs;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.signal.SeriesTransform;
import io.github.lstmforecast.signal.StepInputs;
import io.github.lstmforecast.signal.TransformChain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A model that is to be written in another format, as it forecasts.
 *
 * @param settings how it is opened
 * @param transforms of the series, all of them
 * @param inputs by name; empty if the names are not known
 * @param scenario the name of the scenario that has judged it
 * @param transformsInMetadata whether transforms that the format can't compute are written into the metadata of the file, for
 *     the program that runs it; otherwise they are refused
 */
public record ModelExport(
        SavedModel model,
        OpenSettings settings,
        TransformChain transforms,
        Optional<SavedInputs> inputs,
        Optional<String> scenario,
        boolean transformsInMetadata) {
    /** A model that is opened as its file says. */
    public static ModelExport of(SavedModel model) {
        return new ModelExport(
                model,
                model.inputs().map(of -> OpenSettings.of(of.stepInputs())).orElse(OpenSettings.NONE),
                model.transforms(),
                model.inputs(),
                Optional.empty(),
                false);
    }

    /** The same model, with the transforms that the format can't compute in the metadata of the file. */
    public ModelExport withTransformsInMetadata() {
        return new ModelExport(model, settings, transforms, inputs, scenario, true);
    }

    public Optional<LinearSpec> linear() {
        return model.linear();
    }

    /**
     * Its layers, on windows of a known length or step by step.
     *
     * @throws ExportException if they are not known, or the length is not
     */
    public NetworkSpec network() throws ExportException {
        NetworkSpec network = model.network()
                .orElseThrow(() -> new ExportException("its layers are not known: only models of LSTM, GRU, simple RNN"
                        + " and dense layers, and linear models, can be exported, and this is a file of the format "
                        + model.format()));
        try {
            return settings.asRun(network);
        } catch (InvalidValueException e) {
            throw new ExportException(e.getMessage());
        }
    }

    /** Applied at each step. */
    public Optional<Normalizer> normalizer() {
        return settings.normalizerOf(model);
    }

    /** How the inputs of a step of a network are put together. */
    public StepInputs stepInputs(NetworkSpec network) {
        return settings.inputs()
                .orElseGet(() -> StepInputs.ofTargets(network.inputs().orElseThrow()));
    }

    /**
     * Refuses transforms that the format can't compute, unless they may be in the metadata.
     *
     * @param others what else the format can't compute
     * @param why the format can't compute them
     */
    public void requireComputed(TransformChain transforms, List<String> others, String why) throws ExportException {
        if (!transformsInMetadata && !(transforms.isNone() && others.isEmpty())) {
            List<String> names = new ArrayList<>();
            transforms.transforms().stream().map(SeriesTransform::key).forEach(names::add);
            names.addAll(others);
            throw ExportException.ofTransforms("it has the transforms " + String.join(", ", names) + ", which " + why
                    + ": the program that runs the file has to apply them, and to undo them on the forecast;"
                    + " they can be written into the metadata of the file");
        }
    }
}
