package io.github.lstmforecast.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.forecast.Prediction;
import io.github.lstmforecast.gate.Finding;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.golden.Golden;
import io.github.lstmforecast.golden.GoldenTolerance;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.result.Measurement;
import io.github.lstmforecast.signal.GaussianNoise;
import io.github.lstmforecast.signal.PulseWave;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.train.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scenario whose model is a forecaster of the caller's own, with neither weights nor outputs one step ahead. */
class GivenForecasterTest {
    @TempDir
    Path folder;

    /** What was true a cycle of ten samples before, and a little more. */
    private static Forecaster lastCycle(double more) {
        return (history, traceCells) -> {
            double[] values = new double[history.steps()];
            for (int step = 0; step < values.length; step++) {
                values[step] = history.targets().get(history.from() - 10 + step % 10, 0) + more;
            }
            return new Prediction(Series.of(values, 1), Optional.empty(), Optional.empty());
        };
    }

    private static Scenario scenario(double more) {
        return new Scenario(
                "given",
                new PulseSignal(PulseWave.of(10, 3), 150, new GaussianNoise(0, 1)),
                new ModelSource.Given("last cycle", lastCycle(more)),
                List.of(new ForecastSpan(150, 25, 50, 5)),
                Tolerances.DEFAULTS,
                Optional.empty());
    }

    private static ScenarioRun run(Scenario scenario) {
        return new ScenarioRunner(scenario).run(TrainingListener.NONE);
    }

    private static Golden candidate(double more) {
        ScenarioRunner runner = new ScenarioRunner(scenario(more));
        return runner.candidate(runner.run(TrainingListener.NONE));
    }

    // The pulse repeats itself without noise.
    @Test
    void it_is_measured_as_any_model() {
        Scenario scenario = scenario(0);
        ScenarioRun run = run(scenario);
        Measurement measurement = new ScenarioRunner(scenario).measurement(List.of(run.result()), Optional.empty());

        assertThat(run.metrics().get(0).get(StandardMetric.MAX_ABS_ERROR))
                .isInstanceOfSatisfying(
                        MetricValue.Defined.class,
                        error -> assertThat(error.value()).isZero());
        assertThat(run.forecasts().get(0).predicted())
                .isEqualTo(run.forecasts().get(0).truth());
        assertThat(run.model()).isEmpty();
        assertThat(run.losses()).isEmpty();
        assertThat(measurement.model()).isEqualTo("last cycle");
        assertThat(measurement.notes()).isEmpty();
        assertThat(measurement.warnings()).isEmpty();
    }

    @Test
    void its_golden_record_stands_alone_and_compares_the_forecast_itself() throws Exception {
        Golden golden = candidate(0);
        golden.write(folder, Golden.NAME);

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName)).containsExactly(Path.of("golden.json"));
        }
        Golden read = Golden.load(folder);
        GoldenTolerance tolerance = scenario(0).goldenTolerance();
        assertThat(read.compare(candidate(0), tolerance).findings()).isEmpty();
        assertThat(read.compare(candidate(1e-4), tolerance).findings())
                .extracting(Finding::message)
                .first()
                .asString()
                .startsWith("the forecast differs from the golden model's by up to 0.0001 at step ");
        assertThat(tolerance.weights()).isEqualTo(OptionalDouble.empty());
    }
}
