package io.github.lstmforecast.csv;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text taken apart into what dates are made of: up to three parts (numbers, or the name of a month), a time of day and
 * an offset from UTC, behind the name of a weekday. Which part is the day, the month and the year, a {@link DateLayout}
 * decides.
 */
final class DateText {
    private static final Pattern YEAR_LAST =
            Pattern.compile("(?<day>\\p{L}.* )(?<time>[0-9]{1,2}:[0-9:]{2,5}(?: [A-Z]{1,4})?) (?<year>[0-9]{4})");
    private static final int MOST_PARTS = 4; // with the hour, until a colon shows that it is one
    private static final int LONGEST = 64;
    private static final int MOST_DIGITS = 19;

    private final long[] value = new long[MOST_PARTS];
    private final int[] digits = new int[MOST_PARTS];
    private final int[] start = new int[MOST_PARTS];
    private final char[] before = new char[MOST_PARTS]; // what separates a part from that before
    private final DateClock clock = new DateClock();
    private String text = "";
    private int parts;
    private int month; // which part is the name of a month, or -1
    private char letter; // Q, W or M before the last part, or 0

    /** Whether a text may be a date. */
    boolean scan(String cell) {
        text = yearBeforeTime(cell);
        parts = 0;
        month = -1;
        letter = 0;
        clock.clear();
        int at = 0;
        int end = text.length();
        char separator = 0;
        if (end == 0 || end > LONGEST) {
            return false;
        }
        while (at < end) {
            char character = text.charAt(at);
            if (NumberForm.isDigit(character)) {
                int next = number(at, separator);
                if (next < 0) {
                    return false;
                }
                if (next < end && text.charAt(next) == ':') {
                    return timeOf(parts - 1);
                }
                at = next;
                separator = 0;
            } else if (Character.isLetter(character)) {
                int next = word(at, separator);
                if (next < 0) {
                    return false;
                }
                if (next == end + 1) {
                    return clock.read(text, at + 1);
                }
                at = next;
                separator = 0;
            } else if (parts > 0 && "-/., ".indexOf(character) >= 0) {
                boolean first = separator == 0
                        || separator == ',' && character == ' '
                        || separator == '.' && month == parts - 1;
                if (!first && character != ' ') {
                    return false;
                }
                separator = first ? character : separator;
                at++;
            } else {
                return false;
            }
        }
        if (parts == MOST_PARTS) { // an hour alone
            return digits[3] == 2 && before[3] == ' ' && timeOf(3);
        }
        return parts > 0 && separator == 0;
    }

    private int number(int from, char separator) {
        if (parts == MOST_PARTS) {
            return -1;
        }
        long number = 0;
        int at = from;
        while (at < text.length() && NumberForm.isDigit(text.charAt(at))) {
            number = 10 * number + (text.charAt(at) - '0');
            at++;
        }
        if (at - from > MOST_DIGITS
                || number < 0 // beyond a long
                || parts > 0 && separator == 0 && letter == 0 && month != parts - 1) {
            return -1;
        }
        add(number, at - from, from, separator);
        return at;
    }

    private void add(long number, int length, int from, char separator) {
        value[parts] = number;
        digits[parts] = length;
        start[parts] = from;
        before[parts] = separator;
        parts++;
    }

    /** The end of a word; behind the text where it begins the time of day; -1 where it is no part of a date. */
    private int word(int from, char separator) {
        int at = from;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        boolean beforeNumber = at < text.length() && NumberForm.isDigit(text.charAt(at));
        char first = Character.toUpperCase(text.charAt(from));
        if (at - from == 1 && beforeNumber) {
            if (first == 'T' && parts > 0 && separator == 0) {
                return text.length() + 1;
            }
            if ((first == 'Q' || first == 'W' || first == 'M') && parts <= 1 && letter == 0) {
                letter = first;
                return at;
            }
            return -1;
        }
        String word = text.substring(from, at);
        if (parts == 0
                && letter == 0
                && separator == 0
                && CalendarNames.isWeekday(word)
                && CalendarNames.month(word) == 0) {
            int next = afterWeekday(at);
            if (next > at) {
                return next;
            }
        }
        int found = CalendarNames.month(word);
        if (found == 0 || month >= 0 || parts >= 3 || letter != 0) {
            return -1;
        }
        month = parts;
        add(found, 0, from, separator);
        return at;
    }

    /** Where the date begins behind a weekday: behind a blank. */
    private int afterWeekday(int from) {
        int at = from;
        while (at < text.length() && "., ".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() && text.charAt(at - 1) == ' ' ? at : from;
    }

    /** A text of C, {@code Mon Jan  3 10:00:00 2005}, with the year before the time of day. */
    private static String yearBeforeTime(String text) {
        int year = text.length() - 4;
        boolean mayBe = year > 0 && year < LONGEST && text.charAt(year - 1) == ' ' && text.indexOf(':') > 0;
        Matcher matcher = mayBe ? YEAR_LAST.matcher(text) : null;
        return matcher == null || !matcher.matches()
                ? text
                : matcher.group("day") + matcher.group("year") + " " + matcher.group("time");
    }

    /** What looked like a part is an hour. */
    private boolean timeOf(int part) {
        boolean apart = part > 0 && (before[part] == ' ' || before[part] == ',');
        if (!apart) {
            return false;
        }
        parts = part;
        return clock.read(text, start[part]);
    }

    int parts() {
        return parts;
    }

    long value(int part) {
        return value[part];
    }

    int digits(int part) {
        return digits[part];
    }

    /** What separates a part from that before. */
    char before(int part) {
        return before[part];
    }

    /** Which part is the name of a month, or -1. */
    int month() {
        return month;
    }

    /** Q, W or M before the last part, or 0. */
    char letter() {
        return letter;
    }

    DateClock clock() {
        return clock;
    }
}
