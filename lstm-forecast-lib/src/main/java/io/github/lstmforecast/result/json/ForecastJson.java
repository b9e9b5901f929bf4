package io.github.lstmforecast.result.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lstmforecast.Cycles;
import io.github.lstmforecast.metric.BadPulse;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.MetricValue.Cause;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.MetricValue.Undefined;
import io.github.lstmforecast.result.json.Results.Forecast;
import io.github.lstmforecast.result.json.Results.Golden;
import io.github.lstmforecast.result.json.Results.Line;
import io.github.lstmforecast.result.json.Results.Lines;
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
                readMetrics(from.at("metrics")),
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
