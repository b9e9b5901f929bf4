package io.github.lstmforecast.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.csv.CsvTable.Options;
import io.github.lstmforecast.signal.Series;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackedSeriesTest {
    private static final String STOCKS = """
            symbol,date,y
            MSFT,Jan 1 2000,1
            MSFT,Feb 1 2000,3
            MSFT,Mar 1 2000,2
            IBM,Jan 1 2000,5
            IBM,Feb 1 2000,7
            IBM,Mar 1 2000,6
            """;

    private static final String REGIONS = """
            date,shop,item,y
            2020-01-01,north,1,1
            2020-01-01,north,2,2
            2020-01-01,south,1,3
            2020-01-01,south,2,4
            2020-01-02,north,1,5
            2020-01-02,north,2,6
            2020-01-02,south,1,7
            2020-01-02,south,2,8
            2020-01-03,north,1,9
            2020-01-03,north,2,10
            2020-01-03,south,1,11
            2020-01-03,south,2,13
            """;

    @TempDir
    Path folder;

    private CsvTable read(String text, Optional<Map<String, String>> where) throws Exception {
        Path file = Files.writeString(folder.resolve("series.csv"), text);
        return CsvTable.read(file, "series.csv", new Options(List.of("y"), CsvFormats.where(where)));
    }

    private static Optional<Map<String, String>> where(String... columnsAndValues) {
        Map<String, String> where = new LinkedHashMap<>();
        for (int i = 0; i < columnsAndValues.length; i += 2) {
            where.put(columnsAndValues[i], columnsAndValues[i + 1]);
        }
        return Optional.of(where);
    }

    @Test
    void series_below_one_another_are_an_error_that_names_column_and_values() {
        assertThatThrownBy(() -> read(STOCKS, Optional.empty()))
                .isInstanceOf(CsvException.class)
                .hasMessage(
                        "series.csv: the file seems to hold several series, told apart by column symbol (MSFT, IBM);"
                                + " choose one, for example with where: { symbol: MSFT }");
    }

    @Test
    void one_of_them_is_read() throws Exception {
        CsvTable table = read(STOCKS, where("symbol", "IBM"));

        assertThat(table.series()).isEqualTo(Series.of(5, 7, 6));
        assertThat(table.date(0)).contains("2000-01-01");
        assertThat(table.line(0)).isEqualTo(5);
    }

    @Test
    void a_value_that_does_not_occur_is_an_error_that_lists_the_others() {
        assertThatThrownBy(() -> read(STOCKS, where("symbol", "AAPL")))
                .hasMessage("series.csv: no row has AAPL in column symbol, as where requires; there are MSFT, IBM");
        assertThatThrownBy(() -> read(STOCKS, where("company", "AAPL")))
                .hasMessage("series.csv: there is no column 'company'; the columns are symbol, date, y");
    }

    @Test
    void two_columns_together_tell_series_apart() throws Exception {
        assertThatThrownBy(() -> read(REGIONS, Optional.empty()))
                .hasMessage(
                        "series.csv: the file seems to hold several series, told apart by column shop (north, south), and"
                                + " column item (1, 2); choose one, for example with where: { shop: north, item: 1 }");
        assertThatThrownBy(() -> read(REGIONS, where("shop", "south"))).hasMessageEndingWith("where: { item: 1 }");
        assertThat(read(REGIONS, where("shop", "south", "item", "2")).series()).isEqualTo(Series.of(4, 8, 13));
    }

    // Of 30 values, only the first are kept for messages.
    @Test
    void the_condition_that_no_row_fits_is_named() {
        String rows =
                IntStream.range(0, 30).mapToObj(i -> "k" + i + ",g," + i + "\n").collect(Collectors.joining());

        assertThatThrownBy(() -> read("k,h,y\n" + rows, where("k", "k28", "h", "zz")))
                .hasMessageContaining("no row has zz in column h");
    }

    @Test
    void a_date_and_a_time_in_two_columns_are_no_several_series() {
        String rows = IntStream.range(0, 12)
                .mapToObj(i -> "2024-01-0" + (1 + i / 3) + ",0" + i % 3 + ":00," + i + "\n")
                .collect(Collectors.joining());

        assertThatThrownBy(() -> read("date,time,y\n" + rows, Optional.empty()))
                .hasMessageContaining("the date and the time of day are in two columns");
    }

    @Test
    void conditions_that_no_row_fits_together_are_an_error() {
        assertThatThrownBy(() -> read("a,b,y\np,q,1\nr,s,2\n", where("a", "p", "b", "s")))
                .hasMessage("series.csv: no row has all that where requires: a: p, b: s");
    }

    @Test
    void runs_of_a_column_of_text_tell_series_apart_without_dates() {
        assertThatThrownBy(() -> read("unit,y\na,1\na,2\na,1\nb,5\nb,7\nb,6\n", Optional.empty()))
                .hasMessage(
                        "series.csv: the file seems to hold several series, told apart by column unit (a, b); choose one,"
                                + " for example with where: { unit: a }");
    }

    @Test
    void a_number_in_runs_tells_series_apart_where_its_name_says_so() throws Exception {
        String rows = "1,1\n1,2\n1,1\n2,5\n2,7\n2,6\n";

        assertThatThrownBy(() -> read("store,y\n" + rows, Optional.empty()))
                .hasMessageContaining("told apart by column store (1, 2)");
        assertThatThrownBy(() -> read("Store_ID,y\n" + rows, Optional.empty()))
                .hasMessageContaining("told apart by column Store_ID (1, 2)");
        assertThat(read("rate,y\n" + rows, Optional.empty()).series().length()).isEqualTo(6);
        assertThat(read("stored,y\n" + rows, Optional.empty()).series().length())
                .isEqualTo(6);
    }

    @Test
    void a_time_that_begins_again_tells_series_apart() throws Exception {
        String rows = "1,1,1\n1,2,2\n1,3,1\n2,1,5\n2,2,7\n2,3,6\n";

        assertThatThrownBy(() -> read("k,week,y\n" + rows, Optional.empty()))
                .hasMessageContaining("told apart by column k (1, 2)");
        assertThat(read("season,week,y\n" + rows, Optional.empty()).series().length())
                .isEqualTo(6);
        assertThat(read("k,week,y\n1,1,1\n1,2,2\n1,3,1\n2,4,5\n2,6,7\n2,7,6\n", Optional.empty())
                        .series()
                        .length())
                .isEqualTo(6);
    }

    @Test
    void an_empty_mapping_takes_all_rows() throws Exception {
        assertThat(read("unit,y\na,1\na,2\na,1\nb,5\nb,7\nb,6\n", where())
                        .series()
                        .length())
                .isEqualTo(6);
    }

    @Test
    void a_column_that_repeats_like_the_seasons_is_no_key() throws Exception {
        String text = "season,y\n" + ("winter,1\nwinter,2\nwinter,1\nsummer,5\nsummer,7\nsummer,6\n").repeat(2);

        assertThat(read(text, Optional.empty()).series().length()).isEqualTo(12);
    }

    @Test
    void a_doubled_date_is_no_second_series() {
        String text = "date,label,y\n2020-01-01,a,1\n2020-01-02,a,2\n2020-01-02,b,3\n2020-01-03,a,4\n";

        assertThatThrownBy(() -> read(text, Optional.empty()))
                .hasMessage("series.csv:4: the date 2020-01-02 is that of the previous row; keep one of the rows");
    }
}
