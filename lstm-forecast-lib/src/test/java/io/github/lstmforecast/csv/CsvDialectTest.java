package io.github.lstmforecast.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.csv.CsvTable.Options;
import io.github.lstmforecast.signal.Series;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How files are written is found out from what they hold; where that leaves a doubt, a key decides. */
class CsvDialectTest {
    private static final Optional<Delimiter> ANY = Optional.empty();

    @TempDir
    Path folder;

    private CsvTable read(String text, Charset encoding, CsvFormat format, String column) throws Exception {
        Path file = Files.write(folder.resolve("series.csv"), text.getBytes(encoding));
        return CsvTable.read(file, "series.csv", new Options(List.of(column), format));
    }

    private CsvTable read(String text) throws Exception {
        return read(text, StandardCharsets.UTF_8, CsvFormat.UNKNOWN, "y");
    }

    private static CsvFormat format(
            Optional<Delimiter> delimiter, Optional<DecimalMark> decimal, Optional<Boolean> header) {
        return CsvFormats.of(delimiter, header, decimal, Optional.empty(), Optional.empty());
    }

    static Stream<Arguments> dialects() {
        return Stream.of(
                Arguments.of("d,y\n2020-01-01,1.5\n2020-01-02,-20\n", ""),
                Arguments.of("d;y\n2020-01-01;1,5\n2020-01-02;-20,0\n", "delimiter: ';', decimal: ','"),
                Arguments.of("d;y\n2020-01-01;1.5\n2020-01-02;-20\n", "delimiter: ';'"),
                Arguments.of("d\ty\n2020-01-01\t1.5\n2020-01-02\t-20\n", "delimiter: tab"),
                Arguments.of("d\ty\n2020-01-01\t1,5\n2020-01-02\t-20\n", "delimiter: tab, decimal: ','"),
                Arguments.of("d|y\n2020-01-01|1.5\n2020-01-02|-20\n", "delimiter: '|'"),
                Arguments.of("  d            y\n2020-01-01   1.5\n2020-01-02 -20\n", "delimiter: blanks"),
                Arguments.of("d y\n2020-01-01\t  1,5 \n2020-01-02 -20\n", "delimiter: blanks, decimal: ','"),
                Arguments.of("d,y\n2020-01-01,\"1,5\"\n2020-01-02,\"-20,0\"\n", "decimal: ','"),
                Arguments.of("y\n1,5\n-20,0\n", "delimiter: ';', decimal: ','"),
                Arguments.of("a b,y\nx y,1.5\nx z,-20\n", ""),
                Arguments.of("d, y\n2020-01-01, 1.5\n2020-01-02, -20\n", ""),
                Arguments.of("\"d\", \"y\"\n\"2020-01-01\", \"1.5\"\n\"2020-01-02\",  \"-20\"\n", ""),
                Arguments.of("d;name;y\n2020-01-01;a,b;1,5\n2020-01-02;c,d;-20,0\n", "delimiter: ';', decimal: ','"),
                Arguments.of("d;y\n2020-01-01 10:00;1,5\n2020-01-02 10:00;-20,0\n", "delimiter: ';', decimal: ','"),
                Arguments.of("\"n\" \"y\"\n\"a b\" 1.5\n\"c d\" -20\n", "delimiter: blanks"),
                Arguments.of("# station 1, mm\n#\nd,y\n2020-01-01,1.5\n# moved\n2020-01-02,-20\n", "comment: '#'"),
                Arguments.of("% a \"note\n% more\nd y\n1 1.5\n2 -20\n", "delimiter: blanks, comment: '%'"),
                Arguments.of("\uFEFFd,y\r\n2020-01-01,1.5\r\n2020-01-02,-20\r\n", ""),
                Arguments.of("y,\n1.5,\n-20,\n", ""),
                Arguments.of("d,y\n2020-01-01,1.5,\n2020-01-02,-20,\n", ""),
                Arguments.of("d;y;\n2020-01-01;1,5;\n2020-01-02;-20;\n", "delimiter: ';', decimal: ','"),
                Arguments.of("d\ty\t\n1\t1.5\t\n2\t-20\t\n", "delimiter: tab"),
                // The first column of R's write.table has no name.
                Arguments.of("\"x\" \"y\"\n\"1\" 7 1.5\n\"2\" 8 -20\n", "delimiter: blanks"));
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void a_dialect_is_recognised_and_said(String text, String keys) throws Exception {
        CsvTable table = read(text);

        assertThat(table.series()).isEqualTo(Series.of(1.5, -20));
        assertThat(table.notes().notes().stream().filter(note -> note.contains("is read with")))
                .isEqualTo(keys.isEmpty() ? List.of() : List.of("series.csv is read with " + keys));
    }

    @Test
    void an_error_of_a_spreadsheet_is_a_gap_and_no_comment() throws Exception {
        CsvTable table = read("y\n1\n2\n#N/A\n4\n#DIV/0!\n6\n");

        assertThat(table.series().length()).isEqualTo(6);
        assertThat(table.missing()).extracting(MissingCell::line).containsExactly(4, 6);
    }

    @Test
    void decimal_and_thousands_differ() throws Exception {
        CsvFormat same = CsvFormats.of(
                Optional.empty(),
                Optional.empty(),
                Optional.of(DecimalMark.COMMA),
                Optional.of(Thousands.COMMA),
                Optional.empty());

        assertThatThrownBy(() -> read("y\n1\n2\n", StandardCharsets.UTF_8, same, "y"))
                .isInstanceOf(CsvException.class)
                .hasMessageContaining("must differ");
    }

    // "10:00:00,2" is also a time with a fraction.
    @Test
    void the_blank_in_a_time_separates_no_cells() throws Exception {
        assertThat(read("d,y\n2020/01/01 10:00:00,2\n2020/01/01 11:00:00,3\n").series())
                .isEqualTo(Series.of(2, 3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,234.5 | 1234.5 | thousands: ','",
                "1,234,567 | 1234567 | thousands: ','",
                "-12,345,678.25 | -12345678.25 | thousands: ','",
                "1.234,5 | 1234.5 | decimal: ',', thousands: '.'",
                "1.234.567 | 1234567 | decimal: ',', thousands: '.'",
                "1 234,5 | 1234.5 | decimal: ',', thousands: blank",
                "1 234.5 | 1234.5 | thousands: blank",
                "1 234 | 1234 | thousands: blank",
                "1\u00a0234\u00a0567 | 1234567 | thousands: blank",
                "1\u202f234,5 | 1234.5 | decimal: ',', thousands: blank",
                "1'234.5 | 1234.5 | thousands: '''",
                "1\u2019234'567 | 1234567 | thousands: '''",
                "0,125 | 0.125 | decimal: ','",
                "1234,125 | 1234.125 | decimal: ','",
                "1,5e-3 | 0.0015 | decimal: ','",
                "0.125 | 0.125 | ''",
                "1.234 | 1.234 | ''"
            })
    void a_form_of_numbers_is_recognised_and_said(String number, double value, String keys) throws Exception {
        CsvTable table = read("d\ty\n2020-01-01\t" + number + "\n2020-01-02\t" + number + "\n");

        assertThat(table.series()).isEqualTo(Series.of(value, value));
        assertThat(table.notes().notes())
                .containsExactly("series.csv is read with delimiter: tab" + (keys.isEmpty() ? "" : ", " + keys));
    }

    // 950 and 1,100: in a column of decimal fractions, one of three digits is as rare as a number without one.
    @Test
    void short_whole_numbers_beside_grouped_ones_tell_thousands() throws Exception {
        assertThat(read("d,y\n2020-01-01,950\n2020-01-02,\"1,100\"\n").series()).isEqualTo(Series.of(950, 1100));
    }

    @Test
    void another_column_tells_the_decimal_mark() throws Exception {
        assertThat(read("x;y\n0,5;1,100\n0,25;1,200\n").series()).isEqualTo(Series.of(1.1, 1.2));
        assertThat(read("x,y\n0.5,\"1,100\"\n0.25,\"1,200\"\n").series()).isEqualTo(Series.of(1100, 1200));
        assertThat(read("x;y\n0,5;1.100\n0,25;1.200\n").series()).isEqualTo(Series.of(1100, 1200));
    }

    static Stream<Arguments> encodings() {
        return Stream.of(
                Arguments.of(StandardCharsets.UTF_8, "", ""),
                Arguments.of(StandardCharsets.UTF_8, "\uFEFF", ""),
                Arguments.of(StandardCharsets.UTF_16LE, "\uFEFF", "UTF-16LE"),
                Arguments.of(StandardCharsets.UTF_16BE, "\uFEFF", "UTF-16BE"),
                Arguments.of(StandardCharsets.UTF_16LE, "", "UTF-16LE"),
                Arguments.of(StandardCharsets.UTF_16BE, "", "UTF-16BE"),
                Arguments.of(StandardCharsets.ISO_8859_1, "", "windows-1252"),
                Arguments.of(Charset.forName("windows-1252"), "", "windows-1252"));
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void an_encoding_is_recognised_and_said(Charset encoding, String mark, String key) throws Exception {
        CsvTable table =
                read(mark + "Gr\u00f6\u00dfe,y\n1,5\n2,6\n3,8\n", encoding, CsvFormat.UNKNOWN, "Gr\u00f6\u00dfe");

        assertThat(table.series()).isEqualTo(Series.of(1, 2, 3));
        assertThat(table.notes().notes())
                .isEqualTo(key.isEmpty() ? List.of() : List.of("series.csv is read with encoding: " + key));
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                Arguments.of("5\n7\n6\n", false),
                Arguments.of("2020-01-01,5\n2020-01-02,7\n2020-01-03,6\n", false),
                Arguments.of("5,a\n7,b\n6,c\n", false),
                Arguments.of("y\n5\n7\n", true),
                Arguments.of(",0\n1821,269\n1822,321\n1823,585\n", true),
                Arguments.of("date,2019\n2001-01-01,1\n2001-01-02,2\n", true),
                Arguments.of("country,1960,1961,1962\nAruba,4.8,4.6,4.5\nChad,5,6,7\n", true),
                Arguments.of("key,7\na,1\na,2\nb,4\nb,3\na,2\nb,1\n", true));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void a_header_is_recognised(String text, boolean isThere) throws Exception {
        Path file = Files.writeString(folder.resolve("series.csv"), text);

        assertThat(CsvProfile.of(file, "series.csv", CsvFormat.UNKNOWN).hasHeader())
                .isEqualTo(isThere);
    }

    static Stream<Arguments> doubts() {
        return Stream.of(
                Arguments.of(
                        "y\n\"1,100\"\n\"1,200\"\n",
                        ", column y: '1,100' may be 1.1 (decimal: ',') or 1100.0 (decimal: '.'); say which with decimal"),
                Arguments.of(
                        "d;y\n1;1.100\n2;1.200\n",
                        ", column y: '1.100' may be 1.1 (decimal: '.') or 1100.0 (decimal: ','); say which with decimal"),
                Arguments.of(
                        "1,2,3\n5.5,7.25,6\n4.5,7,8\n",
                        ": the first row, 1, 2, 3, may be names or values; say which with header: true or header: false"),
                Arguments.of(
                        "0\n112.5\n118.25\n",
                        ": the first row, 0, may be names or values; say which with header: true or header: false"),
                Arguments.of(
                        "d;y\n1;1,125\n2;2\n3;3,375\n",
                        ", column y: '1,125' may be 1.125 (decimal: ',') or 1125.0 (decimal: '.'); say which with decimal"),
                Arguments.of(
                        "1,25\n1,50\n2,75\n",
                        ": the rows, for example 1,50, may be two columns (delimiter: ',') or one of numbers with a"
                                + " decimal comma (delimiter: ';'); say which with delimiter"),
                Arguments.of(
                        "2020-01-01,5,START\n2020-01-02,3,RUN\n2020-01-03,4,RUN\n2020-01-04,2,RUN\n",
                        ": the first row, 2020-01-01, 5, START, may be names or values; say which with header: true or"
                                + " header: false"),
                Arguments.of(
                        "1 234,5\n2 345,6\n",
                        ": the cells may be separated by ',' (2 345 | 6) or 'blanks' (2 | 345,6); say which with"
                                + " delimiter"));
    }

    @ParameterizedTest
    @MethodSource("doubts")
    void a_doubt_is_an_error_that_shows_the_candidates_and_the_key(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(CsvException.class).hasMessage("series.csv" + message);
    }

    @Test
    void a_key_decides() throws Exception {
        String numbers = "y\n\"1,100\"\n\"1,200\"\n";
        assertThat(read(
                                numbers,
                                StandardCharsets.UTF_8,
                                format(ANY, Optional.of(DecimalMark.COMMA), Optional.empty()),
                                "y")
                        .series())
                .isEqualTo(Series.of(1.1, 1.2));
        assertThat(read(
                                numbers,
                                StandardCharsets.UTF_8,
                                format(ANY, Optional.of(DecimalMark.POINT), Optional.empty()),
                                "y")
                        .series())
                .isEqualTo(Series.of(1100, 1200));
        String wide = "1,2,3\n5.5,7.25,6\n4.5,7,8\n";
        assertThat(read(wide, StandardCharsets.UTF_8, format(ANY, Optional.empty(), Optional.of(true)), "2")
                        .series())
                .isEqualTo(Series.of(7.25, 7));
        assertThat(read(wide, StandardCharsets.UTF_8, format(ANY, Optional.empty(), Optional.of(false)), "2")
                        .series())
                .isEqualTo(Series.of(2, 7.25, 7));
        assertThat(read(
                                "1 234,5\n2 345,6\n",
                                StandardCharsets.UTF_8,
                                format(Optional.of(Delimiter.BLANKS), Optional.empty(), Optional.empty()),
                                "2")
                        .series())
                .isEqualTo(Series.of(234.5, 345.6));
    }

    @Test
    void what_is_known_is_not_said_again() throws Exception {
        CsvTable table = read(
                "y;z\n1,5;2\n3,5;4\n",
                StandardCharsets.UTF_8,
                format(Optional.of(Delimiter.SEMICOLON), Optional.of(DecimalMark.COMMA), Optional.empty()),
                "y");

        assertThat(table.notes().notes()).isEmpty();
    }

    @Test
    void a_header_of_numbers_is_a_warning() throws Exception {
        CsvTable table =
                read("5\n7\n6\n", StandardCharsets.UTF_8, format(ANY, Optional.empty(), Optional.of(true)), "5");

        assertThat(table.notes().warnings())
                .containsExactly("series.csv: the header has numbers only, 5; if these are values, set header: false");
    }

    @Test
    void lines_above_the_table_are_reported() {
        assertThatThrownBy(() -> read("Station 1\n\nd,y\n2020-01-01,5\n2020-01-02,6\n"))
                .hasMessage(
                        "series.csv:3: found 2 cells, but the header has 1; if the table begins here, delete the lines"
                                + " above, or begin each with #");
    }

    @Test
    void a_number_of_another_form_is_reported() {
        assertThatThrownBy(() -> read("y\n0.5\n\"2,5\"\n"))
                .hasMessage(
                        "series.csv:3, column y: found '2,5', but it must be a finite number like those above, with a"
                                + " decimal point; write all numbers alike, or say how with decimal and thousands");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"\"\"", "NA", "NaN", "nan", "null", "-", "n/a", "N/A", "?", ".", "None", "#N/A"})
    void a_cell_without_a_value_is_missing(String cell) throws Exception {
        CsvTable table = read("d,y\n2020-01-01,5\n2020-01-02," + cell + "\n2020-01-03,6\n");

        assertThat(table.series().get(1, 0)).isNaN();
        assertThat(table.missing()).containsExactly(new MissingCell(1, 0, 3, cell));
    }

    @Test
    void a_column_without_a_name_is_named_once_by_its_number() {
        CsvFormat where = CsvFormats.where(Optional.of(Map.of("1", "c"))).withHeader(false);

        assertThatThrownBy(() -> read("a,1\nb,2\n", StandardCharsets.UTF_8, where, "2"))
                .hasMessage("series.csv: no row has c in column 1, as where requires; there are a, b");
    }
}
