package io.github.lstmforecast.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.signal.CsvException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvColumnTest {
    @TempDir
    Path folder;

    private CsvColumn find(String text) throws Exception {
        return find(text, Optional.empty());
    }

    private CsvColumn find(String text, Optional<String> asked) throws Exception {
        Path file = folder.resolve("series.csv");
        Files.writeString(file, text);
        return CsvColumn.find(file, "data/series.csv", asked);
    }

    @Test
    void the_only_column_of_numbers_is_found() throws Exception {
        CsvColumn column = find("day,date,births\nMon,2001-01-01,5\nTue,2001-01-02,6.5\n");

        assertThat(column.name()).isEqualTo("births");
        assertThat(column.header()).isTrue();
        assertThat(column.table().series().column(0)).containsExactly(5, 6.5);
        assertThat(column.table().date(1)).contains("2001-01-02");
    }

    @Test
    void a_column_with_a_gap_is_no_column_of_numbers() throws Exception {
        assertThat(find("a,b\n1,2\n,3\n").name()).isEqualTo("b");
    }

    @Test
    void a_column_whose_name_tells_nothing_is_found_by_its_number() throws Exception {
        assertThat(find("x,x\nlow,1\nhigh,2\n").name()).isEqualTo("2");
        assertThat(find("x,\nlow,1\nhigh,2\n").name()).isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1\n2\n", "2001-01-01,1\n2001-01-02,2\n", "low,1\nhigh,2\n"})
    void a_first_row_like_the_second_is_no_header(String text) throws Exception {
        CsvColumn column = find(text);

        assertThat(column.header()).isFalse();
        assertThat(column.table().series().column(0)).containsExactly(1, 2);
    }

    // Years as names, say.
    @Test
    void a_name_may_look_like_a_number_beside_a_date() throws Exception {
        CsvColumn column = find("date,2019\n2001-01-01,1\n2001-01-02,2\n");

        assertThat(column.name()).isEqualTo("2019");
        assertThat(column.header()).isTrue();
        assertThat(column.table().series().column(0)).containsExactly(1, 2);
    }

    @Test
    void a_column_that_is_asked_for_is_taken() throws Exception {
        assertThat(find("a,b\n1,2\n3,4\n", Optional.of("b")).table().series().column(0))
                .containsExactly(2, 4);
        assertThat(find("a,b\n1,2\n3,4\n", Optional.of("1")).table().series().column(0))
                .containsExactly(1, 3);
    }

    @Test
    void the_message_on_several_columns_of_numbers_names_them() {
        assertThatThrownBy(() -> find("date,low,high,note\n2001-01-01,1,2,x\n2001-01-02,3,4,y\n"))
                .isInstanceOf(NothingWrittenException.class)
                .hasMessage(
                        "Nothing was written: data/series.csv: several columns hold numbers, low, high; choose one, for "
                                + "example with -Dlstm-forecast.column=low");
    }

    @Test
    void where_no_column_has_numbers_all_the_way_it_is_told_why() {
        assertThatThrownBy(() -> find("date,births\n2001-01-01,1\n2001-01-02,\n"))
                .isInstanceOf(NothingWrittenException.class)
                .hasMessage(
                        "Nothing was written: data/series.csv: no column has a number in each row, so there is nothing to "
                                + "forecast:\n"
                                + "  data/series.csv:2, column date: found '2001-01-01', but it must be a finite number\n"
                                + "  data/series.csv:3, column births: the cell has no value");
    }

    @Test
    void a_column_that_is_asked_for_and_is_not_there_is_told() {
        assertThatThrownBy(() -> find("a,b\n1,2\n3,4\n", Optional.of("c")))
                .isInstanceOf(CsvException.class)
                .hasMessage("data/series.csv: there is no column 'c'; the columns are a, b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a,b\n", "a;b\n1;2\n"})
    void a_file_that_is_no_table_of_numbers_is_an_error(String text) {
        assertThatThrownBy(() -> find(text)).hasMessageContaining("data/series.csv");
    }
}
