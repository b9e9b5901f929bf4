package io.github.lstmforecast.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.csv.CsvTable.Options;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateFormTest {
    @TempDir
    Path folder;

    private CsvTable read(CsvFormat format, String... dates) throws Exception {
        StringBuilder text = new StringBuilder("date|y\n");
        for (int i = 0; i < dates.length; i++) {
            text.append(dates[i]).append('|').append(i % 7).append(".5\n");
        }
        Path file = Files.writeString(folder.resolve("series.csv"), text);
        return CsvTable.read(file, "series.csv", new Options(List.of("y"), format));
    }

    private static CsvFormat dateFormat(String pattern) {
        return CsvFormat.UNKNOWN.withDate("date").withDateFormat(pattern);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2020-01-31 | 2020-02-01 | 2020-01-31",
                "2020/1/31 | 2020/2/1 | 2020-01-31",
                "2020.01.31 | 2020.02.01 | 2020-01-31",
                "20200131 | 20200201 | 2020-01-31",
                "2020-01 | 2020-02 | 2020-01-01",
                "2020/01 | 2020/02 | 2020-01-01",
                "202001 | 202002 | 2020-01-01",
                "01/2020 | 02/2020 | 2020-01-01",
                "1995M01 | 1995M02 | 1995-01-01",
                "2020 | 2021 | 2020-01-01",
                "2020-W05 | 2020-W06 | 2020-01-27",
                "2020W53 | 2021W01 | 2020-12-28",
                "2020-W05-3 | 2020-W06-3 | 2020-01-29",
                "2020-Q3 | 2020-Q4 | 2020-07-01",
                "2020Q3 | 2020Q4 | 2020-07-01",
                "2020 Q3 | 2020 Q4 | 2020-07-01",
                "1959q3 | 1959q4 | 1959-07-01",
                "Q3 2020 | Q4 2020 | 2020-07-01",
                "Q3-2020 | Q4-2020 | 2020-07-01",
                "31.01.2020 | 01.02.2020 | 2020-01-31",
                "31/01/2020 | 01/02/2020 | 2020-01-31",
                "31-01-2020 | 01-02-2020 | 2020-01-31",
                "1/31/2020 | 2/1/2020 | 2020-01-31",
                "31.1.99 | 1.2.99 | 1999-01-31",
                "Jan 31 2020 | Feb 1 2020 | 2020-01-31",
                "Jan 31, 2020 | Feb 1, 2020 | 2020-01-31",
                "Jan-31-2020 | Feb-1-2020 | 2020-01-31",
                "January 31, 2020 | February 1, 2020 | 2020-01-31",
                "31 Jan 2020 | 1 Feb 2020 | 2020-01-31",
                "31-Jan-2020 | 1-Feb-2020 | 2020-01-31",
                "31-JAN-20 | 01-FEB-20 | 2020-01-31",
                "31JAN2020 | 01FEB2020 | 2020-01-31",
                "2020 Jan 31 | 2020 Feb 1 | 2020-01-31",
                "Jan 2020 | Feb 2020 | 2020-01-01",
                "Jan-2020 | Feb-2020 | 2020-01-01",
                "January 2020 | February 2020 | 2020-01-01",
                "Sept. 2020 | Oct. 2020 | 2020-09-01",
                "2020 Jan | 2020 Feb | 2020-01-01",
                "Jan-99 | Feb-99 | 1999-01-01",
                "9/2020 | 10/2020 | 2020-09-01",
                "Januar 2020 | Februar 2020 | 2020-01-01",
                "M\u00e4rz 2020 | April 2020 | 2020-03-01",
                "Mrz 20 | Apr 20 | 2020-03-01",
                "Okt-2020 | Nov-2020 | 2020-10-01",
                "31. Dezember 2020 | 1. Januar 2021 | 2020-12-31",
                "f\u00e9vr. 2020 | mars 2020 | 2020-02-01",
                "1 ao\u00fbt 2020 | 2 ao\u00fbt 2020 | 2020-08-01",
                "ene-20 | feb-20 | 2020-01-01",
                "1 gennaio 2020 | 2 gennaio 2020 | 2020-01-01",
                "janeiro 2020 | fevereiro 2020 | 2020-01-01",
                "mrt. 2020 | apr. 2020 | 2020-03-01",
                "Fri, 31 Jan 2020 23:00:00 +0100 | Sat, 01 Feb 2020 00:00:00 +0100 | 2020-01-31T22:00Z",
                "Fri, 31 Jan 2020 23:00:00 GMT | Sat, 01 Feb 2020 00:00:00 GMT | 2020-01-31T23:00Z",
                "Fri Jan 31 23:00:00 2020 | Sat Feb  1 00:00:00 2020 | 2020-01-31T23:00",
                "Fri Jan 31 23:00:00 UTC 2020 | Sat Feb  1 00:00:00 UTC 2020 | 2020-01-31T23:00Z",
                "Friday 2020-01-31 | Saturday 2020-02-01 | 2020-01-31",
                "Mar 31 2020 | Apr 1 2020 | 2020-03-31",
                "2020-01-31 23:00 | 2020-02-01 00:00 | 2020-01-31T23:00",
                "2020-01-31T23:00:15 | 2020-02-01T00:00:15 | 2020-01-31T23:00:15",
                "2020-01-31 23:00:15.250 | 2020-01-31 23:00:15.500 | 2020-01-31T23:00:15.250",
                "2020-01-31 23:00:15,25 | 2020-01-31 23:00:15,50 | 2020-01-31T23:00:15.250",
                "2020-01-31T23:00:15.123456789 | 2020-01-31T23:00:15.123456790 | 2020-01-31T23:00:15.123456789",
                "2020-01-31 22 | 2020-01-31 23 | 2020-01-31T22:00",
                "20200131T230000 | 20200201T000000 | 2020-01-31T23:00",
                "202001312300 | 202002010000 | 2020-01-31T23:00",
                "1/31/2020 11:00 PM | 2/1/2020 12:00 AM | 2020-01-31T23:00",
                "1/31/2020 9:00 | 1/31/2020 10:00 | 2020-01-31T09:00",
                "31.01.2020 23:00 | 01.02.2020 00:00 | 2020-01-31T23:00",
                "2020-01-31T23:00Z | 2020-02-01T00:00Z | 2020-01-31T23:00Z",
                "2020-01-31 23:00:00+00:00 | 2020-02-01 00:00:00+00:00 | 2020-01-31T23:00Z",
                "2020-01-31T23:00:00+0200 | 2020-02-01T00:00:00+0200 | 2020-01-31T21:00Z",
                "2020-01-31 23:00:00 UTC | 2020-02-01 00:00:00 UTC | 2020-01-31T23:00Z",
                "2020-01-31T23:00+01:00[Europe/Berlin] | 2020-02-01T00:00+01:00[Europe/Berlin] | 2020-01-31T22:00Z",
                "1580511600 | 1580515200 | 2020-01-31T23:00Z",
                "1580511600000 | 1580515200000 | 2020-01-31T23:00Z",
                "1580511600250 | 1580511600500 | 2020-01-31T23:00:00.250Z"
            })
    void a_form_is_recognised(String first, String second, String iso) throws Exception {
        CsvTable table = read(CsvFormat.UNKNOWN, first, second);

        assertThat(table.date(0)).contains(iso);
        assertThat(table.row(first)).hasValue(0);
        assertThat(table.row(second)).hasValue(1);
        assertThat(table.row(iso)).hasValue(0);
    }

    // 24 hours from midnight to midnight, of which the clocks skip one.
    @Test
    void offsets_that_change_with_summer_time_leave_equal_steps() throws Exception {
        CsvTable table = read(
                CsvFormat.UNKNOWN,
                "2020-03-29T00:00+01:00",
                "2020-03-29T01:00+01:00",
                "2020-03-29T03:00+02:00",
                "2020-03-29T04:00+02:00");

        assertThat(table.steps().orElseThrow().isRegular()).isTrue();
        assertThat(table.row("2020-03-29T03:00+02:00")).hasValue(2);
        assertThat(table.date(2)).contains("2020-03-29T01:00Z");
    }

    @Test
    void a_day_above_12_anywhere_in_the_column_tells_days_from_months() throws Exception {
        assertThat(read(CsvFormat.UNKNOWN, "11/12/2020", "12/12/2020", "13/12/2020")
                        .date(0))
                .contains("2020-12-11");
        assertThat(read(CsvFormat.UNKNOWN, "12/11/2020", "12/12/2020", "12/13/2020")
                        .date(0))
                .contains("2020-12-11");
    }

    @Test
    void the_order_of_time_tells_days_from_months() throws Exception {
        assertThat(read(CsvFormat.UNKNOWN, "11/01/2020", "12/01/2020", "01/02/2020")
                        .date(2))
                .contains("2020-02-01");
    }

    // Read as days, the first of the months are days of January, and then comes January of the next year.
    @Test
    void equal_steps_tell_days_from_months() throws Exception {
        String[] months = new String[14];
        String[] american = new String[14];
        for (int i = 0; i < months.length; i++) {
            int month = i % 12 + 1;
            int year = 2020 + i / 12;
            months[i] = "01/" + month + "/" + year;
            american[i] = month + "/01/" + year;
        }

        assertThat(read(CsvFormat.UNKNOWN, months).date(13)).contains("2021-02-01");
        assertThat(read(CsvFormat.UNKNOWN, american).date(13)).contains("2021-02-01");
    }

    @Test
    void days_that_may_be_months_are_an_error_that_names_the_key() {
        assertThatThrownBy(() -> read(CsvFormat.UNKNOWN, "01.02.2020", "02.02.2020", "03.02.2020"))
                .hasMessage(
                        "series.csv, column date: the dates, for example 01.02.2020, may be dd.MM.yyyy or MM.dd.yyyy;"
                                + " say which with dateFormat, for example dateFormat: dd.MM.yyyy");
        assertThatThrownBy(() -> read(CsvFormat.UNKNOWN, "1/2/2020 10:00", "1/2/2020 11:00", "1/2/2020 12:00"))
                .hasMessageContaining("dateFormat: d/M/yyyy H:mm");
    }

    @Test
    void a_pattern_decides() throws Exception {
        assertThat(read(dateFormat("MM.dd.yyyy"), "01.02.2020", "01.03.2020").date(0))
                .contains("2020-01-02");
        assertThat(read(dateFormat("dd.MM.yyyy"), "01.02.2020", "02.02.2020").date(0))
                .contains("2020-02-01");
        assertThat(read(dateFormat("yyyy'y'M'm'"), "2020y1m", "2020y2m").date(1))
                .contains("2020-02-01");
        assertThat(read(dateFormat("d MMM yyyy HH:mm"), "1 FEB 2020 10:30", "1 feb 2020 10:45")
                        .date(0))
                .contains("2020-02-01T10:30");
        assertThat(read(dateFormat("yyyy-MM-dd'T'HH:mmxxx"), "2020-02-01T10:30+01:00", "2020-02-01T11:30+01:00")
                        .date(0))
                .contains("2020-02-01T09:30Z");
        assertThat(read(dateFormat("yyyy 'quarter' q"), "2020 quarter 2", "2020 quarter 3")
                        .date(0))
                .contains("2020-04-01");
    }

    @Test
    void dates_that_do_not_fit_the_pattern_are_an_error() {
        assertThatThrownBy(() -> read(dateFormat("dd.MM.yyyy"), "01.02.2020", "2020-02-02"))
                .hasMessage(
                        "series.csv:3: found '2020-02-02', but the dates of column date are like dd.MM.yyyy; correct it,"
                                + " delete the row if it is none of the series, or say how the dates are written with"
                                + " dateFormat");
    }

    // Years of two digits up to 1999 end in 99, those from 2000 on begin with 00.
    @Test
    void the_century_follows_from_the_order() throws Exception {
        assertThat(read(CsvFormat.UNKNOWN, "31-Dec-58", "31-Dec-59", "31-Dec-75")
                        .date(0))
                .contains("1958-12-31");
        assertThat(read(CsvFormat.UNKNOWN, "31-Dec-98", "31-Dec-99", "31-Dec-00")
                        .date(2))
                .contains("2000-12-31");
    }

    @Test
    void a_century_in_doubt_is_an_error() {
        assertThatThrownBy(() -> read(CsvFormat.UNKNOWN, "31-Dec-40", "31-Dec-41", "31-Dec-42"))
                .hasMessageContaining("dateFormat");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "12",
                "12.5",
                "1:30",
                "10:30:00",
                "2020-13-01",
                "2020-02-30",
                "2020-00-01",
                "31/31/2020",
                "2020-W54",
                "2020-Q5",
                "2020-01-01T25:00",
                "2020-01-01T10:61",
                "1.2-2020",
                "Foo 2020",
                "1.2.3.4",
                "-2020-01-01",
                "2020--01",
                "1 2 3",
                "20201301",
                "15805116",
                "2020-01-01 noon"
            })
    void other_texts_are_no_dates(String text) {
        DateText scanned = new DateText();

        assertThat(scanned.scan(text) && !LayoutForm.of(scanned, new Moment()).isEmpty())
                .isFalse();
    }

    // As numbers, 10.2020 is greater than 9.2020, and 1.2021 is the least.
    @Test
    void months_with_a_point_are_dates_where_they_follow_each_other() throws Exception {
        CsvTable table = read(CsvFormat.UNKNOWN, "09.2020", "10.2020", "11.2020", "12.2020", "01.2021");

        assertThat(table.date(0)).contains("2020-09-01");
        assertThat(table.row("01.2021")).hasValue(4);
        assertThat(read(CsvFormat.UNKNOWN, "2020.11", "2020.12", "2021.01").date(2))
                .contains("2021-01-01");
    }

    @ParameterizedTest
    @CsvSource({
        "1.2005, 1.2004, 1.2006",
        "1.1105, 1.1106, 1.1107",
        "1.1505, 2.1507, 11.1800",
        "2005.10, 2005.20, 2005.30"
    })
    void numbers_with_a_point_are_no_months(String first, String second, String third) throws Exception {
        Path file = Files.writeString(
                folder.resolve("series.csv"), "x|y\n" + first + "|1\n" + second + "|3\n" + third + "|2\n");

        assertThat(CsvProfile.of(file, "series.csv", CsvFormat.UNKNOWN).dates()).isEmpty();
    }

    @Test
    void a_pattern_takes_months_and_weekdays_of_several_languages() throws Exception {
        assertThat(read(dateFormat("dd-MMM-yy"), "31-Dez-40", "01-Jan-41").date(0))
                .contains("2040-12-31");
        assertThat(read(dateFormat("EEEE d MMMM yyyy"), "vendredi 31 janvier 2020", "samedi 1 f\u00e9vrier 2020")
                        .date(1))
                .contains("2020-02-01");
    }

    @Test
    void no_dates_are_read_where_none_are_wanted() throws Exception {
        CsvTable table = read(CsvFormat.UNKNOWN.withDate("none"), "2020-01-02", "2020-01-01");

        assertThat(table.date(0)).isEmpty();
        assertThat(table.steps()).isEmpty();
    }

    // A logger whose clock has steps of a second, and 10 rows in each.
    @Test
    void a_clock_coarser_than_the_rows_gives_no_dates() throws Exception {
        String[] dates = new String[100];
        for (int i = 0; i < dates.length; i++) {
            dates[i] = "2020-01-01 00:00:" + (10 + i / 10);
        }

        CsvTable table = read(CsvFormat.UNKNOWN, dates);

        assertThat(table.date(0)).isEmpty();
        assertThat(table.notes().notes())
                .contains(
                        "series.csv: column date is not used as dates of the rows, since many rows have the date of the"
                                + " row before");
    }

    @Test
    void a_date_that_is_not_iso_is_shown_with_what_it_was_taken_for() throws Exception {
        assertThat(read(CsvFormat.UNKNOWN, "Jan 1 2000", "Feb 1 2000").notes().notes())
                .contains("series.csv: the rows have the dates of column date, whose first, Jan 1 2000, is 2000-01-01");
    }

    // The error of a column in doubt proposes a pattern, by which its first date can be read.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "03/04/2020 1:00 PM",
                "03/04/2020 01:00:00 am",
                "03/04/2020 13:00:00Z",
                "03/04/2020 13:00+01:00",
                "03/04/2020T13:00:00.250+0100",
                "03.04.20 7:05",
                "3/4/2020",
                "Fri 3/4/2020",
                "Friday, 3/4/2020 13:00"
            })
    void a_proposed_pattern_reads_the_date_that_it_was_made_from(String date) {
        String pattern = DatePatternText.of(date, "dMy");

        assertThat(new DatePattern(pattern).parse(date, new Moment()))
                .as(pattern)
                .isTrue();
    }

    @Test
    void a_year_of_two_digits_is_from_1970_to_2069() throws Exception {
        CsvTable table = read(dateFormat("dd/MM/yy"), "03/04/70", "03/04/99", "03/04/69");

        assertThat(table.date(0)).contains("1970-04-03");
        assertThat(table.date(1)).contains("1999-04-03");
        assertThat(table.date(2)).contains("2069-04-03");
    }

    @Test
    void nanoseconds_since_1970_have_19_digits() throws Exception {
        CsvTable table = read(CsvFormat.UNKNOWN, "1700000000000000000", "1700000001000000000");

        assertThat(table.date(0)).contains("2023-11-14T22:13:20Z");
    }

    // A form that is not known without the pattern.
    @Test
    void the_column_of_a_pattern_is_the_first_that_begins_with_such_a_date() throws Exception {
        CsvFormat format = CsvFormat.UNKNOWN.withDateFormat("EEE, dd MMM yyyy");

        assertThat(read(format, "Fri, 01 Jan 2021", "Sat, 02 Jan 2021").date(1)).contains("2021-01-02");
        assertThatThrownBy(() -> read(format, "2021-01-01", "2021-01-02"))
                .isInstanceOf(CsvException.class)
                .hasMessageContaining("EEE, dd MMM yyyy");
    }
}
