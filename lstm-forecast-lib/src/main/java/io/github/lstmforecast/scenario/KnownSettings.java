package io.github.lstmforecast.scenario;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.model.SavedInputs;
import io.github.lstmforecast.signal.CalendarFeature;
import io.github.lstmforecast.signal.Scaling;
import java.util.List;
import java.util.Optional;

/**
 * The known inputs of a series from a file: the columns that are not forecast, parts of the date, and the phase in the
 * cycle.
 *
 * @param saved the order and the scaling of the inputs, where the file of a model has them
 * @param scale of the columns, fitted to the training rows; where the file of a model has it, none
 * @param harmonics of the cycle, of which each has a sine and a cosine
 */
public record KnownSettings(
        Optional<SavedInputs> saved, Scaling.Mode scale, List<CalendarFeature> calendar, int harmonics) {
    private static final int MOST_HARMONICS = 4;

    /** Columns as they are, and nothing else. */
    public static final KnownSettings UNSCALED = new KnownSettings(Optional.empty(), Scaling.Mode.NONE, List.of(), 0);

    public KnownSettings {
        calendar = List.copyOf(calendar);
        InvalidValueException.unless(
                calendar.stream().distinct().count() == calendar.size(),
                "calendar",
                calendar.stream().map(CalendarFeature::key).toList(),
                "each once");
        InvalidValueException.unless(
                harmonics >= 0 && harmonics <= MOST_HARMONICS,
                "phase",
                harmonics,
                "from 0 to " + MOST_HARMONICS + " (harmonics of the cycle)");
    }
}
