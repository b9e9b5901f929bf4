package io.github.lstmforecast;

/**
 * A value that can't be used. It carries the three things a reader needs, so that whoever knows where the value came
 * from (a line of a file, a parameter of a plugin) can say so without taking a message apart.
 */
public final class InvalidValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** What the value is called where it was given. */
    private final String name;

    /** The text of the value. */
    private final String found;

    /** What it may be, as the end of a sentence that begins "it must be". */
    private final String allowed;

    /**
     * Tells of a value.
     *
     * @param name what the value is called where it was given, {@code "period"} say
     * @param found the value itself
     * @param allowed what it may be, as the end of a sentence that begins "it must be"
     */
    public InvalidValueException(String name, Object found, String allowed) {
        super(name + " is " + found + ", but must be " + allowed);
        this.name = name;
        this.found = String.valueOf(found);
        this.allowed = allowed;
    }

    /**
     * Passes the value on, or refuses it.
     *
     * @param valid whether the value is allowed; write it so that NaN is not
     * @param name what the value is called where it was given
     * @param found the value itself
     * @param allowed what it may be, as the end of a sentence that begins "it must be"
     * @throws InvalidValueException if not {@code valid}
     */
    public static void unless(boolean valid, String name, Object found, String allowed) {
        if (!valid) {
            throw new InvalidValueException(name, found, allowed);
        }
    }

    /**
     * What the value is called where it was given.
     *
     * @return the name alone, without a path
     */
    public String name() {
        return name;
    }

    /**
     * The value that was found.
     *
     * @return its text
     */
    public String found() {
        return found;
    }

    /**
     * What the value may be.
     *
     * @return the end of a sentence that begins "it must be"
     */
    public String allowed() {
        return allowed;
    }
}
