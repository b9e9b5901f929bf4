package com.example;

import io.github.lstmforecast.plot.ForecastPlots;
import io.github.lstmforecast.scenario.Scenario;
import io.github.lstmforecast.scenario.ScenarioReader;
import io.github.lstmforecast.scenario.ScenarioRun;
import io.github.lstmforecast.scenario.ScenarioRunner;
import io.github.lstmforecast.train.TrainingListener;
import java.nio.file.Path;

/** Runs a scenario and draws its forecast, with no dependencies but those of the library. */
public final class OneForecast {
    private OneForecast() {}

    public static void main(String[] args) throws Exception {
        Scenario scenario = ScenarioReader.read(Path.of("."), Path.of(args[0]));
        ScenarioRun run = new ScenarioRunner(scenario).run(TrainingListener.NONE);
        System.out.println("Drawn: " + ForecastPlots.write(run.recording(scenario), Path.of("target", "forecast.svg")));
    }
}
