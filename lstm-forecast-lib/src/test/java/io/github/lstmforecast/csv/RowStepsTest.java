package io.github.lstmforecast.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.csv.CsvTable.Options;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RowStepsTest {
    @TempDir
    Path folder;

    private CsvTable read(Stream<?> dates) throws Exception {
        StringBuilder text = new StringBuilder("date,y\n");
        List<?> all = dates.toList();
        for (int i = 0; i < all.size(); i++) {
            text.append(all.get(i)).append(',').append(i).append(".5\n");
        }
        Path file = Files.writeString(folder.resolve("series.csv"), text);
        return CsvTable.read(file, "series.csv", new Options(List.of("y"), CsvFormat.UNKNOWN));
    }

    private RowSteps steps(Stream<?> dates) throws Exception {
        return read(dates).steps().orElseThrow();
    }

    private static Stream<LocalDate> days(int count) {
        return IntStream.range(0, count).mapToObj(LocalDate.parse("2020-01-01")::plusDays);
    }

    private static Stream<LocalDateTime> hours(String start, int count) {
        return IntStream.range(0, count).mapToObj(LocalDateTime.parse(start)::plusHours);
    }

    static Stream<Arguments> regular() {
        return Stream.of(
                Arguments.of(days(10), "1 day"),
                Arguments.of(hours("2020-01-01T00:00", 10), "1 hour"),
                Arguments.of(
                        hours("2020-01-01T00:00", 10).map(time -> time.minusMinutes(45L * time.getHour())),
                        "15 minutes"),
                Arguments.of(
                        IntStream.range(0, 10)
                                .mapToObj(i -> LocalDate.parse("2020-01-01").plusWeeks(i)),
                        "7 days"),
                Arguments.of(
                        IntStream.range(0, 30)
                                .mapToObj(i -> LocalDate.parse("2020-01-15").plusMonths(i)),
                        "1 month"),
                Arguments.of(
                        IntStream.range(0, 30)
                                .mapToObj(i -> LocalDate.parse("2020-01-31").plusMonths(i)),
                        "1 month"),
                Arguments.of(
                        IntStream.range(0, 12)
                                .mapToObj(i -> LocalDate.parse("2019-12-31").plusMonths(3L * i)),
                        "3 months"),
                Arguments.of(IntStream.range(0, 12).mapToObj(i -> 1990 + i), "1 year"),
                Arguments.of(IntStream.range(0, 12).mapToObj(i -> 1900 + 10 * i), "10 years"),
                Arguments.of(IntStream.range(0, 12).mapToObj(i -> 2000 + i / 4 + "-Q" + (i % 4 + 1)), "3 months"),
                Arguments.of(
                        IntStream.range(0, 12)
                                .mapToObj(i -> LocalDate.parse("2020-01-01").plusDays(28L * i)),
                        "28 days"),
                Arguments.of(
                        IntStream.range(0, 20).mapToObj(i -> "2020-01-01T00:00:00." + (100 + 4 * i)), "4 milliseconds"),
                // 60 a second, rounded to milliseconds.
                Arguments.of(
                        IntStream.range(0, 50)
                                .mapToObj(i -> "2020-01-01T00:00:00." + (100 + Math.round(i * 1000 / 60.0))),
                        "17 milliseconds"),
                Arguments.of(days(40).filter(day -> day.getDayOfWeek().getValue() < 6), "1 day (5 days a week)"),
                Arguments.of(days(40).filter(day -> day.getDayOfWeek() != DayOfWeek.SUNDAY), "1 day (6 days a week)"),
                Arguments.of(
                        days(40).filter(day -> day.getDayOfWeek().getValue() != 5
                                && day.getDayOfWeek().getValue() != 6),
                        "1 day (5 days a week)"));
    }

    @ParameterizedTest
    @MethodSource("regular")
    void the_usual_step_is_found(Stream<?> dates, String step) throws Exception {
        RowSteps steps = steps(dates);

        assertThat(steps.usual()).isEqualTo(step);
        assertThat(steps.isRegular()).isTrue();
        assertThat(steps.missingRows()).isZero();
    }

    @Test
    void missing_rows_are_counted_and_found() throws Exception {
        RowSteps steps = steps(days(20).filter(
                        day -> day.getDayOfMonth() != 5 && (day.getDayOfMonth() < 8 || day.getDayOfMonth() > 10)));

        assertThat(steps.missingRows()).isEqualTo(4);
        assertThat(steps.count()).isEqualTo(2);
        assertThat(steps.missingBefore(4)).isEqualTo(1);
        assertThat(steps.missingBefore(5)).isZero();
        assertThat(steps.firstMissing())
                .isEqualTo(new RowSteps.Irregular(4, 1, "2 days after the previous row, where 1 day is usual"));
    }

    @Test
    void a_missing_month_and_a_missing_working_day_are_found() throws Exception {
        assertThat(steps(IntStream.range(0, 30)
                                .filter(i -> i != 13)
                                .mapToObj(i -> LocalDate.parse("2020-01-31").plusMonths(i)))
                        .firstMissing()
                        .text())
                .isEqualTo("2 months after the previous row, where 1 month is usual");
        RowSteps holiday = steps(days(40).filter(day -> day.getDayOfWeek().getValue() < 6 && day.getDayOfYear() != 13));
        assertThat(holiday.missingRows()).isEqualTo(1);
        assertThat(holiday.firstMissing().text())
                .isEqualTo("4 days after the previous row, where 1 day (5 days a week) is usual");
    }

    @Test
    void missing_rows_are_inserted_with_their_dates() throws Exception {
        CsvTable table = read(days(40).filter(day -> day.getDayOfWeek().getValue() < 6 && day.getDayOfYear() != 13));

        CsvTable whole = table.withMissingRows();

        assertThat(whole.series().length()).isEqualTo(table.series().length() + 1);
        assertThat(whole.steps().orElseThrow().isRegular()).isTrue();
        // 2020-01-13 is a Monday, the ninth working day of the file.
        assertThat(whole.date(8)).contains("2020-01-13");
        assertThat(whole.missing()).containsExactly(new MissingCell(8, 0, 10, ""));
        assertThat(whole.series().get(8, 0)).isNaN();
        assertThat(whole.series().get(9, 0)).isEqualTo(8.5);
        assertThat(whole.line(9)).isEqualTo(10);
    }

    @Test
    void the_last_day_of_a_missing_month_is_inserted() throws Exception {
        CsvTable whole = read(IntStream.range(0, 12)
                        .filter(i -> i != 1)
                        .mapToObj(i -> LocalDate.parse("2020-01-31").plusMonths(i)))
                .withMissingRows();

        assertThat(whole.date(1)).contains("2020-02-29");
    }

    // On 2020-03-29, clocks in Europe went from 02:00 to 03:00.
    @Test
    void the_hour_that_summer_time_leaves_out_is_explained() throws Exception {
        RowSteps steps = steps(
                hours("2020-03-28T00:00", 60).filter(time -> !time.equals(LocalDateTime.parse("2020-03-29T02:00"))));

        assertThat(steps.firstMissing().text())
                .isEqualTo("2 hours after the previous row, where 1 hour is usual (the hour that summer time skips, if"
                        + " these are local times)");
    }

    @Test
    void the_hour_that_is_doubled_where_summer_time_ends_is_explained() {
        Stream<String> dates =
                Stream.of("2020-10-25T01:00", "2020-10-25T02:00", "2020-10-25T02:00", "2020-10-25T03:00");

        assertThatThrownBy(() -> read(dates))
                .hasMessage(
                        "series.csv:4: the date 2020-10-25T02:00 is that of the previous row; keep one of the rows, or,"
                                + " where summer time ends here, write the offset from UTC, for example +02:00, to each time");
    }

    @Test
    void a_step_that_is_no_multiple_of_the_usual_one_is_a_warning() throws Exception {
        CsvTable table = read(Stream.concat(hours("2020-01-01T00:00", 30), hours("2020-01-02T06:30", 30)));

        assertThat(table.steps().orElseThrow().missingRows()).isZero();
        assertThat(table.notes().warnings())
                .containsExactly(
                        "series.csv:32: 90 minutes after the previous row, where 1 hour is usual; 1 of 60 rows are not"
                                + " equally spaced, but taken as if they were");
    }

    // Steps of 1, 4, 9, ... minutes.
    @Test
    void rows_without_a_usual_step_have_none() throws Exception {
        RowSteps steps = steps(IntStream.range(1, 30)
                .mapToObj(i -> LocalDateTime.parse("2020-01-01T00:00").plusMinutes((long) i * i * i)));

        assertThat(steps.hasUsual()).isFalse();
    }
}
