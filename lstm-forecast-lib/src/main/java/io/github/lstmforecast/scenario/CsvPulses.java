package io.github.lstmforecast.scenario;

import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.metric.Levels;
import io.github.lstmforecast.metric.PulseFinder;
import io.github.lstmforecast.metric.PulseRule;
import io.github.lstmforecast.metric.PulseSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The pulses of one column of a file. What a pulse is follows from the rows of all forecasts, and from earlier ones if they
 * have fewer than ten cycles; never from rows behind the last forecast, so that rows appended to the file change nothing.
 *
 * @param values of all rows
 * @param period samples per cycle; empty if there are no cycles
 */
record CsvPulses(double[] values, OptionalDouble period, PulseSettings given) {
    private static final double FEWEST_CYCLES = 10;

    /** How pulses are found, in rows of the file; empty if all values are equal. */
    Optional<PulseRule> rule(List<ForecastSpan> spans) {
        if (period.isEmpty()) {
            int end = spans.stream()
                    .mapToInt(span -> span.from() + span.horizon())
                    .max()
                    .orElseThrow();
            return Levels.of(Arrays.copyOfRange(values, start(spans), end)).map(PulseRule::of);
        }
        return finder(spans).rule().map(rule -> rule.from(-firstRow(spans)));
    }

    /** Why pulses can't be told from what lies between them, if they can't. */
    Optional<String> doubt(List<ForecastSpan> spans) {
        return period.isEmpty() ? Optional.empty() : finder(spans).doubt();
    }

    private PulseFinder finder(List<ForecastSpan> spans) {
        return PulseFinder.of(Arrays.copyOfRange(values, firstRow(spans), end(spans)), period.orElseThrow(), given);
    }

    private int firstRow(List<ForecastSpan> spans) {
        double cyclesBefore = end(spans) - FEWEST_CYCLES * period.orElseThrow();
        return (int) Math.max(0, Math.min(start(spans), Math.ceil(cyclesBefore)));
    }

    private static int start(List<ForecastSpan> spans) {
        return spans.stream().mapToInt(ForecastSpan::start).min().orElseThrow();
    }

    private static int end(List<ForecastSpan> spans) {
        return spans.stream().mapToInt(ForecastSpan::end).max().orElseThrow();
    }
}
