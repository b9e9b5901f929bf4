package com.example;

import static io.github.lstmforecast.assertj.ForecastAssertions.assertThat;

import io.github.lstmforecast.Cycles;
import io.github.lstmforecast.forecast.ClosedLoop;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.junit.ForecastSeeds;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.model.RnnModel;
import io.github.lstmforecast.signal.GaussianNoise;
import io.github.lstmforecast.signal.PulseWave;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.TrainingCopy;
import io.github.lstmforecast.signal.Windows;
import io.github.lstmforecast.train.Recipe;
import io.github.lstmforecast.train.Trainer;
import io.github.lstmforecast.train.TrainingListener;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same without a scenario: series, training and forecast are made here. */
class PlainApiTest {
    private static final int PERIOD = 10;
    private static final Series LEARNT_AND_FORECAST =
            new GaussianNoise(0.01, 1).addTo(PulseWave.of(PERIOD, 3).samples(355));
    private static final Series LEARNT = LEARNT_AND_FORECAST.slice(0, 150);

    private static Forecast forecast(long seed) {
        Recipe recipe = Recipe.defaults().toBuilder().seed(seed).build();
        List<TrainingCopy> copies =
                TrainingCopy.rotated(LEARNT, recipe.copies(), TrainingCopy.shiftSteps(PERIOD, recipe.copies()));
        Windows windows = Windows.of(copies, recipe.window());
        RnnModel model = new RnnModel(
                Trainer.train(recipe, windows, TrainingListener.NONE).parameters());
        return new ClosedLoop(model).forecast(LEARNT_AND_FORECAST, new ForecastSpan(150, 25, 200, 5));
    }

    @Test
    void is_within_the_default_tolerances() {
        assertThat(forecast(1)).satisfies(Tolerances.DEFAULTS);
    }

    @Test
    void is_better_than_plain_models() {
        assertThat(forecast(1))
                .withPeriod(PERIOD)
                .withTraining(LEARNT)
                .has(StandardMetric.SKILL, Limit.atLeast(0))
                .has(StandardMetric.AR_SKILL, Limit.atLeast(0));
    }

    @ForecastSeeds(value = 5, passProbability = 0.5)
    void is_no_luck(long seed) {
        assertThat(forecast(seed)).staysInPhaseFor(Cycles.of(20));
    }
}
