package io.github.lstmforecast.csv;

/** The time of day behind a date, {@code 12:30:15.25 PM} or {@code 1230}, and its offset from UTC. */
final class DateClock {
    private static final int SECONDS_PER_HOUR = 3600;
    private static final int NANO_DIGITS = 9;

    private String text = "";
    private int at;
    private boolean present;
    private int seconds;
    private int nanos;
    private boolean hasOffset;
    private int offset;

    void clear() {
        present = false;
        seconds = 0;
        nanos = 0;
        hasOffset = false;
        offset = 0;
    }

    /** Whether the rest of a text is a time of day. */
    boolean read(String text, int from) {
        this.text = text;
        this.at = from;
        clear();
        present = true;
        int hour = digits(1, 2);
        boolean colons = at < text.length() && text.charAt(at) == ':';
        int minute = 0;
        int second = 0;
        if (colons) {
            at++;
            minute = digits(2, 2);
            if (skip(':')) {
                second = digits(2, 2);
            }
        } else if (isDigit()) {
            minute = digits(2, 2);
            if (isDigit()) {
                second = digits(2, 2);
            }
        }
        if (hour < 0 || minute < 0 || second < 0 || minute > 59 || second > 59) {
            return false;
        }
        if (at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == ',') && !fraction()) {
            return false;
        }
        hour = halfDay(hour);
        boolean midnight = hour == 24 && minute == 0 && second == 0 && nanos == 0;
        seconds = hour * SECONDS_PER_HOUR + 60 * minute + second;
        return hour >= 0 && (hour < 24 || midnight) && zone() && at == text.length();
    }

    private boolean isDigit() {
        return at < text.length() && NumberForm.isDigit(text.charAt(at));
    }

    private boolean skip(char character) {
        boolean is = at < text.length() && text.charAt(at) == character;
        at += is ? 1 : 0;
        return is;
    }

    /** A number of so many digits, or -1. */
    private int digits(int least, int most) {
        int first = at;
        int number = 0;
        while (isDigit() && at - first < most) {
            number = 10 * number + (text.charAt(at) - '0');
            at++;
        }
        return at - first < least ? -1 : number;
    }

    private boolean fraction() {
        at++;
        int first = at;
        while (isDigit()) {
            if (at - first < NANO_DIGITS) {
                nanos = 10 * nanos + (text.charAt(at) - '0');
            }
            at++;
        }
        for (int i = at - first; i < NANO_DIGITS; i++) {
            nanos *= 10;
        }
        return at > first;
    }

    /** The hour from 0 to 24, with AM and PM; -1 if it is none. */
    private int halfDay(int hour) {
        int from = at < text.length() && text.charAt(at) == ' ' ? at + 1 : at;
        if (from + 2 > text.length() || Character.toUpperCase(text.charAt(from + 1)) != 'M') {
            return hour;
        }
        char half = Character.toUpperCase(text.charAt(from));
        if (half != 'A' && half != 'P') {
            return hour;
        }
        at = from + 2;
        return hour < 1 || hour > 12 ? -1 : hour % 12 + (half == 'P' ? 12 : 0);
    }

    private boolean zone() {
        if (at == text.length()) {
            return true;
        }
        skip(' ');
        hasOffset = true;
        for (String utc : new String[] {"Z", "UTC", "GMT"}) {
            if (text.regionMatches(true, at, utc, 0, utc.length())) {
                at += utc.length();
                return at == text.length() || region();
            }
        }
        int sign = skip('+') ? 1 : skip('-') || skip('\u2212') ? -1 : 0;
        if (sign == 0) {
            return false;
        }
        int hours = digits(2, 2);
        skip(':');
        int minutes = isDigit() ? digits(2, 2) : 0;
        offset = sign * (hours * SECONDS_PER_HOUR + 60 * minutes);
        return hours >= 0 && hours <= 18 && minutes >= 0 && minutes < 60 && (at == text.length() || region());
    }

    /** The name of a zone in brackets says no more than the offset before it. */
    private boolean region() {
        boolean is = text.charAt(at) == '[' && text.endsWith("]");
        at = is ? text.length() : at;
        return is;
    }

    boolean isPresent() {
        return present;
    }

    void apply(long epochDay, Moment moment) {
        moment.set(epochDay * Moment.SECONDS_PER_DAY + seconds - offset, nanos, present, hasOffset);
    }
}
