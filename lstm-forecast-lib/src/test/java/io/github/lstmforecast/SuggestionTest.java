package io.github.lstmforecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    private static final List<String> KNOWN = List.of("rmse", "nrmse", "mase", "phaseError", "phaseDrift", "f1");

    @ParameterizedTest
    @CsvSource({
        "rmsee, did you mean rmse?", // one letter too many
        "phaseEror, did you mean phaseError?", // one too few
        "phaseerror, did you mean phaseError?", // only the case is wrong
        "PHASEDRIF, did you mean phaseDrift?",
        "f2, did you mean f1?", // one replaced
        "rms, did you mean rmse?",
        "rsme, did you mean rmse?", // two exchanged: one mistake
        "anrmse, did you mean nrmse or rmse?", // 1 and 2 letters away, 6 / 3 = 2 are allowed
    })
    void names_that_are_near_are_offered_the_nearest_first(String unknown, String suggestion) {
        assertThat(Suggestion.of(unknown, KNOWN)).isEqualTo(suggestion);
    }

    @ParameterizedTest
    @CsvSource({"cost", "x", "''", "phase", "phaseErrorInCycles"})
    void nothing_is_offered_where_nothing_is_near(String unknown) {
        assertThat(Suggestion.of(unknown, KNOWN)).isEmpty();
    }

    @Test
    void at_most_three_names_are_offered_in_alphabetical_order_where_they_are_equally_near() {
        assertThat(Suggestion.of("aax", List.of("aad", "aac", "aab", "aaa")))
                .isEqualTo("did you mean aaa or aab or aac?");
    }

    @Test
    void a_name_of_more_than_100_letters_is_not_compared() {
        assertThat(Suggestion.of("a".repeat(100), List.of("a".repeat(99)))).isNotEmpty();
        assertThat(Suggestion.of("a".repeat(101), List.of("a".repeat(100)))).isEmpty();
    }
}
