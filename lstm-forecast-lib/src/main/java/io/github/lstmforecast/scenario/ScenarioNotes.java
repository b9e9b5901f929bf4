package io.github.lstmforecast.scenario;

import io.github.lstmforecast.forecast.ForecastSpan;
import java.util.ArrayList;
import java.util.List;

/** What a reader of a scenario's results should know, and is no finding. */
final class ScenarioNotes {
    private ScenarioNotes() {}

    static List<String> of(Scenario scenario) {
        if (scenario.model() instanceof ModelSource.Loaded loaded) {
            return loaded(loaded);
        }
        List<String> notes = new ArrayList<>();
        int start = scenario.signal().trainingStart();
        for (ForecastSpan span : scenario.spans()) {
            if (span.from() < scenario.trainingEnd() && span.end() > start) {
                notes.add("the forecast begins at sample " + span.from() + ", inside the training data (samples "
                        + start + " to " + (scenario.trainingEnd() - 1) + "): what it foretells there, it has seen");
            }
        }
        return notes;
    }

    private static List<String> loaded(ModelSource.Loaded loaded) {
        List<String> notes = new ArrayList<>();
        loaded.network()
                .configuration()
                .otherThanLstm()
                .ifPresent(other -> notes.add(loaded.file() + " runs on Deeplearning4j, since " + other));
        loaded.network()
                .normalizer()
                .ifPresent(normalizer -> notes.add(loaded.file()
                        + " brings its own normalizer, which is applied in place of the signal's scale"
                        + (normalizer.outputs().isPresent()
                                ? ""
                                : "; it was fitted without labels, so what the model tells is taken as it is")));
        return notes;
    }
}
