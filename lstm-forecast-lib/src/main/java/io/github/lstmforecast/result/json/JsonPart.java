package io.github.lstmforecast.result.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.Keyed;
import io.github.lstmforecast.SafeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A part of a JSON file. What is not of the kind that is read is refused with its place.
 *
 * @param of the part that has this one; null of the whole
 * @param step from that to this one: {@code .name} or {@code [0]} say
 */
public record JsonPart(JsonNode node, JsonPart of, String step) {
    public static JsonPart whole(JsonNode root) {
        return new JsonPart(root, null, "");
    }

    public JsonPart at(String key) {
        return new JsonPart(node.path(key), this, key);
    }

    /** {@code scenarios[0].model.name} say; empty of the whole. It is only made for messages: a file has many parts. */
    String place() {
        if (of == null) {
            return "";
        }
        String before = of.place();
        return before + (before.isEmpty() || of.node.isArray() ? "" : ".") + step;
    }

    private boolean isThere() {
        return !node.isMissingNode();
    }

    /**
     * A text for people. Results may come from others, and a line end in a text would be a line of the log, a command of a
     * build server say, so it is escaped.
     */
    public String text() {
        return SafeText.inLine(exactText());
    }

    /** A text that something is found by, as it is in the file. */
    String exactText() {
        require(node.isTextual(), "a text");
        return node.textValue();
    }

    public double number() {
        require(node.isNumber() && Double.isFinite(node.doubleValue()), "a finite number");
        return node.doubleValue();
    }

    int integer() {
        require(node.isIntegralNumber() && node.canConvertToInt(), "an integer");
        return node.intValue();
    }

    long longInteger() {
        require(node.isIntegralNumber() && node.canConvertToLong(), "an integer");
        return node.longValue();
    }

    boolean isNumber() {
        return node.isNumber();
    }

    boolean isObject() {
        return node.isObject();
    }

    /** A constant by its name. */
    public <E extends Enum<E>> E named(Class<E> type) {
        return constant(type, Enum::name);
    }

    /** A constant by its key. */
    <E extends Enum<E> & Keyed> E keyed(Class<E> type) {
        return constant(type, Keyed::key);
    }

    private <E extends Enum<E>> E constant(Class<E> type, Function<E, String> name) {
        E[] all = type.getEnumConstants();
        return Arrays.stream(all)
                .filter(one -> name.apply(one).equals(node.textValue()))
                .findFirst()
                .orElseThrow(
                        () -> refusal(Arrays.stream(all).map(name).collect(Collectors.joining(", ", "one of ", ""))));
    }

    <T> List<T> list(Function<JsonPart, T> element) {
        require(node.isArray(), "a list");
        List<T> list = new ArrayList<>();
        for (JsonNode one : node) {
            list.add(new JsonPart(one, this, "[" + list.size() + "]").as(element));
        }
        return list;
    }

    public <T> Map<String, T> map(Function<JsonPart, T> value) {
        require(node.isObject(), "an object");
        Map<String, T> map = new LinkedHashMap<>();
        node.properties()
                .forEach(entry -> map.put(entry.getKey(), at(entry.getKey()).as(value)));
        return Collections.unmodifiableMap(map);
    }

    public <T> Optional<T> optional(String key, Function<JsonPart, T> value) {
        JsonPart part = at(key);
        return part.isThere() ? Optional.of(part.as(value)) : Optional.empty();
    }

    OptionalDouble optionalNumber(String key) {
        JsonPart part = at(key);
        return part.isThere() ? OptionalDouble.of(part.number()) : OptionalDouble.empty();
    }

    OptionalInt optionalInteger(String key) {
        JsonPart part = at(key);
        return part.isThere() ? OptionalInt.of(part.integer()) : OptionalInt.empty();
    }

    /** What is made of this part. A value that has the right kind and is out of range is refused with its place, too. */
    <T> T as(Function<JsonPart, T> maker) {
        try {
            return maker.apply(this);
        } catch (InvalidValueException e) {
            throw new Refusal(place() + ": " + e.getMessage());
        }
    }

    private void require(boolean valid, String allowed) {
        if (!valid) {
            throw refusal(allowed);
        }
    }

    Refusal refusal(String allowed) {
        return new Refusal(place() + " is " + (isThere() ? node : "missing") + ", but must be " + allowed);
    }

    /** That a part is not what it must be, with its place. */
    public static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Refusal(String message) {
            super(SafeText.inLine(message));
        }
    }
}
