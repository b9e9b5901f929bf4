package io.github.lstmforecast.report;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lstmforecast.gate.Check;
import io.github.lstmforecast.gate.Finding;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.MetricValue.Undefined;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * {@code results.json}: the verdict, and every number and finding behind it. Keys come in a fixed order, and only what
 * stands under {@code timings} differs from run to run.
 */
public final class ResultsJson {
    /** The version of the layout; it grows when a reader of the older one would misread the newer. */
    public static final int SCHEMA = 1;

    private static final JsonMapper MAPPER = new JsonMapper();

    private ResultsJson() {}

    /**
     * Writes the results of a build, as a whole or not at all.
     *
     * @param file where; an older file is replaced
     * @param results one for each scenario, in the order in which they are to stand there
     * @throws IOException if the file can't be written
     */
    public static void write(Path file, List<ScenarioResult> results) throws IOException {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("schema", SCHEMA);
        root.put("verdict", verdict(results).name());
        ArrayNode scenarios = root.putArray("scenarios");
        results.forEach(result -> write(result, scenarios.addObject()));
        // Line ends are fixed, so that the file is the same on every system.
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        WholeFile.write(file, MAPPER.writer(printer).writeValueAsString(root) + "\n");
    }

    /**
     * The verdict on all scenarios together.
     *
     * @param results one for each scenario
     * @return the worst; PASS where there is none
     */
    public static Verdict verdict(List<ScenarioResult> results) {
        return results.stream().map(result -> result.judgement().verdict()).reduce(Verdict.PASS, Verdict::and);
    }

    private static void write(ScenarioResult result, ObjectNode to) {
        to.put("name", result.name());
        to.put("verdict", result.judgement().verdict().name());
        result.measurement().ifPresent(measurement -> {
            to.put("engine", measurement.engine());
            ObjectNode model = to.putObject("model");
            model.put("name", measurement.model());
            model.put("sha256", measurement.modelSha256());
            model.put("lastLoss", measurement.lastLoss());
            ObjectNode forecast = to.putObject("forecast");
            forecast.put("from", measurement.from());
            forecast.put("horizon", measurement.horizon());
            ObjectNode metrics = to.putObject("metrics");
            measurement.metrics().values().forEach((metric, value) -> write(metric, value, metrics));
        });
        ArrayNode checks = to.putArray("checks");
        result.judgement().checks().stream()
                .filter(check -> check.outcome() != Check.Outcome.NOT_LIMITED)
                .forEach(check -> write(check, checks.addObject()));
        ArrayNode findings = to.putArray("findings");
        result.judgement().findings().forEach(finding -> write(finding, findings.addObject()));
        result.measurement().ifPresent(measurement -> {
            ArrayNode notes = to.putArray("notes");
            measurement.notes().forEach(notes::add);
            ObjectNode timings = to.putObject("timings");
            timings.put("trainSeconds", measurement.trainSeconds());
            timings.put("forecastSeconds", measurement.forecastSeconds());
        });
    }

    private static void write(Metric metric, MetricValue value, ObjectNode to) {
        if (value instanceof Defined defined) {
            to.put(metric.key(), defined.value());
        } else if (value instanceof Undefined undefined) {
            ObjectNode reason = to.putObject(metric.key());
            reason.put("undefined", undefined.reason());
            reason.put("cause", text(undefined.cause()));
        }
    }

    private static void write(Check check, ObjectNode to) {
        to.put("check", check.metric().key());
        to.put("outcome", text(check.outcome()));
        if (check.value() instanceof Defined defined) {
            to.put("actual", defined.value());
        }
        write(check.limit(), to);
        check.margin().ifPresent(margin -> to.put("margin", margin));
    }

    private static void write(Finding finding, ObjectNode to) {
        to.put("check", finding.check());
        to.put("kind", text(finding.kind()));
        finding.actual().ifPresent(actual -> to.put("actual", actual));
        finding.limit().ifPresent(limit -> write(limit, to));
        finding.step().ifPresent(step -> to.put("step", step));
        to.put("message", finding.message());
    }

    /** A limit with one end, or the same on both sides of 0, is a number; any other is a range as scenarios have it. */
    private static void write(Limit limit, ObjectNode to) {
        if (Double.isInfinite(limit.lowest()) || limit.lowest() == -limit.highest()) {
            to.put("limit", limit.highest());
        } else if (Double.isInfinite(limit.highest())) {
            to.put("limit", limit.lowest());
        } else {
            to.put("limit", limit.lowest() + ".." + limit.highest());
        }
    }

    /** {@code NOT_APPLICABLE} as {@code notApplicable}. */
    private static String text(Enum<?> constant) {
        String[] words = constant.name().toLowerCase(Locale.ROOT).split("_");
        StringBuilder text = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            text.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return text.toString();
    }
}
