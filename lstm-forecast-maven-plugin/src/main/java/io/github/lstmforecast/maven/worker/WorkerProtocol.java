package io.github.lstmforecast.maven.worker;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue;
import java.io.IOException;
import java.util.Optional;

/** How requests and events become lines, and lines become requests and events again. */
final class WorkerProtocol {
    /** The request that ends the child. */
    static final String STOP = "stop";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(metricsByKey())
            .addMixIn(MetricValue.class, MetricValueAsJson.class)
            .addMixIn(Limit.class, LimitAsJson.class)
            .build();

    private final String mark;

    /**
     * @param token known only to this child and its parent, so that no other output is mistaken for an event
     */
    WorkerProtocol(String token) {
        this.mark = "<lstm-forecast:" + token + ">";
    }

    /** A metric is a service on both sides, so its key says which it is. */
    private static SimpleModule metricsByKey() {
        return new SimpleModule()
                .addKeySerializer(Metric.class, new StdSerializer<Metric>(Metric.class) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public void serialize(Metric metric, JsonGenerator to, SerializerProvider provider)
                            throws IOException {
                        to.writeFieldName(metric.key());
                    }
                })
                .addKeyDeserializer(Metric.class, new KeyDeserializer() {
                    @Override
                    public Metric deserializeKey(String key, DeserializationContext context) {
                        return Extensions.metrics()
                                .find(key)
                                .orElseThrow(() -> new IllegalArgumentException("there is no metric " + key));
                    }
                });
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
    @JsonSubTypes({@JsonSubTypes.Type(MetricValue.Defined.class), @JsonSubTypes.Type(MetricValue.Undefined.class)})
    private interface MetricValueAsJson {}

    @JsonIgnoreProperties("none")
    private interface LimitAsJson {}

    static String write(WorkerRequest request) {
        return toJson(request);
    }

    static WorkerRequest readRequest(String line) {
        return fromJson(line, WorkerRequest.class);
    }

    String write(WorkerEvent event) {
        return mark + toJson(event);
    }

    /**
     * What a line of the child's output is.
     *
     * @param event in the line, if there is one
     * @param printed what the child printed besides; empty where there is nothing
     */
    record Line(Optional<WorkerEvent> event, String printed) {}

    String mark() {
        return mark;
    }

    /** Native code may print half a line before an event: everything before the mark is not part of the event. */
    Line read(String line) {
        int at = line.indexOf(mark);
        return at < 0
                ? new Line(Optional.empty(), line)
                : new Line(
                        Optional.of(fromJson(line.substring(at + mark.length()), WorkerEvent.class)),
                        line.substring(0, at));
    }

    private static String toJson(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not to be written as JSON: " + value, e);
        }
    }

    private static <T> T fromJson(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not the JSON of a " + type.getSimpleName() + ": " + SafeText.of(json), e);
        }
    }
}
