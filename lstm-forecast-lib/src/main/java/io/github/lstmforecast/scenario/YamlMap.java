package io.github.lstmforecast.scenario;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.Keyed;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.csv.Decimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.nodes.MappingNode;
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
    private final Problems problems;

    private YamlMap(YamlPlace place, Map<String, Node> values, Problems problems) {
        this.place = place;
        this.values = values;
        this.problems = problems;
    }

    /**
     * The mapping that a node is.
     *
     * @param allowed the keys that it may have
     * @param problems keeps wrong values, with which reading goes on: in place of each stands what would be without it
     */
    static YamlMap of(String file, Node node, List<String> allowed, Problems problems) throws ScenarioException {
        return of(new YamlPlace(file, "", YamlNodes.line(node)), node, AllowedKeys.of(allowed), problems);
    }

    private static YamlMap of(YamlPlace place, Node node, AllowedKeys allowed, Problems problems)
            throws ScenarioException {
        return new YamlMap(place, YamlKeys.read(place, node, allowed, problems), problems);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** Whether the value of a key is a mapping. */
    boolean isMapping(String key) {
        return values.get(key) instanceof MappingNode;
    }

    /** The mapping under a key; an empty one where the key is missing. */
    YamlMap map(String key, String... allowed) {
        return map(key, AllowedKeys.of(Arrays.asList(allowed)));
    }

    /** The mappings of a list; none where the key is missing. */
    List<YamlMap> maps(String key, List<String> allowed) throws ScenarioException {
        List<YamlMap> maps = new ArrayList<>();
        if (!has(key)) {
            return maps;
        }
        if (!(values.get(key) instanceof SequenceNode list) || list.getValue().isEmpty()) {
            throw wrong(key, "a list of mappings");
        }
        for (Node node : list.getValue()) {
            YamlPlace element =
                    new YamlPlace(place.file(), place.pathOf(key + "[" + maps.size() + "]"), YamlNodes.line(node));
            maps.add(of(element, node, AllowedKeys.of(allowed), problems));
        }
        return maps;
    }

    YamlMap map(String key, AllowedKeys allowed) {
        Node node = values.get(key);
        YamlMap none = new YamlMap(place.within(key), Map.of(), problems);
        if (node == null) {
            return none;
        }
        if (problems.isSpoilt(place.path()) && YamlNodes.isEmpty(node)) {
            return none; // since what belongs there is not indented
        }
        YamlPlace within = new YamlPlace(place.file(), place.pathOf(key), YamlNodes.line(node));
        try {
            return of(within, node, allowed, problems);
        } catch (ScenarioException e) {
            problems.add(within.path(), e);
            return none;
        }
    }

    /** Reads a part of this mapping; if it is wrong, reading goes on with another value. */
    <T> T attempt(Problems.Part<T> part, T otherwise) {
        return problems.attempt(part, otherwise);
    }

    private <T> T attemptValue(Problems.Part<T> value, T otherwise) {
        try {
            return value.read();
        } catch (ScenarioException e) {
            problems.add(place.path(), e);
            return otherwise;
        }
    }

    double number(String key, double otherwise) {
        Node node = values.get(key);
        return node == null ? otherwise : attemptValue(() -> YamlNumbers.number(place, key, node), otherwise);
    }

    /** A number, or infinity for {@code none}. */
    double numberOrNone(String key, double otherwise) {
        Node node = values.get(key);
        return node != null && YamlNodes.isText(node, "none") ? Double.POSITIVE_INFINITY : number(key, otherwise);
    }

    int integer(String key, int otherwise) {
        Node node = values.get(key);
        return node == null ? otherwise : attemptValue(() -> YamlNumbers.integer(place, key, node), otherwise);
    }

    long seed(String key, long otherwise) {
        Node node = values.get(key);
        return node == null ? otherwise : attemptValue(() -> YamlNumbers.seed(place, key, node), otherwise);
    }

    List<Integer> integers(String key, List<Integer> otherwise) {
        Node node = values.get(key);
        return node == null ? otherwise : attemptValue(() -> YamlNumbers.integers(place, key, node), otherwise);
    }

    /** A number or a list of some; none where the key is missing. */
    double[] numbers(String key) throws ScenarioException {
        if (!has(key)) {
            return new double[0];
        }
        List<Node> elements = elements(key);
        double[] numbers = new double[elements.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = YamlNumbers.number(place, numbers.length == 1 ? key : key + "[" + i + "]", elements.get(i));
        }
        return numbers;
    }

    <T extends Enum<T> & Keyed> T choice(String key, T otherwise) {
        return choice(key, List.of(otherwise.getDeclaringClass().getEnumConstants()), otherwise);
    }

    /** One of some constants. */
    <T extends Enum<T> & Keyed> T choice(String key, List<T> choices, T otherwise) {
        String chosen = choice(key, choices.stream().map(Keyed::key).toList(), otherwise.key());
        return choices.stream()
                .filter(choice -> choice.key().equals(chosen))
                .findFirst()
                .orElse(otherwise);
    }

    /** One of some keys. */
    String choice(String key, List<String> choices, String otherwise) {
        Node node = values.get(key);
        return node == null
                ? otherwise
                : attemptValue(
                        () -> choices.stream()
                                .filter(choice -> YamlNodes.isText(node, choice))
                                .findFirst()
                                .orElseThrow(() -> place.wrong(
                                        key, node, String.join(" or ", choices) + YamlNodes.suggestion(node, choices))),
                        otherwise);
    }

    boolean flag(String key, boolean otherwise) {
        Node node = values.get(key);
        return node == null
                ? otherwise
                : attemptValue(
                        () -> YamlNodes.plain(node, Tag.BOOL)
                                .map(Boolean::parseBoolean)
                                .orElseThrow(() -> place.wrong(key, node, "true or false")),
                        otherwise);
    }

    String text(String key) throws ScenarioException {
        return YamlNodes.plain(values.get(key), Tag.STR)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> wrong(key, "a text, in quotes where it looks like something else"));
    }

    /** The name of something outside of the file, which may look like a number: {@code 2} and {@code '2'} are one. */
    String name(String key) throws ScenarioException {
        return name(key, "a name");
    }

    /**
     * The same.
     *
     * @param what it must be, for messages
     */
    String name(String key, String what) throws ScenarioException {
        return name(key, values.get(key), what);
    }

    /** The names of a list, or the one that is there. */
    List<String> names(String key) throws ScenarioException {
        List<String> names = new ArrayList<>();
        for (Node node : elements(key)) {
            names.add(name(key, node, "a name"));
        }
        if (names.isEmpty()) {
            throw wrong(key, "a name, or a list of some");
        }
        return names;
    }

    private String name(String key, Node node, String what) throws ScenarioException {
        return YamlNodes.plain(node, Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL)
                .orElseThrow(() -> place.wrong(key, node, what));
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
                throw place.wrong(key, node, "a row, counted from 0, or the date of one");
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
                .orElseThrow(() -> place.wrong(
                        key,
                        values.get(key),
                        "'" + SafeText.of(text) + "'",
                        "a row, counted from 0, or the date of one"));
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

    /**
     * Reads values and makes something of them. If it refuses one, it is made again without that, so that all that is
     * refused is reported.
     */
    <T> T make(Problems.Part<T> maker) throws ScenarioException {
        List<String> refused = new ArrayList<>();
        while (true) {
            try {
                return maker.read();
            } catch (InvalidValueException e) {
                if (!has(e.name())) {
                    throw wrong(e.name(), e.found() + " by default", e.allowed());
                }
                if (refused.stream().noneMatch(e.allowed()::contains)) { // or it may be fine with another one of those
                    problems.add(place.path(), place.wrong(e.name(), values.get(e.name()), written(e), e.allowed()));
                }
                refused.add(e.name());
                values.remove(e.name());
            }
        }
    }

    /** Makes something of this mapping's values. If it refuses one, the error names the line of that key. */
    <T> T build(Supplier<T> maker) throws ScenarioException {
        try {
            return maker.get();
        } catch (InvalidValueException e) {
            throw wrong(e.name(), has(e.name()) ? written(e) : e.found() + " by default", e.allowed());
        }
    }

    /** The value as the user wrote it, 10 and not 10.0. */
    private String written(InvalidValueException e) {
        return values.get(e.name()) instanceof ScalarNode scalar ? SafeText.of(scalar.getValue()) : e.found();
    }

    /** Keeps a problem with one of the values, with which reading can go on. */
    void add(ScenarioException problem) {
        problems.add(place.path(), problem);
    }

    /** A problem with what this mapping is about. */
    ScenarioException problem(String message) {
        return place.problem(place.line(), message);
    }

    /** This mapping is wrong. */
    ScenarioException wrongItself(String found, String allowed) {
        return place.problem(place.line(), place.name() + " is " + found + ", but must be " + allowed);
    }

    /** The value of a key is wrong by itself. */
    ScenarioException wrong(String key, String allowed) {
        return place.wrong(key, values.get(key), allowed);
    }

    /**
     * The value of a key does not fit others, or is missing. If this mapping, or that under the key, has a problem
     * already, it may be the cause, and nothing more is said.
     */
    ScenarioException wrong(String key, String found, String allowed) {
        return problems.isSpoilt(place.path()) || problems.isSpoilt(place.pathOf(key))
                ? new ScenarioException(List.of())
                : place.wrong(key, values.get(key), found, allowed);
    }
}
