package io.github.lstmforecast.scenario;

import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Where a mapping is.
 *
 * @param path of the mapping within the file; empty at the top
 */
record YamlPlace(String file, String path, int line) {
    String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** Where a mapping would be that is missing under a key. */
    YamlPlace within(String key) {
        return new YamlPlace(file, pathOf(key), line);
    }

    /** The mapping in messages. */
    String name() {
        return path.isEmpty() ? "the scenario" : path;
    }

    ScenarioException wrong(String key, Node node, String allowed) {
        return wrong(key, node, YamlNodes.describe(node), allowed);
    }

    /** @param node null where the key is missing */
    ScenarioException wrong(String key, Node node, String found, String allowed) {
        return problem(
                node == null ? line : YamlNodes.line(node), pathOf(key) + " is " + found + ", but must be " + allowed);
    }

    ScenarioException problem(int atLine, String problem) {
        return new ScenarioException(
                List.of(new ScenarioException.Problem(atLine, file + ":" + atLine + ": " + problem)));
    }
}
