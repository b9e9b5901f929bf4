package io.github.lstmforecast.scenario;

import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.signal.Series;
import java.util.ArrayList;
import java.util.List;

/** What a reader of a scenario's results should know, and is no finding. */
final class ScenarioNotes {
    private ScenarioNotes() {}

    static List<String> of(Scenario scenario, Series observed) {
        List<String> notes = new ArrayList<>();
        if (scenario.model() instanceof ModelSource.Loaded loaded) {
            loaded.model().notes().forEach(note -> notes.add(loaded.file() + " " + note));
            notes.add(FedRange.of(loaded, scenario, observed).note());
        } else if (scenario.model() instanceof ModelSource.Trained) {
            notes.addAll(leakage(scenario));
        }
        return notes;
    }

    private static List<String> leakage(Scenario scenario) {
        List<String> notes = new ArrayList<>();
        int start = scenario.signal().trainingStart();
        for (ForecastSpan span : scenario.spans()) {
            if (span.from() < scenario.trainingEnd() && span.end() > start) {
                notes.add("the forecast begins at sample " + span.from() + ", inside the training data (samples "
                        + start + " to " + (scenario.trainingEnd() - 1)
                        + "): its training has seen what it predicts there");
            }
        }
        return notes;
    }

    /** What looks like a mistake. */
    static List<String> warnings(Scenario scenario, Series observed) {
        return scenario.model() instanceof ModelSource.Loaded loaded
                ? FedRange.of(loaded, scenario, observed).warning().stream().toList()
                : List.of();
    }
}
