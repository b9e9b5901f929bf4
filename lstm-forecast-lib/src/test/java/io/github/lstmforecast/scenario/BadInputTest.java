package io.github.lstmforecast.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.dl4j.file.BadModels;
import io.github.lstmforecast.model.FrameworkModel;
import io.github.lstmforecast.model.OtherFiles;
import io.github.lstmforecast.train.TrainingDivergedException;
import io.github.lstmforecast.train.TrainingListener;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Wrong scenarios, CSV files and models, and the whole message that each gives: a folder of {@code bad-input} for each,
 * with its files and the message, in which {@code ${base}} is the module. What is too large for a resource, or is a zip,
 * is made here.
 */
class BadInputTest {
    private static final Path CASES = Path.of("src/test/resources/bad-input");
    private static final String MESSAGE = "message.txt";
    private static final String LOADS_A_MODEL = "signal: { pulse: {} }\nmodel: { load: model.zip }\n";
    private static final String READS_A_SERIES = "signal:\n  csv: { file: series.csv, column: value }\n";

    @TempDir
    Path temporary;

    private interface Input {
        void write(Path folder) throws IOException;
    }

    private static final Map<String, Input> MADE = made();

    /** Those that are made by code. */
    private static Map<String, Input> made() {
        Map<String, Input> made = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> model : BadModels.all().entrySet()) {
            made.put("model/" + model.getKey(), folder -> loads(folder, model.getValue()));
        }
        for (Map.Entry<String, byte[]> other : OtherFiles.all().entrySet()) {
            made.put("model/" + other.getKey(), folder -> loads(folder, other.getValue()));
        }
        made.put(
                "model/other-number-of-inputs-for-deeplearning4j",
                folder -> loads(folder, BadModels.ofTwoInputsAndAnotherActivation()));
        for (String known : List.of(
                "known-inputs-in-an-unknown-order",
                "known-inputs-of-an-unknown-step",
                "known-inputs-omitted",
                "known-inputs-too-many")) {
            made.put(
                    "model/" + known,
                    folder -> Files.write(folder.resolve("model.zip"), BadModels.ofTwoInputsAndAnotherActivation()));
        }
        for (String known : List.of(
                "known-inputs-of-another-name",
                "known-inputs-in-another-order",
                "known-inputs-of-another-step",
                "known-inputs-of-another-scaling",
                "column-of-another-name")) {
            made.put("model/" + known, folder -> Files.write(folder.resolve("model.zip"), BadModels.ofNamedInputs()));
        }
        made.put(
                "model/columns-in-another-order",
                folder -> Files.write(folder.resolve("model.zip"), BadModels.ofNamedTargets()));
        Map.of(
                        "pytorch-bidirectional", "refuse_bidirectional",
                        "pytorch-with-a-projection", "refuse_proj",
                        "pytorch-rnn-of-an-unknown-activation", "rnn_tanh")
                .forEach((name, model) -> made.put("model/" + name, folder -> copy(model, folder)));
        for (String loaded : List.of(
                "layer-of-two-kinds",
                "layer-of-no-kind",
                "layer-with-an-unknown-activation",
                "layer-of-gates-with-an-activation",
                "layers-that-are-no-list",
                "window-below-one",
                "window-before-the-first-sample",
                "normalizer-without-a-scale",
                "normalizer-of-a-mean-and-a-minimum",
                "normalizer-of-too-many-numbers",
                "normalizer-of-no-scale",
                "normalizer-of-an-empty-range",
                "normalizer-of-text",
                "normalizer-and-a-scale")) {
            made.put("model/" + loaded, folder -> copy("gru", folder));
        }
        Map.ofEntries(
                        Map.entry("onnx-state-of-an-unknown-input", "onnx/lstm_state_time1/model_torchscript"),
                        Map.entry("onnx-state-of-an-unknown-output", "onnx/lstm_state_time1/model_torchscript"),
                        Map.entry("onnx-state-of-another-shape", "onnx/lstm_state_time1/model_torchscript"),
                        Map.entry("onnx-axes-of-an-unknown-name", "onnx/lstm_state_time1/model_torchscript"),
                        Map.entry("onnx-axes-too-few", "onnx/lstm_state_time1/model_torchscript"),
                        Map.entry("onnx-outputs-of-an-unknown-name", "onnx/quantiles_state/model_torchscript"),
                        Map.entry("onnx-quantile-of-no-level", "onnx/quantiles_state/model_torchscript"),
                        Map.entry("onnx-quantiles-without-levels", "onnx/quantiles_state/model_torchscript"),
                        Map.entry("onnx-quantiles-in-disorder", "onnx/quantiles_state/model_torchscript"),
                        Map.entry("onnx-steps-of-no-window", "onnx/quantiles_state/model_torchscript"),
                        Map.entry("onnx-window-of-a-model-with-states", "onnx/quantiles_state/model_torchscript"),
                        Map.entry("onnx-window-of-another-length", "onnx/window_next/model_torchscript"),
                        Map.entry("onnx-steps-too-many", "onnx/window_horizon10/model_torchscript"),
                        Map.entry("onnx-inputs-of-an-unknown-tensor", "onnx/window_next/model_torchscript"),
                        Map.entry("onnx-known-inputs-omitted", "onnx/known_inputs_state/model_torchscript"),
                        Map.entry("onnx-several-inputs", "onnx-more/names_say_nothing/model"),
                        Map.entry("onnx-outputs-of-quantiles", "onnx-more/quantiles_apart/model"),
                        Map.entry("onnx-output-of-quantiles", "onnx-more/quantiles_window/model"),
                        Map.entry("onnx-window-of-any-length", "onnx-more/window_free/model"))
                .forEach((name, model) -> made.put("model/" + name, folder -> onnx(model, folder)));
        made.put("model/state-of-a-model-of-layers", folder -> copy("gru", folder));
        made.put("model/other-number-of-inputs", folder -> loads(folder, BadModels.ofTwoInputs()));
        made.put(
                "scenario/larger-than-any",
                folder -> Files.writeString(folder.resolve("scenario.yaml"), "signal: { pulse: {} } #".repeat(50_000)));
        made.put(
                "scenario/nested-without-end",
                folder -> Files.writeString(folder.resolve("scenario.yaml"), "signal: " + "[".repeat(1_000_000)));
        made.put(
                "scenario/number-of-a-million-digits",
                folder -> Files.writeString(
                        folder.resolve("scenario.yaml"),
                        "signal: { pulse: {} }\nforecast: { horizon: " + "9".repeat(1_000_000) + " }\n"));
        made.put("scenario/missing", folder -> {});
        made.put(
                "scenario/called-yml",
                folder -> Files.writeString(folder.resolve("scenario.yml"), "signal: { pulse: {} }\n"));
        made.put(
                "scenario/folder-in-place-of-the-file",
                folder -> Files.createDirectory(folder.resolve("scenario.yaml")));
        made.put("csv/missing", folder -> reads(folder));
        made.put("csv/folder-in-place-of-the-file", folder -> Files.createDirectory(reads(folder)));
        made.put(
                "csv/million-columns",
                folder -> Files.writeString(
                        reads(folder), "x,".repeat(1_000_000) + "x\n" + "1,".repeat(1_000_000) + "1\n"));
        made.put(
                "csv/million-cells-in-a-row",
                folder -> Files.writeString(reads(folder), "value\n" + "1,".repeat(1_000_000) + "1\n"));
        made.put("csv/cell-of-megabytes", folder -> Files.writeString(reads(folder), "value\n" + "9".repeat(20 << 20)));
        made.put(
                "csv/quote-that-swallows-megabytes",
                folder -> Files.writeString(reads(folder), "value\n\"" + "1\n".repeat(10 << 20)));
        made.put(
                "csv/more-numbers-than-any",
                folder -> Files.writeString(reads(folder), "value\n" + "1\n".repeat(10_000_001)));
        made.put("csv/larger-than-any", folder -> {
            try (RandomAccessFile file = new RandomAccessFile(reads(folder).toFile(), "rw")) {
                file.setLength(10L << 30); // of which the system stores nothing
            }
        });
        return made;
    }

    private static void loads(Path folder, byte[] model) throws IOException {
        Files.writeString(folder.resolve("scenario.yaml"), LOADS_A_MODEL);
        Files.write(folder.resolve("model.zip"), model);
    }

    /** A model of PyTorch. */
    private static void copy(String model, Path folder) throws IOException {
        Files.copy(FrameworkModel.file("torch", model, "model.safetensors"), folder.resolve("model.safetensors"));
    }

    private static void onnx(String model, Path folder) throws IOException {
        Files.copy(Path.of("src/test/resources/models", model + ".onnx"), folder.resolve("model.onnx"));
    }

    private static Path reads(Path folder) throws IOException {
        Files.writeString(folder.resolve("scenario.yaml"), READS_A_SERIES);
        return folder.resolve("series.csv");
    }

    static List<String> cases() throws IOException {
        try (Stream<Path> files = Files.walk(CASES)) {
            return files.filter(file -> file.endsWith(MESSAGE))
                    .map(file -> CASES.relativize(file.getParent()).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void what_is_wrong_is_told_and_where_and_what_to_do(String name) throws Exception {
        Path base = temporary.resolve("module");
        Path folder =
                Files.createDirectories(base.resolve("src/forecast").resolve(name.substring(name.indexOf('/') + 1)));
        Files.writeString(temporary.resolve("secret.zip"), "outside of the module");
        write(name, folder);

        String message = message(base, folder);

        assertThat(message.replace(base.toAbsolutePath().toString(), "${base}"))
                .isEqualTo(
                        Files.readString(CASES.resolve(name).resolve(MESSAGE)).stripTrailing());
        assertThat(message.lines()).allMatch(SafeText::isPlain);
    }

    private static void write(String name, Path folder) throws IOException {
        Input made = MADE.get(name);
        if (made != null) {
            made.write(folder);
        }
        try (Stream<Path> files = Files.list(CASES.resolve(name))) {
            for (Path file : files.filter(file -> !file.endsWith(MESSAGE)).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    /** Of what is wrong, most shows as the scenario is read, and some in its run only. */
    private static String message(Path base, Path folder) {
        try {
            new ScenarioRunner(ScenarioReader.read(base, folder)).run(TrainingListener.NONE);
            return "nothing is wrong";
        } catch (ScenarioException e) {
            return e.getMessage();
        } catch (InvalidValueException | TrainingDivergedException e) {
            return "in the run: " + e.getMessage();
        }
    }

    @Test
    void nothing_that_is_made_lacks_its_message() throws Exception {
        assertThat(cases()).containsAll(MADE.keySet());
    }

    /** Of the same message, only the file differs. */
    @Test
    void hardly_two_mistakes_give_the_same_message() throws Exception {
        Map<String, Integer> messages = new TreeMap<>();
        for (String name : cases()) {
            String text = Files.readString(CASES.resolve(name).resolve(MESSAGE));
            messages.merge(text.substring(text.indexOf(": ") + 2), 1, Integer::sum);
        }

        System.out.println(cases().size() + " cases of bad input, " + messages.size() + " messages");

        assertThat(messages).hasSizeGreaterThan(140);
    }
}
