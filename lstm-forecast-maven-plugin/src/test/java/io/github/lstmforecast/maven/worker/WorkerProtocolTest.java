package io.github.lstmforecast.maven.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.Cycles;
import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.metric.BadPulse;
import io.github.lstmforecast.metric.Baseline;
import io.github.lstmforecast.metric.FailingForecast;
import io.github.lstmforecast.metric.Levels;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.result.Curve;
import io.github.lstmforecast.result.ForecastCurves;
import io.github.lstmforecast.result.Measurement;
import io.github.lstmforecast.result.Pulses;
import io.github.lstmforecast.result.QuantileBand;
import io.github.lstmforecast.result.Recording;
import io.github.lstmforecast.result.SubjectMetrics;
import io.github.lstmforecast.result.TrainingCurves;
import io.github.lstmforecast.result.TrainingResult;
import io.github.lstmforecast.result.Units;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WorkerProtocolTest {
    private static final Subject BIRTHS = new Subject(150, Optional.of("2001-01-01"), Optional.of("births"));

    private final WorkerProtocol protocol = new WorkerProtocol("token");

    @Test
    void a_request_comes_back_as_it_was() {
        WorkerRequest request = new WorkerRequest(
                3,
                "/a b",
                "/a b/\"c\"\nd",
                "/ü",
                List.of("/trusted folder"),
                Map.of(StandardMetric.PHASE_ERROR, Limit.atMost(0.1), StandardMetric.NRMSE, Limit.NONE),
                new ModuleCode(Map.of("demand", "com.example.Demand"), List.of("/a b/target/classes")),
                59);

        String line = WorkerProtocol.write(request);

        assertThat(line).doesNotContain("\n");
        assertThat(WorkerProtocol.readRequest(line)).isEqualTo(request);
    }

    @Test
    void a_measurement_comes_back_to_the_last_bit() {
        Map<Metric, MetricValue> values = new TreeMap<>(Metric.ORDER);
        values.put(StandardMetric.RMSE, new MetricValue.Defined(0.1 + 0.2, OptionalInt.of(7), "a \"detail\""));
        values.put(
                StandardMetric.COVERAGE, new MetricValue.Defined(0.7, OptionalInt.empty(), "", OptionalDouble.of(0.8)));
        values.put(StandardMetric.FLAT, new MetricValue.Defined(Double.MIN_VALUE, OptionalInt.empty(), ""));
        values.put(StandardMetric.PHASE_DRIFT, new MetricValue.Undefined(MetricValue.Cause.FORECAST, "too few"));
        values.put(Extensions.metrics().byKey("acme.price").orElseThrow(), MetricValue.of(7));
        BadPulse late = new BadPulse(BadPulse.Kind.MISTIMED, 2, 15, Cycles.of(1.45), Cycles.of(0.1));
        Metrics metrics = new Metrics(values, OptionalInt.of(3), List.of(late));
        WorkerEvent event = new WorkerEvent.Measured(
                3,
                new Measurement(
                        "jvm",
                        "LSTM 20",
                        50,
                        List.of(
                                new TrainingResult(
                                        1,
                                        Optional.empty(),
                                        List.of(new SubjectMetrics(
                                                BIRTHS, metrics, Map.of(Baseline.AUTOREGRESSION, metrics), 0)),
                                        "abc",
                                        OptionalDouble.of(1e-300),
                                        0.5,
                                        0.25),
                                TrainingResult.failed(2, "the training diverged")),
                        List.of("a note"),
                        List.of("a warning"),
                        Map.of("model.train.seed", "1"),
                        Optional.of(recording()),
                        Map.of(FailingForecast.LATE, List.of(metrics))));

        WorkerProtocol.Line read = protocol.read(protocol.write(event));

        assertThat(read.event())
                .get()
                .usingRecursiveComparison()
                .withEqualsForType(Double::equals, Double.class) // NaN is NaN
                .withEqualsForType(Float::equals, Float.class)
                .isEqualTo(event);
        assertThat(read.printed()).isEmpty();
    }

    /** With everything that a recording may have, NaN among it. */
    private static Recording recording() {
        Curve curve = new Curve(new double[] {-1, 0, 1}, new double[] {0.1, Double.NaN, Double.POSITIVE_INFINITY});
        TrainingCurves.Pair pair = new TrainingCurves.Pair(curve, curve);
        return new Recording(
                Double.NaN,
                Limit.atMost(0.05),
                Optional.of(new TrainingCurves(
                        List.of(curve), List.of(Optional.of(curve)), 3, 6, List.of(pair), List.of(List.of(pair)))),
                curve,
                List.of(new ForecastCurves(
                        BIRTHS,
                        50,
                        curve,
                        curve,
                        Optional.of(curve),
                        curve,
                        List.of(new QuantileBand(0.1, 0.9, curve, curve)),
                        Optional.of(new ForecastCurves.CloseUp(
                                curve, Optional.empty(), curve, List.of(new QuantileBand(0.25, 0.75, curve, curve)))),
                        Optional.of(new Pulses(
                                new Levels(0, 1),
                                curve,
                                new int[] {7},
                                new int[] {17, 27},
                                List.of(new BadPulse(BadPulse.Kind.MISSED, 1, 7, Cycles.of(0.7), Cycles.of(0))))),
                        Optional.of(new Units(
                                List.of(curve),
                                List.of(curve),
                                new double[] {Double.NaN},
                                new Units.Raster(3, new float[][] {{0, 0.5f, Float.NaN}}))))));
    }

    @Test
    void what_else_the_child_prints_is_no_event() {
        assertThat(protocol.read("{\"event\":\"failed\"}").event()).isEmpty();
        assertThat(protocol.read(new WorkerProtocol("other").write(new WorkerEvent.Failed(3, "no")))
                        .event())
                .isEmpty();
    }

    @Test
    void half_a_line_before_an_event_is_kept_apart() {
        WorkerEvent event = new WorkerEvent.Progress(3, 1, 2, 0.5);

        WorkerProtocol.Line read = protocol.read("half a line" + protocol.write(event));

        assertThat(read).isEqualTo(new WorkerProtocol.Line(Optional.of(event), "half a line"));
    }
}
