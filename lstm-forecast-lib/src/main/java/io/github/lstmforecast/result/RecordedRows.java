package io.github.lstmforecast.result;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.forecast.Prediction;
import io.github.lstmforecast.result.RecordedFaults.Kind;
import io.github.lstmforecast.signal.Quantiles;
import io.github.lstmforecast.signal.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Forecasts that were read from a file, and what is wrong with it. Samples and steps count from 0. */
public final class RecordedRows {
    private static final int MOST_NAMED = 3;

    private final String shown;
    private final PredictedSeries series;
    private final List<Double> levels;
    private final boolean isCutoff;
    private final boolean isByDate;
    private final int firstStep;
    private final Map<Integer, RecordedOrigin> byOrigin;
    private final int most; // steps of a forecast
    private final RecordedFaults faults;
    private final List<String> notes;
    private final List<String> warnings;

    /**
     * @param isCutoff whether the file has the last sample before each forecast
     * @param isByDate whether the file has dates in place of steps
     * @param firstStep the number that the first step has in the file
     * @param faults of rows that are no forecasts of the series
     */
    RecordedRows(
            String shown,
            PredictedSeries series,
            List<Double> levels,
            boolean isCutoff,
            boolean isByDate,
            int firstStep,
            Map<Integer, RecordedOrigin> byOrigin,
            RecordedFaults faults,
            List<String> notes,
            List<String> warnings) {
        this.shown = shown;
        this.series = series;
        this.levels = levels;
        this.isCutoff = isCutoff;
        this.isByDate = isByDate;
        this.firstStep = firstStep;
        this.byOrigin = byOrigin;
        this.most = byOrigin.values().stream()
                .mapToInt(RecordedOrigin::length)
                .max()
                .orElse(0);
        this.faults = faults;
        this.notes = notes;
        this.warnings = warnings;
    }

    /** The first samples of the forecasts, ascending. */
    public List<Integer> origins() {
        return List.copyOf(byOrigin.keySet());
    }

    /** The levels of the quantiles that each forecast has, ascending; empty if there are none. */
    public List<Double> levels() {
        return levels;
    }

    /** The number of steps of each forecast that is not cut off; empty if they have different numbers. */
    public OptionalInt steps() {
        Set<Integer> lengths = byOrigin.keySet().stream()
                .filter(origin -> !isCutOff(origin))
                .map(this::steps)
                .collect(Collectors.toSet());
        return lengths.size() == 1 ? OptionalInt.of(lengths.iterator().next()) : OptionalInt.empty();
    }

    /** Whether the series ends before a forecast has as many steps as others. */
    public boolean isCutOff(int origin) {
        return (long) origin + steps(origin) >= series.length() && steps(origin) < most;
    }

    /** The number of steps of a forecast. */
    public int steps(int origin) {
        return byOrigin.get(origin).length();
    }

    /** The different numbers of steps, with a forecast of each. */
    public String differentSteps() {
        Map<Integer, Integer> first = new TreeMap<>();
        byOrigin.forEach((origin, rows) -> first.putIfAbsent(rows.length(), origin));
        return first.entrySet().stream()
                .limit(MOST_NAMED)
                .map(length -> length.getKey() + " from " + series.text(length.getValue()))
                .collect(Collectors.joining(", "));
    }

    /**
     * How many steps after the horizon a forecast has, without a gap.
     *
     * @param most no more are counted
     */
    public int guard(int origin, int horizon, int most) {
        RecordedOrigin rows = byOrigin.get(origin);
        if (rows == null) {
            return 0;
        }
        int targets = series.targets().size();
        int[] found = rows.rows(horizon, horizon + most, targets, (row, before) -> {});
        int guard = 0;
        while (guard < most && isWhole(found, guard, targets)) {
            guard++;
        }
        return guard;
    }

    private static boolean isWhole(int[] rows, int step, int targets) {
        for (int target = 0; target < targets; target++) {
            if (rows[step * targets + target] < 0) {
                return false;
            }
        }
        return true;
    }

    /** What is wrong with the file, and with its forecasts of some spans: a sentence for each kind. */
    public List<String> faults(List<ForecastSpan> spans) {
        RecordedFaults all = faults.copy();
        byOrigin.forEach((origin, rows) -> addMisplaced(origin, rows, all));
        boolean lacksFirst = true;
        for (ForecastSpan span : spans) {
            RecordedOrigin rows = byOrigin.get(span.from());
            if (rows == null) {
                all.add(Kind.MISSING_ORIGIN, series.text(span.from()));
            } else {
                int[] found = rows(
                        span,
                        (row, before) -> all.add(
                                Kind.DOUBLED,
                                "line " + rows.line(row) + " is step " + (rows.step(row) + firstStep) + " from "
                                        + series.text(span.from()) + ", as is line " + rows.line(before)));
                lacksFirst &= found[0] < 0;
                addMissing(span, found, all);
            }
        }
        advise(all, lacksFirst);
        return all.texts();
    }

