package io.github.lstmforecast.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The mappings of a scenario that have a key, as the schema says. */
final class KeyPlaces {
    private static final Map<String, List<String>> PATHS = paths();

    private KeyPlaces() {}

    /** A remark about a key in a mapping that does not have it; {@code ""} if none has it. */
    static String about(String key) {
        List<String> paths = PATHS.getOrDefault(key, List.of());
        return paths.isEmpty() ? "" : "it is a key of " + String.join(", ", paths) + ", so check the indentation";
    }

    private static Map<String, List<String>> paths() {
        try {
            Map<String, List<String>> paths = new LinkedHashMap<>();
            add("", new JsonMapper().readTree(ScenarioSchema.text()), paths);
            return paths;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the library's own schema can't be read", e);
        }
    }

    private static void add(String path, JsonNode mapping, Map<String, List<String>> paths) {
        for (Map.Entry<String, JsonNode> property : mapping.path("properties").properties()) {
            String key = property.getKey();
            paths.computeIfAbsent(key, of -> new ArrayList<>()).add(path.isEmpty() ? "the scenario itself" : path);
            add(path.isEmpty() ? key : path + "." + key, property.getValue(), paths);
        }
    }
}
