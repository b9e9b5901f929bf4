package io.github.lstmforecast;

/**
 * A value that can't be used. Name, value and allowed range are available separately: the caller that knows where the
 * value came from (a line of a file, a parameter of a plugin) adds the place without parsing the message.
 */
public class InvalidValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final String found;
    private final String allowed;

    /**
     * @param name the name that the user knows, for example {@code "period"}, without a path
     * @param allowed the end of a sentence that begins "it must be"
     */
    public InvalidValueException(String name, Object found, String allowed) {
        super(name + " is " + found + ", but must be " + allowed);
        this.name = name;
        this.found = String.valueOf(found);
        this.allowed = allowed;
    }

    /**
     * @param valid whether the value is allowed; write the condition so that it is false for NaN
     * @param name the name that the user knows
     * @param allowed the end of a sentence that begins "it must be"
     * @throws InvalidValueException if not {@code valid}
     */
    public static void unless(boolean valid, String name, Object found, String allowed) {
        if (!valid) {
            throw new InvalidValueException(name, found, allowed);
        }
    }

    public String name() {
        return name;
    }

    /** The value as text. */
    public String found() {
        return found;
    }

    /** The end of a sentence that begins "it must be". */
    public String allowed() {
        return allowed;
    }
}
