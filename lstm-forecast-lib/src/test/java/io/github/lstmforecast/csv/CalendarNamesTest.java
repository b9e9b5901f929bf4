package io.github.lstmforecast.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The names are as calendars of each language have them. */
class CalendarNamesTest {
    @ParameterizedTest
    @CsvSource({
        "January, 1",
        "SEP, 9",
        "Sept, 9",
        "may, 5",
        "December, 12",
        "Januar, 1",
        "M\u00e4rz, 3",
        "MRZ, 3",
        "Mai, 5",
        "Okt, 10",
        "Dez, 12",
        "janv, 1",
        "F\u00c9VRIER, 2",
        "ao\u00fbt, 8",
        "juil, 7",
        "d\u00e9c, 12",
        "enero, 1",
        "ene, 1",
        "ago, 8",
        "septiembre, 9",
        "dic, 12",
        "gennaio, 1",
        "gen, 1",
        "giu, 6",
        "set, 9",
        "ott, 10",
        "fevereiro, 2",
        "mar\u00e7o, 3",
        "out, 10",
        "dez, 12",
        "maart, 3",
        "mrt, 3",
        "mei, 5",
        "okt, 10",
        "augustus, 8"
    })
    void a_month_has_its_number(String name, int number) {
        assertThat(CalendarNames.month(name)).isEqualTo(number);
    }

    @Test
    void each_language_has_all_months() {
        for (List<String> months : List.of(
                List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
                List.of("jan", "feb", "m\u00e4r", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez"),
                List.of(
                        "janvier",
                        "f\u00e9vrier",
                        "mars",
                        "avril",
                        "mai",
                        "juin",
                        "juillet",
                        "ao\u00fbt",
                        "septembre",
                        "octobre",
                        "novembre",
                        "d\u00e9cembre"),
                List.of("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"),
                List.of("gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic"),
                List.of("jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez"),
                List.of("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"))) {
            assertThat(months.stream().map(CalendarNames::month))
                    .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Monday",
                "fri",
                "Donnerstag",
                "so",
                "mercredi",
                "jeu",
                "mi\u00e9rcoles",
                "s\u00e1b",
                "luned\u00ec",
                "gio",
                "ter\u00e7a-feira",
                "qui",
                "zondag",
                "vr"
            })
    void a_weekday_is_one(String name) {
        assertThat(CalendarNames.isWeekday(name)).isTrue();
        assertThat(CalendarNames.month(name)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "j", "janu", "13", "jan.", "foo", "total"})
    void other_words_are_neither(String word) {
        assertThat(CalendarNames.month(word)).isZero();
        assertThat(CalendarNames.isWeekday(word)).isFalse();
    }
}
