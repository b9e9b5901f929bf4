package io.github.lstmforecast.benchmark;

import io.github.lstmforecast.plot.ForecastPlots;
import io.github.lstmforecast.scenario.Scenario;
import io.github.lstmforecast.scenario.ScenarioRun;
import io.github.lstmforecast.scenario.ScenarioRunner;
import io.github.lstmforecast.train.Recipe;
import io.github.lstmforecast.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Draws the documentation's pictures from two trainings: one that passes, and one whose loss is small but whose pulses
 * come early.
 */
public final class DocumentationPictures {
    private static final int HORIZON = 50;

    private DocumentationPictures() {}

    /**
     * Writes {@code passes.png} and {@code fails.png}, the forecasts; for the first also how its network counts, and
     * for the second the timing of its pulses.
     *
     * @param args the folder to write them to
     */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]).normalize());
        Path passes = draw(DefaultPulse.scenario("passes", Recipe.defaults(), DefaultPulse.LENGTH, HORIZON));
        Path fails = draw(DefaultPulse.scenario(
                "fails", Recipe.kerasStateful().toBuilder().seed(11).build(), DefaultPulse.WARM_UP, HORIZON));
        copy(passes.resolve("forecast.png"), folder.resolve("passes.png"));
        copy(passes.resolve("counting.png"), folder.resolve("counting.png"));
        copy(fails.resolve("forecast.png"), folder.resolve("fails.png"));
        copy(fails.resolve("phase.png"), folder.resolve("timing.png"));
    }

    private static Path draw(Scenario scenario) throws IOException {
        ScenarioRun run = new ScenarioRunner(scenario).run(TrainingListener.NONE);
        System.out.printf(
                "%s: the last loss is %.4f%n",
                scenario.name(), run.losses().get(run.losses().size() - 1));
        Path all = Files.createTempDirectory("pictures");
        ForecastPlots.write(run.recording(scenario), all);
        return all;
    }

    private static void copy(Path picture, Path to) throws IOException {
        Files.copy(picture, to, StandardCopyOption.REPLACE_EXISTING);
    }
}
