package io.github.lstmforecast.signal;

/** The pattern that {@code dateFormat} would have to say for a text. */
final class DatePatternText {
    private DatePatternText() {}

    /** @param order the letters of the parts of the date, in their order: d, M and y */
    static String of(String text, String order) {
        StringBuilder pattern = new StringBuilder();
        int part = 0;
        int at = 0;
        while (at < text.length() && part < order.length()) {
            int end = at;
            while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
                end++;
            }
            if (end == at) {
                pattern.append(text.charAt(at));
                at++;
                continue;
            }
            pattern.append(letters(order.charAt(part), text.substring(at, end)));
            part++;
            at = end;
        }
        return pattern + time(text.substring(at));
    }

    private static String letters(char letter, String cell) {
        if (letter == 'y') {
            return "y".repeat(cell.length());
        }
        boolean isName = Character.isLetter(cell.charAt(0));
        return String.valueOf(letter).repeat(isName ? cell.length() > 3 ? 4 : 3 : cell.startsWith("0") ? 2 : 1);
    }

    private static String time(String text) {
        if (text.isEmpty()) {
            return "";
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
