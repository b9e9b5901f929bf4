package io.github.lstmforecast.it.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a real build said and left behind: the rule for blocks that show output.
 *
 * @param log its lines
 * @param json the JSON files that it wrote
 * @param csv the lines of those that hold forecasts
 */
record RealRun(List<String> log, List<JsonNode> json, List<String> csv) {
    private static final String ANYTHING = "...";
    /** A column of times is as wide as the longest, and its header stands above its right end. */
    private static final Pattern TIME = Pattern.compile(" +(?:time|\\d+\\.\\d\\d s)$");

    private static final String TIMES = "timings";

    static RealRun of(String log, Path results) throws IOException {
        List<JsonNode> json = new ArrayList<>();
        List<String> csv = new ArrayList<>();
        if (Files.isDirectory(results)) {
            try (Stream<Path> files = Files.walk(results)) {
                for (Path file : files.sorted().toList()) {
                    if (file.toString().endsWith(".json")) {
                        json.add(new ObjectMapper().readTree(file.toFile()));
                    } else if (file.toString().endsWith(".csv")) {
                        csv.addAll(Files.readAllLines(file));
                    }
                }
            }
        }
        return new RealRun(log.replace('\\', '/').lines().toList(), json, csv);
    }

    boolean shows(String language, String text) throws IOException {
        return switch (language) {
            case "" -> says(text);
            case "json" -> {
                JsonNode part = new ObjectMapper().readTree(text);
                yield json.stream().anyMatch(whole -> holdsAnywhere(whole, part));
            }
            case "csv" -> csv.containsAll(text.lines().toList());
            default -> throw new AssertionError("no rule for blocks of the language '" + language + "'");
        };
    }

    /**
     * Whether the log has the lines one after the other. A line {@code ...} stands for any number of lines, and these
     * dots in a line for any text.
     */
    private boolean says(String text) {
        int at = 0;
        boolean anywhere = true;
        for (String line : text.lines().toList()) {
            if (line.equals(ANYTHING)) {
                anywhere = true;
                continue;
            }
            Pattern pattern = pattern(line);
            int found = at;
            while (anywhere && found < log.size() && !matches(pattern, log.get(found))) {
                found++;
            }
            if (found >= log.size() || !matches(pattern, log.get(found))) {
                return false;
            }
            at = found + 1;
            anywhere = false;
        }
        return true;
    }

    private static boolean matches(Pattern pattern, String line) {
        return pattern.matcher(TIME.matcher(line).replaceFirst(" time")).matches();
    }

    private static Pattern pattern(String line) {
        return Pattern.compile(
                Arrays.stream(TIME.matcher(line).replaceFirst(" time").split(Pattern.quote(ANYTHING), -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*")));
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
