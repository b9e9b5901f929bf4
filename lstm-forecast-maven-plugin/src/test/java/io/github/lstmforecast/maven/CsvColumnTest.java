package io.github.lstmforecast.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.csv.CsvException;
import io.github.lstmforecast.signal.GapFill;
import io.github.lstmforecast.signal.Period;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvColumnTest {
    private static final LocalDate START = LocalDate.parse("2001-01-01");

    @TempDir
    Path folder;

    private CsvColumn find(String text) throws Exception {
        return find(text, Optional.empty());
    }

    private CsvColumn find(String text, Optional<String> chosen) throws Exception {
        return find(text, Map.of(), chosen, Optional.empty());
    }

    private CsvColumn find(String text, Map<String, String> format, Optional<String> chosen, Optional<Period> period)
            throws Exception {
        Path file = folder.resolve("series.csv");
        Files.writeString(file, text);
        return CsvColumn.find(file, "data/series.csv", new FormatParameters(format).format(), chosen, period);
    }

    /** 100 rows under a header. */
    private static String rows(String header, IntFunction<String> row) {
        return header + "\n" + IntStream.range(0, 100).mapToObj(row).collect(Collectors.joining("\n")) + "\n";
    }

    /** A cycle of ten rows, with a little noise that repeats after 100 rows only. */
    private static String wave(int row) {
        return String.format(Locale.ROOT, "%.4f", 10 + Math.sin(2 * Math.PI * row / 10) + 0.01 * (row * row % 7));
    }

    @Test
    void the_only_column_of_numbers_is_found() throws Exception {
        CsvColumn column = find(rows("day,date,births", row -> "Mon," + START.plusDays(row) + "," + wave(row)));

        assertThat(column.name()).isEqualTo("births");
        assertThat(column.table().date(1)).contains("2001-01-02");
        assertThat(column.period()).isEqualTo(Period.found(10));
        assertThat(column.gaps()).isEqualTo(GapFill.ERROR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ds", "t", "year", "index", "Unnamed: 0", "timestamp", "some name"})
    void what_counts_the_rows_is_no_series(String name) throws Exception {
        assertThat(find(rows(name + ",value", row -> row + "," + wave(row))).name())
                .isEqualTo("value");
        assertThat(find(rows(name + ",value", row -> 1700 + row + "," + wave(row)))
                        .name())
                .isEqualTo("value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"date", "ds", "when", ""})
    void dates_that_look_like_numbers_are_no_series(String name) throws Exception {
        CsvColumn column =
                find(rows(name + ",value", row -> START.plusDays(row).toString().replace("-", "") + "," + wave(row)));

        assertThat(column.name()).isEqualTo("value");
    }

    @Test
    void the_only_column_is_taken_with_its_gaps() throws Exception {
        CsvColumn column =
                find(rows("date,value", row -> START.plusDays(row) + "," + (row % 40 == 7 ? "" : wave(row))));

        assertThat(column.gaps()).isEqualTo(GapFill.INTERPOLATE);
        assertThat(column.gapRows()).isEqualTo(3);
        assertThat(column.period()).isEqualTo(Period.found(10));
        assertThat(column.describe("data/series.csv", false))
                .containsExactly(
                        "Read: data/series.csv, 100 rows from 2001-01-01 to 2001-04-10",
                        "Column: value, the only one with numbers that can be forecast",
                        "Period: 10 rows, found in the file",
                        "Gaps: 3 rows have no value, the first at data/series.csv:9; filled by interpolate, and never"
                                + " judged");
    }

    @Test
    void a_gap_of_more_than_a_fourth_of_a_cycle_is_filled_with_that_of_the_cycle_before() throws Exception {
        CsvColumn column =
                find(rows("date,value", row -> START.plusDays(row) + "," + (row >= 50 && row < 53 ? "NA" : wave(row))));

        assertThat(column.gaps()).isEqualTo(GapFill.SEASONAL);
    }

    @Test
    void rows_that_are_not_in_the_file_are_gaps() throws Exception {
        CsvColumn column = find(rows("date,value", row -> START.plusDays(row < 60 ? row : row + 2) + "," + wave(row)));

        assertThat(column.gapRows()).isEqualTo(2);
        assertThat(column.table().series().length()).isEqualTo(102);
    }

    @Test
    void a_column_whose_name_tells_nothing_is_found_by_its_number() throws Exception {
        assertThat(find(rows("x,x", row -> "low" + row + "," + wave(row))).name())
                .isEqualTo("2");
        assertThat(find(rows("x,", row -> "low" + row + "," + wave(row))).name())
                .isEqualTo("2");
    }

    // Years as names, say.
    @Test
    void a_name_may_look_like_a_number_beside_a_date() throws Exception {
        CsvColumn column = find(rows("date,2019", row -> START.plusDays(row) + "," + wave(row)));

        assertThat(column.name()).isEqualTo("2019");
    }

    @Test
    void a_column_that_is_chosen_is_taken() throws Exception {
        String text = rows("index,a,b", row -> row + "," + wave(row) + "," + wave(row + 1));

        assertThat(find(text, Optional.of("b")).name()).isEqualTo("b");
        assertThat(find(text, Optional.of("1")).table().series().get(7, 0)).isEqualTo(7);
    }

    @Test
    void one_of_several_series_is_read() throws Exception {
        CsvColumn column = find(
                rows("symbol,date,price", row -> (row < 50 ? "A," : "B,") + START.plusDays(row % 50) + "," + wave(row)),
                Map.of("where", "symbol=B"),
                Optional.empty(),
                Optional.empty());

        assertThat(column.table().series().length()).isEqualTo(50);
    }

    @Test
    void a_period_that_is_given_is_taken() throws Exception {
        String text = rows("value", CsvColumnTest::wave);

        assertThat(find(text, Map.of(), Optional.empty(), Optional.of(Period.given(20)))
                        .period())
                .isEqualTo(Period.given(20));
        assertThat(find(text, Map.of(), Optional.empty(), Optional.of(Period.NONE))
                        .period())
                .isEqualTo(Period.NONE);
    }

    @Test
    void the_message_on_several_columns_of_numbers_names_them_with_their_first_gaps() {
        assertThatThrownBy(() -> find(rows(
                        "date,low,high,note",
                        row -> START.plusDays(row) + "," + wave(row) + "," + (row == 5 ? "" : wave(row + 1)) + ",x")))
                .isInstanceOf(NothingWrittenException.class)
                .hasMessage("Nothing was written: data/series.csv: several columns can be forecast: low, high (1 gap at"
                        + " data/series.csv:7); choose one, for example with -Dlstm-forecast.column=low");
    }

    @Test
    void a_name_with_a_comma_is_quoted() {
        assertThatThrownBy(() -> find(rows(
                        "date,\"Sales, net\",Visitors",
                        row -> START.plusDays(row) + "," + wave(row) + "," + wave(row))))
                .hasMessage(
                        "Nothing was written: data/series.csv: several columns can be forecast: 'Sales, net', Visitors;"
                                + " choose one, for example with -Dlstm-forecast.column=\"Sales, net\"");
    }

    @Test
    void a_number_that_tells_series_apart_is_no_candidate() {
        assertThatThrownBy(() -> find(
                        rows("store,date,sales", row -> row / 50 + "," + START.plusDays(row % 50) + "," + wave(row))))
                .isInstanceOf(CsvException.class)
                .hasMessageContaining("told apart by column store (0, 1)");
    }

    @Test
    void the_message_on_a_file_without_a_series_says_what_its_columns_are() {
        assertThatThrownBy(() -> find(rows("n,word,same,nothing", row -> row + ",w" + row + ",5,")))
                .isInstanceOf(NothingWrittenException.class)
                .hasMessage("Nothing was written: data/series.csv: no column can be forecast: column n counts the rows;"
                        + " column word has 'w0' in line 2; column same has the same number in each row; column nothing"
                        + " is empty");
    }

    @Test
    void the_message_on_a_table_with_a_column_for_each_month_says_how_to_reshape_it() {
        String months = "JAN,FEB,MAR,APR,MAY,JUN,JUL,AUG,SEP,OCT,NOV,DEC";
        assertThatThrownBy(() -> find(rows(
                        "YEAR," + months,
                        row -> 1900 + row + ","
                                + IntStream.range(0, 12)
                                        .mapToObj(month -> wave(12 * row + month))
                                        .collect(Collectors.joining(",")))))
                .isInstanceOf(NothingWrittenException.class)
                .hasMessageContaining("data/series.csv: the columns JAN to DEC follow each other in time")
                .hasMessageContaining("reshape");
    }

    @Test
    void a_file_that_is_no_csv_is_refused_with_its_own_message() {
        assertThatThrownBy(() -> find("")).isInstanceOf(CsvException.class);
    }
}
