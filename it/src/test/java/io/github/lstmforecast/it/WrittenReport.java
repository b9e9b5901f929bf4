package io.github.lstmforecast.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lstmforecast.compare.Reference;
import io.github.lstmforecast.compare.Regression;
import io.github.lstmforecast.compare.ResultsComparison;
import io.github.lstmforecast.report.HtmlReport;
import io.github.lstmforecast.report.ResultsMaker;
import io.github.lstmforecast.report.ScenarioPictures;
import io.github.lstmforecast.report.ScenarioReport;
import io.github.lstmforecast.result.Assessment;
import io.github.lstmforecast.result.GoldenCandidate;
import io.github.lstmforecast.result.GoldenCheck;
import io.github.lstmforecast.result.TrainingResult;
import io.github.lstmforecast.result.json.ResultsJson;
import io.github.lstmforecast.scenario.Scenario;
import io.github.lstmforecast.scenario.ScenarioReader;
import io.github.lstmforecast.scenario.ScenarioRun;
import io.github.lstmforecast.scenario.ScenarioRunner;
import io.github.lstmforecast.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;

/** A report as the plugin writes it, of scenarios that really ran. */
record WrittenReport(Path page, JsonNode results) {
    /** Trains and forecasts. */
    static ScenarioReport run(Path module, String name, String yaml) throws Exception {
        return report(module, name, yaml, (scenario, run) -> run);
    }

    /** Trains, and judges another forecast than the model's. */
    static ScenarioReport run(Path module, String name, String yaml, HandMadeForecast forecast) throws Exception {
        return report(module, name, yaml, forecast::in);
    }

    private static ScenarioReport report(
            Path module, String name, String yaml, BiFunction<Scenario, ScenarioRun, ScenarioRun> forecast)
            throws Exception {
        Path folder = Files.createDirectories(module.resolve("src/forecast").resolve(name));
        Files.writeString(folder.resolve(ScenarioReader.FILE_NAME), yaml);
        Scenario scenario = ScenarioReader.read(module, folder);
        ScenarioRunner runner = new ScenarioRunner(scenario);
        ScenarioRun run = forecast.apply(scenario, runner.run(TrainingListener.NONE));
        List<TrainingResult> trained = List.of(run.result());
        GoldenCheck golden =
                scenario.goldenCheck(folder, GoldenCandidate.inMemory(() -> runner.candidate(run)), Path::toString);
        return new ScenarioReport(
                name,
                Optional.of(runner.measurement(trained, Optional.of(run.recording(scenario)))),
                Assessment.of(scenario.tolerances(), scenario.seeds(), trained, golden),
                List.of());
    }

    static WrittenReport write(Path folder, String title, List<ScenarioReport> results) throws IOException {
        return write(folder, title, results, Optional.empty());
    }

    /** The report of a scenario, compared with an earlier run of it. */
    static WrittenReport compared(Path folder, ScenarioReport then, ScenarioReport now) throws IOException {
        ResultsComparison comparison = ResultsComparison.of(
                new Reference("release 1.0", ResultsMaker.of(List.of(then))),
                ResultsMaker.of(List.of(now)),
                name -> Optional.of(new Regression(
                        Optional.of(new Regression.Rule(Optional.empty(), OptionalDouble.of(0.05))), Map.of())));
        ScenarioReport changed = now.withChange(comparison.of(now.name()).orElseThrow());
        return write(folder, "a module", List.of(changed), Optional.of(comparison));
    }

    private static WrittenReport write(
            Path folder, String title, List<ScenarioReport> results, Optional<ResultsComparison> comparison)
            throws IOException {
        List<ScenarioReport> drawn = new ArrayList<>();
        for (ScenarioReport result : results) {
            drawn.add(result.withPictures(ScenarioPictures.write(folder, result)));
        }
        Path json = folder.resolve(ResultsJson.FILE);
        Path page = folder.resolve("index.html");
        ResultsJson.write(folder, ResultsMaker.of(drawn));
        HtmlReport.write(
                page,
                title,
                drawn,
                comparison,
                result -> result.assessment().golden().map(golden -> "mvn lstm-forecast:accept"));
        return new WrittenReport(page, new ObjectMapper().readTree(json.toFile()));
    }

    /** The first forecast of the first scenario, in the results. */
    JsonNode forecast() {
        return results.path("scenarios").path(0).path("forecasts").path(0);
    }

    JsonNode findings() {
        return results.path("scenarios").path(0).path("findings");
    }
}
