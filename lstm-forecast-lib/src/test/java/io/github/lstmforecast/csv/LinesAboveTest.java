package io.github.lstmforecast.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.csv.CsvTable.Options;
import io.github.lstmforecast.signal.Series;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesAboveTest {
    private static final String ROWS = "2020-01-01;1,5\n2020-01-02;2,5\n2020-01-03;3,5\n";

    @TempDir
    Path folder;

    private CsvTable read(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("series.csv"), text);
        return CsvTable.read(file, "series.csv", new Options(List.of("y"), CsvFormat.UNKNOWN));
    }

    @Test
    void a_title_is_shown_with_the_line_where_the_table_begins() {
        assertThatThrownBy(() -> read("Sales of shop 7\nas of: 1.1.2021\n\nd;y\n" + ROWS))
                .isInstanceOf(CsvException.class)
                .hasMessage("series.csv:1: found 'Sales of shop 7' above the table, which seems to begin in line 4 with"
                        + " 'd | y'; begin each line above the table with #, or delete it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sales, of shop 7\nd,x,y\n2020-01-01,1,5\n2020-01-02,2,4\n2020-01-03,3,6\n",
                "Sales,,\n,,\nd,x,y\n2020-01-01,1,5\n2020-01-02,2,4\n2020-01-03,3,6\n",
                "\"Sales, of shop 7\"\nd\ty\n2020-01-01\t5\n2020-01-02\t4\n2020-01-03\t6\n"
            })
    void a_title_may_have_several_cells(String text) {
        assertThatThrownBy(() -> read(text))
                .hasMessageContaining("above the table")
                .hasMessageContaining("series.csv:1:");
    }

    @Test
    void lines_that_begin_with_a_mark_are_skipped() throws Exception {
        assertThat(read("# Sales of shop 7\n# as of: 1.1.2021\n\nd;y\n# ;EUR\n" + ROWS)
                        .series())
                .isEqualTo(Series.of(1.5, 2.5, 3.5));
    }

    @Test
    void units_below_the_names_are_shown() {
        assertThatThrownBy(() -> read("d;y\n;(\u00b0C)\n" + ROWS))
                .hasMessage(
                        "series.csv:2: found '| (\u00b0C)' between the names of the columns, 'd | y' in line 1, and the"
                                + " first numbers; if one of these lines is a title or holds units, begin it with #, or delete"
                                + " it");
        assertThatThrownBy(() -> read("A title\ny\n5\n4\n6\n")).hasMessageContaining("series.csv:2: found 'y'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name,y\nfoo,1\nbar,2\nbaz,3\n",
                ",y\na,1\nb,2\nc,3\n",
                "d,y\n2020-01-01,\n2020-01-02,\n2020-01-03,3\n2020-01-04,4\n2020-01-05,4\n",
                "x,y\nNA,NA\n1,2\n3,3\n4,4\n5,5\n"
            })
    void a_table_has_nothing_above(String text) throws Exception {
        assertThat(read(text).series().length()).isGreaterThan(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=;\n", "SEP=;\r\n", "\"sep=;\"\n", "\uFEFFsep=;\n"})
    void a_line_of_a_spreadsheet_says_what_separates_the_cells(String line) throws Exception {
        CsvTable table = read(line + "d;y\n" + ROWS);

        assertThat(table.series()).isEqualTo(Series.of(1.5, 2.5, 3.5));
        assertThat(table.line(0)).isEqualTo(3);
        assertThat(table.notes().keys()).containsEntry("delimiter", ";");
    }

    // Without the first line, they may be two columns.
    @Test
    void that_line_decides_what_is_in_doubt() throws Exception {
        assertThat(read("sep=;\ny\n1,5\n7,5\n3,5\n").series()).isEqualTo(Series.of(1.5, 7.5, 3.5));
    }
}
