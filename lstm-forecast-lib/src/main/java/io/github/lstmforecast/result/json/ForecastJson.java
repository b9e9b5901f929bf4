package io.github.lstmforecast.result.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lstmforecast.Cycles;
import io.github.lstmforecast.metric.BadPulse;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.MetricValue.Cause;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.MetricValue.Undefined;
import io.github.lstmforecast.metric.QuantileFault;
import io.github.lstmforecast.result.json.Results.Faults;
import io.github.lstmforecast.result.json.Results.Forecast;
import io.github.lstmforecast.result.json.Results.Golden;
import io.github.lstmforecast.result.json.Results.Line;
import io.github.lstmforecast.result.json.Results.Lines;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A forecast, and metrics. */
final class ForecastJson {
    private ForecastJson() {}

    static void write(Forecast forecast, ObjectNode to) {
        CheckJson.write(forecast.subject(), to);
        to.put("horizon", forecast.horizon());
        if (forecast.filled() > 0) {
            to.put("filled", forecast.filled());
        }
        writeMetrics(forecast.metrics(), to.putObject("metrics"));
        writeDetails(forecast.metrics(), to);
        write(forecast.faults(), to);
        ObjectNode baselines = to.putObject("baselines");
        forecast.baselines().forEach((key, metrics) -> writeMetrics(metrics, baselines.putObject(key)));
        forecast.firstBadPulse().ifPresent(pulse -> write(pulse, to.putObject("firstBadPulse")));
        forecast.lines().ifPresent(lines -> {
            ObjectNode all = to.putObject("lines");
            write(lines.warmUp(), all.putObject("warmUp"));
            write(lines.truth(), all.putObject("truth"));
            write(lines.forecast(), all.putObject("forecast"));
        });
        forecast.golden().ifPresent(golden -> write(golden, to.putObject("golden")));
    }

    static Forecast read(JsonPart from) {
        return new Forecast(
                CheckJson.readSubject(from),
                from.at("horizon").integer(),
                from.optionalInteger("filled").orElse(0),
                detailed(
                        readMetrics(from.at("metrics")),
                        from.optional("details", details -> details.map(part -> part))
                                .orElse(Map.of())),
                readFaults(from),
                from.at("baselines").map(ForecastJson::readMetrics),
                from.optional("firstBadPulse", ForecastJson::readPulse),
                from.optional(
                        "lines",
                        lines -> new Lines(
                                readLine(lines.at("warmUp")),
                                readLine(lines.at("truth")),
                                readLine(lines.at("forecast")))),
                from.optional("golden", ForecastJson::readGolden));
    }

    static void writeMetrics(Map<String, MetricValue> metrics, ObjectNode to) {
        metrics.forEach((key, value) -> JsonValues.write(key, value, to));
    }

    static Map<String, MetricValue> readMetrics(JsonPart from) {
        return from.map(ForecastJson::readValue);
    }

    private static MetricValue readValue(JsonPart from) {
        if (!from.isObject()) {
            return MetricValue.of(from.number());
        }
        return from.optional("value", value -> (MetricValue)
                        new Defined(value.number(), OptionalInt.empty(), "", from.optionalNumber("target")))
                .orElseGet(() -> new Undefined(
                        from.at("cause").keyed(Cause.class),
                        from.at("undefined").text()));
    }

    /** What explains values, beside these, so that the values are plain numbers. */
    private static void writeDetails(Map<String, MetricValue> metrics, ObjectNode to) {
        metrics.forEach((key, value) -> {
            if (value instanceof Defined defined
                    && (defined.step().isPresent() || !defined.detail().isEmpty())) {
                ObjectNode detail = to.withObjectProperty("details").putObject(key);
                defined.step().ifPresent(step -> detail.put("step", step));
                if (!defined.detail().isEmpty()) {
                    detail.put("text", defined.detail());
                }
            }
        });
    }

    private static Map<String, MetricValue> detailed(Map<String, MetricValue> values, Map<String, JsonPart> details) {
        Map<String, MetricValue> detailed = new LinkedHashMap<>(values);
        details.forEach((key, detail) -> detailed.computeIfPresent(
                key,
                (of, value) -> value instanceof Defined defined
                        ? new Defined(
                                defined.value(),
                                detail.optionalInteger("step"),
                                detail.optional("text", JsonPart::text).orElse(""),
                                defined.target())
                        : value));
        return Collections.unmodifiableMap(detailed);
    }

    private static void write(Faults faults, ObjectNode to) {
        faults.notFiniteFrom().ifPresent(step -> to.put("notFiniteFrom", step));
        faults.quantiles().ifPresent(fault -> {
            ObjectNode quantiles = to.putObject("quantileFault");
            quantiles.put("kind", fault.kind().key());
            quantiles.put("step", fault.step());
            quantiles.put("message", fault.message());
        });
        if (!faults.pulses().isEmpty()) {
            ArrayNode pulses = to.putArray("badPulses");
            faults.pulses().forEach(pulse -> write(pulse, pulses.addObject()));
        }
    }

    private static Faults readFaults(JsonPart from) {
        return new Faults(
                from.optionalInteger("notFiniteFrom"),
                from.optional(
                        "quantileFault",
                        fault -> new QuantileFault(
                                fault.at("kind").keyed(QuantileFault.Kind.class),
                                fault.at("step").integer(),
                                fault.at("message").text())),
                from.optional("badPulses", pulses -> pulses.list(ForecastJson::readPulse))
                        .orElse(List.of()));
    }

    private static void write(BadPulse pulse, ObjectNode to) {
        to.put("kind", pulse.kind().key());
        to.put("number", pulse.number());
        to.put("step", pulse.step());
        to.put("cycle", pulse.cycle().value());
        if (pulse.kind() == BadPulse.Kind.MISTIMED) {
            to.put("phase", pulse.phase().value());
        }
    }

    private static BadPulse readPulse(JsonPart from) {
        return new BadPulse(
                from.at("kind").keyed(BadPulse.Kind.class),
                from.at("number").integer(),
                from.at("step").integer(),
                Cycles.of(from.at("cycle").number()),
                Cycles.of(from.optionalNumber("phase").orElse(0)));
    }

    private static void write(Line line, ObjectNode to) {
        line.first().ifPresent(value -> to.put("first", value));
        line.last().ifPresent(value -> to.put("last", value));
        line.least().ifPresent(value -> to.put("least", value));
        line.greatest().ifPresent(value -> to.put("greatest", value));
    }

    private static Line readLine(JsonPart from) {
        return new Line(
                from.optionalNumber("first"),
                from.optionalNumber("last"),
                from.optionalNumber("least"),
                from.optionalNumber("greatest"));
    }

    private static void write(Golden golden, ObjectNode to) {
        golden.partsAt().ifPresent(step -> to.put("partsAtStep", step));
        ObjectNode metrics = to.putObject("metrics");
        golden.metrics().forEach(metrics::put);
    }

    private static Golden readGolden(JsonPart from) {
        return new Golden(
                from.optionalInteger("partsAtStep"), from.at("metrics").map(JsonPart::number));
    }
}
