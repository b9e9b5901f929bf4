package io.github.lstmforecast.signal;

/** How the dates of a column are written. Not for several threads. */
interface DateForm {
    /** Whether a text is a date of this form, which is then in {@code moment}. */
    boolean parse(String text, Moment moment);

    /** For example {@code dd.MM.yyyy}. */
    String describe();
}
