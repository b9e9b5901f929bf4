package io.github.lstmforecast;

import static io.github.lstmforecast.assertj.ForecastAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.forecast.Prediction;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.metric.Baseline;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.model.ModelState;
import io.github.lstmforecast.model.SequenceModel;
import io.github.lstmforecast.report.HtmlReport;
import io.github.lstmforecast.scenario.ForecastResult;
import io.github.lstmforecast.signal.Series;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models of a user's own in the scenario of a file. */
class OwnModelTest {
    private static final String PULSE = "signal: { pulse: { period: 10, width: 3, noise: 0 } }\n";

    @TempDir
    Path folder;

    /** Repeats what was a cycle before, and adds something. */
    private record Oscillator(int inputs, int outputs, int period, float more) implements SequenceModel {
        Oscillator(int period) {
            this(1, 1, period, 0);
        }

        @Override
        public ModelState start() {
            float[] cycle = new float[period];
            return new ModelState() {
                private int step;

                @Override
                public void step(float[] input, float[] output) {
                    cycle[step % period] = input[0];
                    step++;
                    output[0] = cycle[step % period] + more;
                }
            };
        }
    }

    private void write(String yaml) throws Exception {
        Files.writeString(folder.resolve("scenario.yaml"), yaml);
    }

    @Test
    void it_is_judged_as_the_model_of_the_scenario_would_be() throws Exception {
        write(PULSE + "forecast: { from: 155, warmUp: 20, horizon: 40 }\ntolerance: { bias: -0.1..0.1 }\n");

        ForecastResult good = ForecastResult.of(folder, new Oscillator(10));
        ForecastResult high = ForecastResult.of(folder, new Oscillator(1, 1, 10, 0.25f));

        assertThat(good).passes().hasRmseAtMost(0).hasNoMissedPulses();
        assertThat(good).hasToString("ForecastResult[" + folder.getFileName() + ", Oscillator]");
        assertThat(good.forecasts().get(0).span())
                .hasToString("ForecastSpan[from=155, warmUp=20, horizon=40, guard=5]");
        assertThat(good.run().subjects().get(0).baselines()).containsKey(Baseline.SEASONAL_NAIVE);
        assertThat(good.metrics().get(0).get(StandardMetric.COUNT_DECODING)).isInstanceOf(MetricValue.Undefined.class);
        // By hand: 0.25 high in the first cycle, 0.5 in the second, and so on.
        assertThat(high.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(high).has(StandardMetric.BIAS, new Limit(0.625, 0.625));
    }

    @Test
    void what_the_file_says_of_its_own_model_is_not_read() throws Exception {
        write(PULSE + "model: { load: is-not-there.zip, transform: { difference: cycle } }\n"
                + "seeds: { count: 59 }\ngolden: { weights: exact }\n");
        ForecastResult.of(folder, new Oscillator(10)).accept(folder, "first");

        ForecastResult result = ForecastResult.of(folder, new Oscillator(10));

        assertThat(result).passes().matchesGolden();
        assertThat(result.trainings()).hasSize(1);
        assertThat(result.scenario().seeds()).isEmpty();
    }

    /** A series between 20 and 80. */
    private void writeSeries() throws Exception {
        Files.writeString(
                folder.resolve("series.csv"),
                IntStream.range(0, 400)
                        .mapToObj(row -> row % 10 < 3 ? "80" : "20")
                        .collect(Collectors.joining("\n", "value\n", "\n")));
    }

    /** @param seen gets all values of the history */
    private static Forecaster lastCycle(Set<Double> seen) {
        return (history, traceCells) -> {
            Series targets = history.targets();
            for (double value : targets.toArray()) {
                seen.add(value);
            }
            double[] values = IntStream.range(0, history.steps())
                    .mapToDouble(step -> targets.get(history.from() - 10 + step % 10, 0))
                    .toArray();
            return Prediction.of(Series.of(values));
        };
    }

    // A trained model would see it scaled.
    @Test
    void it_gets_the_series_in_its_own_unit() throws Exception {
        writeSeries();
        write("signal: { csv: { file: series.csv, column: value, period: 10 } }\n"
                + "model: { transform: { scale: minmax } }\n");
        Set<Double> seen = new TreeSet<>();

        ForecastResult result = ForecastResult.of(folder, lastCycle(seen));

        assertThat(seen).containsExactly(20.0, 80.0);
        assertThat(result).hasRmseAtMost(0).passes();
        assertThat(result.scenario().model().description()).isEqualTo("own model");
    }

    // By hand: of a series between 20 and 80, 20 is scaled to 0 and 80 to 1.
    @Test
    void a_forecaster_that_the_scenario_names_gets_its_transforms() throws Exception {
        writeSeries();
        write("signal: { csv: { file: series.csv, column: value, period: 10 } }\n"
                + "model: { forecaster: mine, with: { a: 1 }, transform: { scale: minmax } }\n");
        Set<Double> seen = new TreeSet<>();

        ForecastResult result = ForecastResult.of(folder, lastCycle(seen));

        assertThat(seen).containsExactly(0.0, 1.0);
        assertThat(result).hasRmseAtMost(1e-12).passes();
        assertThat(result.scenario().model().description()).isEqualTo("mine");
    }

    @Test
    void another_version_differs_from_the_golden_model() throws Exception {
        write(PULSE);
        ForecastResult.of(folder, new Oscillator(10)).accept(folder, "first");

        ForecastResult changed = ForecastResult.of(folder, new Oscillator(1, 1, 10, 1e-3f));

        assertThatThrownBy(() -> assertThat(changed).matchesGolden())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("differs from the golden model's by up to 0.001 at step");
        changed.accept(folder, "second");
        assertThat(ForecastResult.of(folder, new Oscillator(1, 1, 10, 1e-3f))).matchesGolden();
    }

    @Test
    void a_golden_model_of_a_trained_network_is_compared_with_too() throws Exception {
        write(PULSE + "model: { train: { units: [3], epochs: 2 } }\n");
        ForecastResult.of(folder).accept(folder, "first");

        assertThat(ForecastResult.of(folder)).matchesGolden();
        assertThatThrownBy(() -> assertThat(ForecastResult.of(folder, new Oscillator(10)))
                        .matchesGolden())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("engine jvm → own");
    }

    @Test
    void it_is_reported_with_pictures() throws Exception {
        write(PULSE);
        Path page = folder.resolve("report/index.html");

        HtmlReport.write(page, ForecastResult.of(folder, new Oscillator(10)));

        assertThat(Files.readString(page))
                .contains("Oscillator")
                .contains("PASS")
                .contains("<svg");
        assertThat(folder.resolve("report").resolve(folder.getFileName()).resolve("pictures/forecast.svg"))
                .isRegularFile();
    }

    @Test
    void a_model_of_another_size_than_the_signal_is_rejected() throws Exception {
        write(PULSE);

        assertThatThrownBy(() -> ForecastResult.of(folder, new Oscillator(2, 1, 10, 0)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("model is 2 inputs and 1 output, but must be one with 1 input and 1 output");
    }
}
