package io.github.lstmforecast.csv;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The names of months and weekdays in the languages that dates are read in, short or long, in lower case. */
final class CalendarNames {
    /** In this order, where a name has several meanings. */
    static final List<Locale> LANGUAGES = List.of(
            Locale.ENGLISH,
            Locale.GERMAN,
            Locale.FRENCH,
            Locale.forLanguageTag("es"),
            Locale.ITALIAN,
            Locale.forLanguageTag("pt"),
            Locale.forLanguageTag("nl"));

    private static final List<TextStyle> STYLES =
            List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE);
    private static final int SHORT =
            3; // letters, to which names are cut off where the language has a longer short form
    private static final Map<String, Integer> MONTHS = months();
    private static final Map<String, Integer> WEEKDAYS = weekdays();

    private CalendarNames() {}

    private static Map<String, Integer> months() {
        Map<String, Integer> names = new HashMap<>(Map.of("mrz", Month.MARCH.getValue()));
        for (Locale language : LANGUAGES) {
            for (Month month : Month.values()) {
                STYLES.forEach(style -> add(names, month.getDisplayName(style, language), language, month.getValue()));
            }
        }
        return names;
    }

    private static Map<String, Integer> weekdays() {
        Map<String, Integer> names = new HashMap<>();
        for (Locale language : LANGUAGES) {
            for (DayOfWeek day : DayOfWeek.values()) {
                STYLES.forEach(style -> add(names, day.getDisplayName(style, language), language, day.getValue()));
            }
        }
        return names;
    }

    private static void add(Map<String, Integer> names, String name, Locale language, int number) {
        String lower = name.toLowerCase(language).replace(".", "");
        names.putIfAbsent(lower, number);
        if (language.equals(Locale.ENGLISH) && lower.length() > SHORT) {
            names.putIfAbsent(lower.substring(0, SHORT), number);
        }
    }

    /** From 1; 0 if it is no month. */
    static int month(String name) {
        return MONTHS.getOrDefault(name.toLowerCase(Locale.ROOT), 0);
    }

    /** Whether it is a day of the week. */
    static boolean isWeekday(String name) {
        return WEEKDAYS.containsKey(name.toLowerCase(Locale.ROOT));
    }
}
