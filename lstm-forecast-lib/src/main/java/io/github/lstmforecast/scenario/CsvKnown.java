package io.github.lstmforecast.scenario;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.csv.CsvTable;
import io.github.lstmforecast.csv.MissingCell;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.gate.Numbers;
import io.github.lstmforecast.model.SavedInputs;
import io.github.lstmforecast.signal.CalendarFeature;
import io.github.lstmforecast.signal.FilledSeries;
import io.github.lstmforecast.signal.GapFill;
import io.github.lstmforecast.signal.KnownInput;
import io.github.lstmforecast.signal.Period;
import io.github.lstmforecast.signal.Scaling;
import io.github.lstmforecast.signal.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The known inputs of a series from a file, in the order in which a model is fed them: the columns that are not
 * forecast, scaled; the parts of the date; sine and cosine of each harmonic of the cycle.
 *
 * <p>For a model whose file says how it was trained, in the order and the scaling that it says.
 *
 * <p>A gap of a column is filled from both sides also just before a forecast, because the values behind it are known, too.
 */
final class CsvKnown {
    private final CsvTable table;
    private final int targets;
    private final Optional<FilledSeries> columns;
    private final Scaling scaling; // of the columns, fitted
    private final KnownSettings settings;
    private final List<KnownInput> inputs;
    private final Optional<Series> series;

    /**
     * @param targets the number of columns that are forecast, the first ones of the table
     * @throws InvalidValueException if the file doesn't have the dates, the values or the cycle for these inputs
     */
    CsvKnown(
            CsvTable table,
            int targets,
            KnownSettings settings,
            Period period,
            GapFill gaps,
            int trainingStart,
            int trainingEnd) {
        this.table = table;
        this.targets = targets;
        this.settings = settings;
        requireDates(settings.calendar());
        requirePeriod(settings.harmonics(), period.steps());
        int rows = table.series().length();
        this.columns = columns(gaps, (int) Math.round(period.steps().orElse(1)));
        columns.ifPresent(filled -> GapLimits.requireFillable(filled, gaps, period, trainingStart, trainingEnd, rows));
        this.scaling = columns.map(
                        filled -> scaling(settings.scale(), filled.whole().slice(trainingStart, trainingEnd)))
                .orElseGet(() -> Scaling.none(1));
        List<KnownInput> all = new ArrayList<>();
        for (int column = 0;
                column < columns.map(filled -> filled.whole().features()).orElse(0);
                column++) {
            int of = column;
            Series whole = columns.orElseThrow().whole();
            all.add(KnownInput.of(name(column), row -> scaling.apply(of, whole.get(row, of))));
        }
        for (CalendarFeature feature : settings.calendar()) {
            all.addAll(feature.inputs(rows, row -> table.time(row).orElseThrow()));
        }
        all.addAll(KnownInput.phase(settings.harmonics(), period.steps().orElse(1)));
        requireNames(all);
        this.inputs = settings.saved().map(saved -> asSaved(all, saved)).orElse(all);
        InvalidValueException.unless(
                (long) inputs.size() * rows <= Signal.MOST_NUMBERS,
                settings.calendar().isEmpty() ? "known" : "calendar",
                inputs.size() + " known inputs in " + rows + " rows",
                "so few that they are at most " + Signal.MOST_NUMBERS + " numbers");
        this.series = inputs.isEmpty() ? Optional.empty() : Optional.of(KnownInput.series(inputs, rows));
    }

    private void requireNames(List<KnownInput> all) {
        Set<String> names = new HashSet<>(table.columns().subList(0, targets));
        for (KnownInput input : all) {
            InvalidValueException.unless(
                    names.add(input.name()),
                    "known",
                    SafeText.of(input.name()),
                    "inputs of different names; " + SafeText.of(input.name()) + " is the name of another one, too");
        }
    }

    /** In the order and with the scaling of a model; inputs that the model does not have come first, as they are. */
    private static List<KnownInput> asSaved(List<KnownInput> all, SavedInputs saved) {
        List<String> order = saved.knownNames();
        return all.stream()
                .sorted(Comparator.comparingInt(input -> order.indexOf(input.name())))
                .map(input -> saved.known(input.name())
                        .map(known -> new KnownInput(
                                input.group(),
                                input.name(),
                                row -> known.apply(input.values().applyAsDouble(row))))
                        .orElse(input))
                .toList();
    }

    private void requireDates(List<CalendarFeature> calendar) {
        List<String> keys = calendar.stream().map(CalendarFeature::key).toList();
        InvalidValueException.unless(
                keys.isEmpty() || table.time(0).isPresent(),
                "calendar",
                keys,
                "omitted where the rows have no dates; signal.csv.date names their column");
        InvalidValueException.unless(
                table.hasTimes() || calendar.stream().noneMatch(CalendarFeature::isOfTime),
                "calendar",
                keys,
                "without " + CalendarFeature.HOUR.key() + ", because the dates have no time of day");
    }

    private static void requirePeriod(int harmonics, OptionalDouble period) {
        InvalidValueException.unless(
                harmonics == 0 || period.isPresent(),
                "phase",
                harmonics,
                "omitted where the series has no cycle (period: none)");
        InvalidValueException.unless(
                2 * harmonics <= period.orElse(2 * harmonics),
                "phase",
                harmonics,
                "at most half the rows per cycle, " + Numbers.text(period.orElse(0) / 2));
    }

