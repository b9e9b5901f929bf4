package io.github.lstmforecast.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** The schema of the scenario file as a validator sees it that knows nothing of this project. */
final class Schemas {
    static final JsonNode SCENARIO = read();

    private static final Schema VALIDATOR =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(SCENARIO);

    /** What the reader's messages of these say is about YAML itself, two values together, a file, or what is installed. */
    private static final Pattern BEYOND_SHAPE = Pattern.compile(String.join(
            "|",
            "no metric has it", // a schema does not know the jars of a build
            "unknown key '[^']*' in regression\\.metrics",
            "an encoding such as", // those that the JVM knows
            "a pattern of java.time",
            "all values must be above 0",
            "this is not YAML",
            "model\\.train\\.engine is '",
            "the file is empty",
            "nested too deeply",
            "is there twice",
            "(series|steps)\\.csv[:,]",
            "by the file",
            "of the file",
            "there is no such file",
            "there is no column",
            "no metric has it",
            "less than the period",
            "at most the period",
            "a divisor of the training length",
            "one for each input",
            "more than min",
            "other than 0",
            "all samples that it reads are before",
            "so long that all its values",
            "signal.csv.knownScale: each",
            "step by step",
            "so few that there are at most",
            "since the forecast begins where",
            "the length of the warm-up before it",
            "so short that",
            "the lower first",
            "all that can be said",
            "rows of the file",
            "rows per cycle",
            "the series has",
            "fit into",
            "rows are too few",
            "does not repeat itself",
            "can't be told from",
            "between the levels",
            "omitted where period is none",
            "signal.csv.pulses; ", // with several columns, the keys are their names
            "less than the high level",
            "more than the low level",
            "because several columns are forecast",
            "or the date of one",
            "where from is a list",
            "never ends",
            "columns that are not forecast",
            "forecast\\.leadTimes is missing",
            "the parts of forecast\\.leadTimes end",
            "steps up to the horizon",
            "in ascending order",
            "rows have no dates",
            "series has no cycle"));

    private Schemas() {}

    private static JsonNode read() {
        try {
            return new ObjectMapper().readTree(ScenarioSchema.text());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is wrong with a scenario; nothing where it is valid. */
    static List<String> problems(JsonNode scenario) {
        return VALIDATOR.validate(scenario).stream().map(Error::toString).toList();
    }

    /** All that the schema describes by path, {@code signal.pulse.period} say; the top's is empty. */
    static Map<String, JsonNode> properties() {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        add(all, "", SCENARIO);
        return all;
    }

    private static void add(Map<String, JsonNode> all, String path, JsonNode node) {
        all.put(path, node);
        node.path("properties")
                .properties()
                .forEach(property -> add(all, at(path, property.getKey()), property.getValue()));
    }

    static String at(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    static boolean isMapping(JsonNode property) {
        return property.path("type").toString().contains("\"object\"");
    }

    /** YAML as editors see it. Numbers that JSON does not have are texts. */
    static JsonNode tree(String yaml) {
        LoadSettings settings =
                LoadSettings.builder().setSchema(new CoreSchema()).build();
        return node(new Load(settings).loadFromString(yaml));
    }

    private static JsonNode node(Object value) {
        if (value instanceof Map<?, ?> map) {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            map.forEach((key, of) -> node.set(String.valueOf(key), node(of)));
            return node;
        }
        if (value instanceof List<?> list) {
            ArrayNode node = JsonNodeFactory.instance.arrayNode();
            list.forEach(element -> node.add(node(element)));
            return node;
        }
        if (value instanceof Double number && !Double.isFinite(number)) {
            return JsonNodeFactory.instance.textNode(value.toString());
        }
        if (value instanceof Double number && number == Math.rint(number)) { // 1e300 would be cut to 64 bits
            return JsonNodeFactory.instance.numberNode(new BigDecimal(number).toBigInteger());
        }
        return new ObjectMapper().valueToTree(value);
    }

    /** A tree in which a path has a value; the mappings on the way are made where they are not there. */
    static ObjectNode with(JsonNode tree, String path, JsonNode value) {
        ObjectNode copy = tree.deepCopy();
        int dot = path.lastIndexOf('.');
        ObjectNode mapping = copy;
        for (String key : dot < 0 ? new String[0] : path.substring(0, dot).split("\\.")) {
            mapping = mapping.get(key) instanceof ObjectNode there ? there : mapping.putObject(key);
        }
        mapping.set(path.substring(dot + 1), value);
        return copy;
    }

    /** Whether the reader refused what any schema could have seen. */
    static boolean isAboutShape(String message) {
        return !BEYOND_SHAPE.matcher(message).find();
    }
}
