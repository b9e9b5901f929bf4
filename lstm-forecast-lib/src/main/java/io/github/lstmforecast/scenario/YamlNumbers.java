package io.github.lstmforecast.scenario;

import io.github.lstmforecast.csv.Decimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The numbers of a YAML file. */
final class YamlNumbers {
    private YamlNumbers() {}

    static double number(YamlPlace place, String key, Node node) throws ScenarioException {
        Optional<String> text = YamlNodes.plain(node, Tag.INT, Tag.FLOAT);
        OptionalDouble number = text.map(Decimal::parse).orElse(OptionalDouble.empty());
        if (number.isEmpty()) {
            throw place.wrong(
                    key, node, (text.isEmpty() ? "a number" : "a finite number") + YamlNodes.numberHint(node));
        }
        return number.getAsDouble();
    }

    static int integer(YamlPlace place, String key, Node node) throws ScenarioException {
        try {
            return YamlNodes.decimal(node).intValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            boolean isWhole = YamlNodes.plain(node, Tag.INT).isPresent();
            throw place.wrong(
                    key,
                    node,
                    "a whole number" + (isWhole ? " of at most " + Integer.MAX_VALUE + " in size" : "")
                            + YamlNodes.wholeNumberHint(node));
        }
    }

    static List<Integer> integers(YamlPlace place, String key, Node node) throws ScenarioException {
        if (!(node instanceof SequenceNode sequence)) {
            throw place.wrong(key, node, "a list of whole numbers, [20] say");
        }
        List<Integer> numbers = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            numbers.add(integer(place, key + "[" + numbers.size() + "]", element));
        }
        return numbers;
    }

    static long seed(YamlPlace place, String key, Node node) throws ScenarioException {
        try {
            return YamlNodes.decimal(node).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw place.wrong(key, node, "a whole number of at most 64 bits" + YamlNodes.wholeNumberHint(node));
        }
    }
}
