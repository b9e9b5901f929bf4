package io.github.lstmforecast.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.train.TrainingListener;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {
    @Test
    void a_log_gets_a_line_every_tenth() {
        List<String> lines = new ArrayList<>();
        TrainingListener listener = ProgressDisplay.lines("pulse", lines::add);

        for (int epoch = 1; epoch <= 400; epoch++) {
            listener.epochEnded(epoch, 400, 0.5 / epoch);
        }

        assertThat(lines)
                .hasSize(10)
                .startsWith("pulse: epoch 40 of 400, loss 0.0125")
                .endsWith("pulse: epoch 400 of 400, loss 0.00125");
    }

    @Test
    void fewer_epochs_than_lines_get_a_line_each() {
        List<String> lines = new ArrayList<>();
        TrainingListener listener = ProgressDisplay.lines("pulse", lines::add);

        for (int epoch = 1; epoch <= 3; epoch++) {
            listener.epochEnded(epoch, 3, 1);
        }

        assertThat(lines)
                .containsExactly(
                        "pulse: epoch 1 of 3, loss 1.00",
                        "pulse: epoch 2 of 3, loss 1.00",
                        "pulse: epoch 3 of 3, loss 1.00");
    }

    @Test
    void a_bar_is_drawn_over_itself_and_ends_its_line() {
        ByteArrayOutputStream drawn = new ByteArrayOutputStream();
        TrainingListener listener = ProgressDisplay.bar("pulse", new PrintStream(drawn, true, StandardCharsets.UTF_8));

        listener.epochEnded(1, 2, 0.25);
        listener.epochEnded(2, 2, 0.000125);

        assertThat(drawn.toString(StandardCharsets.UTF_8))
                .isEqualTo("\rpulse [====================                    ]  50%, loss 0.250    "
                        + "\rpulse [========================================] 100%, loss 0.000125 "
                        + System.lineSeparator());
    }
}
