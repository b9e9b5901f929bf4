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
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.apache.commons.io.FileUtils;

/**
 * A module with everything that the documentation's snippets mention: the scenario {@code pulse} with its golden model, the
 * scenario {@code own} of the page on models of one's own,
 * and in the module's folder a saved network, {@code model.zip}, its configuration, {@code network.json}, models of Keras,
 * PyTorch and ONNX, and series:
 * {@code births.csv}, with forecasts of it in {@code forecasts.csv}, {@code prophet.csv} and {@code nixtla.csv};
 * {@code prices.csv}, of two shares, with semicolons and decimal commas; {@code co2.csv}, with gaps.
 */
final class ExampleModule {
    private static final Map<String, String> ONNX = Map.of(
            "unnamed.onnx", "names_say_nothing",
            "window.onnx", "window_free",
            "known.onnx", "known_inputs_apart",
            "quantiles.onnx", "quantiles_apart",
            "levels.onnx", "quantiles_window");

    private ExampleModule() {}

    static void write(Path root, Path folder) throws Exception {
        FileUtils.copyDirectory(
                root.resolve("examples/golden/src").toFile(),
                folder.resolve("src").toFile());
        Files.createDirectory(folder.resolve("src/forecast/own"));
        Files.writeString(
                folder.resolve("src/forecast/own/scenario.yaml"),
                Page.read(root, root.resolve("docs/how-to/own-model.md"))
                        .blocks("yaml")
                        .get(0)
                        .text());
        Files.copy(root.resolve("examples/us-births/data/us-births-1994-2003.csv"), folder.resolve("births.csv"));
        writeSeries(folder);
        writeForecasts(folder);
        Path keras = root.resolve("examples/keras-model/src/forecast/keras/pulse.keras");
        Files.copy(keras, folder.resolve("pulse.keras"));
        Files.copy(keras, folder.resolve("model.keras"));
        Files.copy(
                root.resolve("lstm-forecast-lib/src/test/resources/models/torch/gru/model.safetensors"),
                folder.resolve("model.safetensors"));
        Files.copy(root.resolve("examples/onnx-model/src/forecast/pytorch/model.onnx"), folder.resolve("model.onnx"));
        for (Map.Entry<String, String> onnx : ONNX.entrySet()) {
            Files.copy(
                    root.resolve(
                            "lstm-forecast-lib/src/test/resources/models/onnx-more/" + onnx.getValue() + "/model.onnx"),
                    folder.resolve(onnx.getKey()));
        }
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

    /** Of {@code births.csv}, in the usual form and as tools in Python write it. */
    private static void writeForecasts(Path folder) throws Exception {
        StringJoiner usual = new StringJoiner("\n", "origin,step,value\n", "\n");
        StringJoiner prophet = new StringJoiner("\n", "ds,yhat,yhat_lower,yhat_upper,cutoff\n", "\n");
        StringJoiner nixtla = new StringJoiner("\n", "unique_id,ds,cutoff,AutoETS,AutoETS-lo-80,AutoETS-hi-80\n", "\n");
        for (int forecast = 0; forecast < 3; forecast++) {
            LocalDate origin = LocalDate.of(2001, 1, 1).plusDays(28L * forecast);
            for (int step = 0; step < 32; step++) {
                LocalDate day = origin.plusDays(step);
                double births = day.getDayOfWeek().getValue() < 6 ? 12_000 : 8_000;
                usual.add(origin + "," + step + "," + births);
                prophet.add(
                        day + "," + births + "," + (births - 900) + "," + (births + 900) + "," + origin.minusDays(1));
                nixtla.add("shop," + day + "," + origin.minusDays(1) + "," + births + "," + (births - 900) + ","
                        + (births + 900));
            }
        }
        Files.writeString(folder.resolve("forecasts.csv"), usual.toString());
        Files.writeString(folder.resolve("prophet.csv"), prophet.toString());
        Files.writeString(folder.resolve("nixtla.csv"), nixtla.toString());
    }

    private static void writeSeries(Path folder) throws Exception {
        StringJoiner prices = new StringJoiner("\n", "# closing prices\nday;symbol;price\n", "\n");
        StringJoiner co2 = new StringJoiner("\n", "month,co2\n", "\n");
        for (int row = 0; row < 300; row++) {
            String day = LocalDate.of(2020, 1, 1).plusDays(row).format(DateTimeFormatter.ofPattern("dd.MM.yyyy"));
            double price = 1000 + 50 * Math.sin(2 * Math.PI * row / 7);
            prices.add(String.format(Locale.GERMANY, "%s;MSFT;%,.2f", day, price));
            prices.add(String.format(Locale.GERMANY, "%s;IBM;%,.2f", day, price / 2));
            boolean isGap = row % 50 == 20;
            co2.add(YearMonth.of(1990, 1).plusMonths(row) + ","
                    + (isGap ? "" : 350 + row / 8.0 + 3 * Math.sin(2 * Math.PI * row / 12)));
        }
        Files.writeString(folder.resolve("prices.csv"), prices.toString());
        Files.writeString(folder.resolve("co2.csv"), co2.toString());
    }
}
