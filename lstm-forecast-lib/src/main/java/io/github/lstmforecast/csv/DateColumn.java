package io.github.lstmforecast.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.lstmforecast.SafeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the dates of rows, which must ascend. */
final class DateColumn {
    private final ColumnProfile column;
    private final DateForm form;
    private final String shown;
    private final Moment moment = new Moment();
    private long[] seconds = new long[1024];
    private int[] nanos = new int[0]; // where there are any
    private int rows;
    private boolean hasTime;
    private boolean hasOffset;

    DateColumn(ColumnProfile column, DateForm form, String shown) {
        this.column = column;
        this.form = form;
        this.shown = shown;
    }

    ColumnProfile column() {
        return column;
    }

    /** Whether the date of a row is later than that of the row before. */
    boolean add(CsvRecord record) throws CsvException {
        String text = column.text(record);
        if (!form.parse(text, moment)) {
            throw new CsvException(
                    at(record) + ": found '" + SafeText.of(text) + "', but the dates of column "
                            + SafeText.of(column.key()) + " are like " + SafeText.of(form.example(column.firstText()))
                            + "; correct it, delete the row if it is none of the series, or say how the dates are written with dateFormat");
        }
        if (rows > 0 && moment.hasOffset() != hasOffset) {
            throw new CsvException(at(record) + ": found '" + SafeText.of(text)
                    + "', but some dates have an offset from UTC and others don't; write all of them alike");
        }
        if (rows == seconds.length) {
            seconds = Arrays.copyOf(seconds, 2 * rows);
        }
        if (moment.nanos() != 0 && nanos.length == 0 || nanos.length > 0 && rows == nanos.length) {
            nanos = Arrays.copyOf(nanos, seconds.length);
        }
        seconds[rows] = moment.seconds();
        if (nanos.length > 0) {
            nanos[rows] = moment.nanos();
        }
        hasTime |= moment.hasTime();
        hasOffset |= moment.hasOffset();
        boolean isLater = rows == 0
                || seconds[rows] > seconds[rows - 1]
                || seconds[rows] == seconds[rows - 1] && nanos.length > 0 && nanos[rows] > nanos[rows - 1];
        rows++;
        return isLater;
    }

    /** The last row is not later than the one before. */
    CsvException notLater(CsvRecord record) {
        String text = SafeText.of(column.text(record));
        boolean isSame =
                seconds[rows - 1] == seconds[rows - 2] && (nanos.length == 0 || nanos[rows - 1] == nanos[rows - 2]);
        boolean isHourBack = seconds[rows - 2] - seconds[rows - 1] <= 3600 && hasTime && !hasOffset;
        return new CsvException(at(record) + ": the date " + text
                + (isSame ? " is that of the previous row" : " is not later than that of the previous row")
                + (isSame ? "; keep one of the rows" : "; sort the rows by time")
                + (isHourBack
                        ? ", or, where summer time ends here, write the offset from UTC, for example +02:00, to each time"
                        : ""));
    }

    RowDates dates() {
        long[] ticks = Arrays.copyOf(seconds, rows);
        for (int i = 0; i < rows && nanos.length > 0; i++) {
            ticks[i] = ticks[i] * RowDates.NANOS + nanos[i];
        }
        List<DateForm> forms = new ArrayList<>(List.of(form));
        forms.addAll(LayoutForm.ISO);
        return new RowDates(ticks, nanos.length > 0 ? RowDates.NANOS : 1, !hasTime, hasOffset, forms);
    }

    private String at(CsvRecord record) {
        return shown + ":" + record.getStartingLineNumber();
    }
}
