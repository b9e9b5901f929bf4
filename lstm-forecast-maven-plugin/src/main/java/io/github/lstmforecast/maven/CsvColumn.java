package io.github.lstmforecast.maven;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.csv.ColumnKind;
import io.github.lstmforecast.csv.ColumnProfile;
import io.github.lstmforecast.csv.CsvException;
import io.github.lstmforecast.csv.CsvFormat;
import io.github.lstmforecast.csv.CsvProfile;
import io.github.lstmforecast.csv.CsvTable;
import io.github.lstmforecast.csv.MissingCell;
import io.github.lstmforecast.scenario.CsvGaps;
import io.github.lstmforecast.signal.FilledSeries;
import io.github.lstmforecast.signal.GapFill;
import io.github.lstmforecast.signal.Period;
import io.github.lstmforecast.signal.PeriodSearch;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A column of a CSV file to forecast.
 *
 * @param name its name in the header, or its number from 1
 * @param table the file, of which this column alone was read, with the rows that are missing in it
 * @param period in rows, given or found
 * @param gaps how its gaps are filled; {@link GapFill#ERROR} if there are none
 */
record CsvColumn(String name, CsvTable table, Period period, GapFill gaps) {
    private static final int MOST_LISTED = 20;
    private static final Pattern SIGN = Pattern.compile("[0-9] ?[%$€£]|[%$€£] ?[0-9]");
    private static final Pattern WORD = Pattern.compile("[\\w./=-]+");
    private static final int LONGEST_ARGUMENT = 300;
    private static final int PERIOD_DIGITS = 6;
    private static final int CYCLE_FOR_A_LINE = 4; // a line over more than a fourth of a cycle cuts off what is there

    /**
     * Finds the column that the user chose, or the only one that can be forecast.
     *
     * @param shown the name of the file in messages
     * @param chosen its name or number
     * @param known the period, if the user gives it
     * @throws CsvException if the file can't be read
     * @throws NothingWrittenException if there is no such column, or more than one
     */
    static CsvColumn find(Path file, String shown, CsvFormat format, Optional<String> chosen, Optional<Period> known)
            throws CsvException, NothingWrittenException {
        String name = chosen.isPresent() ? chosen.get() : only(file, shown, CsvProfile.of(file, shown, format));
        CsvTable read = CsvTable.read(file, shown, new CsvTable.Options(List.of(name), format));
        CsvTable table = CsvGaps.complete(read, GapFill.INTERPOLATE);
        FilledSeries filled = FilledSeries.of(table.series(), GapFill.INTERPOLATE, 1);
        Period period = known.orElseGet(() -> found(filled));
        return new CsvColumn(name, table, period, gaps(filled, period));
    }

    /** The only column of numbers that are no dates. */
    private static String only(Path file, String shown, CsvProfile profile)
            throws NothingWrittenException, CsvException {
        Optional<String> reshape = profile.reshape();
        if (reshape.isPresent()) {
            throw new NothingWrittenException(shown + ": " + reshape.get());
        }
        List<ColumnProfile> numbers = ofKind(profile, ColumnKind.NUMBERS);
        if (numbers.isEmpty()) {
            numbers = ofKind(profile, ColumnKind.MARKS);
        }
        if (numbers.isEmpty() && profile.columns().size() == 1) {
            numbers = ofKind(profile, ColumnKind.TIME_NUMBERS); // of nothing else
        }
        if (numbers.size() == 1) {
            return key(profile, numbers.get(0));
        }
        if (numbers.isEmpty()) {
            throw new NothingWrittenException(shown + ": no column can be forecast: "
                    + profile.columns().stream().map(CsvColumn::reason).collect(Collectors.joining("; ")));
        }
        CsvTable.requireOneSeries(file, shown, profile); // the cause of several columns may be that one is a key
        List<String> candidates = new ArrayList<>();
        for (ColumnProfile column : numbers.subList(0, Math.min(MOST_LISTED, numbers.size()))) {
            candidates.add(SafeText.item(key(profile, column)) + gap(shown, column));
        }
        throw new NothingWrittenException(shown + ": several columns can be forecast: "
                + String.join(", ", candidates)
                + (numbers.size() > MOST_LISTED ? " and " + (numbers.size() - MOST_LISTED) + " more" : "")
                + "; choose one, for example with -Dlstm-forecast."
                + argument("column", key(profile, numbers.get(0))));
    }

    /** A parameter on a command line, in quotes where a shell would take it apart. */
    static String argument(String parameter, String value) {
        String text = SafeText.of(value, LONGEST_ARGUMENT);
        return parameter + "=" + (WORD.matcher(text).matches() ? text : "\"" + text + "\"");
    }

    private static List<ColumnProfile> ofKind(CsvProfile profile, ColumnKind kind) {
        return profile.columns().stream()
                .filter(column -> column.kind() == kind)
                .toList();
    }

    private static String gap(String shown, ColumnProfile column) {
        ColumnProfile.Cells gaps = column.gaps();
        return gaps.count() == 0
                ? ""
                : " (" + gaps.count() + (gaps.count() == 1 ? " gap" : " gaps, the first") + " at " + shown + ":"
                        + gaps.firstLine() + ")";
    }

    private static String reason(ColumnProfile column) {
        String name = "column " + SafeText.of(column.key());
        return switch (column.kind()) {
            case NUMBERS, MARKS -> name + " holds numbers";
            case CONSTANT -> name + " has the same number in each row";
            case RUNNING_NUMBER -> name + " counts the rows";
            case DATES -> name + " holds dates";
            case TIME_NUMBERS -> name + " says when";
            case TEXT ->
                name + " has '" + SafeText.of(column.others().firstText()) + "' in line "
                        + column.others().firstLine()
                        + (SIGN.matcher(column.others().firstText()).find()
                                ? ", a number with a sign that must be removed"
                                : "");
            case EMPTY -> name + " is empty";
        };
    }

    /** By name if that is unique, otherwise by number. */
    private static String key(CsvProfile profile, ColumnProfile column) {
        List<String> names = profile.columns().stream().map(ColumnProfile::name).toList();
        return Collections.frequency(names, column.name()) == 1 ? column.key() : String.valueOf(column.number());
    }

    private static Period found(FilledSeries filled) {
        OptionalDouble found = PeriodSearch.period(filled.whole().column(0));
        return found.isEmpty()
                ? Period.NONE
                : Period.found(new BigDecimal(found.getAsDouble())
                        .round(new MathContext(PERIOD_DIGITS))
                        .doubleValue());
    }

    private static GapFill gaps(FilledSeries filled, Period period) {
        double cycle = period.steps().orElse(Double.POSITIVE_INFINITY);
        return filled.longestGap(0, filled.whole().length())
                .map(gap -> CYCLE_FOR_A_LINE * gap.length() > cycle ? GapFill.SEASONAL : GapFill.INTERPOLATE)
                .orElse(GapFill.ERROR);
    }

    /** The same without a cycle. */
    CsvColumn withoutCycle() {
        return new CsvColumn(name, table, Period.NONE, gaps == GapFill.ERROR ? gaps : GapFill.INTERPOLATE);
    }

    /** How many rows have no value. */
    int gapRows() {
        return table.missing().size();
    }

    /**
     * What was recognised, found and chosen, in lines for the log.
     *
     * @param chosen whether the user chose the column
     */
    List<String> describe(String shown, boolean chosen) {
        List<String> lines = new ArrayList<>();
        String written = table.notes().keys().entrySet().stream()
                .map(key -> key.getKey() + ": " + key.getValue())
                .collect(Collectors.joining(", "));
        int rows = table.series().length();
        lines.add("Read: " + shown + ", " + rows + " rows"
                + table.date(0)
                        .map(first ->
                                " from " + first + " to " + table.date(rows - 1).orElseThrow())
                        .orElse(" without dates")
                + (written.isEmpty() ? "" : "; recognised " + written));
        lines.add("Column: " + SafeText.of(name) + (chosen ? "" : ", the only one with numbers that can be forecast"));
        lines.add("Period: "
                + switch (period.source()) {
                    case GIVEN -> FirstScenario.number(period.steps().orElseThrow()) + " rows, as given";
                    case FOUND -> FirstScenario.number(period.steps().orElseThrow()) + " rows, found in the file";
                    case NONE -> "none; if there is a cycle, give its rows, for example -Dlstm-forecast.period=7";
                });
        if (gaps != GapFill.ERROR) {
            MissingCell first = table.missing().get(0);
            lines.add("Gaps: " + gapRows() + (gapRows() == 1 ? " row has" : " rows have") + " no value, the first "
                    + (first.text().isEmpty() ? "" : "'" + SafeText.of(first.text()) + "' ") + "at " + shown + ":"
                    + first.line() + "; filled by " + gaps.key() + ", and never judged");
        }
        return lines;
    }
}
