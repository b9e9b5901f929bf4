package io.github.lstmforecast.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.csv.CsvTable.Options;
import io.github.lstmforecast.signal.Series;
import java.io.BufferedWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CsvTableTest {
    private static final Options BIRTHS = new Options(List.of("births"), CsvFormat.UNKNOWN);

    @TempDir
    Path folder;

    private CsvTable read(String text, Options options) throws Exception {
        Path file = folder.resolve("series.csv");
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        return CsvTable.read(file, "data/series.csv", options);
    }

    private static Options numbers(String... columns) {
        return new Options(List.of(columns), CsvFormat.UNKNOWN.withHeader(false));
    }

    @Test
    void columns_are_found_by_name_in_the_given_order() throws Exception {
        CsvTable table = read("a,b,c\n1,2,3\n4,5,6\n", new Options(List.of("c", "a"), CsvFormat.UNKNOWN));

        assertThat(table.series()).isEqualTo(Series.of(new double[] {3, 1, 6, 4}, 2));
        assertThat(table.columns()).containsExactly("c", "a");
        assertThat(table.date(0)).isEmpty();
    }

    @Test
    void columns_are_found_by_number_with_a_header_and_without() throws Exception {
        assertThat(read("a,b\n1,2\n", new Options(List.of("2"), CsvFormat.UNKNOWN.withHeader(true)))
                        .columns())
                .containsExactly("b");
        CsvTable table = read("1,2\n3,4\n", numbers("2"));
        assertThat(table.series()).isEqualTo(Series.of(2, 4));
        assertThat(table.columns()).containsExactly("column 2");
    }

    @Test
    void a_column_with_a_number_as_its_name_is_found_by_its_name() throws Exception {
        assertThat(read("2,1\n10,20\n", new Options(List.of("2"), CsvFormat.UNKNOWN.withHeader(true)))
                        .series())
                .isEqualTo(Series.of(10));
    }

    @Test
    void byte_order_mark_carriage_returns_quotes_blanks_and_a_blank_last_line_are_read() throws Exception {
        CsvTable table = read(
                "\uFEFF\"date\", births\r\n\"2001-01-01\", 1.5\r\n2001-01-02,\" +2e1 \"\r\n2001-01-03,.25\r\n\r\n",
                BIRTHS);

        assertThat(table.series()).isEqualTo(Series.of(1.5, 20, 0.25));
        assertThat(table.date(1)).contains("2001-01-02");
    }

    @Test
    void the_first_column_with_dates_gives_the_rows_their_dates() throws Exception {
        CsvTable table = read("births,day,date\n1,Mon,1969-12-31\n2,Tue,1970-01-02\n", BIRTHS);

        assertThat(table.date(0)).contains("1969-12-31");
        assertThat(table.date(1)).contains("1970-01-02");
        assertThat(table.row("1970-01-02")).hasValue(1);
        assertThat(table.row("1970-01-01")).isEmpty();
        assertThat(table.row("tomorrow")).isEmpty();
    }

    @Test
    void dates_may_have_a_time() throws Exception {
        CsvTable table = read("time,births\n2001-01-01T00:00,1\n2001-01-01 06:30:15,2\n", BIRTHS);

        assertThat(table.date(0)).contains("2001-01-01T00:00");
        assertThat(table.date(1)).contains("2001-01-01T06:30:15");
        assertThat(table.row("2001-01-01T06:30:15")).hasValue(1);
    }

    @Test
    void a_column_of_dates_may_be_named() throws Exception {
        CsvTable table = read(
                "made,date,births\n2009-01-01,2001-01-01,1\n2009-01-01,2001-01-02,2\n",
                new Options(List.of("births"), CsvFormat.UNKNOWN.withDate("date")));

        assertThat(table.date(1)).contains("2001-01-02");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("", ": the file is empty; it needs rows of numbers, best below a row of names"),
                Arguments.of("births\n", ": there is no row after the header"),
                Arguments.of("a,b\n1,2\n", ": there is no column 'births'; the columns are a, b"),
                Arguments.of(
                        "births,births\n1,2\n",
                        ": there are several columns 'births'; use the number of one of them, 1 or 2"),
                Arguments.of("births\n1e999\n", ":2, column births: found '1e999', but it must be a finite number"),
                Arguments.of("a,births\n1,2\n3\n", ":3: found 1 cells, but the header has 2"),
                Arguments.of("births\n1d\n", ":2, column births: found '1d', but it must be a finite number"),
                Arguments.of("births\n0x1p3\n", ":2, column births: found '0x1p3', but it must be a finite number"),
                Arguments.of(
                        "date,births\n2001-01-01,1\nyesterday,2\n",
                        ":3: found 'yesterday', but the dates of column date are like 2001-01-01; correct it, delete the "
                                + "row if it is none of the series, or say how the dates are written with dateFormat"),
                Arguments.of(
                        "date,births\n2001-01-02,1\n2001-01-02,2\n",
                        ":3: the date 2001-01-02 is that of the previous row; keep one of the rows"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_is_reported_with_file_line_column_and_cell(String text, String message) {
        assertThatThrownBy(() -> read(text, BIRTHS))
                .isInstanceOf(CsvException.class)
                .hasMessage("data/series.csv" + message);
    }

    @Test
    void names_where_no_header_is_expected_are_reported() {
        assertThatThrownBy(() -> read("births\n1\n", numbers("1")))
                .hasMessage(
                        "data/series.csv:1, column 1: found 'births', but it must be a finite number; if this row is a "
                                + "header, set header: true");
        assertThatThrownBy(() -> read("1\n", numbers("2")))
                .hasMessage("data/series.csv: there is no column '2'; the columns are 1 to 1");
    }

    @Test
    void a_missing_file_is_reported() {
        assertThatThrownBy(() -> CsvTable.read(folder.resolve("none.csv"), "none.csv", BIRTHS))
                .isInstanceOf(CsvException.class)
                .hasMessage("none.csv: the file does not exist");
    }

    /** Reads a million rows, in a JVM of its own. */
    public static final class Million {
        private Million() {}

        /** Prints the number of rows, the sum of their numbers and the last date of the file {@code args[0]}. */
        public static void main(String[] args) throws CsvException {
            CsvTable table =
                    CsvTable.read(Path.of(args[0]), "million.csv", new Options(List.of("a", "b"), CsvFormat.UNKNOWN));
            double sum = 0;
            for (int row = 0; row < table.series().length(); row++) {
                sum += table.series().get(row, 0) + table.series().get(row, 1);
            }
            System.out.println(table.series().length() + " " + (long) sum + " "
                    + table.date(999_999).orElseThrow());
        }
    }

    // Rows 0, 1, ... hold 0 and 0.5, 1 and 1.5, and so on: their sum is 999,999 * 1,000,000 + 500,000.
    @Test
    void a_million_rows_fit_into_200_megabytes() throws Exception {
        Path file = folder.resolve("million.csv");
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write("date,a,b\n");
            LocalDateTime time = LocalDateTime.parse("2001-01-01T00:00");
            for (int row = 0; row < 1_000_000; row++) {
                writer.write(time.plusMinutes(row) + "," + row + "," + row + ".5\n");
            }
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx200m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Million.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();

        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(printed.strip()).isEqualTo("1000000 999999500000 2002-11-26T10:39");
    }
}
