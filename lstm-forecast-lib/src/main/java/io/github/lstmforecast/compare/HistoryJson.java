package io.github.lstmforecast.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.metric.Limit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** A line of a history: one JSON object. */
final class HistoryJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private HistoryJson() {}

    static String write(HistoryEntry entry) {
        ObjectNode line = MAPPER.createObjectNode();
        BuildRun run = entry.run();
        line.put("time", run.time());
        run.commit().ifPresent(commit -> line.put("commit", commit));
        run.branch().ifPresent(branch -> line.put("branch", branch));
        line.put("module", run.module());
        line.put("version", run.version());
        line.put("scenario", entry.scenario());
        line.put("verdict", entry.verdict().name());
        entry.golden().ifPresent(golden -> line.put("golden", golden));
        ObjectNode metrics = line.putObject("metrics");
        entry.metrics().forEach(metrics::put);
        ObjectNode limits = line.putObject("limits");
        entry.limits().forEach((metric, limit) -> write(limit, limits.putObject(metric)));
        return line.toString();
    }

    /** An end that is not limited is omitted. */
    private static void write(Limit limit, ObjectNode to) {
        if (Double.isFinite(limit.lowest())) {
            to.put("lowest", limit.lowest());
        }
        if (Double.isFinite(limit.highest())) {
            to.put("highest", limit.highest());
        }
    }

    /** Empty if the line is damaged. */
    static Optional<HistoryEntry> read(String line) {
        try {
            JsonNode json = MAPPER.readTree(line);
            Map<String, Double> metrics = new LinkedHashMap<>();
            json.path("metrics").properties().forEach(one -> metrics.put(one.getKey(), number(one.getValue())));
            Map<String, Limit> limits = new LinkedHashMap<>();
            json.path("limits").properties().forEach(one -> limits.put(one.getKey(), limit(one.getValue())));
            return Optional.of(new HistoryEntry(
                    new BuildRun(
                            text(json, "time").orElseThrow(),
                            text(json, "commit"),
                            text(json, "branch"),
                            text(json, "module").orElseThrow(),
                            text(json, "version").orElseThrow()),
                    text(json, "scenario").orElseThrow(),
                    text(json, "verdict").flatMap(HistoryJson::verdict).orElseThrow(),
                    text(json, "golden"),
                    metrics,
                    limits));
        } catch (JsonProcessingException | NoSuchElementException | InvalidValueException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonNode json, String key) {
        return Optional.ofNullable(json.path(key).textValue());
    }

    private static Optional<Verdict> verdict(String name) {
        return Arrays.stream(Verdict.values())
                .filter(one -> one.name().equals(name))
                .findFirst();
    }

    private static double number(JsonNode json) {
        InvalidValueException.unless(
                json.isNumber() && Double.isFinite(json.doubleValue()), "metric", json, "a finite number");
        return json.doubleValue();
    }

    private static Limit limit(JsonNode json) {
        return new Limit(
                json.has("lowest") ? number(json.get("lowest")) : Double.NEGATIVE_INFINITY,
                json.has("highest") ? number(json.get("highest")) : Double.POSITIVE_INFINITY);
    }
}
