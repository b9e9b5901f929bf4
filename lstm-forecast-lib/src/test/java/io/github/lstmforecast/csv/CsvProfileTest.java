package io.github.lstmforecast.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.csv.CsvTable.Options;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvProfileTest {
    @TempDir
    Path folder;

    private CsvProfile profile(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("series.csv"), text);
        return CsvProfile.of(file, "series.csv", CsvFormat.UNKNOWN);
    }

    private static List<ColumnKind> kinds(CsvProfile profile) {
        return profile.columns().stream().map(ColumnProfile::kind).toList();
    }

    @Test
    void columns_that_say_when_are_no_numbers() throws Exception {
        assertThat(kinds(profile("ds,y\n2020-01-01,5\n2020-01-02,4\n2020-01-03,6\n")))
                .containsExactly(ColumnKind.DATES, ColumnKind.NUMBERS);
        assertThat(kinds(profile("date,y\n19580329,5\n19580405,4\n19580412,6\n")))
                .containsExactly(ColumnKind.DATES, ColumnKind.NUMBERS);
        assertThat(kinds(profile("YEAR,y\n1958,5\n1959,4\n1960,6\n")))
                .containsExactly(ColumnKind.DATES, ColumnKind.NUMBERS);
        assertThat(kinds(profile(",time,y\n1,1960,5\n2,1960.25,4\n3,1960.5,6\n")))
                .containsExactly(ColumnKind.RUNNING_NUMBER, ColumnKind.RUNNING_NUMBER, ColumnKind.NUMBERS);
        assertThat(kinds(profile("timer,y\n0.0,5\n8.54790319355,4\n17.0958063871,6\n25.6437095807,5\n")))
                .containsExactly(ColumnKind.RUNNING_NUMBER, ColumnKind.NUMBERS);
        assertThat(kinds(profile("t,y\n0.5,5\n1.75,4\n2,6\n")))
                .containsExactly(ColumnKind.TIME_NUMBERS, ColumnKind.NUMBERS);
        assertThat(kinds(profile("year,quarter,y\n1959,1,5\n1959,2,4\n1959,3,6\n1959,4,5\n1960,1,6\n")))
                .containsExactly(ColumnKind.TIME_NUMBERS, ColumnKind.TIME_NUMBERS, ColumnKind.NUMBERS);
        assertThat(kinds(profile("timestamp,y\n1580511600,5\n1580515200,4\n1580518800,6\n")))
                .containsExactly(ColumnKind.DATES, ColumnKind.NUMBERS);
    }

    @Test
    void numbers_that_count_with_holes_say_when() throws Exception {
        String even = "0,1\n1,3\n2,2\n5,1\n6,2\n7,3\n8,2\n9,1\n";

        assertThat(kinds(profile("secs,y\n" + even)).get(0)).isEqualTo(ColumnKind.RUNNING_NUMBER);
        assertThat(kinds(profile("secs,y\n0.3,1\n0.6,2\n0.7,1\n0.8,2\n0.9,1\n1.0,2\n1.1,1\n1.2,2\n"))
                        .get(0))
                .isEqualTo(ColumnKind.RUNNING_NUMBER);
        assertThat(kinds(profile("sold,y\n0,1\n1,2\n3,1\n6,2\n7,1\n9,2\n")).get(0))
                .isEqualTo(ColumnKind.NUMBERS);
        assertThat(kinds(profile("sold,y\n0,1\n1,2\n2,1\n3,2\n4,1\n7.5,2\n")).get(0))
                .isEqualTo(ColumnKind.NUMBERS);
    }

    @Test
    void other_columns_are_told_apart() throws Exception {
        assertThat(kinds(profile("a,b,c,d,e\n1.5,7,x,,1500\n2,7,y,,1600\n1,7,z,,1550\n")))
                .containsExactly(
                        ColumnKind.NUMBERS, ColumnKind.CONSTANT, ColumnKind.TEXT, ColumnKind.EMPTY, ColumnKind.NUMBERS);
    }

    @Test
    void gaps_and_other_cells_are_counted_with_the_line_of_the_first() throws Exception {
        ColumnProfile column = profile(
                        "d,y\n1,5\n3,\n7,NA\n8,x\n10,6\n11,5\n12,4\n13,5\n14,4\n15,5\n16,4\n17,5\n18,4\n")
                .columns()
                .get(1);

        assertThat(column.numbers()).isEqualTo(10);
        assertThat(column.gaps()).isEqualTo(new ColumnProfile.Cells(2, 3, ""));
        assertThat(column.others()).isEqualTo(new ColumnProfile.Cells(1, 5, "x"));
        assertThat(column.kind()).isEqualTo(ColumnKind.NUMBERS);
    }

    @Test
    void the_first_column_with_ascending_dates_gives_the_dates() throws Exception {
        CsvProfile profile = profile("made,day,y\n2020-05-05,2020-01-01,5\n2020-05-05,2020-01-02,4\n");

        assertThat(profile.dates().orElseThrow().name()).isEqualTo("day");
    }

    @Test
    void the_keys_of_a_scenario_say_what_was_recognised() throws Exception {
        CsvProfile profile = profile("# x\n2020-01-01;1.234,5\n2020-01-02;2,5\n");

        assertThat(profile.keys(List.of(profile.columns().get(1))))
                .hasToString("{delimiter=;, comment=#, header=false, decimal=,, thousands=.}");
    }

    @Test
    void a_wide_table_is_told_how_to_be_reshaped() throws Exception {
        String months = "Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec";
        String row = "1,2,3,4,5,6,7,8,9,10,11,12";

        assertThat(profile("YEAR," + months + "\n1950," + row + "\n1951," + row + "\n")
                        .reshape())
                .contains(
                        "the columns Jan to Dec follow each other in time, so none of them is a series; reshape the table"
                                + " to one row for each of these columns of each row: a column date (1950 Jan, ...) and a column"
                                + " value, in the order of time");
        assertThat(profile("country,1960,1961,1962\nAruba,4.8,4.6,4.5\nChad,5,6,7\n")
                        .reshape())
                .contains("the columns 1960 to 1962 follow each other in time, so none of them is a series; reshape the"
                        + " table to one row for each value of column country and each of these columns, and choose rows"
                        + " with where: a column date (Aruba 1960, ...) and a column value, in the order of time");
        assertThat(profile("year,Q1,Q2,Q3,Q4\n1960,1,2,3,4\n1961,2,3,4,5\n").reshape())
                .isPresent();
        assertThat(profile("month,X1949,X1950,X1951\nJan,112,115,145\nFeb,118,126,150\n")
                        .reshape())
                .isPresent();
        assertThat(profile("place,2020-01-31,2020-02-29,2020-03-31\na,1,2,3\nb,2,3,4\n")
                        .reshape())
                .isPresent();
        assertThat(profile("year," + row + "\n1950," + row + "\n1951," + row + "\n")
                        .reshape())
                .isPresent();
        assertThat(profile("d,may,march\n2020-01-01,1,2\n2020-01-02,2,3\n").reshape())
                .isEmpty();
        assertThat(profile("d,1,2,3\n2020-01-01,1.5,2,3\n2020-01-02,2,3,4\n").reshape())
                .isEmpty();
    }

    @Test
    void a_column_of_a_wide_table_is_a_warning() throws Exception {
        Path file = Files.writeString(folder.resolve("series.csv"), "year,Q1,Q2,Q3,Q4\n1960,1,2,3,4\n1961,2,3,4,5\n");

        CsvTable table = CsvTable.read(file, "series.csv", new Options(List.of("Q1"), CsvFormat.UNKNOWN));

        assertThat(table.notes().warnings())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("series.csv: the columns Q1 to Q4");
    }

    // 7.8125 ms apart, to three decimals of a second.
    @Test
    void rounded_times_count_the_rows() throws Exception {
        String rows = IntStream.range(0, 200)
                .mapToObj(i -> String.format(Locale.ROOT, "%.3f,%d%n", i / 128.0, i % 7))
                .collect(Collectors.joining());

        assertThat(profile("seconds,y\n" + rows).columns())
                .extracting(ColumnProfile::kind)
                .containsExactly(ColumnKind.RUNNING_NUMBER, ColumnKind.NUMBERS);
    }
}
