package io.github.lstmforecast.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.model.FrameworkModel;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.model.TensorUse;
import io.github.lstmforecast.scenario.LoadedModel;
import io.github.lstmforecast.scenario.ScenarioException;
import io.github.lstmforecast.scenario.ScenarioRunner;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.train.TrainingListener;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A user who says nothing but {@code load}, or too little, of a file that needs more: the message has the block to add, and
 * that works. */
class FirstTryTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            names_say_nothing     | state: { a: p, b: q }                                             |               |
            names_of_the_exporter | state: { hidden: 70 }                                             |               |
            known_inputs_apart    | inputs: { y: [y], u: [u1, u2] }                                   |               | knownLead: 0
            quantiles_apart       | outputs: { quantiles: { 0.1: q10, 0.5: q50, 0.9: q90 } }          |               |
            quantiles_window      | outputs: { quantiles: { output: quantiles, levels: [...] } }      | 0.1, 0.5, 0.9 |
            window_batch_of_32    | axes: { x: [batch, time, feature] }                               |               |
            window_free           | window: ...                                                       | 12            |
            """)
    void the_block_of_the_message_is_what_is_missing(String name, String block, String dots, String further)
            throws Exception {
        JudgedFile judged = new JudgedFile("onnx-more", name, "model.onnx");

        assertThatThrownBy(() -> judged.scenario(folder, ""))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining(block);
        String added = (dots == null ? block : block.replace("...", dots)) + (further == null ? "" : "\n" + further);

        assertThat(judged.framework()
                        .differences(forecaster(judged, added), () -> null)
                        .closedLoop())
                .isLessThan(1e-4);
    }

    @Test
    void quantiles_that_nobody_asked_for_are_mentioned() throws Exception {
        JudgedFile judged = new JudgedFile("onnx", "quantiles_state", "model_dynamo.onnx");

        LoadedModel loaded = (LoadedModel) judged.scenario(folder, "").model();

        assertThat(loaded.model().notes()).anyMatch(note -> note.contains("model.outputs"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            onnx-more | names_say_nothing | model.onnx        | state: { a: p }                                                        | state: { a: p, b: q }
            onnx      | quantiles_state   | model_dynamo.onnx | outputs: { quantiles: { output: quantiles, levels: [0.1, 0.9] } }      | has 2 levels, but its output quantiles [1, 1, 3]
            onnx      | quantiles_state   | model_dynamo.onnx | outputs: { quantiles: { 0.1: quantiles, 0.9: quantiles } }             | quantiles: { output: quantiles, levels: [...] }
            onnx      | window_next       | model_dynamo.onnx | window: 20                                                             | model.window is 20, but its input x [1, 30, 1] has 30 steps
            """)
    void a_second_try_that_says_too_little_gets_the_rest(
            String kind, String name, String file, String said, String message) {
        JudgedFile judged = new JudgedFile(kind, name, file);

        assertThatThrownBy(() -> judged.scenario(folder, said))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining(message);
    }

    @Test
    void whoever_forecasts_all_columns_hears_of_known_inputs() throws Exception {
        SavedModel model = new OnnxFormat()
                .read(FrameworkModel.file("onnx", "known_inputs_state", "model_dynamo.onnx"))
                .orElseThrow();

        assertThatThrownBy(() -> model.fitted(TensorUse.NONE, List.of("u1", "u2", "y"), List.of()))
                .hasMessageContaining("If it forecasts 1 of them")
                .hasMessageContaining("signal.csv.known");
    }

    @Test
    void the_block_for_steps_that_were_taken_for_sequences_works() throws Exception {
        JudgedFile judged = new JudgedFile("onnx-more", "sequence_unnamed_axes", "model.onnx");

        assertThatThrownBy(() -> forecaster(judged, "")).hasMessageContaining("axes: { x: [time, batch, feature] }");
    }

    @Test
    void a_model_of_whole_series_runs_on_windows() throws Exception {
        JudgedFile judged = new JudgedFile("onnx-keras", "lstm_dense", "model_keras3_tensorflow.onnx");
        Series series = Series.of(
                IntStream.range(0, 100).mapToDouble(i -> Math.sin(0.7 * i)).toArray());
        ForecastSpan span = new ForecastSpan(50, 20, 1, 0);

        Forecaster wholeHistory = forecaster(judged, "");
        Forecaster windows = forecaster(judged, "window: 20");

        assertThat(windows.forecast(series, span).predicted())
                .isEqualTo(wholeHistory.forecast(series, span).predicted()); // which begins with the warm-up
    }

    private Forecaster forecaster(JudgedFile judged, String keys) throws ScenarioException {
        return new ScenarioRunner(judged.scenario(folder, keys))
                .run(TrainingListener.NONE)
                .forecaster();
    }
}
