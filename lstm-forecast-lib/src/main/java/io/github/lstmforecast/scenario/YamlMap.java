package io.github.lstmforecast.scenario;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.Keyed;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.signal.Decimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A mapping of a YAML file, read key by key. Whatever does not fit is a {@link ScenarioException} that names the file,
 * the line, the key with its path, what was found and what is allowed.
 */
final class YamlMap {
    private final YamlPlace place;
    private final Map<String, Node> values;

    private YamlMap(YamlPlace place, Map<String, Node> values) {
        this.place = place;
        this.values = values;
    }

    /**
     * The mapping that a node is.
     *
     * @param allowed the keys that it may have
     */
    static YamlMap of(String file, String path, Node node, List<String> allowed) throws ScenarioException {
        return of(new YamlPlace(file, path, YamlNodes.line(node)), node, AllowedKeys.of(allowed));
    }

    private static YamlMap of(YamlPlace place, Node node, AllowedKeys allowed) throws ScenarioException {
        return new YamlMap(place, YamlKeys.read(place, node, allowed));
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** The mapping under a key; an empty one where the key is missing. */
    YamlMap map(String key, String... allowed) throws ScenarioException {
        return map(key, AllowedKeys.of(Arrays.asList(allowed)));
    }

    YamlMap map(String key, AllowedKeys allowed) throws ScenarioException {
        Node node = values.get(key);
        return node == null
                ? new YamlMap(place.within(key), Map.of())
                : of(new YamlPlace(place.file(), place.pathOf(key), YamlNodes.line(node)), node, allowed);
    }

    double number(String key, double otherwise) throws ScenarioException {
        Node node = values.get(key);
        return node == null ? otherwise : number(key, node);
    }

    /** A number, or infinity for {@code none}. */
    double numberOrNone(String key, double otherwise) throws ScenarioException {
        Node node = values.get(key);
        return node != null && YamlNodes.isText(node, "none") ? Double.POSITIVE_INFINITY : number(key, otherwise);
    }

    int integer(String key, int otherwise) throws ScenarioException {
        Node node = values.get(key);
        return node == null ? otherwise : integer(key, node);
    }

    long seed(String key, long otherwise) throws ScenarioException {
        Node node = values.get(key);
        if (node == null) {
            return otherwise;
        }
        try {
            return YamlNodes.decimal(node).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw wrong(key, node, "a whole number of at most 64 bits" + YamlNodes.numberHint(node));
        }
    }

    List<Integer> integers(String key, List<Integer> otherwise) throws ScenarioException {
        Node node = values.get(key);
        if (node == null) {
            return otherwise;
        }
        if (!(node instanceof SequenceNode sequence)) {
            throw wrong(key, node, "a list of whole numbers, [20] say");
        }
        List<Integer> numbers = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            numbers.add(integer(key + "[" + numbers.size() + "]", element));
        }
        return numbers;
    }

    <T extends Enum<T> & Keyed> T choice(String key, T otherwise) throws ScenarioException {
        Node node = values.get(key);
        if (node == null) {
            return otherwise;
        }
        T[] choices = otherwise.getDeclaringClass().getEnumConstants();
        for (T choice : choices) {
            if (YamlNodes.isText(node, choice.key())) {
                return choice;
            }
        }
        throw wrong(key, node, Arrays.stream(choices).map(Keyed::key).collect(Collectors.joining(" or ")));
    }

    /** One of some keys. */
    String choice(String key, List<String> choices, String otherwise) throws ScenarioException {
        Node node = values.get(key);
        if (node == null) {
            return otherwise;
        }
        return choices.stream()
                .filter(choice -> YamlNodes.isText(node, choice))
                .findFirst()
                .orElseThrow(() -> wrong(key, node, String.join(" or ", choices)));
    }

    boolean flag(String key, boolean otherwise) throws ScenarioException {
        Node node = values.get(key);
        return node == null
                ? otherwise
                : YamlNodes.plain(node, Tag.BOOL)
                        .map(Boolean::parseBoolean)
                        .orElseThrow(() -> wrong(key, node, "true or false"));
    }

