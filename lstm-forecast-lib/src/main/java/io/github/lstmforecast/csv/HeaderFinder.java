package io.github.lstmforecast.csv;

import io.github.lstmforecast.SafeText;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Finds out whether the first row holds names. */
final class HeaderFinder {
    private static final int FEWEST_COUNTING = 3; // numbers, 1, 2, 3, that may be names

    private enum Kind {
        NUMBER,
        DATE,
        EMPTY,
        TEXT
    }

    private final DialectSample sample;
    private final String shown;
    private final DateText dates = new DateText();
    private final Moment moment = new Moment();

    HeaderFinder(DialectSample sample, String shown) {
        this.sample = sample;
        this.shown = shown;
    }

    boolean isThere() throws CsvException {
        List<String> first = sample.first();
        if (sample.rows().size() < 2 || sample.lacksFirstName()) {
            return true;
        }
        boolean looksLikeData = false;
        boolean isMissing = false;
        boolean isAboveKeys = false;
        boolean isNoName = false;
        for (int column = 0; column < first.size(); column++) {
            Kind kind = kind(first.get(column));
            Kind below = below(column);
            if (kind == Kind.TEXT && (below == Kind.NUMBER || below == Kind.DATE)
                    || kind == Kind.NUMBER && below == Kind.DATE
                    || kind == Kind.DATE && below == Kind.NUMBER) {
                return true;
            }
            if (kind == Kind.TEXT && ColumnProfile.isTimeName(first.get(column)) && isAboveKeys(column)) {
                return true;
            }
            isAboveKeys |= kind == Kind.TEXT && isAboveKeys(column);
            isMissing |= kind == Kind.EMPTY && below != Kind.EMPTY;
            looksLikeData |= kind == below && kind != Kind.TEXT;
            isNoName |= kind == below && (kind == Kind.DATE || kind == Kind.NUMBER && !isWhole(first.get(column)));
        }
        if (!looksLikeData || isAboveKeys && !isNoName) {
            return true;
        }
        List<String> numbers =
                first.stream().filter(cell -> kind(cell) == Kind.NUMBER).toList();
        boolean isWhole = numbers.stream().allMatch(HeaderFinder::isWhole);
        boolean isCounting = isWhole && isCounting(numbers);
        boolean isLong = numbers.size() >= FEWEST_COUNTING;
        boolean isAll = numbers.size() == first.size();
        if (isCounting && (isMissing || isLong && !isAll)) {
            return true;
        }
        if (isAboveKeys || isWhole && isAll && (isCounting && isLong || areAllFractions())) {
            throw new CsvException(
                    shown + ": the first row, "
                            + SafeText.of(first.stream().map(SafeText::item).collect(Collectors.joining(", ")))
                            + ", may be names or values; say which with header: true or header: false",
                    "header=true");
        }
        return false;
    }

    /** Whether a row has texts above numbers or dates, and nothing else there. */
    boolean areUnits(int row) {
        List<String> cells = sample.rows().get(row);
        boolean isAny = false;
        for (int column = 0; column < cells.size(); column++) {
            Kind below = below(column);
            if (below == Kind.NUMBER || below == Kind.DATE) {
                Kind kind = kind(cells.get(column));
                if (kind != Kind.TEXT && kind != Kind.EMPTY || !isAbove(row, column, below)) {
                    return false;
                }
                isAny |= kind == Kind.TEXT && below == Kind.NUMBER;
            }
        }
        return isAny;
    }

    /** Whether all cells below a row are of a kind, those that are missing apart. */
    private boolean isAbove(int row, int column, Kind kind) {
        return sample.rows().stream()
                .skip(row + 1L)
                .filter(cells -> column < cells.size() && !MissingCell.isOne(cells.get(column)))
                .allMatch(cells -> kind(cells.get(column)) == kind);
    }

    /** Whether the cells below are a few that occur again and again, and the first is none of them. */
    private boolean isAboveKeys(int column) {
        List<String> cells = sample.others().stream()
                .filter(row -> column < row.size())
                .map(row -> row.get(column))
                .toList();
        long different = cells.stream().distinct().count();
        return different * FEWEST_COUNTING <= cells.size()
                && !cells.contains(sample.first().get(column));
    }

    private static boolean isWhole(String cell) {
        return cell.chars().allMatch(Character::isDigit);
    }

    /** Whether whole numbers count up by one. */
    private static boolean isCounting(List<String> numbers) {
        for (int i = 1; i < numbers.size(); i++) {
            BigInteger previous = new BigInteger(numbers.get(i - 1));
            if (!new BigInteger(numbers.get(i)).equals(previous.add(BigInteger.ONE))) {
                return false;
            }
        }
        return true;
    }

    /** Whether each number below the first row has a fraction. */
    private boolean areAllFractions() {
        return sample.others().size() > 1
                && sample.others().stream()
                        .flatMap(List::stream)
                        .allMatch(cell -> MissingCell.isOne(cell) || cell.indexOf('.') > 0);
    }

    private Kind kind(String cell) {
        if (cell.isEmpty()) {
            return Kind.EMPTY;
        }
        if (NumberForm.forms(cell) != 0 || MissingCell.isOne(cell)) {
            return Kind.NUMBER;
        }
        return dates.scan(cell) && !LayoutForm.of(dates, moment).isEmpty() ? Kind.DATE : Kind.TEXT;
    }

    /** What most cells of a column are, those that are missing apart. */
    private Kind below(int column) {
        int[] counts = new int[Kind.values().length];
        for (List<String> row : sample.others()) {
            if (column < row.size() && !MissingCell.isOne(row.get(column))) {
                counts[kind(row.get(column)).ordinal()]++;
            }
        }
        for (Kind kind : List.of(Kind.NUMBER, Kind.DATE)) {
            if (counts[kind.ordinal()] > 0 && 2 * counts[kind.ordinal()] >= counts[Kind.TEXT.ordinal()]) {
                return kind;
            }
        }
        return counts[Kind.TEXT.ordinal()] > 0 ? Kind.TEXT : Kind.EMPTY;
    }

    /** The names of the columns, empty without a header. */
    List<String> names(boolean hasHeader) {
        List<String> first = sample.first();
        int width = sample.width();
        int columns = sample.isTrailing() ? width - 1 : hasHeader && !sample.lacksFirstName() ? first.size() : width;
        boolean isTrailing = columns == width + 1 && first.get(width).isEmpty();
        columns -= isTrailing ? 1 : 0;
        if (!hasHeader) {
            return Collections.nCopies(columns, "");
        }
        List<String> names = new ArrayList<>(first);
        if (sample.lacksFirstName()) {
            names.add(0, "");
        }
        while (names.size() < columns) {
            names.add("");
        }
        return names.subList(0, columns);
    }
}
