package io.github.lstmforecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonProblemTest {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static String problem(String json) {
        try {
            return "none: " + MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            return JsonProblem.of(e);
        }
    }

    @Test
    void the_line_is_told_and_where_what_is_not_closed_begins() {
        assertThat(problem("\n{ \"a\": 1,\n\"b\": [1"))
                .isEqualTo(
                        "Unexpected end-of-input: expected close marker for Array (start marker at line 3) (line 3)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[1, 2",
                "{ 'a': 1 }",
                "\"text",
                "{ \"a\": 1, \"a\": 2 }",
                "{} {}",
                "nul",
                "{ \"a\" 1 }",
                "[1}"
            })
    void nothing_is_told_about_the_parser(String json) {
        assertThat(problem(json))
                .doesNotContain("REDACTED", "Source", "StreamReadFeature", "none: ")
                .contains("(line 1)");
    }

    @Test
    void a_text_that_is_nested_too_deeply_is_told() {
        assertThat(problem("[".repeat(100_000))).contains("nesting depth").doesNotContain("REDACTED");
    }
}