    private void addMisplaced(int origin, RecordedOrigin rows, RecordedFaults all) {
        for (int row = 0; row < rows.count(); row++) {
            int sample = rows.sample(row);
            int due = origin + rows.step(row);
            String step = "step " + (rows.step(row) + firstStep) + " from " + series.text(origin);
            if (rows.step(row) < 0) {
                all.add(Kind.BEFORE_THE_ORIGIN, "line " + rows.line(row) + " (" + step + ")");
            } else if (sample >= 0 && sample != due) {
                all.add(
                        Kind.OTHER_DATE,
                        "line " + rows.line(row) + " has " + series.text(sample) + ", but " + step + " is "
                                + (due < series.length() ? series.text(due) : "after the last sample"));
            }
        }
    }

    private void addMissing(ForecastSpan span, int[] found, RecordedFaults all) {
        int targets = series.targets().size();
        for (int target = 0; target < targets; target++) {
            List<String> ranges = new ArrayList<>();
            int count = 0;
            int from = -1;
            for (int step = 0; step <= found.length / targets; step++) {
                boolean isMissing = step < found.length / targets && found[step * targets + target] < 0;
                count += isMissing ? 1 : 0;
                if (isMissing && from < 0) {
                    from = step;
                } else if (!isMissing && from >= 0) {
                    int last = step - 1;
                    ranges.add((from + firstStep) + (from == last ? "" : " to " + (last + firstStep)));
                    from = -1;
                }
            }
            if (count > 0) {
                all.add(
                        Kind.MISSING,
                        count,
                        series.text(span.from())
                                + (targets == 1
                                        ? ""
                                        : ", column "
                                                + SafeText.of(series.targets().get(target)) + ",")
                                + " has no step "
                                + String.join(", ", ranges.subList(0, Math.min(MOST_NAMED, ranges.size())))
                                + (ranges.size() > MOST_NAMED ? " and others" : ""));
            }
        }
    }

    private void advise(RecordedFaults all, boolean lacksFirst) {
        all.advise(Kind.NO_SUCH_ORIGIN, series.range());
        all.advise(Kind.NO_SUCH_DATE, series.range());
        all.advise(
                Kind.BEFORE_THE_ORIGIN,
                isCutoff
                        ? "; if the column of model.predictions.cutoff has the first predicted sample, name it with origin"
                        : "");
        all.advise(
                Kind.OTHER_DATE,
                "; correct the file, or say with model.predictions.firstStep whether its steps count from 0 or 1");
        all.advise(
                Kind.DOUBLED,
                "; keep one of each, or choose a model or series of the file with model.predictions.where");
        all.advise(
                Kind.MISSING_ORIGIN,
                "; the file has forecasts from "
                        + origins().stream().limit(MOST_NAMED).map(series::text).collect(Collectors.joining(", "))
                        + (byOrigin.size() > MOST_NAMED ? " and " + (byOrigin.size() - MOST_NAMED) + " others" : ""));
        all.advise(
                Kind.MISSING,
                lacksFirst && !isCutoff && isByDate
                        ? "; if its origins are the last samples before the forecasts, name their column with"
                                + " model.predictions.cutoff"
                        : "; each forecast must have every step of its horizon");
    }

    private int[] rows(ForecastSpan span, RecordedOrigin.Doubled doubled) {
        return byOrigin.get(span.from())
                .rows(0, span.horizon() + span.guard(), series.targets().size(), doubled);
    }

    /** The forecast of a span, of which nothing is missing. */
    public Prediction prediction(ForecastSpan span) {
        RecordedOrigin rows = byOrigin.get(span.from());
        int[] found = rows(span, (row, before) -> {});
        List<Series> all = new ArrayList<>();
        for (int i = 0; i <= levels.size(); i++) {
            double[] values = new double[found.length];
            for (int at = 0; at < values.length; at++) {
                values[at] = rows.number(found[at], i);
            }
            all.add(Series.of(values, series.targets().size()));
        }
        return new Prediction(
                all.get(0),
                Optional.empty(),
                levels.isEmpty() ? Optional.empty() : Optional.of(new Quantiles(levels, all.subList(1, all.size()))));
    }

    /** How the file was read, and what of it is not judged. */
    public List<String> notes(List<ForecastSpan> spans) {
        List<String> all = new ArrayList<>(notes);
        ForecastSpan first = spans.get(0);
        String from = series.text(first.from());
        all.add(shown + ": "
                + (spans.size() == 1
                        ? "the forecast from " + from + " is judged"
                        : spans.size() + " forecasts are judged, from " + from + " to "
                                + series.text(spans.get(spans.size() - 1).from()))
                + ", over " + first.horizon() + " steps");
        Set<Integer> judged = spans.stream().map(ForecastSpan::from).collect(Collectors.toSet());
        int others = (int) byOrigin.keySet().stream()
                .filter(origin -> !judged.contains(origin))
                .count();
        if (others > 0) {
            all.add(shown + ": " + others + " of " + byOrigin.size()
                    + " forecasts are not judged, since forecast.from does" + " not name them");
        }
        long after = spans.stream()
                .mapToLong(span -> byOrigin.get(span.from()).after(span.horizon() + span.guard()))
                .sum();
        if (after > 0) {
            all.add(shown + ": " + after + " rows after horizon and guard are not judged");
        }
        return all;
    }

    /** What looks like a mistake. */
    public List<String> warnings() {
        return warnings;
    }
}
