package io.github.lstmforecast.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The reference of the scenario file: a section with a table for each mapping of its schema. */
final class ScenarioPage {
    private static final String INTRODUCTION = """
            # The scenario file

            `src/forecast/<name>/scenario.yaml` defines a scenario; the name of the folder is the name of the scenario. This page lists
            every key. An unknown key, a wrong type or a value out of range is an error, with the file, the line, the key and the
            allowed values.

            Editors can complete and check the file: `mvn lstm-forecast:init` writes the JSON Schema from which this page is generated
            into the folder of the scenarios, and the comment that refers to it ([how to start](../how-to/start.md)).

            A default in brackets is that of the recipe `keras-stateful`.
            """;

    /** The limits of the type itself are not mentioned. */
    private static final List<BigDecimal> ENDS_OF_WHOLE_NUMBERS = List.of(
            BigDecimal.valueOf(Integer.MAX_VALUE),
            BigDecimal.valueOf(Long.MAX_VALUE),
            BigDecimal.valueOf(Long.MIN_VALUE));

    private ScenarioPage() {}

    static String of(JsonNode schema) {
        return INTRODUCTION + section("", schema);
    }

    private static String section(String path, JsonNode mapping) {
        StringBuilder text = new StringBuilder();
        if (!path.isEmpty()) {
            // GitHub gives the heading this anchor as well, but the site does not.
            text.append("\n<a id=\"").append(anchor(path)).append("\"></a>\n");
            text.append("\n## ").append(path).append('\n');
        }
        text.append('\n').append(description(mapping));
        text.append(path.equals("tolerance") ? " For details, see [the metrics](metrics.md).\n\n" : "\n\n");
        text.append(table(path, mapping));
        mapping.path("properties").properties().stream()
                .filter(property -> isMapping(property.getValue()))
                .forEach(property -> text.append(section(at(path, property.getKey()), property.getValue())));
        return text.toString();
    }

    private static String table(String path, JsonNode mapping) {
        MarkdownTable table = new MarkdownTable("key", "type", "unit", "default", "range", "meaning");
        JsonNode otherDefaults = mapping.at("/then/properties");
        mapping.path("properties").properties().forEach(property -> {
            String key = property.getKey();
            JsonNode value = property.getValue();
            table.row(
                    isMapping(value) ? "[`" + key + "`](#" + anchor(at(path, key)) + ")" : "`" + key + "`",
                    type(value),
                    value.path("x-unit").asText(),
                    code(value.path("default"))
                            + (otherDefaults.has(key)
                                    ? " (" + code(otherDefaults.at("/" + key + "/default")) + ")"
                                    : ""),
                    range(value),
                    description(value));
        });
        return table.toString();
    }

    private static boolean isMapping(JsonNode value) {
        return value.path("type").toString().contains("\"object\"")
                && !value.path("properties").isEmpty();
    }

    private static String at(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** GitHub's anchor of a heading. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replace(".", "");
    }

    private static String type(JsonNode value) {
        if (value.has("x-type")) {
            return value.get("x-type").asText();
        }
        List<String> types = types(value).toList();
        int last = types.size() - 1;
        return last == 0 ? types.get(0) : String.join(", ", types.subList(0, last)) + " or " + types.get(last);
    }

    private static Stream<String> types(JsonNode value) {
        if (value.has("enum")) {
            return elements(value.get("enum")).map(ScenarioPage::code);
        }
        if (value.has("anyOf")) {
            return elements(value.get("anyOf")).flatMap(ScenarioPage::types);
        }
        return Stream.of(
                switch (value.path("type").asText()) {
                    case "object" -> "mapping";
                    case "array" -> "list of " + type(value.get("items")) + "s";
                    case "integer" -> "whole number";
                    case "string" -> "text";
                    case "boolean" -> "`true` or `false`";
                    default -> value.path("type").asText();
                });
    }

    private static String range(JsonNode value) {
        if (value.has("items") && !value.has("x-type")) {
            return "each " + range(value.get("items"));
        }
        if (value.has("anyOf")) {
            return elements(value.get("anyOf"))
                    .map(ScenarioPage::range)
                    .filter(range -> !range.isEmpty())
                    .collect(Collectors.joining());
        }
        List<String> ends = new ArrayList<>();
        addEnd(ends, "at least", value.path("minimum"));
        addEnd(ends, "above", value.path("exclusiveMinimum"));
        addEnd(ends, "at most", value.path("maximum"));
        addEnd(ends, "below", value.path("exclusiveMaximum"));
        return String.join(", ", ends);
    }

    private static void addEnd(List<String> ends, String how, JsonNode end) {
        if (end.isNumber() && !ENDS_OF_WHOLE_NUMBERS.contains(end.decimalValue())) {
            ends.add(how + " " + plain(end));
        }
    }

    private static String code(JsonNode value) {
        return value.isMissingNode() ? "" : "`" + plain(value) + "`";
    }

    /** In the syntax of a scenario. */
    private static String plain(JsonNode value) {
        if (value.isObject()) {
            return value.properties().stream()
                    .map(entry -> entry.getKey() + ": " + plain(entry.getValue()))
                    .collect(Collectors.joining(", ", "{ ", " }"));
        }
        if (value.isArray()) {
            return elements(value).map(ScenarioPage::plain).collect(Collectors.joining(", ", "[", "]"));
        }
        return value.isNumber() ? Reference.number(value.doubleValue()) : value.asText();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** An element of the POM is code: Markdown would take it for HTML. */
    private static String description(JsonNode of) {
        return of.path("description").asText().replaceAll("(<[a-zA-Z]+>)+", "`$0`");
    }
}
