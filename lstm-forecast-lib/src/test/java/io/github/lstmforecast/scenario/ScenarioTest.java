package io.github.lstmforecast.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.rnn.CellKind;
import io.github.lstmforecast.signal.GaussianNoise;
import io.github.lstmforecast.signal.PulseWave;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.Windows;
import io.github.lstmforecast.train.Recipe;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScenarioTest {
    private static Scenario scenario(double period, int length, int copies, int window) {
        return new Scenario(
                "pulse",
                new PulseSignal(PulseWave.of(period, 3), length, new GaussianNoise(0.1, 1)),
                new ModelSource.Trained(Recipe.defaults().toBuilder()
                        .copies(copies)
                        .window(window)
                        .build()),
                List.of(new ForecastSpan(200, 25, 50, 5)),
                Tolerances.DEFAULTS,
                Optional.empty());
    }

    @Test
    void a_trained_model_is_described_by_its_cells_and_units() {
        Recipe recipe = Recipe.defaults().toBuilder().units(20, 5).build();

        assertThat(new ModelSource.Trained(recipe).description()).isEqualTo("LSTM 20-5");
        assertThat(new ModelSource.Trained(recipe.toBuilder().cell(CellKind.GRU).build()).description())
                .isEqualTo("GRU 20-5");
        assertThat(new ModelSource.Trained(Recipe.defaults(CellKind.SIMPLE_RNN)).description())
                .isEqualTo("simple RNN 20");
    }

    // 20 samples are two cycles; copy 1 is turned by floor(10 / 2) samples, and its last target is its first input.
    @Test
    void whole_cycles_are_turned_round_and_no_sample_beyond_them_is_seen() {
        Scenario scenario = scenario(10, 20, 2, 20);
        Series noisy = scenario.signal().observed(20);

        Windows windows = scenario.trainingWindows().orElseThrow();

        assertThat(scenario.trainingEnd()).isEqualTo(20);
        assertThat(windows.input(1, 0, 0)).isEqualTo((float) noisy.get(15, 0));
        assertThat(windows.target(1, 19, 0)).isEqualTo(windows.input(1, 0, 0));
    }

    // 25 samples are two cycles and a half; copy 1 begins 5 samples on, and the last target lies at 5 + 25.
    @Test
    void a_torn_cycle_is_not_turned_round_but_copies_begin_later() {
        Scenario scenario = scenario(10, 25, 2, 25);
        Series noisy = scenario.signal().observed(31);

        Windows windows = scenario.trainingWindows().orElseThrow();

        assertThat(scenario.trainingEnd()).isEqualTo(31);
        assertThat(windows.input(1, 0, 0)).isEqualTo((float) noisy.get(5, 0));
        assertThat(windows.target(1, 24, 0)).isEqualTo((float) noisy.get(30, 0));
    }

    // 12.5 is no whole number of samples, but 25 samples are two cycles.
    @Test
    void a_period_may_be_fractional() {
        assertThat(scenario(12.5, 25, 2, 25).trainingEnd()).isEqualTo(25);
        assertThat(scenario(12.5, 50, 1, 25).trainingEnd()).isEqualTo(50);
        assertThat(scenario(12.4, 25, 1, 25).trainingEnd()).isEqualTo(26);
    }

    @Test
    void a_longer_signal_begins_as_a_shorter_one() {
        Signal signal = scenario(10, 150, 3, 25).signal();

        assertThat(signal.observed(500).slice(0, 150)).isEqualTo(signal.observed(150));
    }
}
