package io.github.lstmforecast.scenario;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.Keyed;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.signal.Decimal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A mapping of a YAML file, read key by key. Whatever does not fit is a {@link ScenarioException} that names the file,
 * the line, the key with its path, what was found and what is allowed.
 */
final class YamlMap {
    private static final int LONGEST_NUMBER = 1000;
    private static final List<Tag> PLAIN = List.of(Tag.STR, Tag.BOOL, Tag.NULL, Tag.INT, Tag.FLOAT, Tag.SEQ, Tag.MAP);

    private final String file;
    private final String path; // of this mapping within the file; empty at the top
    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();

    private YamlMap(String file, String path, int line) {
        this.file = file;
        this.path = path;
        this.line = line;
    }

    /**
     * The mapping that a node is.
     *
     * @param allowed the keys that it may have
     */
    static YamlMap of(String file, String path, Node node, List<String> allowed) throws ScenarioException {
        return of(
                file,
                path,
                node,
                allowed::contains,
                "with " + (allowed.size() == 1 ? "the key " : "some of the keys ") + String.join(", ", allowed),
                unknown -> "allowed are " + String.join(", ", allowed));
    }

    private static YamlMap of(
            String file,
            String path,
            Node node,
            Predicate<String> isAllowed,
            String keys,
            UnaryOperator<String> aboutUnknown)
            throws ScenarioException {
        YamlMap map = new YamlMap(file, path, line(node));
        if (!(node instanceof MappingNode mapping)) {
            throw map.problem(
                    line(node),
                    (path.isEmpty() ? "the scenario" : path) + " is " + describe(node) + ", but must be a mapping "
                            + keys);
        }
        map.requireUntagged(path.isEmpty() ? "the scenario" : path, node);
        Map<String, Integer> lines = new HashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (!isAllowed.test(key)) {
                throw map.problem(
                        line(entry.getKeyNode()),
                        "unknown key " + describe(entry.getKeyNode()) + (path.isEmpty() ? "" : " in " + path)
                                + "; " + aboutUnknown.apply(key)
                                + (key.matches("[0-9]+")
                                        ? ". A decimal fraction is written with a point, as 0.5"
                                        : key.equals("<<") ? ". Mappings are not merged: say all of it here" : ""));
            }
            Integer before = lines.put(key, line(entry.getKeyNode()));
            if (before != null) {
                throw map.problem(
                        line(entry.getKeyNode()),
                        map.pathOf(key) + " is there twice, in line " + before + " too; take one away");
            }
            map.requireUntagged("the key " + map.pathOf(key), entry.getKeyNode());
            map.requireUntagged(map.pathOf(key), entry.getValueNode());
            map.values.put(key, entry.getValueNode());
        }
        return map;
    }

    /** No object is made of a tag, and one that means nothing would mislead. */
    private void requireUntagged(String what, Node node) throws ScenarioException {
        if (!PLAIN.contains(node.getTag())) {
            String tag = node.getTag().getValue().replaceFirst("^tag:yaml.org,2002:", "!!");
            throw problem(
                    line(node),
                    what + " has the tag " + SafeText.of(tag)
                            + "; take it away: a scenario is made of texts, numbers, lists and mappings");
        }
        if (node instanceof SequenceNode list) {
            for (Node element : list.getValue()) {
                if (!(element instanceof SequenceNode)) { // which no list of a scenario holds
                    requireUntagged(what, element);
                }
            }
        }
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** The mapping under a key; an empty one where the key is missing. */
    YamlMap map(String key, String... allowed) throws ScenarioException {
        Node node = values.get(key);
        return node == null
                ? new YamlMap(file, pathOf(key), line)
                : of(file, pathOf(key), node, Arrays.asList(allowed));
    }

    /**
     * A mapping whose keys are not the file format's own.
     *
     * @param keys what they are: {@code "of metrics to limits"}
     * @param aboutUnknown what to say about a key that is not allowed
     */
    YamlMap map(String key, Predicate<String> isAllowed, String keys, UnaryOperator<String> aboutUnknown)
            throws ScenarioException {
        Node node = values.get(key);
        return node == null
                ? new YamlMap(file, pathOf(key), line)
                : of(file, pathOf(key), node, isAllowed, keys, aboutUnknown);
    }

    double number(String key, double otherwise) throws ScenarioException {
        Node node = values.get(key);
        return node == null ? otherwise : number(key, node);
    }

    /** A number, or infinity for {@code none}. */
    double numberOrNone(String key, double otherwise) throws ScenarioException {
        Node node = values.get(key);
        return node != null && isText(node, "none") ? Double.POSITIVE_INFINITY : number(key, otherwise);
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
            return decimal(node).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw wrong(key, node, "a whole number of at most 64 bits");
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
            if (isText(node, choice.key())) {
                return choice;
            }
        }
        throw wrong(key, node, Arrays.stream(choices).map(Keyed::key).collect(Collectors.joining(" or ")));
    }

    boolean flag(String key, boolean otherwise) throws ScenarioException {
        Node node = values.get(key);
        return node == null
                ? otherwise
                : plain(node, Tag.BOOL).map(Boolean::parseBoolean).orElseThrow(() -> wrong(key, node, "true or false"));
    }

    String text(String key) throws ScenarioException {
        return plain(values.get(key), Tag.STR)
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
        return plain(node, Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL).orElseThrow(() -> wrong(key, node, "a name"));
    }

    /** The samples of a list, or the one that is there: texts, or whole numbers. */
    List<String> samples(String key) throws ScenarioException {
        List<String> samples = new ArrayList<>();
        for (Node node : elements(key)) {
            Optional<String> text = plain(node, Tag.STR);
            try {
                samples.add(
                        text.isPresent()
                                ? text.get()
                                : String.valueOf(decimal(node).longValueExact()));
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
        return plain(values.get(key), Tag.STR)
                .filter(text -> Decimal.parse(text).isEmpty())
                .or(() -> plain(values.get(key), Tag.INT, Tag.FLOAT))
                .orElse("");
    }

    Iterable<String> keys() {
        return values.keySet();
    }

    /**
     * Makes something of this mapping's values. What it refuses is told with the line of the key that it names.
     */
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
        return problem(line(node), pathOf(key) + " is " + describe(node) + ", but must be " + allowed);
    }

    ScenarioException wrong(String key, String found, String allowed) {
        Node node = values.get(key);
        return problem(node == null ? line : line(node), pathOf(key) + " is " + found + ", but must be " + allowed);
    }

    private ScenarioException problem(int atLine, String problem) {
        return new ScenarioException(file + ":" + atLine, problem, null);
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private double number(String key, Node node) throws ScenarioException {
        Optional<String> text = plain(node, Tag.INT, Tag.FLOAT);
        OptionalDouble number = text.map(Decimal::parse).orElse(OptionalDouble.empty());
        if (number.isEmpty()) {
            throw wrong(key, node, (text.isEmpty() ? "a number" : "a finite number") + grouped(node));
        }
        return number.getAsDouble();
    }

    private int integer(String key, Node node) throws ScenarioException {
        try {
            return decimal(node).intValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            boolean isWhole = plain(node, Tag.INT).isPresent();
            throw wrong(
                    key,
                    node,
                    "a whole number" + (isWhole ? " of at most " + Integer.MAX_VALUE + " in size" : "")
                            + grouped(node));
        }
    }

    /** A number however it is written: 5.0 and 5e0 are as whole as 5, as they are for a JSON Schema. */
    private static BigDecimal decimal(Node node) {
        String text = plain(node, Tag.INT, Tag.FLOAT).orElse("");
        if (text.length() > LONGEST_NUMBER) { // which would take its square in time
            throw new NumberFormatException("it has " + text.length() + " characters");
        }
        return new BigDecimal(text);
    }

    /** What to do about 1,000 and 1_000. */
    private static String grouped(Node node) {
        return node instanceof ScalarNode scalar && scalar.getValue().matches("[0-9]{1,3}([,_'][0-9]{3}){1,6}")
                ? ", written without separators: " + scalar.getValue().replaceAll("[,_']", "")
                : "";
    }

    private static Optional<String> plain(Node node, Tag... tags) {
        return node instanceof ScalarNode scalar && List.of(tags).contains(scalar.getTag())
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }

    private static boolean isText(Node node, String text) {
        return node instanceof ScalarNode scalar && scalar.getValue().equals(text);
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private static String describe(Node node) {
        if (node instanceof ScalarNode scalar) {
            if (Tag.NULL.equals(scalar.getTag())) {
                return "empty";
            }
            String text = SafeText.of(scalar.getValue());
            return Tag.STR.equals(scalar.getTag()) ? "'" + text + "'" : text;
        }
        return node instanceof SequenceNode ? "a list" : "a mapping";
    }
}
