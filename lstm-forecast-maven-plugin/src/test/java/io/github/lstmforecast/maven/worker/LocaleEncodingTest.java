package io.github.lstmforecast.maven.worker;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LocaleEncodingTest {
    @Test
    void letters_that_the_encoding_has_are_passed() {
        assertThatCode(() -> LocaleEncoding.require("/tmp/grün β", StandardCharsets.UTF_8))
                .doesNotThrowAnyException();
        assertThatCode(() -> LocaleEncoding.require("/tmp/grün", StandardCharsets.ISO_8859_1))
                .doesNotThrowAnyException();
    }

    @Test
    void letters_that_the_encoding_lacks_are_refused_by_the_name_of_the_locale() {
        assertThatThrownBy(() -> LocaleEncoding.require("/tmp/grün", StandardCharsets.US_ASCII))
                .isInstanceOf(WorkerException.class)
                .hasMessageMatching(
                        "the child JVM can't be given '/tmp/grün': the encoding of the locale \\(.+\\), US-ASCII, "
                                + "lacks some of its letters; run Maven under a UTF-8 locale, for example with LC_ALL=C\\.UTF-8");
    }

    @Test
    void letters_that_were_lost_already_are_refused() {
        assertThatThrownBy(() -> LocaleEncoding.require("/tmp/gr\uFFFDn", StandardCharsets.UTF_8))
                .isInstanceOf(WorkerException.class)
                .hasMessageStartingWith("the child JVM can't be given '/tmp/gr\uFFFDn'");
    }
}
