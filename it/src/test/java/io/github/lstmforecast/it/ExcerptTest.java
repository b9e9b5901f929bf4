package io.github.lstmforecast.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExcerptTest {
    private static final List<String> PRINTED = List.of(
            "[INFO] Scanning for projects...",
            "[INFO]  scenario  verdict    time",
            "[INFO]  pulse     PASS     0.62 s",
            "[INFO] Report: target/lstm-forecast/index.html",
            "[INFO] BUILD SUCCESS");

    @Test
    void lines_are_found_wherever_they_stand() {
        assertThat(missing("[INFO]  scenario  verdict    time\n[INFO]  pulse     PASS     0.62 s"))
                .isNull();
    }

    @Test
    void one_other_character_is_missed() {
        assertThat(missing("[INFO]  pulse     FAIL     0.62 s")).containsExactly("[INFO]  pulse     FAIL     0.62 s");
    }

    @Test
    void a_part_of_a_line_is_not_enough() {
        assertThat(missing("BUILD SUCCESS")).containsExactly("BUILD SUCCESS");
    }

    @Test
    void times_and_spaces_may_differ() {
        assertThat(missing("[INFO] scenario verdict time\n[INFO]  pulse     PASS    12.01 s"))
                .isNull();
        assertThat(new Excerpt(List.of("lib SUCCESS [ 9.1 s]")).missingIn(List.of("lib SUCCESS [01:02 min]")))
                .isEmpty();
    }

    @Test
    void what_is_left_out_between_two_lines_must_be_marked() {
        assertThat(missing("[INFO]  pulse     PASS     0.62 s\n[INFO] BUILD SUCCESS"))
                .containsExactly("[INFO]  pulse     PASS     0.62 s", "[INFO] BUILD SUCCESS");
        assertThat(missing("[INFO]  pulse     PASS     0.62 s\n...\n[INFO] BUILD SUCCESS"))
                .isNull();
    }

    @Test
    void what_is_left_out_within_a_line_must_be_marked() {
        assertThat(missing("[INFO] Report: index.html")).containsExactly("[INFO] Report: index.html");
        assertThat(missing("[INFO] Report: ...index.html")).isNull();
    }

    @Test
    void lines_that_dots_fill_are_compared() {
        String dots = ".".repeat(40);

        assertThat(new Excerpt(List.of("common " + dots + " SUCCESS"))
                        .missingIn(List.of("common " + dots + " FAILURE")))
                .isPresent();
    }

    @Test
    void lines_must_come_in_this_order() {
        assertThat(missing("[INFO] BUILD SUCCESS\n...\n[INFO]  pulse     PASS     0.62 s"))
                .containsExactly("[INFO]  pulse     PASS     0.62 s");
    }

    @Test
    void an_error_shows_a_failure() {
        assertThat(Excerpt.of("[INFO] BUILD FAILURE\n[ERROR] pulse FAIL").showsFailure())
                .isTrue();
        assertThat(Excerpt.of("[INFO] all went well").showsFailure()).isFalse();
    }

    private static List<String> missing(String shown) {
        return Excerpt.of(shown).missingIn(PRINTED).orElse(null);
    }
}
