package io.github.lstmforecast.golden;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.SafeText;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * When, where and why a golden model was accepted. The only part of a golden file that depends on the machine.
 *
 * @param date in ISO format
 * @param platform operating system, processor and Java
 * @param reason given by the user
 */
public record Acceptance(String date, String platform, String reason) {
    public Acceptance {
        InvalidValueException.unless(
                isReason(reason),
                "reason",
                reason.isBlank() ? "missing" : "'" + SafeText.of(reason) + "'",
                "what has changed, and why that is right, in a few words on one line");
    }

    /** Of today, on this machine. */
    public static Acceptance now(String reason) {
        return new Acceptance(
                LocalDate.now(ZoneOffset.UTC).toString(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", Java "
                        + System.getProperty("java.version"),
                reason);
    }

    /** Whether a text is valid as a reason: it has a letter or digit, and is one line. */
    public static boolean isReason(String text) {
        return text.chars().anyMatch(Character::isLetterOrDigit) && SafeText.isPlain(text);
    }
}
