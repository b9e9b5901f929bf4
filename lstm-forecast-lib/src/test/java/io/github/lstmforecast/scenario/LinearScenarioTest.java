package io.github.lstmforecast.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.golden.Golden;
import io.github.lstmforecast.golden.GoldenComparison;
import io.github.lstmforecast.model.LinearSpec;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.signal.TransformChain;
import io.github.lstmforecast.train.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code model.linear} in whole scenarios. */
class LinearScenarioTest {
    @TempDir
    Path base;

    private Path folder;

    // A growing cycle of 12, and 30 more on each row whose number is a multiple of 17.
    @BeforeEach
    void writeSeries() throws Exception {
        folder = Files.createDirectories(base.resolve("src/forecast/sales"));
        Files.writeString(
                folder.resolve("sales.csv"),
                IntStream.range(0, 240)
                        .mapToObj(row -> {
                            int plan = row % 17 == 0 ? 1 : 0;
                            return 100 + row + 20 * Math.sin(2 * Math.PI * row / 12) + 30 * plan + "," + plan;
                        })
                        .collect(Collectors.joining("\n", "sales,plan\n", "\n")));
    }

    private Scenario read(String model, String more) throws Exception {
        Files.writeString(
                folder.resolve("scenario.yaml"),
                "signal: { csv: { file: sales.csv, column: sales, period: 12, train: 0..180" + more + " } }\n"
                        + "model: { " + model + " }\n"
                        + "forecast: { from: [180, 200], horizon: 40 }\n");
        return ScenarioReader.read(base, folder);
    }

    private static ScenarioRun run(Scenario scenario) {
        return new ScenarioRunner(scenario).run(TrainingListener.NONE);
    }

    private static double largestError(Forecast forecast) {
        return IntStream.range(0, 40)
                .mapToDouble(step -> Math.abs(
                        forecast.predicted().get(step, 0) - forecast.truth().get(step, 0)))
                .max()
                .orElseThrow();
    }

    @Test
    void known_inputs_and_transforms_make_its_forecast_exact() throws Exception {
        ScenarioRun known = run(
                read("linear: { order: 3, ridge: 0 }, transform: { trend: true, profile: true }", ", known: [plan]"));
        ScenarioRun unknown =
                run(read("linear: { order: 3, ridge: 0 }, transform: { trend: true, profile: true }", ""));

        assertThat(largestError(known.forecasts().get(0))).isLessThan(5);
        assertThat(largestError(unknown.forecasts().get(0))).isGreaterThan(20);
    }

    @Test
    void its_order_is_that_of_a_cycle_unless_said_otherwise() throws Exception {
        assertThat(read("linear: {}", "").model().description()).isEqualTo("linear 13");
        assertThat(read("linear: {}, transform: { difference: cycle }", "")
                        .model()
                        .description())
                .isEqualTo("linear 13");
        assertThat(read("linear: { order: 40 }", "").model().description()).isEqualTo("linear 40");
    }

    // 12 samples are left before the differences of the first forecast, from sample 24.
    @Test
    void its_usual_order_is_no_higher_than_the_data_allows() throws Exception {
        Files.writeString(
                folder.resolve("scenario.yaml"),
                "signal: { csv: { file: sales.csv, column: sales, period: 12, train: 0..180 } }\n"
                        + "model: { linear: {}, transform: { difference: cycle } }\n"
                        + "forecast: { from: 24, warmUp: 12, horizon: 40 }\n");

        assertThat(ScenarioReader.read(base, folder).model().order()).isEqualTo(12);
    }

    // Its warm-up of 25 samples is shorter than its order of 40.
    @Test
    void it_reads_its_order_of_samples_however_long_the_warm_up_is() throws Exception {
        Forecast forecast = run(read("linear: { order: 40 }", "")).forecasts().get(0);

        assertThat(forecast.warmUp().length()).isEqualTo(25);
        assertThat(forecast.predicted().get(0, 0)).isCloseTo(forecast.truth().get(0, 0), within(30.0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "linear: {}, transform: { log: true, difference: mean } | ''",
                "linear: { order: 5, ridge: 0.1 }, transform: { scale: zscore } | ', known: [plan], phase: 1'"
            })
    void a_golden_model_is_the_same_bits_and_forecasts_them_when_it_is_loaded(String model, String known)
            throws Exception {
        Scenario scenario = read(model, known.isEmpty() ? "" : known + ", knownScale: zscore");
        ScenarioRunner runner = new ScenarioRunner(scenario);
        ScenarioRun first = runner.run(TrainingListener.NONE);
        Golden golden = runner.candidate(first);
        golden.write(folder, Golden.NAME);

        GoldenComparison same = Golden.load(folder)
                .compare(runner.candidate(runner.run(TrainingListener.NONE)), scenario.goldenTolerance());
        ScenarioRun loaded = run(read("load: golden.zip", known));

        assertThat(same.findings()).isEmpty();
        for (int i = 0; i < 2; i++) {
            assertThat(loaded.forecasts().get(i).predicted())
                    .isEqualTo(first.forecasts().get(i).predicted());
            assertThat(loaded.forecasts().get(i).oneStepAhead())
                    .isEqualTo(first.forecasts().get(i).oneStepAhead())
                    .isPresent();
        }
        assertThat(runner.inputs()).containsKeys("model.linear.order", "model.linear.ridge");
    }

    @Test
    void the_loaded_model_takes_no_other_order_of_inputs() throws Exception {
        LinearSpec fitted = run(read("linear: { order: 5 }", ", known: [plan]"))
                .model()
                .flatMap(SavedModel::linear)
                .orElseThrow();
        Extensions.save(fitted, TransformChain.NONE, Optional.empty()).write(folder.resolve("model.zip"));

        assertThatThrownBy(() -> read("load: model.zip, inputs: [plan, sales], knownLead: 1", ", known: [plan]"))
                .isInstanceOf(ScenarioException.class)
                .hasMessageEndingWith("scenario.yaml:2: model.inputs is [plan, sales], but must be [sales, plan] for a"
                        + " linear model: the columns and the known inputs in the order of the signal");
        assertThatThrownBy(() -> read("load: model.zip, inputs: [sales, plan], knownLead: 0", ", known: [plan]"))
                .isInstanceOf(ScenarioException.class)
                .hasMessageEndingWith("scenario.yaml:2: model.knownLead is 0, but must be 1 for a linear model");
    }

    // Its values are up to 390.
    @Test
    void it_needs_no_scaling() throws Exception {
        ScenarioRun first = run(read("linear: { order: 5 }, transform: { scale: none }", ""));
        first.model().orElseThrow().write(folder.resolve("model.zip"));

        ScenarioRunner runner = new ScenarioRunner(read("load: model.zip", ""));
        List<String> warnings = runner.measurement(
                        List.of(runner.run(TrainingListener.NONE).result()), Optional.empty())
                .warnings();

        assertThat(warnings).noneMatch(warning -> warning.contains("unscaled"));
    }
}