    private Optional<FilledSeries> columns(GapFill gaps, int cycleSteps) {
        Series all = table.series();
        if (all.features() == targets) {
            return Optional.empty();
        }
        Series known = all.select(targets, all.features());
        for (int column = 0; column < known.features(); column++) {
            InvalidValueException.unless(
                    !Arrays.stream(known.column(column)).allMatch(Double::isNaN),
                    "known",
                    name(column),
                    "columns with values; " + name(column) + " has none");
        }
        return Optional.of(FilledSeries.of(known, gaps, cycleSteps));
    }

    /** A column that is constant in the training rows is 0 there. */
    private static Scaling scaling(Scaling.Mode mode, Series training) {
        double[] offset = new double[training.features()];
        double[] unit = new double[training.features()];
        for (int column = 0; column < training.features(); column++) {
            Series values = training.select(column, column + 1);
            double first = values.get(0, 0);
            boolean isConstant = Arrays.stream(values.column(0)).allMatch(value -> value == first);
            Scaling own = isConstant ? Scaling.none(1) : Scaling.fit(mode, values);
            offset[column] = isConstant && mode != Scaling.Mode.NONE ? first : own.offset(0);
            unit[column] = own.unit(0);
        }
        return Scaling.of(offset, unit);
    }

    private String name(int column) {
        return table.columns().get(targets + column);
    }

    List<String> names() {
        return inputs.stream().map(KnownInput::name).toList();
    }

    /** {@code [row][known input]}, as a model is fed them. */
    Optional<Series> series() {
        return series;
    }

    /** Refuses columns without a value in a forecast. */
    void requireFuture(List<ForecastSpan> spans) {
        int from = spans.stream().mapToInt(ForecastSpan::from).min().orElseThrow();
        int end = spans.stream().mapToInt(ForecastSpan::end).max().orElseThrow();
        for (MissingCell cell : table.missing()) {
            InvalidValueException.unless(
                    cell.column() < targets || cell.row() < from || cell.row() >= end,
                    "known",
                    name(cell.column() - targets) + ", which has no value in " + row(cell.row()) + ", "
                            + (table.isMissing(cell.row()) ? "a row missing before " : "") + table.shown() + ":"
                            + cell.line(),
                    "columns with a value in each row from the first forecast, " + row(from)
                            + ", to the end of the last, " + row(end - 1));
        }
    }

    private String row(int row) {
        return "row " + row + table.date(row).map(date -> " (" + date + ")").orElse("");
    }

    /** The inputs that are constant in the training rows and have another value in a forecast. */
    List<String> unlearnt(int trainingStart, int trainingEnd, List<ForecastSpan> spans) {
        return IntStream.range(0, inputs.size())
                .filter(input -> isUnlearnt(series.orElseThrow(), input, trainingStart, trainingEnd, spans))
                .mapToObj(input -> inputs.get(input).name())
                .toList();
    }

    private static boolean isUnlearnt(Series known, int input, int start, int end, List<ForecastSpan> spans) {
        double first = known.get(start, input);
        return IntStream.range(start, end).allMatch(row -> known.get(row, input) == first)
                && spans.stream()
                        .flatMapToInt(span -> IntStream.range(span.from(), span.from() + span.horizon()))
                        .anyMatch(row -> known.get(row, input) != first);
    }

    /** What the inputs are made of, by the key of the scenario file; omitted where there is nothing of a kind. */
    Map<String, String> settings() {
        Map<String, String> all = new LinkedHashMap<>();
        if (columns.isPresent()) {
            all.put(
                    "known",
                    String.join(
                            " ",
                            table.columns().subList(targets, table.columns().size())));
            if (settings.saved().isEmpty()) {
                all.put("knownScale", settings.scale().key());
            }
        }
        if (!settings.calendar().isEmpty()) {
            all.put(
                    "calendar",
                    settings.calendar().stream().map(CalendarFeature::key).collect(Collectors.joining(" ")));
        }
        if (settings.harmonics() > 0) {
            all.put("phase", String.valueOf(settings.harmonics()));
        }
        return all;
    }

    /** How the columns are scaled, fitted to their training rows. */
    Scaling scaling() {
        return scaling;
    }

    /** The key that scales the columns. */
    Optional<String> scaledBy() {
        return settings.scale() == Scaling.Mode.NONE ? Optional.empty() : Optional.of("signal.csv.knownScale");
    }

    /** What the file of a model that is trained on them says of them. */
    List<SavedInputs.Known> saved() {
        int scaled = table.columns().size() - targets;
        return IntStream.range(0, inputs.size())
                .mapToObj(i -> i < scaled
                        ? new SavedInputs.Known(inputs.get(i).name(), scaling.offset(i), scaling.unit(i))
                        : SavedInputs.Known.unscaled(inputs.get(i).name()))
                .toList();
    }

    /** For example {@code holiday, dayOfWeek (7), phase (2)}. */
    String summary() {
        Map<String, Long> groups = inputs.stream()
                .collect(Collectors.groupingBy(KnownInput::group, LinkedHashMap::new, Collectors.counting()));
        return groups.entrySet().stream()
                .map(group -> group.getKey() + (group.getValue() == 1 ? "" : " (" + group.getValue() + ")"))
                .collect(Collectors.joining(", "));
    }
}
