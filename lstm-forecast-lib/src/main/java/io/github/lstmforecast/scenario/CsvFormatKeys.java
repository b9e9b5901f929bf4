package io.github.lstmforecast.scenario;

import io.github.lstmforecast.Keyed;
import io.github.lstmforecast.csv.CommentMark;
import io.github.lstmforecast.csv.CsvFormat;
import io.github.lstmforecast.csv.DecimalMark;
import io.github.lstmforecast.csv.Delimiter;
import io.github.lstmforecast.csv.Thousands;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The keys of {@code signal.csv} that say how the file is written. What is omitted is recognised. */
final class CsvFormatKeys {
    static final String DATE = "date";
    static final List<String> KEYS =
            List.of("delimiter", "decimal", "thousands", "comment", "header", "encoding", DATE, "dateFormat", "where");

    private CsvFormatKeys() {}

    static CsvFormat read(YamlMap csv) throws ScenarioException {
        CsvFormat format = readWithoutDate(csv);
        return csv.has(DATE) ? format.withDate(csv.name(DATE)) : format;
    }

    /** All but the column of the dates of the rows. */
    static CsvFormat readWithoutDate(YamlMap csv) throws ScenarioException {
        return new CsvFormat(
                encoding(csv),
                choice(csv, "delimiter", Delimiter.COMMA),
                choice(csv, "comment", CommentMark.NONE),
                csv.has("header") ? Optional.of(csv.flag("header", true)) : Optional.empty(),
                choice(csv, "decimal", DecimalMark.POINT),
                choice(csv, "thousands", Thousands.NONE),
                Optional.empty(),
                dateFormat(csv),
                where(csv));
    }

    private static <T extends Enum<T> & Keyed> Optional<T> choice(YamlMap csv, String key, T any)
            throws ScenarioException {
        return csv.has(key) ? Optional.of(csv.choice(key, any)) : Optional.empty();
    }

    private static Optional<Charset> encoding(YamlMap csv) throws ScenarioException {
        if (!csv.has("encoding")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Charset.forName(csv.text("encoding")));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw csv.wrong("encoding", "an encoding such as utf-8, utf-16le or windows-1252");
        }
    }

    private static Optional<String> dateFormat(YamlMap csv) throws ScenarioException {
        if (!csv.has("dateFormat")) {
            return Optional.empty();
        }
        String pattern = csv.text("dateFormat");
        try {
            DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
            return Optional.of(pattern);
        } catch (IllegalArgumentException e) {
            throw csv.wrong("dateFormat", "a pattern of java.time, such as dd.MM.yyyy or yyyy-MM-dd HH:mm");
        }
    }

    private static Optional<Map<String, String>> where(YamlMap csv) throws ScenarioException {
        if (!csv.has("where")) {
            return Optional.empty();
        }
        YamlMap where = csv.map(
                "where",
                new AllowedKeys(key -> true, "of columns and values, such as { symbol: MSFT }", unknown -> unknown));
        Map<String, String> conditions = new LinkedHashMap<>();
        for (String column : where.keys()) {
            conditions.put(column, where.name(column));
        }
        return Optional.of(conditions);
    }
}
