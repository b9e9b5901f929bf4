package io.github.lstmforecast.result;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.csv.CsvCells;
import io.github.lstmforecast.csv.CsvException;
import io.github.lstmforecast.csv.Decimal;
import io.github.lstmforecast.csv.RowFinder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Where the columns of a file of forecasts are, from 0.
 *
 * @param isCutoff whether the column of the origin has the last sample before it
 * @param numbers the value, and the quantiles in the order of their levels
 */
record PredictionsColumns(
        OptionalInt origin,
        boolean isCutoff,
        OptionalInt step,
        OptionalInt date,
        OptionalInt target,
        List<Double> levels,
        int[] numbers) {
    private static final String KEY = "model.predictions.";
    private static final double MEDIAN = 0.5;

    static PredictionsColumns of(CsvCells cells, PredictionsLayout layout, PredictedSeries series) throws CsvException {
        boolean isCutoff = layout.cutoff().isPresent();
        OptionalInt origin =
                isCutoff ? find(cells, layout.cutoff(), "") : find(cells, layout.origin(), PredictionsCsv.ORIGIN);
        OptionalInt step = find(cells, layout.step(), PredictionsCsv.STEP);
        OptionalInt date = date(cells, layout, series);
        if (step.isEmpty() && date.isEmpty()) {
            throw missing(
                    cells,
                    PredictionsCsv.STEP,
                    "; say which has the step that a row predicts with " + KEY + "step"
                            + (series.dated().isEmpty() ? "" : ", or its date with " + KEY + "date"));
        }
        OptionalInt target = find(cells, layout.column(), PredictionsCsv.COLUMN);
        if (target.isEmpty() && series.targets().size() > 1) {
            throw missing(
                    cells,
                    PredictionsCsv.COLUMN,
                    ", but " + series.targets().size()
                            + " columns are forecast; say which has the name of the predicted column with " + KEY
                            + "column");
        }
        Map<Double, Integer> quantiles = quantiles(cells, layout);
        int value = value(cells, layout, quantiles);
        int[] numbers = new int[1 + quantiles.size()];
        numbers[0] = value;
        int i = 1;
        for (int column : quantiles.values()) {
            numbers[i++] = column;
        }
        return new PredictionsColumns(origin, isCutoff, step, date, target, List.copyOf(quantiles.keySet()), numbers);
    }

    private static OptionalInt find(CsvCells cells, Optional<String> given, String usual) throws CsvException {
        if (given.isEmpty() && !cells.has(usual)) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(cells.index(given.orElse(usual)));
    }

    private static OptionalInt date(CsvCells cells, PredictionsLayout layout, PredictedSeries series)
            throws CsvException {
        if (series.dated().isPresent()) {
            return find(cells, layout.date(), PredictionsCsv.DATE);
        }
        if (layout.date().isPresent()) {
            throw new CsvException(cells.shown() + ": " + KEY + "date names "
                    + cells.place(cells.index(layout.date().get()))
                    + ", but the series has no dates; say which column has the step with " + KEY + "step");
        }
        return OptionalInt.empty();
    }

    private static CsvException missing(CsvCells cells, String name, String remedy) {
        return new CsvException(
                cells.shown() + ": there is no column '" + name + "'; the columns are " + cells.list() + remedy);
    }

    private static int value(CsvCells cells, PredictionsLayout layout, Map<Double, Integer> quantiles)
            throws CsvException {
        OptionalInt value = find(cells, layout.value(), PredictionsCsv.VALUE);
        if (value.isEmpty() && !quantiles.containsKey(MEDIAN)) {
            throw missing(cells, PredictionsCsv.VALUE, "; say which has the forecast with " + KEY + "value");
        }
        return value.orElseGet(() -> quantiles.get(MEDIAN));
    }

    private static Map<Double, Integer> quantiles(CsvCells cells, PredictionsLayout layout) throws CsvException {
        Map<Double, Integer> quantiles = new TreeMap<>();
        for (Map.Entry<Double, String> quantile : layout.quantiles().entrySet()) {
            quantiles.put(quantile.getKey(), cells.index(quantile.getValue()));
        }
        return layout.quantiles().isEmpty() ? named(cells) : quantiles;
    }

    /** The columns whose names are those of quantiles. */
    private static Map<Double, Integer> named(CsvCells cells) throws CsvException {
        Map<Double, Integer> quantiles = new TreeMap<>();
        List<String> names = cells.names();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            OptionalDouble level = name.startsWith(PredictionsCsv.QUANTILE)
                    ? Decimal.parse(
                            name.substring(PredictionsCsv.QUANTILE.length()).replace(',', '.'))
                    : OptionalDouble.empty();
            if (level.isPresent()) {
                if (!(level.getAsDouble() > 0 && level.getAsDouble() < 1)) {
                    throw new CsvException(cells.shown() + ": found the column '" + SafeText.of(name)
                            + "', but the level of a quantile must be above 0 and below 1; rename the column, or say with "
                            + KEY + "quantiles which ones are quantiles");
                }
                if (quantiles.put(level.getAsDouble(), i) != null) {
                    throw new CsvException(cells.shown() + ": there are several columns of the quantile "
                            + level.getAsDouble() + "; keep one of them");
                }
            }
        }
        return quantiles;
    }

    /** The predicted columns of the series that the file has, and others. */
    List<String> others(CsvCells cells, PredictedSeries series) throws CsvException {
        if (target.isEmpty()) {
            return List.of();
        }
        List<String> names = new ArrayList<>(cells.values(target.getAsInt()).orElse(List.of()));
        names.removeAll(series.targets());
        return names;
    }

    Optional<RowFinder> dates(CsvCells cells, PredictedSeries series) throws CsvException {
        return date.isPresent()
                ? Optional.of(cells.dates(date.getAsInt(), series.dated().orElseThrow()))
                : Optional.empty();
    }

    /** Empty where the origins are numbers of rows. */
    Optional<RowFinder> origins(CsvCells cells, PredictedSeries series) throws CsvException {
        if (origin.isEmpty() || series.dated().isEmpty()) {
            return Optional.empty();
        }
        int column = origin.getAsInt();
        return areRows(cells, column, series.length())
                ? Optional.empty()
                : Optional.of(cells.dates(column, series.dated().orElseThrow()));
    }

    /** Whether all cells are numbers, of which one that is known is that of a row: years, say, are not. */
    private static boolean areRows(CsvCells cells, int column, int length) {
        return cells.areNumbers(column)
                && cells.values(column).orElse(List.of(cells.first(column))).stream()
                        .anyMatch(text -> SampleFinder.wholeNumber(text).orElse(Integer.MAX_VALUE) < length);
    }
}
