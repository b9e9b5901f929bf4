package io.github.lstmforecast.scenario;

import io.github.lstmforecast.csv.CsvTable;
import io.github.lstmforecast.metric.PulseMatching;
import io.github.lstmforecast.signal.FilledSeries;
import io.github.lstmforecast.signal.GapFill;
import io.github.lstmforecast.signal.Period;
import io.github.lstmforecast.signal.PeriodSearch;
import io.github.lstmforecast.signal.Series;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * {@code signal.csv.train} and {@code signal.csv.period}, which depend on each other: the period is found in the training
 * rows, and these end so that a forecast with its guard, which depends on the period, fits behind them.
 *
 * @param end the first row after those that are learnt
 */
record TrainingRows(int start, int end, Period period) {
    static TrainingRows read(YamlMap csv, CsvTable table, ForecastSection forecast) throws ScenarioException {
        int rows = table.series().length();
        Optional<Period> given = given(csv, rows);
        int[] range = csv.has("train") ? range(csv, table) : new int[] {0, end(csv, table, forecast, given)};
        csv.build(() -> {
            CsvSignal.requireWithin(rows, range[0], range[1]);
            return range;
        });
        Period period = given.isPresent() ? given.get() : required(csv, table, range[0], range[1]);
        return new TrainingRows(range[0], range[1], period);
    }

    private static Optional<Period> given(YamlMap csv, int rows) throws ScenarioException {
        if (!csv.has("period")) {
            return Optional.empty();
        }
        double steps = csv.numberOrNone("period", 0);
        return Optional.of(csv.build(() -> {
            Period period = Double.isInfinite(steps) ? Period.NONE : Period.given(steps);
            CsvSignal.requireWithin(rows, period);
            return period;
        }));
    }

    private static Period required(YamlMap csv, CsvTable table, int start, int end) throws ScenarioException {
        return Period.found(found(csv, table, start, end)
                .orElseThrow(() -> csv.wrong(
                        "period",
                        "missing",
                        "there, since no cycle was found in the training rows (" + start + " to " + (end - 1)
                                + "): the rows per cycle (period: 12), or period: none if the series has no cycle")));
    }

    private static OptionalDouble found(YamlMap csv, CsvTable table, int start, int end) throws ScenarioException {
        Series learnt = table.series().select(0, 1).slice(start, end);
        if (Arrays.stream(learnt.toArray()).allMatch(Double::isNaN)) {
            throw csv.wrong(
                    "train",
                    start + ".." + end,
                    "rows in which " + CsvTable.place(table.columns().get(0)) + " has values; it has none there");
        }
        return PeriodSearch.period(
                FilledSeries.of(learnt, GapFill.INTERPOLATE, 1).whole().column(0));
    }

    /** The first row of the first forecast, else so that a forecast and the longer of its horizon and its guard fit behind. */
    private static int end(YamlMap csv, CsvTable table, ForecastSection forecast, Optional<Period> given)
            throws ScenarioException {
        int rows = table.series().length();
        if (forecast.hasFrom()) {
            int first = rows + 1;
            for (int from : forecast.from(table::row)) {
                first = Math.min(first, from);
            }
            if (first >= 1 && first <= rows) {
                return first;
            }
            throw forecast.wrongFrom("from 1 to " + rows + ", the rows of the file");
        }
        long horizon = Math.max(1, forecast.horizon());
        int end = requireEnough(csv, rows, rows - 2 * horizon, forecast);
        OptionalDouble period = given.isPresent() ? given.get().steps() : found(csv, table, 0, end);
        int guard = PulseMatching.guardSteps(period);
        return guard <= horizon ? end : requireEnough(csv, rows, rows - horizon - guard, forecast);
    }

    private static int requireEnough(YamlMap csv, int rows, long end, ForecastSection forecast)
            throws ScenarioException {
        if (end < Math.max(1, forecast.warmUp())) {
            throw csv.wrong(
                    "train",
                    "missing",
                    "there: " + rows + " rows are too few to keep out a forecast of " + Math.max(1, forecast.horizon())
                            + " steps at their end");
        }
        return (int) end;
    }

    private static int[] range(YamlMap csv, CsvTable table) throws ScenarioException {
        String text = csv.scalar("train");
        int dots = text.indexOf(LimitText.RANGE);
        if (dots < 0) {
            throw csv.wrong("train", "a range of rows or dates like 0..2000, whose end is excluded");
        }
        return new int[] {
            csv.sample("train", text.substring(0, dots).strip(), table::row),
            csv.sample("train", text.substring(dots + LimitText.RANGE.length()).strip(), table::row)
        };
    }
}
