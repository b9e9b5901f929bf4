package io.github.lstmforecast.golden;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.SafeText;

/**
 * Who made a golden model one, and why. The only part of a golden file that differs from machine to machine.
 *
 * @param date as ISO text
 * @param platform operating system, processor and Java
 * @param reason what a person wrote
 */
public record Acceptance(String date, String platform, String reason) {
    public Acceptance {
        InvalidValueException.unless(
                isReason(reason),
                "reason",
                reason.isBlank() ? "missing" : "'" + SafeText.of(reason) + "'",
                "what has changed, and why that is right, in a few words on one line");
    }

    /**
     * Whether a text can be a reason.
     *
     * @param text any
     * @return true if it says something, and in one line
     */
    public static boolean isReason(String text) {
        return text.chars().anyMatch(Character::isLetterOrDigit) && SafeText.isPlain(text);
    }
}
