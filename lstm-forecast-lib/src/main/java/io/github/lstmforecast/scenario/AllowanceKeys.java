package io.github.lstmforecast.scenario;

import io.github.lstmforecast.gate.Allowance;
import java.util.stream.Stream;

/** The keys of an {@link Allowance}, in a mapping that has others, too. */
final class AllowanceKeys {
    private static final String RELATIVE = "relative";
    private static final String ABSOLUTE = "absolute";
    private static final String FLOOR = "floor";

    private AllowanceKeys() {}

    /** All keys of such a mapping. */
    static String[] and(String... others) {
        return Stream.concat(Stream.of(RELATIVE, ABSOLUTE, FLOOR), Stream.of(others))
                .toArray(String[]::new);
    }

    static boolean areIn(YamlMap map) {
        return map.has(RELATIVE) || map.has(ABSOLUTE) || map.has(FLOOR);
    }

    /** @param usual the numbers that the mapping does not have */
    static Allowance read(YamlMap map, Allowance usual) {
        return new Allowance(
                map.number(RELATIVE, usual.relative()),
                map.number(ABSOLUTE, usual.absolute()),
                map.number(FLOOR, usual.floor()));
    }
}
