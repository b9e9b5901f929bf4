package io.github.lstmforecast.scenario;

import io.github.lstmforecast.SafeText;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The keys of a mapping: each is allowed, there once, and without tags. */
final class YamlKeys {
    private static final List<Tag> PLAIN = List.of(Tag.STR, Tag.BOOL, Tag.NULL, Tag.INT, Tag.FLOAT, Tag.SEQ, Tag.MAP);

    private final YamlPlace place;
    private final AllowedKeys allowed;
    private final Problems problems;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();

    private YamlKeys(YamlPlace place, AllowedKeys allowed, Problems problems) {
        this.place = place;
        this.allowed = allowed;
        this.problems = problems;
    }

    /** The values of a mapping by their keys, in the order of the file; without keys that have a problem. */
    static Map<String, Node> read(YamlPlace place, Node node, AllowedKeys allowed, Problems problems)
            throws ScenarioException {
        YamlKeys keys = new YamlKeys(place, allowed, problems);
        if (!(node instanceof MappingNode mapping)) {
            throw place.problem(
                    place.line(),
                    place.name() + " is " + YamlNodes.describe(node) + ", but must be a mapping "
                            + allowed.described());
        }
        keys.requireUntagged(place.name(), node);
        for (NodeTuple entry : mapping.getValue()) {
            try {
                keys.add(entry.getKeyNode(), entry.getValueNode());
            } catch (ScenarioException e) {
                problems.add(place.path(), e);
            }
        }
        return keys.values;
    }

    private void add(Node keyNode, Node value) throws ScenarioException {
        String key = keyNode instanceof ScalarNode scalar ? scalar.getValue() : "";
        int line = YamlNodes.line(keyNode);
        if (!allowed.isAllowed().test(key)) {
            throw place.problem(
                    line,
                    "unknown key " + YamlNodes.describe(keyNode)
                            + (place.path().isEmpty() ? "" : " in " + place.path())
                            + "; " + allowed.aboutUnknown().apply(key) + hint(key));
        }
        Integer before = lines.put(key, line);
        if (before != null) {
            throw place.problem(line, place.pathOf(key) + " is there twice, in line " + before + " too; take one away");
        }
        requireUntagged("the key " + place.pathOf(key), keyNode);
        requireUntagged(place.pathOf(key), value);
        values.put(key, value);
    }

    private static String hint(String key) {
        return key.equals("<<") ? ". Mappings are not merged: say all of it here" : "";
    }

    /** No object is made of a tag, and one that means nothing would mislead. */
    private void requireUntagged(String what, Node node) throws ScenarioException {
        if (!PLAIN.contains(node.getTag())) {
            String tag = node.getTag().getValue().replaceFirst("^tag:yaml.org,2002:", "!!");
            throw place.problem(
                    YamlNodes.line(node),
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
}
