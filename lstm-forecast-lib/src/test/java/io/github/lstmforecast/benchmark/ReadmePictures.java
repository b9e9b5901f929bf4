package io.github.lstmforecast.benchmark;

import io.github.lstmforecast.plot.ForecastPlots;
import io.github.lstmforecast.plot.Recording;
import io.github.lstmforecast.scenario.Scenario;
import io.github.lstmforecast.scenario.ScenarioRun;
import io.github.lstmforecast.scenario.ScenarioRunner;
import io.github.lstmforecast.train.Recipe;
import io.github.lstmforecast.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Draws the README's pictures from two real runs: one that passes, and one whose loss is small and whose pulses come
 * early.
 */
public final class ReadmePictures {
    private static final int HORIZON = 50;

    private ReadmePictures() {}

    /**
     * Writes {@code passes.png} and {@code fails.png}.
     *
     * @param args the folder to write them to
     * @throws IOException if one can't be written
     */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]).normalize());
        draw(
                DefaultPulse.scenario("passes", Recipe.defaults(), DefaultPulse.LENGTH, HORIZON),
                folder.resolve("passes.png"));
        draw(
                DefaultPulse.scenario(
                        "early", Recipe.kerasStateful().toBuilder().seed(11).build(), DefaultPulse.WARM_UP, HORIZON),
                folder.resolve("fails.png"));
    }

    private static void draw(Scenario scenario, Path file) throws IOException {
        ScenarioRun run = new ScenarioRunner(scenario).run(TrainingListener.NONE);
        ForecastPlots.write(Recording.of(scenario, run), file);
        System.out.printf(
                "%s: the last loss is %.4f%n",
                file, run.losses().get(run.losses().size() - 1));
    }
}
