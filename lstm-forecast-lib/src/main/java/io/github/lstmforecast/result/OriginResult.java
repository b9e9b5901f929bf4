package io.github.lstmforecast.result;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.forecast.Forecast;
import java.util.List;

/**
 * The forecast from one origin, and what was measured of it.
 *
 * @param subjects one for each column of the forecast, in their order
 */
public record OriginResult(Forecast forecast, List<SubjectResult> subjects) {
    public OriginResult {
        subjects = List.copyOf(subjects);
        int columns = forecast.truth().features();
        InvalidValueException.unless(
                subjects.size() == columns, "subjects", subjects.size(), columns + ", one for each column");
    }
}
