package io.github.lstmforecast.signal;

/** How the dates of a column are written. Not for several threads. */
interface DateForm {
    /** Whether a text is a date of this form, which is then in {@code moment}. */
    boolean parse(String text, Moment moment);

    /**
     * What dates of this form are like, in messages.
     *
     * @param first the first of the column
     */
    String example(String first);
}
