package io.github.lstmforecast.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.engine.OpenSettings;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.model.ModelShape;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.model.NetworkSpec.Dense;
import io.github.lstmforecast.model.NetworkSpec.Recurrent;
import io.github.lstmforecast.model.NetworkSpec.Window;
import io.github.lstmforecast.model.Normalizer;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.rnn.Activation;
import io.github.lstmforecast.rnn.CellKind;
import io.github.lstmforecast.rnn.GateActivation;
import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.Scaling;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.StepInputs;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Networks that get a window at once. All expected numbers are sums by hand. */
class NetworkWindowTest {
    private static final ForecastSpan SPAN = new ForecastSpan(4, 1, 3, 0);
    private static final Series SERIES = Series.of(1, 2, 3, 4, 0, 0, 0);

    private record Network(NetworkSpec spec) implements SavedModel {
        @Override
        public String format() {
            return "test";
        }

        @Override
        public ModelShape shape() {
            return spec.shape();
        }

        @Override
        public Optional<NetworkSpec> network() {
            return Optional.of(spec);
        }

        @Override
        public byte[] toBytes() {
            return new byte[0];
        }
    }

    /** Its state is the sum of all that it was fed since the initial state. */
    private static Recurrent sum() {
        return new Recurrent(
                CellKind.SIMPLE_RNN,
                GateActivation.SIGMOID,
                Activation.LINEAR,
                1,
                1,
                new float[] {1},
                new float[] {1},
                new float[] {0});
    }

    private static NetworkSpec windows(OptionalInt steps, boolean flat, NetworkSpec.Layer... layers) {
        return new NetworkSpec(List.of(layers), Optional.of(new Window(steps, flat)));
    }

    private static OpenSettings window(int steps) {
        return new OpenSettings(Optional.empty(), OptionalInt.of(steps), Optional.empty());
    }

    private static Forecaster open(NetworkSpec network, OpenSettings settings) {
        return new JvmEngine().open(new Network(network), settings);
    }

    private static double[] predicted(Forecaster forecaster) {
        return forecaster.forecast(SERIES, SPAN).predicted().column(0);
    }

    @Test
    void each_window_is_run_from_the_initial_state() {
        Forecaster forecaster = open(windows(OptionalInt.of(3), false, sum()), OpenSettings.NONE);

        // 2 + 3 + 4, 3 + 4 + 9, 4 + 9 + 16
        assertThat(predicted(forecaster)).containsExactly(9, 16, 29);
        // the true values before each step: 2 + 3 + 4, 3 + 4 + 0, 4 + 0 + 0
        assertThat(forecaster
                        .forecast(SERIES, SPAN)
                        .oneStepAhead()
                        .orElseThrow()
                        .column(0))
                .containsExactly(9, 7, 4);
    }

    @Test
    void the_settings_give_the_length_that_the_file_leaves_open() {
        NetworkSpec network = windows(OptionalInt.empty(), false, sum());

        assertThat(predicted(open(network, window(2)))).containsExactly(7, 11, 18);
        assertThatThrownBy(() -> open(network, OpenSettings.NONE))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("window");
    }

    @Test
    void a_network_of_steps_can_be_run_on_windows() {
        NetworkSpec network = new NetworkSpec(List.of(sum()));

        // step by step: the sum of all, 4 of the warm-up, then 4, 8
        assertThat(predicted(open(network, OpenSettings.NONE))).containsExactly(4, 8, 16);
        assertThat(predicted(open(network, window(2)))).containsExactly(7, 11, 18);
    }

    @Test
    void several_steps_are_predicted_at_a_time() {
        Dense twice = new Dense(1, 2, new float[] {1, 10}, new float[2]);

        // 3 + 4 and 10 times that; then of the window 7, 70
        assertThat(predicted(open(windows(OptionalInt.of(2), false, sum(), twice), OpenSettings.NONE)))
                .containsExactly(7, 70, 77);
    }

    @Test
    void a_window_can_be_one_vector() {
        NetworkSpec network = windows(OptionalInt.of(3), true, new Dense(3, 1, new float[] {1, 10, 100}, new float[1]));

        assertThat(network.inputs()).hasValue(1);
        // 2 + 30 + 400, 3 + 40 + 43200, ...
        assertThat(predicted(open(network, OpenSettings.NONE))).containsExactly(432, 43243, 4 + 4320 + 4324300);
    }

    @Test
    void known_inputs_are_in_the_window() {
        Recurrent both = new Recurrent(
                CellKind.SIMPLE_RNN,
                GateActivation.SIGMOID,
                Activation.LINEAR,
                2,
                1,
                new float[] {1, 100},
                new float[] {1},
                new float[] {0});
        Features features = new Features(SERIES, Optional.of(Series.of(1, 2, 3, 4, 5, 6, 7)));

        Forecaster forecaster =
                open(windows(OptionalInt.of(2), false, both), OpenSettings.of(StepInputs.inOrder(1, 1, 0)));

        // 3 + 4 + 300 + 400, then 4 + 707 + 400 + 500, then 707 + 1611 + 500 + 600
        assertThat(forecaster.forecast(features, SPAN).predicted().column(0)).containsExactly(707, 1611, 3418);
    }

    @Test
    void windows_are_scaled_and_predictions_scaled_back() {
        Normalizer normalizer = Normalizer.of(Scaling.of(new double[] {1}, new double[] {2}));

        Forecaster forecaster = open(
                windows(OptionalInt.of(2), false, sum()),
                new OpenSettings(Optional.empty(), OptionalInt.empty(), Optional.of(normalizer)));

        // (3 - 1) / 2 + (4 - 1) / 2 = 2.5, which is 6; then 1.5 + 2.5 = 4, which is 9; then 2.5 + 4 = 6.5
        assertThat(predicted(forecaster)).containsExactly(6, 9, 14);
    }

    @Test
    void the_outputs_are_whole_steps() {
        NetworkSpec network = windows(OptionalInt.of(2), false, sum(), new Dense(1, 3, new float[3], new float[3]));

        assertThatThrownBy(() -> open(network, OpenSettings.of(StepInputs.ofTargets(2))))
                .isInstanceOf(InvalidValueException.class);
    }
}
