package io.github.lstmforecast.it.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lstmforecast.it.Excerpt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a real build printed and left behind: the rule for blocks that show output.
 *
 * @param printed its lines
 * @param json the JSON files that it wrote
 * @param csv the lines of those that hold forecasts
 */
record RealRun(List<String> printed, List<JsonNode> json, List<String> csv) {
    /** Blocks without a language show what is printed. */
    static final Set<String> LANGUAGES = Set.of("", "json", "csv");

    private static final String TIMES = "timings";

    static RealRun of(List<String> printed, Path results) throws IOException {
        List<JsonNode> json = new ArrayList<>();
        List<String> csv = new ArrayList<>();
        try (Stream<Path> files = Files.walk(results)) {
            for (Path file : files.sorted().toList()) {
                if (file.toString().endsWith(".json")) {
                    json.add(new ObjectMapper().readTree(file.toFile()));
                } else if (file.toString().endsWith(".csv")) {
                    csv.addAll(Files.readAllLines(file));
                }
            }
        }
        return new RealRun(printed, json, csv);
    }

    boolean shows(String language, String text) throws IOException {
        return switch (language) {
            case "" -> Excerpt.of(text).missingIn(printed).isEmpty();
            case "json" -> {
                JsonNode part = new ObjectMapper().readTree(text);
                yield json.stream().anyMatch(whole -> holdsAnywhere(whole, part));
            }
            case "csv" -> csv.containsAll(text.lines().toList());
            default -> throw new AssertionError("no rule for blocks of the language '" + language + "'");
        };
    }

    /** Whether some node of a tree holds everything that a part has. */
    private static boolean holdsAnywhere(JsonNode whole, JsonNode part) {
        if (holds(whole, part)) {
            return true;
        }
        for (JsonNode child : whole) {
            if (holdsAnywhere(child, part)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(JsonNode whole, JsonNode part) {
        if (part.isObject()) {
            for (Map.Entry<String, JsonNode> field : part.properties()) {
                JsonNode same = whole.path(field.getKey());
                boolean held = field.getKey().equals(TIMES)
                        ? field.getValue().properties().stream()
                                .allMatch(time -> same.path(time.getKey()).isNumber())
                        : holds(same, field.getValue());
                if (!held) {
                    return false;
                }
            }
            return whole.isObject();
        }
        if (part.isArray()) {
            Iterator<JsonNode> all = whole.elements();
            for (JsonNode element : part) {
                boolean found = false;
                while (!found && all.hasNext()) {
                    found = holds(all.next(), element);
                }
                if (!found) {
                    return false;
                }
            }
            return whole.isArray();
        }
        return whole.equals(part);
    }
}
