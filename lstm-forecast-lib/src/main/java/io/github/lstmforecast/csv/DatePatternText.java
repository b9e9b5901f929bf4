package io.github.lstmforecast.csv;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pattern that {@code dateFormat} would have to say for a text. */
final class DatePatternText {
    /** What may follow a time of day: the half of the day, an offset from UTC. */
    private static final Pattern END =
            Pattern.compile("(?<blank> ?)(?<half>(?i)[ap]m)?(?<offset>Z|(?<=:[0-9.,]{2,13})[+-][0-9]{2}:?[0-9]{2})?$");

    private DatePatternText() {}

    /** @param order the letters of the parts of the date, in their order: d, M and y */
    static String of(String text, String order) {
        StringBuilder pattern = new StringBuilder();
        int part = 0;
        int at = 0;
        while (at < text.length() && part < order.length()) {
            int end = at;
            while (end < text.length() && Character.isLetterOrDigit(text.charAt(end)) && !isTime(text, at, end)) {
                end++;
            }
            if (end == at) {
                pattern.append(text.charAt(at));
                at++;
                continue;
            }
            String cell = text.substring(at, end);
            boolean isWeekday = at == 0 && CalendarNames.isWeekday(cell) && CalendarNames.month(cell) == 0;
            pattern.append(isWeekday ? cell.length() > 3 ? "EEEE" : "EEE" : letters(order.charAt(part), cell));
            part += isWeekday ? 0 : 1;
            at = end;
        }
        return pattern + time(text.substring(at));
    }

    /** Whether the T between day and time follows a part. */
    private static boolean isTime(String text, int part, int at) {
        return at > part && text.charAt(at) == 'T' && Character.isDigit(text.charAt(at - 1));
    }

    private static String letters(char letter, String cell) {
        if (letter == 'y') {
            return "y".repeat(cell.length());
        }
        boolean isName = Character.isLetter(cell.charAt(0));
        return String.valueOf(letter).repeat(isName ? cell.length() > 3 ? 4 : 3 : cell.startsWith("0") ? 2 : 1);
    }

    private static String offset(String text) {
        if (text == null) {
            return "";
        }
        return "X".repeat(text.length() == 1 ? 1 : text.indexOf(':') > 0 ? 3 : 2);
    }

    private static String time(String text) {
        if (text.isEmpty()) {
            return "";
        }
        Matcher end = END.matcher(text);
        if (end.find() && end.start() < text.length()) {
            String clock = time(text.substring(0, end.start()));
            boolean isHalfDay = end.group("half") != null;
            return (isHalfDay ? clock.replace('H', 'h') : clock)
                    + end.group("blank")
                    + (isHalfDay ? "a" : "")
                    + offset(end.group("offset"));
        }
        StringBuilder pattern = new StringBuilder();
        String units = "Hms";
        int unit = -1;
        boolean wasDigit = false;
        for (char character : text.toCharArray()) {
            boolean isDigit = NumberForm.isDigit(character);
            unit += isDigit && !wasDigit ? 1 : 0;
            wasDigit = isDigit;
            boolean isSecondOfHour = isDigit && unit == 0 && pattern.toString().endsWith("H");
            if (isDigit && unit <= units.length() && !isSecondOfHour) {
                pattern.append(unit < units.length() ? units.charAt(unit) : 'S');
            } else if (character == 'T') {
                pattern.append("'T'");
            } else if (!isDigit) {
                pattern.append(character);
            }
        }
        return pattern.toString();
    }
}
