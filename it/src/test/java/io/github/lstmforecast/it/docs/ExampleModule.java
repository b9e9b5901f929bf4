package io.github.lstmforecast.it.docs;

import io.github.lstmforecast.dl4j.file.NetworkFile;
import io.github.lstmforecast.signal.GaussianNoise;
import io.github.lstmforecast.signal.PulseWave;
import io.github.lstmforecast.signal.TrainingCopy;
import io.github.lstmforecast.signal.Windows;
import io.github.lstmforecast.train.Recipe;
import io.github.lstmforecast.train.TrainedRnn;
import io.github.lstmforecast.train.Trainer;
import io.github.lstmforecast.train.TrainingListener;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.io.FileUtils;

/**
 * A module with everything that the documentation's snippets mention: the scenario {@code pulse} with its golden model,
 * and in the module's folder a saved network, {@code model.zip}, its configuration, {@code network.json}, and a series,
 * {@code births.csv}.
 */
final class ExampleModule {
    private ExampleModule() {}

    static void write(Path root, Path folder) throws Exception {
        FileUtils.copyDirectory(
                root.resolve("examples/golden/src").toFile(),
                folder.resolve("src").toFile());
        Files.copy(root.resolve("examples/us-births/data/us-births-1994-2003.csv"), folder.resolve("births.csv"));
        Path model = folder.resolve("model.zip");
        Recipe recipe = Recipe.defaults().toBuilder().epochs(1).build();
        TrainedRnn trained = Trainer.train(
                recipe,
                Windows.of(
                        TrainingCopy.rotated(
                                new GaussianNoise(0.01, 1)
                                        .addTo(PulseWave.of(10, 3).samples(150)),
                                recipe.copies(),
                                3),
                        recipe.window()),
                TrainingListener.NONE);
        NetworkFile.of(trained.parameters(), Optional.of(trained.optimizerState()))
                .write(model);
        try (FileSystem zip = FileSystems.newFileSystem(model);
                InputStream configuration = Files.newInputStream(zip.getPath("configuration.json"))) {
            Files.copy(configuration, folder.resolve("network.json"));
        }
    }
}
