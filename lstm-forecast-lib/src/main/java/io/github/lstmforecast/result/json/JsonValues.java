package io.github.lstmforecast.result.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.MetricValue.Undefined;

/** What the JSON files of results have in common: their layout, values of metrics, and limits. */
public final class JsonValues {
    /** Writes the shortest digits that identify a number, the same on every version of Java. */
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .build())
            .build();

    private JsonValues() {}

    /** The text of a file. Line ends are fixed, so that it is the same on every system. */
    public static String text(ObjectNode root) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try {
            return MAPPER.writer(printer).writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // never happens with a tree
        }
    }

    /** A number; with a target both; without a value, the reason. */
    public static void write(String key, MetricValue value, ObjectNode to) {
        if (value instanceof Defined defined && defined.target().isPresent()) {
            ObjectNode both = to.putObject(key);
            both.put("value", defined.value());
            both.put("target", defined.target().getAsDouble());
        } else if (value instanceof Defined defined) {
            to.put(key, defined.value());
        } else if (value instanceof Undefined undefined) {
            ObjectNode reason = to.putObject(key);
            reason.put("undefined", undefined.reason());
            reason.put("cause", undefined.cause().key());
        }
    }

    /** An end that is not limited is omitted. */
    public static void write(Limit limit, ObjectNode to) {
        if (Double.isFinite(limit.lowest())) {
            to.put("lowest", limit.lowest());
        }
        if (Double.isFinite(limit.highest())) {
            to.put("highest", limit.highest());
        }
    }

    /** What {@link #write(Limit, ObjectNode)} has written. */
    public static Limit readLimit(JsonPart from) {
        return from.as(part -> new Limit(
                part.optionalNumber("lowest").orElse(Double.NEGATIVE_INFINITY),
                part.optionalNumber("highest").orElse(Double.POSITIVE_INFINITY)));
    }
}
