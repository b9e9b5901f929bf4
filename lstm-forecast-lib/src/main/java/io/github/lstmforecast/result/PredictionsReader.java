package io.github.lstmforecast.result;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.csv.CsvException;
import io.github.lstmforecast.csv.Decimal;
import io.github.lstmforecast.forecast.Prediction;
import io.github.lstmforecast.signal.Quantiles;
import io.github.lstmforecast.signal.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/** Reads the rows of {@code predictions.csv}. Origins and columns may come in any order, the steps of each from 0 up. */
final class PredictionsReader {
    private static final int MOST_OF_A_TEXT = 300;

    private final String shown;
    private List<String> header;
    private final List<Double> levels = new ArrayList<>();
    private final Map<Integer, Map<String, Steps>> byOrigin = new TreeMap<>();

    PredictionsReader(String shown) {
        this.shown = shown;
    }

    /** The steps of one column from one origin, {@code [value, quantiles...][step]}. */
    private static final class Steps {
        private final double[][] values;
        private int count;

        Steps(int width) {
            values = new double[width][16];
        }

        void add(double[] row) {
            for (int i = 0; i < row.length; i++) {
                if (count == values[i].length) {
                    values[i] = Arrays.copyOf(values[i], 2 * count);
                }
                values[i][count] = row[i];
            }
            count++;
        }
    }

    RecordedPredictions read(CloseableIterator<CsvRecord> records) throws CsvException {
        if (!records.hasNext()) {
            throw new CsvException(shown + ": the file is empty; it needs the header " + String.join(",", needed())
                    + " and a row for each prediction");
        }
        CsvRecord first = records.next();
        header = first.getFields().stream().map(String::strip).toList();
        int origin = index(PredictionsCsv.ORIGIN);
        int step = index(PredictionsCsv.STEP);
        int column = index(PredictionsCsv.COLUMN);
        int[] numbers = numbers(first);
        while (records.hasNext()) {
            CsvRecord record = records.next();
            if (record.getFieldCount() != header.size()) {
                throw new CsvException(at(record) + ": found " + record.getFieldCount() + " cells, but the header has "
                        + header.size());
            }
            Steps steps = byOrigin.computeIfAbsent(integer(record, origin), any -> new LinkedHashMap<>())
                    .computeIfAbsent(record.getField(column), any -> new Steps(numbers.length));
            requireNext(record, integer(record, step), steps.count);
            double[] row = new double[numbers.length];
            for (int i = 0; i < row.length; i++) {
                row[i] = number(record, numbers[i]);
            }
            steps.add(row);
        }
        if (byOrigin.isEmpty()) {
            throw new CsvException(shown + ": there is no row after the header");
        }
        return predictions();
    }

    private static List<String> needed() {
        return List.of(PredictionsCsv.ORIGIN, PredictionsCsv.STEP, PredictionsCsv.COLUMN, PredictionsCsv.VALUE);
    }

    private int index(String name) throws CsvException {
        int index = header.indexOf(name);
        if (index < 0) {
            throw new CsvException(shown + ": there is no column '" + name + "'; there are "
                    + SafeText.of(String.join(", ", header), MOST_OF_A_TEXT));
        }
        if (index != header.lastIndexOf(name)) {
            throw new CsvException(shown + ": there are several columns '" + name + "'; keep one of them");
        }
        return index;
    }

    /** Where the value and the quantiles are, the lowest level first. */
    private int[] numbers(CsvRecord first) throws CsvException {
        Map<Double, Integer> quantiles = new TreeMap<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i);
            OptionalDouble level = name.startsWith(PredictionsCsv.QUANTILE)
                    ? Decimal.parse(name.substring(PredictionsCsv.QUANTILE.length()))
                    : OptionalDouble.empty();
            if (level.isPresent()) {
                if (!(level.getAsDouble() > 0 && level.getAsDouble() < 1)) {
                    throw new CsvException(at(first) + ": found the column '" + SafeText.of(name)
                            + "', but the level of a quantile must be above 0 and below 1");
                }
                if (quantiles.put(level.getAsDouble(), i) != null) {
                    throw new CsvException(at(first) + ": there are several columns of the quantile "
                            + level.getAsDouble() + "; keep one of them");
                }
            }
        }
        levels.addAll(quantiles.keySet());
        int[] numbers = new int[1 + levels.size()];
        numbers[0] = index(PredictionsCsv.VALUE);
        for (int i = 0; i < levels.size(); i++) {
            numbers[1 + i] = quantiles.get(levels.get(i));
        }
        return numbers;
    }

    private int integer(CsvRecord record, int index) throws CsvException {
        String text = record.getField(index).strip();
        try {
            int value = Integer.parseInt(text);
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw refusal(record, index, text, "a whole number, at least 0");
    }

    private double number(CsvRecord record, int index) throws CsvException {
        String text = record.getField(index).strip();
        OptionalDouble value = Decimal.parse(text);
        if (value.isPresent()) {
            return value.getAsDouble();
        }
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw refusal(record, index, text, "a number, NaN, Infinity or -Infinity");
        };
    }

    private CsvException refusal(CsvRecord record, int index, String text, String allowed) {
        return new CsvException(at(record) + ", column " + SafeText.of(header.get(index)) + ": found '"
                + SafeText.of(text) + "', but it must be " + allowed);
    }

    private void requireNext(CsvRecord record, int step, int next) throws CsvException {
        if (step != next) {
            throw new CsvException(at(record) + ": found step " + step + ", but the next step of this origin and column"
                    + " must be " + next + "; the steps of each count from 0 up, without gaps");
        }
    }

    private RecordedPredictions predictions() throws CsvException {
        List<String> columns =
                new ArrayList<>(byOrigin.values().iterator().next().keySet());
        Map<Integer, Prediction> predictions = new TreeMap<>();
        for (Map.Entry<Integer, Map<String, Steps>> origin : byOrigin.entrySet()) {
            predictions.put(origin.getKey(), prediction(origin.getKey(), columns, origin.getValue()));
        }
        return new RecordedPredictions(columns, predictions);
    }

    private Prediction prediction(int origin, List<String> columns, Map<String, Steps> found) throws CsvException {
        if (!found.keySet().equals(Set.copyOf(columns))) {
            throw new CsvException(shown + ": origin " + origin + " has the columns " + text(found.keySet())
                    + ", but the first has " + text(columns) + "; each origin must have all columns");
        }
        int steps = found.get(columns.get(0)).count;
        for (String column : columns) {
            if (found.get(column).count != steps) {
                throw new CsvException(shown + ": origin " + origin + " has " + steps + " steps of column "
                        + SafeText.of(columns.get(0)) + " and " + found.get(column).count + " of "
                        + SafeText.of(column) + "; each column must have the same steps");
            }
        }
        List<Series> series = new ArrayList<>();
        for (int i = 0; i <= levels.size(); i++) {
            double[] values = new double[steps * columns.size()];
            for (int k = 0; k < values.length; k++) {
                values[k] = found.get(columns.get(k % columns.size())).values[i][k / columns.size()];
            }
            series.add(Series.of(values, columns.size()));
        }
        return new Prediction(
                series.get(0),
                Optional.empty(),
                levels.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Quantiles(levels, series.subList(1, series.size()))));
    }

    private static String text(Collection<String> columns) {
        return SafeText.of(String.join(", ", columns), MOST_OF_A_TEXT);
    }

    private String at(CsvRecord record) {
        return shown + ":" + record.getStartingLineNumber();
    }
}
