package io.github.lstmforecast.scenario;

import io.github.lstmforecast.NumberHint;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.Suggestion;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** What a node of a YAML file holds, as text or number, and where. */
final class YamlNodes {
    private static final int LONGEST_NUMBER = 1000;

    private YamlNodes() {}

    /** A number however it is written: 5.0 and 5e0 are as whole as 5, as they are for a JSON Schema. */
    static BigDecimal decimal(Node node) {
        String text = plain(node, Tag.INT, Tag.FLOAT).orElse("");
        if (text.length() > LONGEST_NUMBER) { // which would take its square in time
            throw new NumberFormatException("it has " + text.length() + " characters");
        }
        return new BigDecimal(text);
    }

    /** How to write a number that is written in another way. */
    static String numberHint(Node node) {
        return node instanceof ScalarNode scalar ? NumberHint.of(scalar.getValue()) : "";
    }

    /** The same for a whole number. */
    static String wholeNumberHint(Node node) {
        return node instanceof ScalarNode scalar ? NumberHint.ofWhole(scalar.getValue()) : "";
    }

    /** The most similar of some texts, as the end of a sentence. */
    static String suggestion(Node node, List<String> choices) {
        String suggestion = node instanceof ScalarNode scalar ? Suggestion.of(scalar.getValue(), choices) : "";
        return suggestion.isEmpty() ? "" : "; " + suggestion;
    }

    static boolean isEmpty(Node node) {
        return Tag.NULL.equals(node.getTag());
    }

    static Optional<String> plain(Node node, Tag... tags) {
        return node instanceof ScalarNode scalar && List.of(tags).contains(scalar.getTag())
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }

    static boolean isText(Node node, String text) {
        return node instanceof ScalarNode scalar && scalar.getValue().equals(text);
    }

    static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    static String describe(Node node) {
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
