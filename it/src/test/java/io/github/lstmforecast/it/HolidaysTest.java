package io.github.lstmforecast.it;

import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The columns of the example us-births that are made by rule, as its README gives it. */
class HolidaysTest {
    private static final Path DATA = Path.of("../examples/us-births/data/us-births-1994-2003.csv");

    private final Set<LocalDate> holidays = new HashSet<>();
    private final Set<LocalDate> nextTo = new HashSet<>();

    @Test
    void holidays_of_the_example_follow_their_rule() throws Exception {
        for (int year = 1993; year <= 2004; year++) {
            add(year);
        }

        List<String> rows = Files.readAllLines(DATA);

        assertThat(rows).hasSize(1 + 3652).first().isEqualTo("date,births,holiday,nextToHoliday");
        assertThat(rows.subList(1, rows.size())).allSatisfy(row -> {
            String[] cells = row.split(",");
            LocalDate date = LocalDate.parse(cells[0]);
            boolean isHoliday = holidays.contains(date);
            assertThat(cells[2]).isEqualTo(isHoliday ? "1" : "0");
            assertThat(cells[3]).isEqualTo(!isHoliday && nextTo.contains(date) ? "1" : "0");
        });
    }

    private void add(int year) {
        LocalDate newYear = LocalDate.of(year, 1, 1);
        LocalDate christmas = LocalDate.of(year, 12, 25);
        LocalDate thanksgiving = LocalDate.of(year, 11, 1).with(dayOfWeekInMonth(4, DayOfWeek.THURSDAY));
        holidays.add(LocalDate.of(year, 5, 1).with(lastInMonth(DayOfWeek.MONDAY)));
        holidays.add(LocalDate.of(year, 9, 1).with(dayOfWeekInMonth(1, DayOfWeek.MONDAY)));
        holidays.add(thanksgiving);
        nextTo.add(thanksgiving.plusDays(1));
        for (LocalDate fixed : List.of(newYear, LocalDate.of(year, 7, 4), christmas)) {
            holidays.add(fixed);
            switch (fixed.getDayOfWeek()) {
                case SUNDAY -> holidays.add(fixed.plusDays(1));
                case SATURDAY -> holidays.add(fixed.minusDays(1));
                default -> {} // it is observed on its own day
            }
        }
        Stream.of(newYear, christmas).forEach(day -> nextTo.addAll(List.of(day.minusDays(1), day.plusDays(1))));
    }
}
