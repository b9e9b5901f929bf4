package io.github.lstmforecast.maven;

import io.github.lstmforecast.Keyed;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.csv.CommentMark;
import io.github.lstmforecast.csv.CsvFormat;
import io.github.lstmforecast.csv.DecimalMark;
import io.github.lstmforecast.csv.Delimiter;
import io.github.lstmforecast.csv.Thousands;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the user says on how a CSV file is written: parameters of init that are named like the keys of a scenario.
 *
 * @param given the parameters that are set, by their keys
 */
record FormatParameters(Map<String, String> given) {
    private static final String WHERE = "where";

    CsvFormat format() throws NothingWrittenException {
        return new CsvFormat(
                encoding(),
                choice("delimiter", Delimiter.class),
                choice("comment", CommentMark.class),
                header(),
                choice("decimal", DecimalMark.class),
                choice("thousands", Thousands.class),
                text("date"),
                text("dateFormat"),
                given.containsKey(WHERE) ? Optional.of(where()) : Optional.empty());
    }

    /** What a scenario says of the same; {@link #where()} is not among it. */
    Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>(given);
        keys.remove(WHERE);
        return keys;
    }

    /** The values that the rows to read have, by column. */
    Map<String, String> where() throws NothingWrittenException {
        Map<String, String> where = new LinkedHashMap<>();
        if (given.containsKey(WHERE)) {
            for (String condition : given.get(WHERE).split(",(?=[^,=]+=)")) {
                int equals = condition.indexOf('=');
                if (equals < 1) {
                    throw wrong(WHERE, "a column and its value, as in -Dlstm-forecast.where=symbol=MSFT");
                }
                where.put(
                        condition.substring(0, equals).strip(),
                        condition.substring(equals + 1).strip());
            }
        }
        return where;
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(given.get(key));
    }

    private <T extends Enum<T> & Keyed> Optional<T> choice(String key, Class<T> type) throws NothingWrittenException {
        if (!given.containsKey(key)) {
            return Optional.empty();
        }
        Optional<T> choice = Keyed.find(type, given.get(key));
        if (choice.isEmpty()) {
            throw wrong(
                    key, Arrays.stream(type.getEnumConstants()).map(Keyed::key).collect(Collectors.joining(" or ")));
        }
        return choice;
    }

    private Optional<Boolean> header() throws NothingWrittenException {
        Optional<String> header = text("header");
        if (header.isPresent() && !header.get().equals("true") && !header.get().equals("false")) {
            throw wrong("header", "true or false");
        }
        return header.map(Boolean::parseBoolean);
    }

    private Optional<Charset> encoding() throws NothingWrittenException {
        try {
            return text("encoding").map(Charset::forName);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw wrong("encoding", "an encoding such as utf-8, utf-16le or windows-1252");
        }
    }

    private NothingWrittenException wrong(String key, String allowed) {
        return new NothingWrittenException(
                "lstm-forecast." + key + " is '" + SafeText.of(given.get(key)) + "', but must be " + allowed);
    }
}
