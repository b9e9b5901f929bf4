package io.github.lstmforecast.scenario;

import io.github.lstmforecast.result.RecordedRows;
import java.util.List;

/** Which forecasts of a file are judged, where the scenario does not say it. */
final class RecordedSpans {
    private RecordedSpans() {}

    /** All steps of the file; if these are the usual horizon and its guard, as a build writes them, that horizon. */
    static int horizon(YamlMap forecast, RecordedRows rows, Signal signal) throws ScenarioException {
        boolean isUsual = rows.origins().stream()
                .filter(origin -> !rows.isCutOff(origin))
                .allMatch(origin -> rows.steps(origin)
                        == ForecastSection.USUAL_HORIZON
                                + ForecastSection.guard(signal, origin, ForecastSection.USUAL_HORIZON));
        if (!isUsual && rows.steps().isEmpty()) {
            throw forecast.wrong(
                    ForecastSection.HORIZON,
                    "missing",
                    "there, since the forecasts of the file have different numbers of steps (" + rows.differentSteps()
                            + "): how many are judged");
        }
        return isUsual ? ForecastSection.USUAL_HORIZON : rows.steps().getAsInt();
    }

    /** Refuses forecasts of a file, which the scenario does not choose, that go on after the end of the series. */
    static void requireTruth(YamlMap forecast, List<Integer> from, int horizon, Signal signal)
            throws ScenarioException {
        List<Integer> late = from.stream()
                .filter(first -> (long) first + horizon > signal.length())
                .toList();
        if (!late.isEmpty()) {
            String first = signal.date(late.get(0)).orElse("row " + late.get(0));
            throw forecast.wrong(
                    "from",
                    "missing",
                    "there, since " + late.size() + " of " + from.size() + " forecasts of the file, the first from "
                            + first
                            + ", would go on after the end of the series: " + first + " and " + horizon
                            + " steps; from, with every if there are many, says which are judged"
                            + (forecast.has(ForecastSection.HORIZON) ? "" : ", and horizon how many of their steps"));
        }
    }
}
