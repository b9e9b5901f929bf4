package io.github.lstmforecast;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTextTest {
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "plain text,plain text",
                "m\u00fcnchen \u03b2 \uD83D\uDE00,m\u00fcnchen \u03b2 \uD83D\uDE00",
                "'a\n[INFO] BUILD SUCCESS','a\\n[INFO] BUILD SUCCESS'",
                "'\r\t','\\r\\t'",
                "\u001b[31mred,\\u001b[31mred",
                "a\0b\u0085\u2028,a\\u0000b\\u0085\\u2028",
                "\u202Etxet,\\u202etxet",
                "1\u00a02\u200b,1\\u00a02\\u200b",
                "\uD83D,\\ud83d",
                "\uDB40\uDC01,\\u{e0001}"
            })
    void control_and_invisible_characters_are_escaped(String text, String shown) {
        assertThat(SafeText.of(text)).isEqualTo(shown);
        assertThat(SafeText.isPlain(text)).isEqualTo(text.equals(shown));
    }

    @Test
    void a_text_without_a_maximum_is_not_cut() {
        assertThat(SafeText.inLine("a".repeat(1000) + "\n")).isEqualTo("a".repeat(1000) + "\\n");
    }

    @Test
    void a_long_text_is_cut_between_characters() {
        assertThat(SafeText.of("\uD83D\uDE00".repeat(3), 3)).isEqualTo("\uD83D\uDE00".repeat(3));
        assertThat(SafeText.of("\uD83D\uDE00".repeat(4), 3)).isEqualTo("\uD83D\uDE00".repeat(3) + "...");
        assertThat(SafeText.of("a".repeat(1_000_000))).isEqualTo("a".repeat(100) + "...");
    }
}
