package io.github.lstmforecast.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.engine.ModelExport;
import io.github.lstmforecast.engine.OpenSettings;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.model.FrameworkModel;
import io.github.lstmforecast.model.NamedLayer;
import io.github.lstmforecast.model.RnnModel;
import io.github.lstmforecast.model.SavedInputs;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.model.TensorUse;
import io.github.lstmforecast.rnn.Activation;
import io.github.lstmforecast.signal.StepInputs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Models of Keras and PyTorch, exported from here and run by ONNX Runtime, against the numbers of their frameworks. */
class ExportedFrameworkTest {
    private static final List<String> KINDS = List.of("keras2", "keras2-more", "keras3", "keras3-more", "torch");

    @TempDir
    Path folder;

    static Stream<Arguments> models() {
        return KINDS.stream()
                .flatMap(kind -> FrameworkModel.names(kind).stream().map(name -> Arguments.of(kind, name)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("models")
    void the_exported_file_computes_what_the_framework_does(String kind, String name) throws Exception {
        FrameworkModel framework = FrameworkModel.of(kind, name);
        SavedModel model = Extensions.read(file(framework), layers(name));
        OpenSettings settings = framework.settings();
        SavedInputs inputs = new SavedInputs(
                framework.targets(),
                framework.known().stream().map(SavedInputs.Known::unscaled).toList(),
                0);
        Extensions.exporter("onnx")
                .export(new ModelExport(
                        model, settings, model.transforms(), Optional.of(inputs), Optional.empty(), false))
                .write(folder.resolve("model.onnx"));

        SavedModel exported = Extensions.read(folder.resolve("model.onnx"))
                .fitted(TensorUse.ofWindow(settings.window()), framework.targets(), framework.known());
        StepInputs inOrder =
                StepInputs.inOrder(framework.targets().size(), framework.known().size(), 0);
        Forecaster forecaster = new OnnxEngine()
                .open(exported, new OpenSettings(Optional.of(inOrder), settings.window(), Optional.empty()));
        FrameworkModel.Differences found = framework.differences(
                forecaster, () -> new RnnModel(model.network().orElseThrow()));

        assertThat(found.oneStep()).isLessThan(1e-5);
        if (settings.inputs().orElseThrow().isInOrder()) { // otherwise the steps of the framework are in another order
            assertThat(found.states()).isLessThan(1e-5);
        }
        assertThat(found.closedLoop()).isLessThan(1e-4);
    }

    /** A file of PyTorch does not say which activation a simple RNN has; the name of the folder does. */
    private static List<NamedLayer> layers(String name) {
        if (!name.startsWith("rnn_")) {
            return List.of();
        }
        Activation.Function function = name.equals("rnn_relu") ? Activation.Function.RELU : Activation.Function.TANH;
        return List.of(
                new NamedLayer(NamedLayer.Kind.RNN, "rnn", Activation.of(function)),
                new NamedLayer(NamedLayer.Kind.LINEAR, "head", Activation.LINEAR));
    }

    private static Path file(FrameworkModel framework) {
        return Stream.of("model.keras", "model.h5", "model.safetensors")
                .map(framework::file)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }
}
