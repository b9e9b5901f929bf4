package io.github.lstmforecast.scenario;

import io.github.lstmforecast.engine.ExportException;
import io.github.lstmforecast.engine.ModelExport;
import io.github.lstmforecast.engine.OpenSettings;
import io.github.lstmforecast.golden.Golden;
import io.github.lstmforecast.model.SavedInputs;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.signal.StepInputs;
import java.util.List;
import java.util.Optional;

/** The model of a scenario, to be exported as it was judged. */
public final class JudgedModel {
    private JudgedModel() {}

    /**
     * @param candidate of the last run of the scenario
     * @throws ExportException if the scenario, or a file of it, has changed since, or there is no model file
     */
    public static ModelExport of(Scenario scenario, Golden candidate) throws ExportException {
        if (scenario.model() instanceof ModelSource.Own) {
            throw noFile();
        }
        String changes = candidate.record().changes(scenario.inputs());
        if (!changes.isEmpty()) {
            throw new ExportException("the scenario has changed since it was judged, so run it again: " + changes);
        }
        return of(scenario, candidate.model());
    }

    /** @param made what the scenario has trained or fitted; empty if it has loaded its model */
    static ModelExport of(Scenario scenario, Optional<SavedModel> made) throws ExportException {
        Optional<String> name = Optional.of(scenario.name());
        Signal signal = scenario.signal();
        if (scenario.model() instanceof LoadedModel source) {
            OpenSettings settings = source.openSettings();
            StepInputs inputs = settings.inputs().orElseGet(signal::stepInputs);
            return new ModelExport(
                    source.model(),
                    settings,
                    scenario.transforms(),
                    inputs(signal, source.model(), inputs.lead()),
                    name,
                    false);
        }
        if (scenario.model() instanceof ModelSource.Recorded recorded) {
            throw new ExportException("there is no model: " + recorded.file()
                    + " has forecasts that were made elsewhere; export the model with the tool that made them");
        }
        SavedModel model = made.orElseThrow(JudgedModel::noFile);
        StepInputs inputs = signal.stepInputs();
        return new ModelExport(
                model, OpenSettings.of(inputs), model.transforms(), inputs(signal, model, inputs.lead()), name, false);
    }

    private static ExportException noFile() {
        return new ExportException("a forecaster of your own has no model file");
    }

    /** By name, also if the only input is the target; empty if two targets have the same name. */
    private static Optional<SavedInputs> inputs(Signal signal, SavedModel model, int lead) {
        boolean isNamed =
                signal.columns().stream().distinct().count() == signal.columns().size();
        return model.inputs()
                .or(signal::savedInputs)
                .or(() -> isNamed ? Optional.of(new SavedInputs(signal.columns(), List.of(), lead)) : Optional.empty())
                .map(of -> new SavedInputs(of.targets(), of.known(), lead));
    }
}
