package io.github.lstmforecast;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Something with a key, its name in files and results; usually a constant of an enum. */
public interface Keyed {
    /** The name in files and results. */
    String key();

    /** The constant with this key. */
    static <T extends Enum<T> & Keyed> Optional<T> find(Class<T> type, String key) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.key().equals(key))
                .findFirst();
    }

    /** {@code EACH_EPOCH} as {@code each-epoch}. */
    static String kebabCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@code NOT_APPLICABLE} as {@code notApplicable}. */
    static String camelCase(Enum<?> constant) {
        return CamelCase.of(constant);
    }
}
