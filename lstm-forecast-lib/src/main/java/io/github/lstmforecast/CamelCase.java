package io.github.lstmforecast;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The names of constants in files. They are sorted by and looked up very often, so each is made once. */
final class CamelCase {
    private static final Map<Enum<?>, String> NAMES = new ConcurrentHashMap<>();

    private CamelCase() {}

    static String of(Enum<?> constant) {
        return NAMES.computeIfAbsent(constant, CamelCase::make);
    }

    private static String make(Enum<?> constant) {
        String[] words = constant.name().toLowerCase(Locale.ROOT).split("_");
        StringBuilder text = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            text.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return text.toString();
    }
}
