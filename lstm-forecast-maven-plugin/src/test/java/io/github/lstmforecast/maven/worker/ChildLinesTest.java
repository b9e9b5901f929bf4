package io.github.lstmforecast.maven.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChildLinesTest {
    private static final String MARK = "<mark>";

    private static List<String> lines(String text) throws IOException {
        List<String> lines = new ArrayList<>();
        try (ChildLines read = new ChildLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), MARK)) {
            for (String line = read.next(); line != null; line = read.next()) {
                lines.add(line);
            }
        }
        return lines;
    }

    @Test
    void lines_end_as_on_any_system_and_the_last_one_may_have_no_end() throws IOException {
        assertThat(lines("a\nü\r\n\nlast")).containsExactly("a", "ü", "", "last");
        assertThat(lines("a\n")).containsExactly("a");
        assertThat(lines("")).isEmpty();
    }

    @Test
    void a_long_line_comes_in_pieces() throws IOException {
        String line = "x".repeat(3 * ChildLines.LONGEST);

        List<String> pieces = lines(line + "\nnext\n");

        assertThat(pieces)
                .hasSizeGreaterThan(3)
                .endsWith("next")
                .allSatisfy(piece -> assertThat(piece).hasSizeLessThanOrEqualTo(ChildLines.LONGEST));
        assertThat(String.join("", pieces)).isEqualTo(line + "next");
    }

    /** Wherever in the line the event begins. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9_990, 9_994, 9_997, 9_999, 10_000, 25_000})
    void a_long_line_with_an_event_has_all_of_it(int printed) throws IOException {
        String event = MARK + "e".repeat(2 * ChildLines.LONGEST);

        List<String> lines = lines("x".repeat(printed) + event + "\nnext\n");

        assertThat(lines).endsWith("next").anyMatch(line -> line.endsWith(event));
    }
}
