package io.github.lstmforecast.assertj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The message of a failed assertion. */
final class FailedAssertion {
    private static final Pattern PICTURE =
            Pattern.compile("Look at (file:///\\S+/target/lstm-forecast/failures/\\S+\\.svg)");

    private FailedAssertion() {}

    /** The whole message; the path of the picture, which must exist, is replaced by {@code PICTURE}. */
    static String messageOf(ThrowingCallable assertion) {
        String message = catchThrowableOfType(AssertionError.class, assertion).getMessage();
        return PICTURE.matcher(message).replaceAll(match -> {
            assertThat(Path.of(URI.create(match.group(1)))).content().contains("<svg ");
            return "Look at PICTURE";
        });
    }

    static Path pictureOf(ThrowingCallable assertion) {
        String message = catchThrowableOfType(AssertionError.class, assertion).getMessage();
        Matcher picture = PICTURE.matcher(message);
        assertThat(picture.find()).as(message).isTrue();
        return Path.of(URI.create(picture.group(1)));
    }
}
