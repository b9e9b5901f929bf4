package io.github.lstmforecast.golden;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.JsonProblem;
import io.github.lstmforecast.MergeConflict;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.metric.Metric;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** {@code golden.json}: one value in a line, for readable diffs. The same record gives the same text. */
final class GoldenJson {
    private static final int SCHEMA = 1;
    private static final long MOST_BYTES = 64 << 20;

    /** Writes the shortest digits that identify a number, the same on every version of Java. */
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultPrettyPrinter(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")))
            .build();

    private GoldenJson() {}

    static void write(GoldenRecord record, OutputStream out) throws IOException {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("schema", SCHEMA);
        json.put("engine", record.engine());
        json.put("model", record.model());
        record.modelSha256().ifPresent(sha256 -> json.put("modelSha256", sha256));
        json.put("modelKept", record.modelKept());
        ObjectNode inputs = json.putObject("inputs");
        record.inputs().forEach(inputs::put);
        ArrayNode forecasts = json.putArray("forecasts");
        for (GoldenForecast forecast : record.forecasts()) {
            ObjectNode one = forecasts.addObject();
            forecast.subject().column().ifPresent(column -> one.put("column", column));
            one.put("from", forecast.subject().from());
            forecast.subject().date().ifPresent(date -> one.put("date", date));
            ObjectNode metrics = one.putObject("metrics");
            forecast.metrics().forEach((metric, value) -> metrics.put(metric.key(), value));
            if (!forecast.targets().isEmpty()) {
                ObjectNode targets = one.putObject("targets");
                forecast.targets().forEach((metric, value) -> targets.put(metric.key(), value));
            }
            forecast.oneStepAhead().ifPresent(values -> values.forEach(one.withArray("oneStepAhead")::add));
            forecast.forecast().forEach(one.withArray("forecast")::add);
        }
        record.accepted().ifPresent(by -> {
            ObjectNode accepted = json.putObject("accepted");
            accepted.put("date", by.date());
            accepted.put("platform", by.platform());
            accepted.put("reason", by.reason());
        });
        MAPPER.writerWithDefaultPrettyPrinter()
                .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .writeValue(out, json);
        out.write('\n');
    }

    static GoldenRecord read(Path file) throws GoldenException {
        String name = file.getFileName().toString();
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new GoldenException(name + ": it is larger than any golden record");
            }
            String text = Files.readString(file);
            OptionalInt conflict = MergeConflict.line(text);
            if (conflict.isPresent()) {
                throw new GoldenException(name + ": line " + conflict.getAsInt() + " is the mark of a merge conflict. "
                        + MergeConflict.ADVICE + "; " + name.replace(".json", ".zip") + " must be of the same version");
            }
            return read(MAPPER.readTree(text));
        } catch (Wrong e) {
            throw new GoldenException(name + ": " + e.getMessage(), e);
        } catch (JsonProcessingException e) {
            throw new GoldenException(
                    name + ": it is damaged, this is not JSON" + JsonProblem.line(e)
                            + "; bring back the file that was accepted",
                    e);
        } catch (CharacterCodingException e) {
            throw new GoldenException(
                    name + ": it is damaged, this is not UTF-8 text; bring back the file that was accepted", e);
        } catch (IOException e) {
            throw new GoldenException(name + ": it can't be read: " + e, e);
        } catch (OutOfMemoryError e) {
            throw new GoldenException(name + ": it is too large for the memory of this JVM", e);
        }
    }

    /** A problem of the content. */
    private static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message);
        }
    }

    private static GoldenRecord read(JsonNode json) throws Wrong {
        int schema = json.path("schema").asInt();
        if (schema > SCHEMA) {
            throw new Wrong("it was written by a newer lstm-forecast (schema " + schema + ", this one reads " + SCHEMA
                    + "); update the plugin");
        }
        if (schema != SCHEMA) {
            throw new Wrong("it is damaged, there is no schema " + SCHEMA + "; bring back the file that was accepted");
        }
        requireFilled(json, "inputs");
        requireFilled(json, "forecasts");
        if (!json.path("modelKept").isBoolean()) {
            throw damaged("modelKept");
        }
        Map<String, String> inputs = new TreeMap<>();
        for (Map.Entry<String, JsonNode> input : json.path("inputs").properties()) {
            inputs.put(input.getKey(), text(json.path("inputs"), input.getKey()));
        }
        List<GoldenForecast> forecasts = new ArrayList<>();
        for (JsonNode forecast : json.path("forecasts")) {
            forecasts.add(forecast(forecast));
        }
        if (forecasts.stream()
                        .map(one -> one.oneStepAhead().isPresent())
                        .distinct()
                        .count()
                > 1) {
            throw damaged("oneStepAhead");
        }
        Optional<Acceptance> accepted = Optional.empty();
        if (json.has("accepted")) {
            JsonNode by = json.path("accepted");
            if (!Acceptance.isReason(text(by, "reason"))) {
                throw damaged("reason");
            }
            accepted = Optional.of(new Acceptance(text(by, "date"), text(by, "platform"), text(by, "reason")));
        }
        return new GoldenRecord(
                text(json, "engine"),
                text(json, "model"),
                optional(json, "modelSha256"),
                json.path("modelKept").booleanValue(),
                inputs,
                forecasts,
                accepted);
    }

    private static GoldenForecast forecast(JsonNode json) throws Wrong {
        requireFilled(json, "forecast");
        boolean hasOneStepAhead = json.has("oneStepAhead");
        if (hasOneStepAhead) {
            requireFilled(json, "oneStepAhead");
        }
        if (json.path("forecast").size() < json.path("oneStepAhead").size()) {
            throw damaged("forecast");
        }
        if (!json.path("metrics").isObject()) {
            throw damaged("metrics");
        }
        JsonNode from = json.path("from");
        if (!from.isInt()) {
            throw damaged("from");
        }
        try {
            return new GoldenForecast(
                    new Subject(from.intValue(), optional(json, "date"), optional(json, "column")),
                    metrics(json, "metrics"),
                    metrics(json, "targets"),
                    hasOneStepAhead ? Optional.of(numbers(json, "oneStepAhead")) : Optional.empty(),
                    numbers(json, "forecast"));
        } catch (InvalidValueException e) { // for example 1e999, which is read as infinity
            throw damaged(e.name());
        }
    }

    private static Map<Metric, Double> metrics(JsonNode json, String key) throws Wrong {
        Map<Metric, Double> metrics = new TreeMap<>(Metric.ORDER);
        for (Map.Entry<String, JsonNode> value : json.path(key).properties()) {
            Metric metric = Extensions.metrics()
                    .find(value.getKey())
                    .orElseThrow(() -> new Wrong("it has a metric '" + SafeText.of(value.getKey())
                            + "', which is not known: " + Extensions.metrics().aboutUnknown(value.getKey())));
            metrics.put(metric, number(key + "." + value.getKey(), value.getValue()));
        }
        return metrics;
    }

    private static void requireFilled(JsonNode json, String key) throws Wrong {
        if (json.path(key).isEmpty()) {
            throw damaged(key);
        }
    }

    private static Wrong damaged(String what) {
        return new Wrong("it is damaged, at " + what + "; bring back the file that was accepted");
    }

    private static Optional<String> optional(JsonNode json, String key) throws Wrong {
        return json.has(key) ? Optional.of(text(json, key)) : Optional.empty();
    }

    private static String text(JsonNode json, String key) throws Wrong {
        String text = json.path(key).textValue();
        if (text == null || text.isBlank() || !SafeText.isPlain(text)) {
            throw damaged(SafeText.of(key));
        }
        return text;
    }

    private static List<Double> numbers(JsonNode json, String key) throws Wrong {
        List<Double> numbers = new ArrayList<>();
        for (JsonNode number : json.path(key)) {
            numbers.add(number(key + "[" + numbers.size() + "]", number));
        }
        return numbers;
    }

    private static double number(String where, JsonNode json) throws Wrong {
        if (!json.isNumber()) {
            throw damaged(where);
        }
        return json.doubleValue();
    }
}
