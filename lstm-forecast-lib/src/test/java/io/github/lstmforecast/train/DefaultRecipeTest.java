package io.github.lstmforecast.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.forecast.ClosedLoop;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.model.RnnModel;
import io.github.lstmforecast.rnn.CellKind;
import io.github.lstmforecast.signal.GaussianNoise;
import io.github.lstmforecast.signal.PulseWave;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.TrainingCopy;
import io.github.lstmforecast.signal.Windows;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model trained with the default recipe counts the samples of a pulse and of the pause after it. */
class DefaultRecipeTest {
    private static final PulseWave WAVE = PulseWave.of(10, 3);
    private static final int TRAINING_STEPS = 150;

    // 0.3 is far below 0.5, the threshold between low and high, so no pulse may be missing or shifted by a sample.
    @ParameterizedTest
    @CsvSource({
        "LSTM, 1",
        "LSTM, 2",
        "LSTM, 3",
        "LSTM, 4",
        "LSTM, 5",
        "GRU, 1",
        "GRU, 2",
        "SIMPLE_RNN, 1",
        "SIMPLE_RNN, 2"
    })
    void five_cycles_after_the_training_are_predicted(CellKind cell, long seed) {
        Recipe recipe = Recipe.defaults(cell).toBuilder().seed(seed).build();
        ForecastSpan span = new ForecastSpan(TRAINING_STEPS, 25, 50, 5);
        Series series = new GaussianNoise(0.01, 1).addTo(WAVE.samples(span.end()));
        int shift = TrainingCopy.shiftSteps(WAVE.periodSteps(), recipe.copies());
        Windows windows = Windows.of(
                TrainingCopy.rotated(series.slice(0, TRAINING_STEPS), recipe.copies(), shift), recipe.window());

        TrainedRnn trained = Trainer.train(recipe, windows, TrainingListener.NONE);
        Forecast forecast = new ClosedLoop(new RnnModel(trained.parameters())).forecast(series, span);

        for (int step = 0; step < 50; step++) {
            assertThat(forecast.predicted().get(step, 0))
                    .as("step %d", step)
                    .isCloseTo(WAVE.at(TRAINING_STEPS + step), within(0.3));
        }
    }
}
