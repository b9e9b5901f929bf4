package io.github.lstmforecast.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.gate.Finding;
import io.github.lstmforecast.gate.Gate;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.golden.Golden;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.train.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastResultTest {
    private static final String QUICK = "signal: { pulse: {} }\nmodel: { train: { units: [3], epochs: 2 } }\n";

    @TempDir
    Path folder;

    private ForecastResult result(String yaml) throws Exception {
        write(yaml);
        return ForecastResult.of(folder);
    }

    private void write(String yaml) throws Exception {
        Files.writeString(folder.resolve("scenario.yaml"), yaml);
    }

    @Test
    void a_result_is_what_the_runner_makes_and_the_gate_says() throws Exception {
        ForecastResult result = result(QUICK);

        Scenario scenario = ScenarioReader.read(folder, folder);
        ScenarioRun run = new ScenarioRunner(scenario).run(TrainingListener.NONE);
        assertThat(result.run().modelSha256()).isEqualTo(run.modelSha256());
        assertThat(result.seed()).isEqualTo(1);
        assertThat(result.metrics()).isEqualTo(run.metrics());
        assertThat(result.forecasts().get(0).predicted())
                .isEqualTo(run.forecasts().get(0).predicted());
        assertThat(result.assessment().judgement())
                .isEqualTo(Gate.judge(run.metrics().get(0), scenario.tolerances()));
        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.findings()).isEqualTo(result.assessment().judgement().findings());
        assertThat(result.assessment().golden()).isEmpty();
        assertThat(result).hasToString("ForecastResult[" + folder.getFileName() + ", LSTM 3, seed 1]");
    }

    @Test
    void the_model_makes_the_same_forecast_again() throws Exception {
        ForecastResult result = result(QUICK);

        Forecast again = result.forecaster()
                .forecast(
                        result.scenario().signal().observed(205),
                        result.scenario().spans().get(0));

        assertThat(again.predicted()).isEqualTo(result.forecasts().get(0).predicted());
    }

    // The series lies between 20 and 80, and a network of weights near 0 tells something near the middle of its scale.
    @Test
    void the_model_of_a_series_that_is_scaled_tells_the_series_own_unit() throws Exception {
        Files.writeString(
                folder.resolve("series.csv"),
                IntStream.range(0, 400)
                        .mapToObj(row -> row % 10 < 3 ? "80" : "20")
                        .collect(Collectors.joining("\n", "value\n", "\n")));

        ForecastResult result = result("signal: { csv: { file: series.csv, column: value, period: 10 } }\n"
                + "model: { train: { units: [3], epochs: 1 } }\n");

        Forecast again =
                result.forecaster().forecast(Series.of(new double[] {50, 50, 50}), new ForecastSpan(1, 1, 2, 0));
        assertThat(again.predicted().get(0, 0)).isBetween(10.0, 90.0);
    }

    @Test
    void another_seed_is_another_training_of_the_same_scenario() throws Exception {
        ForecastResult first = result(QUICK);
        ForecastResult second = ForecastResult.of(folder, 2);

        Scenario scenario = ScenarioReader.read(folder, folder);
        assertThat(second.run().modelSha256())
                .isNotEqualTo(first.run().modelSha256())
                .isEqualTo(new ScenarioRunner(scenario)
                        .run(2, TrainingListener.NONE)
                        .modelSha256());
        assertThat(second.seed()).isEqualTo(2);
    }

    @Test
    void a_model_that_is_loaded_has_no_other_seeds() throws Exception {
        ForecastResult trained = result(QUICK);
        trained.run().model().orElseThrow().write(folder.resolve("model.zip"));

        ForecastResult loaded = result("signal: { pulse: {} }\nmodel: { load: model.zip }\n");

        assertThat(loaded.forecasts().get(0).predicted())
                .isEqualTo(trained.forecasts().get(0).predicted());
        assertThat(loaded).hasToString("ForecastResult[" + folder.getFileName() + ", model.zip]");
        assertThatThrownBy(() -> ForecastResult.of(folder, 2))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(
                        "seed is 2, but must be omitted: a model that is loaded is not trained, so there is one only");
    }

    @Test
    void many_seeds_are_judged_as_in_a_build() throws Exception {
        ForecastResult result = result(QUICK + "seeds: { count: 3, passProbability: 0.3 }\n");

        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.assessment().judgement().seeds().orElseThrow().rate().count())
                .isEqualTo(3);
        assertThat(result.assessment().judgement().seeds().orElseThrow().failing())
                .extracting(failing -> failing.seed())
                .containsExactly(1L, 2L, 3L);
        assertThat(result.findings().get(0).message()).startsWith("0 of 3 seeds pass: ");
    }

    @Test
    void the_golden_model_beside_the_scenario_is_compared() throws Exception {
        write(QUICK);
        ScenarioRunner runner = new ScenarioRunner(ScenarioReader.read(folder, folder));
        runner.candidate(runner.run(TrainingListener.NONE)).write(folder, Golden.NAME);

        ForecastResult same = ForecastResult.of(folder);
        ForecastResult other = result(QUICK.replace("epochs: 2", "epochs: 3"));

        assertThat(same.assessment().golden().orElseThrow().findings()).isEmpty();
        assertThat(other.assessment().golden().orElseThrow().verdict()).isEqualTo(Verdict.FAIL);
        assertThat(other.findings())
                .extracting(finding -> finding.check().text())
                .contains("flat", "golden.weights", "golden.outputs");
        assertThat(ForecastResult.of(folder, 2).assessment().golden()).isEmpty();
    }

    @Test
    void a_golden_model_that_is_asked_for_and_not_there_is_missing() throws Exception {
        ForecastResult result = result(QUICK + "golden: {}\n");

        assertThat(result.assessment().golden().orElseThrow().findings())
                .extracting(Finding::message)
                .containsExactly("there is no golden model in " + folder + " yet");
    }

    @Test
    void a_golden_model_that_is_damaged_is_an_error() throws Exception {
        Files.writeString(folder.resolve("golden.json"), "{}");

        ForecastResult result = result(QUICK);

        assertThat(result.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(result.assessment().golden().orElseThrow().findings())
                .extracting(Finding::message)
                .containsExactly(
                        folder + ": golden.json: it is damaged, there is no schema 1; bring back the file that was"
                                + " accepted");
    }

    @Test
    void a_folder_without_a_scenario_is_told() {
        assertThatThrownBy(() -> ForecastResult.of(Path.of("src/forecast/puls")))
                .isInstanceOf(ScenarioException.class)
                .hasMessage("src/forecast/puls/scenario.yaml: there is no such file");
    }
}