    String text(String key) throws ScenarioException {
        return YamlNodes.plain(values.get(key), Tag.STR)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> wrong(key, "a text, in quotes where it looks like something else"));
    }

    /** The name of something outside of the file, which may look like a number: {@code 2} and {@code '2'} are one. */
    String name(String key) throws ScenarioException {
        return name(key, values.get(key));
    }

    /** The names of a list, or the one that is there. */
    List<String> names(String key) throws ScenarioException {
        List<String> names = new ArrayList<>();
        for (Node node : elements(key)) {
            names.add(name(key, node));
        }
        if (names.isEmpty()) {
            throw wrong(key, "a name, or a list of some");
        }
        return names;
    }

    private String name(String key, Node node) throws ScenarioException {
        return YamlNodes.plain(node, Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL)
                .orElseThrow(() -> wrong(key, node, "a name"));
    }

    /** The samples of a list, or the one that is there: texts, or whole numbers. */
    List<String> samples(String key) throws ScenarioException {
        List<String> samples = new ArrayList<>();
        for (Node node : elements(key)) {
            Optional<String> text = YamlNodes.plain(node, Tag.STR);
            try {
                samples.add(
                        text.isPresent()
                                ? text.get()
                                : String.valueOf(YamlNodes.decimal(node).longValueExact()));
            } catch (ArithmeticException | NumberFormatException e) {
                throw wrong(key, node, "a row, counted from 0, or the date of one");
            }
        }
        return samples;
    }

    /** A sample by its number, or by its date. */
    int sample(String key, String text, Function<String, OptionalInt> dates) throws ScenarioException {
        if (text.matches("[0-9]{1,9}")) {
            return Integer.parseInt(text);
        }
        return dates.apply(text)
                .orElseThrow(
                        () -> wrong(key, "'" + SafeText.of(text) + "'", "a row, counted from 0, or the date of one"));
    }

    private List<Node> elements(String key) {
        return values.get(key) instanceof SequenceNode list ? list.getValue() : List.of(values.get(key));
    }

    /** What is in the file for a number or a text; empty for anything else, as is a number in quotes. */
    String scalar(String key) {
        return YamlNodes.plain(values.get(key), Tag.STR)
                .filter(text -> Decimal.parse(text).isEmpty())
                .or(() -> YamlNodes.plain(values.get(key), Tag.INT, Tag.FLOAT))
                .orElse("");
    }

    Iterable<String> keys() {
        return values.keySet();
    }

    /** Makes something of this mapping's values. If it refuses one, the error names the line of that key. */
    <T> T build(Supplier<T> maker) throws ScenarioException {
        try {
            return maker.get();
        } catch (InvalidValueException e) {
            // As the user wrote it, 10 and not 10.0, where the value is from the file.
            String found = !has(e.name())
                    ? e.found() + " by default"
                    : values.get(e.name()) instanceof ScalarNode scalar ? SafeText.of(scalar.getValue()) : e.found();
            throw wrong(e.name(), found, e.allowed());
        }
    }

    ScenarioException wrong(String key, String allowed) {
        return wrong(key, values.get(key), allowed);
    }

    private ScenarioException wrong(String key, Node node, String allowed) {
        return place.problem(
                YamlNodes.line(node),
                place.pathOf(key) + " is " + YamlNodes.describe(node) + ", but must be " + allowed);
    }

    ScenarioException wrong(String key, String found, String allowed) {
        Node node = values.get(key);
        return place.problem(
                node == null ? place.line() : YamlNodes.line(node),
                place.pathOf(key) + " is " + found + ", but must be " + allowed);
    }

    private double number(String key, Node node) throws ScenarioException {
        Optional<String> text = YamlNodes.plain(node, Tag.INT, Tag.FLOAT);
        OptionalDouble number = text.map(Decimal::parse).orElse(OptionalDouble.empty());
        if (number.isEmpty()) {
            throw wrong(key, node, (text.isEmpty() ? "a number" : "a finite number") + YamlNodes.numberHint(node));
        }
        return number.getAsDouble();
    }

    private int integer(String key, Node node) throws ScenarioException {
        try {
            return YamlNodes.decimal(node).intValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            boolean isWhole = YamlNodes.plain(node, Tag.INT).isPresent();
            throw wrong(
                    key,
                    node,
                    "a whole number" + (isWhole ? " of at most " + Integer.MAX_VALUE + " in size" : "")
                            + YamlNodes.numberHint(node));
        }
    }
}
