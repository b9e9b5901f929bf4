package io.github.lstmforecast.scenario;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.signal.FilledSeries;
import io.github.lstmforecast.signal.FilledSeries.Gap;
import io.github.lstmforecast.signal.GapFill;
import io.github.lstmforecast.signal.Period;
import java.util.Optional;

/** Refuses gaps that are too long to be filled, and forecasts with nothing to judge. */
final class GapLimits {
    private static final double MOST_OF_TRAINING = 0.5;

    private GapLimits() {}

    /**
     * Refuses a gap of more than a cycle, unless whole cycles are repeated, and a training range of which most is filled.
     *
     * @param fill not {@link GapFill#ERROR} where there are gaps
     */
    static void requireFillable(
            FilledSeries series, GapFill fill, Period period, int trainingStart, int trainingEnd, int rows) {
        Optional<Gap> longest = series.longestGap(trainingStart, rows);
        if (longest.isEmpty()) {
            return;
        }
        Gap gap = longest.get();
        int cycle = (int) Math.ceil(period.steps().orElse(Double.POSITIVE_INFINITY));
        InvalidValueException.unless(
                fill == GapFill.SEASONAL || gap.length() <= cycle,
                "gaps",
                fill.key(),
                "seasonal for a gap longer than a cycle of " + cycle + " rows: " + gap.length()
                        + " rows have no value from row " + gap.from()
                        + " on; or keep only the rows before or after that gap");
        int length = trainingEnd - trainingStart;
        for (int feature = 0; feature < series.whole().features(); feature++) {
            int filled = series.count(trainingStart, trainingEnd, feature);
            InvalidValueException.unless(
                    filled <= MOST_OF_TRAINING * length,
                    "train",
                    trainingStart + ".." + trainingEnd,
                    "rows of which at least half have a value: of these " + length + ", " + filled + " have none");
        }
    }

    /** Refuses a forecast of whose horizon no step has a true value. */
    static void requireJudged(ForecastSpan span, Signal signal) {
        for (int column = 0; column < signal.columns().size(); column++) {
            InvalidValueException.unless(
                    signal.gaps().count(span.from(), span.from() + span.horizon(), column) < span.horizon(),
                    "from",
                    span.from(),
                    "a row with a value in its horizon of " + span.horizon()
                            + " rows: there is nothing to judge, since all are gaps");
        }
    }
}
