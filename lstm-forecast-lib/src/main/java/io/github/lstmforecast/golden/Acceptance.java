package io.github.lstmforecast.golden;

import io.github.lstmforecast.InvalidValueException;

/**
 * Who made a golden model one, and why. The only part of a golden file that differs from machine to machine.
 *
 * @param date as ISO text
 * @param platform operating system, processor and Java
 * @param reason what a person wrote
 */
public record Acceptance(String date, String platform, String reason) {
    /**
     * Checks what it is given.
     *
     * @param date as ISO text
     * @param platform operating system, processor and Java
     * @param reason what a person wrote
     * @throws InvalidValueException if there is no reason
     */
    public Acceptance {
        InvalidValueException.unless(
                reason.chars().anyMatch(Character::isLetterOrDigit),
                "reason",
                reason.isBlank() ? "missing" : "'" + reason + "'",
                "what has changed, and why that is right, in a few words");
    }
}
