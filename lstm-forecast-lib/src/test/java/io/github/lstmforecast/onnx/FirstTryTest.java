package io.github.lstmforecast.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.scenario.ModelSource;
import io.github.lstmforecast.scenario.ScenarioException;
import io.github.lstmforecast.scenario.ScenarioRunner;
import io.github.lstmforecast.train.TrainingListener;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A user who says nothing but {@code load}, of a file that needs more: the message has the block to add, and that works. */
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
            window_free           | window: ...                                                       | 12            |
            """)
    void the_block_of_the_message_is_what_is_missing(String name, String block, String dots, String further)
            throws Exception {
        JudgedFile judged = new JudgedFile("onnx-more", name, "model.onnx");

        assertThatThrownBy(() -> judged.scenario(folder, ""))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining(block);
        String added = (dots == null ? block : block.replace("...", dots)) + (further == null ? "" : "\n" + further);
        Forecaster forecaster = new ScenarioRunner(judged.scenario(folder, added))
                .run(TrainingListener.NONE)
                .forecaster();

        assertThat(judged.framework().differences(forecaster, () -> null).closedLoop())
                .isLessThan(1e-4);
    }

    @Test
    void quantiles_that_nobody_asked_for_are_mentioned() throws Exception {
        JudgedFile judged = new JudgedFile("onnx", "quantiles_state", "model_dynamo.onnx");

        ModelSource.Loaded loaded =
                (ModelSource.Loaded) judged.scenario(folder, "").model();

        assertThat(loaded.model().notes()).anyMatch(note -> note.contains("model.outputs"));
    }
}
