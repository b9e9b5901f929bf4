package io.github.lstmforecast.maven.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.gate.Numbers;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.report.ResultsJson;
import io.github.lstmforecast.scenario.LimitText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads {@code results.json} for the site. */
final class ResultsReader {
    /** The file's name. */
    static final String FILE = "results.json";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ResultsReader() {}

    /**
     * Reads the results of a module.
     *
     * @param folder where {@code verify} has left them
     * @return the results; nothing where there are none
     * @throws ResultsException if the file is damaged, of a newer layout, or can't be read
     */
    static Optional<SiteResults> read(Path folder) throws ResultsException {
        JsonNode root;
        try {
            root = MAPPER.readTree(Files.readAllBytes(folder.resolve(FILE)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JsonProcessingException e) {
            String line =
                    e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
            throw damaged(line + e.getOriginalMessage());
        } catch (IOException e) {
            throw new ResultsException(FILE + " can't be read: " + e);
        }
        if (!root.path("schema").isInt()) {
            throw damaged("it has no number of a schema");
        }
        int schema = root.path("schema").intValue();
        if (schema > ResultsJson.SCHEMA) {
            throw new ResultsException(FILE + " was written by a newer lstm-forecast (schema " + schema
                    + ", this one reads " + ResultsJson.SCHEMA + "); update the plugin in <reporting>");
        }
        if (!root.path("scenarios").isArray()) {
            throw damaged("it has no list of scenarios");
        }
        return Optional.of(
                new SiteResults(text(root, "verdict"), all(root.path("scenarios"), ResultsReader::scenario)));
    }

    private static ResultsException damaged(String how) {
        return new ResultsException(FILE + " is damaged (" + how + "); mvn verify writes it anew");
    }

    private static SiteResults.Scenario scenario(JsonNode node) {
        return new SiteResults.Scenario(
                text(node, "name"),
                text(node, "verdict"),
                text(node.path("model"), "name"),
                node.has("golden") ? Optional.of(text(node, "golden")) : Optional.empty(),
                node.has("seeds") ? Optional.of(seeds(node.path("seeds"))) : Optional.empty(),
                all(node.path("findings"), finding -> text(finding, "message")),
                all(node.path("notes"), JsonNode::asText),
                all(node.path("checks"), ResultsReader::check),
                metrics(node.path("metrics")),
                node.path("forecasts").size(),
                all(
                        node.path("pictures"),
                        picture -> new SiteResults.Picture(
                                picture.path("file").asText(),
                                text(picture, "title"),
                                picture.path("caption").asText())));
    }

    private static String seeds(JsonNode seeds) {
        return text(seeds, "passed") + " of " + text(seeds, "count")
                + " seeds pass: the probability of passing is at least " + text(seeds, "lowerBound")
                + " with 95% confidence (at least " + text(seeds, "passProbability") + " is asked for)";
    }

    private static SiteResults.Check check(JsonNode check) {
        String metric = text(check, "check");
        return new SiteResults.Check(
                metric,
                subject(check),
                text(check, "actual"),
                limit(metric, check.path("limit")),
                text(check, "margin"),
                words(text(check, "outcome")));
    }

    private static String subject(JsonNode check) {
        return check.has("from")
                ? new Subject(
                                check.path("from").asInt(),
                                Optional.ofNullable(check.path("date").textValue()),
                                Optional.ofNullable(check.path("column").textValue()))
                        .text()
                : "";
    }

    /** A number alone does not say on which side of it a value should be; that is known of the metric. */
    private static String limit(String key, JsonNode limit) {
        Optional<Metric> metric = Extensions.metrics().byKey(key);
        if (metric.isEmpty()) {
            return text(limit);
        }
        try {
            Limit known = limit.isNumber()
                    ? metric.get().limit(limit.doubleValue())
                    : LimitText.parse(metric.get(), limit.asText());
            return known.describe(Numbers::text);
        } catch (InvalidValueException e) {
            return text(limit);
        }
    }

    private static Map<String, SiteResults.Value> metrics(JsonNode metrics) {
        Map<String, SiteResults.Value> values = new LinkedHashMap<>();
        metrics.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            values.put(
                    entry.getKey(),
                    value.has("undefined")
                            ? new SiteResults.Value("not defined: " + text(value, "undefined"), false)
                            : new SiteResults.Value(text(value), value.isNumber()));
        });
        return values;
    }

    /** {@code notApplicable} as {@code not applicable}. */
    private static String words(String key) {
        return key.replaceAll("(?=\\p{Lu})", " ").toLowerCase(Locale.ROOT);
    }

    private static String text(JsonNode of, String key) {
        return text(of.path(key));
    }

    private static String text(JsonNode value) {
        if (value.isNumber() && Double.isFinite(value.doubleValue())) {
            return Numbers.text(value.doubleValue());
        }
        String text = value.asText();
        return text.isBlank() ? SiteResults.NOT_THERE : text;
    }

    private static <T> List<T> all(JsonNode array, Function<JsonNode, T> as) {
        List<T> all = new ArrayList<>();
        array.forEach(node -> all.add(as.apply(node)));
        return all;
    }
}
