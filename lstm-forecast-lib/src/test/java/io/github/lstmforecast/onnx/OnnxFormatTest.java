package io.github.lstmforecast.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.model.TensorUse;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxFormatTest {
    private static final Path MODELS = Path.of("src/test/resources/models");
    private static final Path STEPS = MODELS.resolve("onnx/lstm_state_time1/model_torchscript.onnx");

    @TempDir
    Path folder;

    private static SavedModel read(Path file) throws ModelFileException {
        return new OnnxFormat().read(file).orElseThrow();
    }

    private static SavedModel fitted(Path file) throws ModelFileException {
        return read(file).fitted(TensorUse.NONE, List.of("x"), List.of());
    }

    @Test
    void a_file_is_recognized_by_its_content() throws Exception {
        Path other = Files.copy(STEPS, folder.resolve("model.txt"));
        Path text = Files.writeString(folder.resolve("text.onnx"), "no model");

        assertThat(read(other).format()).isEqualTo("onnx");
        assertThat(new OnnxFormat().read(text)).isEmpty();
        assertThat(new OnnxFormat().read(folder)).isEmpty();
    }

    @Test
    void a_file_larger_than_half_a_gigabyte_is_not_read() throws Exception {
        Path file = Files.copy(STEPS, folder.resolve("model.onnx"));
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
            content.setLength((1L << 29) + 1); // of which the system stores nothing
        }

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(ModelFileException.class)
                .hasMessage("it has 536870913 bytes; at most 536870912 are supported");
    }

    @Test
    void a_model_is_as_large_as_the_signal_needs() throws Exception {
        SavedModel model = fitted(STEPS);

        assertThat(model.shape().inputs()).isEqualTo(OptionalInt.of(1));
        assertThat(model.shape().outputs()).isEqualTo(OptionalInt.of(1));
        assertThat(model.shape().window()).isEmpty();
        assertThat(read(STEPS).shape().inputs()).isEmpty();
    }

    @Test
    void the_log_says_how_tensors_are_used() throws Exception {
        assertThat(fitted(STEPS).notes())
                .containsExactly(
                        "gets one step at a time: x [batch, time, feature] gives y [batch, time, feature], with"
                                + " the states hn to h0 [1, 1, 16], cn to c0 [1, 1, 16]");
    }

    @Test
    void the_log_says_that_an_initial_state_is_in_the_graph_and_whether_the_model_had_run_before() throws Exception {
        Path clean = MODELS.resolve("onnx-keras/pulse_stateful/model_keras3_tensorflow.onnx");
        Path dirty = MODELS.resolve("onnx-keras/pulse_stateful/model_keras3_tensorflow_dirty.onnx");

        assertThat(fitted(clean).notes()).contains("has its initial state in the graph: zeros");
        assertThat(fitted(dirty).notes())
                .contains(
                        "has its initial state in the graph, and it is not zero: it was exported after it had run, and"
                                + " each of its forecasts starts from there; reset its states before the export");
        assertThat(fitted(dirty).notes())
                .contains("needs 3 sequences side by side: all get the same values, and the first is read");
    }

    @Test
    void two_ways_to_use_a_model_differ_in_what_is_recorded_of_them() throws Exception {
        Path quantiles = MODELS.resolve("onnx/quantiles_state/model_torchscript.onnx");
        TensorUse withLevels = new TensorUse(
                Map.of(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                List.of(
                        new TensorUse.Quantile(0.1, "quantiles", OptionalInt.of(0)),
                        new TensorUse.Quantile(0.5, "quantiles", OptionalInt.of(1)),
                        new TensorUse.Quantile(0.9, "quantiles", OptionalInt.of(2))),
                OptionalInt.empty(),
                OptionalInt.empty());

        assertThat(read(quantiles).fitted(withLevels, List.of("x"), List.of()).use())
                .isPresent()
                .isNotEqualTo(fitted(quantiles).use());
    }

    @Test
    void the_weights_are_the_same_whatever_exported_them_into_which_file() throws Exception {
        Path again = Files.copy(STEPS, folder.resolve("again.onnx"));
        Path other = MODELS.resolve("onnx/gru_state_time1/model_torchscript.onnx");

        assertThat(read(again).weightsSha256())
                .isEqualTo(read(STEPS).weightsSha256())
                .isNotEqualTo(read(other).weightsSha256());
    }

    @Test
    void external_data_is_a_part_of_the_model() throws Exception {
        SavedModel model = read(MODELS.resolve("onnx/lstm_external_data/model_dynamo.onnx"));
        Path whole = folder.resolve("whole.onnx");
        model.write(whole);

        assertThat(read(whole).weightsSha256()).isEqualTo(model.weightsSha256());
        assertThat(read(whole).sha256()).isEqualTo(model.sha256());
    }

    @Test
    void recurrent_layers_of_doubles_are_refused() {
        assertThatThrownBy(() -> fitted(MODELS.resolve("onnx-more/refuse_double_gru/model.onnx")))
                .isInstanceOf(ModelFileException.class)
                .hasMessage(
                        "it has GRU layers of doubles, which ONNX Runtime does not have: export the model in floats (in"
                                + " PyTorch, model.float())");
    }
}
