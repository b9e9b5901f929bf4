package io.github.lstmforecast.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.csv.CsvTable.Options;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadDatesTest {
    @TempDir
    Path folder;

    private List<String> warnings(String text, CsvFormat format) throws Exception {
        Path file = Files.writeString(folder.resolve("series.csv"), text);
        return CsvTable.read(file, "series.csv", new Options(List.of("y"), format))
                .notes()
                .warnings();
    }

    private List<String> warnings(String text) throws Exception {
        return warnings(text, CsvFormat.UNKNOWN);
    }

    @Test
    void a_form_that_is_not_known_is_shown_with_what_to_do() throws Exception {
        String text = "when,y\n2020y1m,1\n2020y2m,3\n2020y3m,2\n";

        assertThat(warnings(text))
                .containsExactly(
                        "series.csv:2: the rows have no dates: '2020y1m' in column when is no date that is known; say how"
                                + " its dates are written with dateFormat, for example dateFormat: dd.MM.yyyy, or set"
                                + " date: none if they are none");
        assertThat(warnings(text, CsvFormat.UNKNOWN.withDate("none"))).isEmpty();
        assertThat(warnings(text, CsvFormat.UNKNOWN.withDateFormat("yyyy'y'M'm'")))
                .isEmpty();
    }

    @Test
    void the_first_date_of_another_form_is_shown() throws Exception {
        StringBuilder text = new StringBuilder("date,y\n");
        for (int i = 10; i < 30; i++) {
            text.append(i % 2 == 0 ? "2020-01-" + i : i + " of January")
                    .append(",")
                    .append(i % 7)
                    .append('\n');
        }

        assertThat(warnings(text.toString()))
                .singleElement()
                .asString()
                .startsWith("series.csv:3: the rows have no dates: '11 of January' in column date is no date that is"
                        + " known, or of another form than '2020-01-10';");
    }

    @Test
    void times_of_day_need_a_date() throws Exception {
        assertThat(warnings("n,clock,y\n1,10:00,1\n2,10:30,3\n3,11:00,2\n4,10:00,2\n"))
                .containsExactly(
                        "series.csv: the rows have no dates: column clock, which begins with '10:00', has times of day"
                                + " only; write the date before each, for example 2001-01-31 12:00, or set date: none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "y\n1\n3\n2\n",
                "kind,y\na1,1\na1,3\na1,2\nb2,1\na1,1\n",
                "place,y\nKiel,1\nBonn,3\nHof,2\n",
                "y,note\n1,see p. 1\n3,see p. 2\n2,see p. 3\n",
                "n1,date,y\na1,2020-01-01,1\na2,2020-01-02,3\na3,2020-01-03,2\n"
            })
    void other_texts_are_no_dates_that_lack(String text) throws Exception {
        assertThat(warnings(text)).isEmpty();
    }
}
