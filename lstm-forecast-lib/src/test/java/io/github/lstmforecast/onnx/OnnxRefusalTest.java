package io.github.lstmforecast.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.engine.OpenSettings;
import io.github.lstmforecast.model.FrameworkModel;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.model.TensorUse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are not run, and why. */
class OnnxRefusalTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            onnx-hostile | custom_domain        | model.onnx   | node /net/rnn/LSTM has the operator com.example.custom::FancyLSTM
            onnx-hostile | external_absolute    | model.onnx   | tensor w: its data is in /etc/hostname; only a file in the model's own folder
            onnx-hostile | external_backslash   | model.onnx   | tensor w: its data is in ..\\..\\secret.bin; only a file in the model's own folder
            onnx-hostile | external_dotdot      | model.onnx   | tensor w: its data is in ../../../../../../etc/hostname; only a file in the
            onnx-hostile | external_huge        | model.onnx   | tensor w: its shape is [1099511627776, 1048576]
            onnx-hostile | external_missing     | model.onnx   | tensor w: its data is in not-there.bin, which is not beside the model
            onnx-hostile | external_negative    | model.onnx   | tensor w: its data is 16 bytes from byte -4 of weights.bin, which has 16
            onnx-hostile | external_past_end    | model.onnx   | tensor w: its data is 16 bytes from byte 8 of weights.bin, which has 16
            onnx-hostile | future_opset         | model.onnx   | it has the operators of ONNX's opset 99
            onnx-hostile | truncated            | model_0.onnx | it is not a whole ONNX file
            onnx-hostile | truncated            | model_1.onnx | it is not a whole ONNX file
            onnx-hostile | truncated            | model_2.onnx | it is not a whole ONNX file
            """)
    void a_file_is_refused_that_is_damaged_or_leads_elsewhere(String kind, String name, String file, String message) {
        assertThatThrownBy(() -> new OnnxFormat().read(FrameworkModel.file(kind, name, file)))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty.onnx", "random.onnx", "text.onnx"})
    void what_is_no_onnx_file_is_left_to_other_formats(String file) throws Exception {
        assertThat(new OnnxFormat().read(FrameworkModel.file("onnx-hostile", "truncated", file)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            onnx       | lstm_state_time5     | model_dynamo.onnx       | it has states, but its input x [1, 5, 1] has 5 steps
            onnx       | lstm_state_time5     | model_torchscript.onnx  | it has states, but its input x [1, 5, 1] has 5 steps
            onnx-keras | gru_dense            | model_keras3_torch.onnx | its input has any number of steps, but its output 96 [Add96_dim_0, 1, 1] has 1
            onnx-keras | lstm_dense           | model_keras3_torch.onnx | its input has any number of steps, but its output 78 [Add78_dim_0, 1, 1] has 1
            onnx-more  | refuse_time_5        | model.onnx              | it has states, but its input x [1, 5, 1] has 5 steps
            onnx-more  | refuse_integer_input | model.onnx              | its input sr [] of INT64 is neither float nor double
            onnx-more  | refuse_float16       | model.onnx              | its input x [1, 1, 1] of FLOAT16 is neither float nor double
            onnx-more  | refuse_double_gru    | model.onnx              | it has GRU layers of doubles, which ONNX Runtime does not have: export the model in floats
            """)
    void a_model_is_refused_that_can_not_forecast(String kind, String name, String file, String message)
            throws Exception {
        SavedModel model =
                new OnnxFormat().read(FrameworkModel.file(kind, name, file)).orElseThrow();

        assertThatThrownBy(() -> model.fitted(TensorUse.NONE, List.of("x"), List.of()))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            onnx-hostile | dangling_input | model.onnx                | model is one that ONNX Runtime refuses (Invalid model. Node input 'no_such_value'
            onnx-hostile | dangling_input | cycle.onnx                | model is one that ONNX Runtime refuses (
            onnx-hostile | dangling_input | dims_do_not_fit_data.onnx | model is one that ONNX Runtime refuses (
            onnx-more    | refuse_one_row | model.onnx                | model is one whose output y depends on the first of 2 steps only
            onnx-more    | sequence_unnamed_axes | model.onnx         | model is one whose output y depends on the last of 2 steps only
            """)
    void a_model_is_refused_by_the_engine(String kind, String name, String file, String message) throws Exception {
        SavedModel model = new OnnxFormat()
                .read(FrameworkModel.file(kind, name, file))
                .orElseThrow()
                .fitted(TensorUse.NONE, List.of("x"), List.of());

        assertThatThrownBy(() -> new OnnxEngine().open(model, OpenSettings.NONE))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @ValueSource(longs = {1L << 30, 1L << 32, Long.MAX_VALUE})
    void a_window_that_no_memory_holds_is_refused_before_it_is_made(long steps, @TempDir Path folder) throws Exception {
        ModelProto.Builder huge = ModelProto.parseFrom(
                Files.readAllBytes(FrameworkModel.file("onnx", "window_next", "model_torchscript.onnx")))
                .toBuilder();
        huge.getGraphBuilder()
                .getInputBuilder(0)
                .getTypeBuilder()
                .getTensorTypeBuilder()
                .getShapeBuilder()
                .getDimBuilder(1)
                .setDimValue(steps);
        SavedModel model = new OnnxFormat()
                .read(Files.write(folder.resolve("huge.onnx"), huge.build().toByteArray()))
                .orElseThrow();

        assertThatThrownBy(() -> model.fitted(TensorUse.NONE, List.of("x"), List.of()))
                .isInstanceOf(ModelFileException.class)
                .hasMessage("its tensor x [1, " + steps + ", 1] has too many numbers; at most 536870912 are supported");
    }
}
