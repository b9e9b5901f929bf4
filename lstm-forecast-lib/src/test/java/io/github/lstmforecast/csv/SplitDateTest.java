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

class SplitDateTest {
    @TempDir
    Path folder;

    private CsvTable read(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("series.csv"), text);
        return CsvTable.read(file, "series.csv", new Options(List.of("y"), CsvFormat.UNKNOWN));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "year,month,y | 2020,9,1 | 2020,10,2 | 2020-10-01",
                "y,Month,Year | 1,Sep,2020 | 2,Oct,2020 | 2020-10-01",
                "year,quarter,y | 2020,3,1 | 2020,4,2 | 2020-10-01",
                "year,quarter,y | 2020,Q3,1 | 2020,Q4,2 | 2020-10-01",
                "YEAR,MO,DY,y | 2020,2,29,1 | 2020,3,1,2 | 2020-03-01",
                "No,year,month,day,hour,y | 1,2020,2,29,23,1 | 2,2020,3,1,0,2 | 2020-03-01T00:00",
                "year,month,day,hour,minute,y | 2020,2,29,23,45,1 | 2020,3,1,0,0,2 | 2020-03-01T00:00"
            })
    void year_and_smaller_units_are_the_date_together(String header, String first, String second, String iso)
            throws Exception {
        CsvTable table = read(header + "\n" + first + "\n" + second + "\n");

        assertThat(table.date(1)).contains(iso);
        assertThat(table.row(iso)).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "year,month,day,hr,y | 2020,2,29,88,1 | 2020,3,1,73,2 | 2020-03-01",
                "year,month,day,hr,y | 2020,2,29,7,1 | 2020,3,1,5,2 | 2020-03-01",
                "year,month,day,hour,min,y | 2020,2,29,7,-4.5,1 | 2020,2,29,8,-3,2 | 2020-02-29T08:00",
                "year,month,dd,y | 2020,9,101.5,1 | 2020,10,99,2 | 2020-10-01",
                "year,mm,month,y | 2020,43,9,1 | 2020,12,10,2 | 2020-10-01",
                "year,quarter,mm,y | 2020,3,14,1 | 2020,4,20,2 | 2020-10-01"
            })
    void a_column_of_data_that_is_named_like_a_unit_is_no_part_of_the_date(
            String header, String first, String second, String iso) throws Exception {
        CsvTable table = read(header + "\n" + first + "\n" + second + "\n");

        assertThat(table.date(1)).contains(iso);
    }

    @Test
    void a_column_that_is_forecast_is_no_part_of_the_date() throws Exception {
        Path file = Files.writeString(
                folder.resolve("series.csv"), "year,month,day,hour,y\n2020,2,28,7,1\n2020,2,29,9,2\n");

        assertThat(CsvTable.read(file, "series.csv", new Options(List.of("hour"), CsvFormat.UNKNOWN))
                        .date(1))
                .contains("2020-02-29");
    }

    @Test
    void a_missing_month_is_a_missing_row() throws Exception {
        CsvTable table = read("year,month,y\n2020,1,1\n2020,2,2\n2020,3,2\n2020,5,2\n");

        assertThat(table.steps().orElseThrow().missingRows()).isEqualTo(1);
    }

    @Test
    void other_dates_come_first() throws Exception {
        CsvTable table = read("year,month,date,y\n2020,1,2020-01-31,1\n2020,2,2020-02-29,2\n");

        assertThat(table.date(0)).contains("2020-01-31");
    }

    @Test
    void months_that_begin_again_without_the_year_are_no_dates() throws Exception {
        assertThat(read("year,month,y\n1,1,1\n1,2,2\n").date(0)).isEmpty();
        assertThat(read("year,month,y\n2020,1,1\n2020,13,2\n2020,14,2\n2020,15,2\n")
                        .date(0))
                .isEmpty();
    }

    @Test
    void series_row_by_row_in_turn_are_seen_by_it() {
        assertThatThrownBy(() -> read("year,month,kind,y\n"
                        + "2020,1,a,1\n2020,1,b,2\n2020,2,a,1\n2020,2,b,2\n2020,3,a,1\n2020,3,b,2\n"))
                .isInstanceOf(CsvException.class)
                .hasMessageContaining("told apart by column kind (a, b)");
    }
}
