package io.github.lstmforecast.scenario;

import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.signal.InvalidSampleException;
import java.util.function.Supplier;

/** Where a sample is: its row in the file, and what it is used for. */
final class SamplePlace {
    private SamplePlace() {}

    /**
     * Makes something of a scenario's signal.
     *
     * @throws InvalidSampleException with the place of the sample, if one is refused
     */
    static <T> T named(Scenario scenario, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (InvalidSampleException e) {
            throw e.at(scenario.signal().place(e.sample(), e.feature()) + use(scenario, e.sample()));
        }
    }

    private static String use(Scenario scenario, int sample) {
        if (sample >= scenario.signal().trainingStart() && sample < scenario.trainingEnd()) {
            return ", in the training data,";
        }
        for (ForecastSpan span : scenario.spans()) {
            if (sample < span.end()) {
                return (sample < span.from() ? ", before the forecast from " : ", in the truth of the forecast from ")
                        + scenario.signal().date(span.from()).orElse("sample " + span.from()) + ",";
            }
        }
        return "";
    }
}
