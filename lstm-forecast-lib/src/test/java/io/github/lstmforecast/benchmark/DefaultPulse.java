package io.github.lstmforecast.benchmark;

import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.metric.PulseMatching;
import io.github.lstmforecast.scenario.ModelSource;
import io.github.lstmforecast.scenario.PulseSignal;
import io.github.lstmforecast.scenario.Scenario;
import io.github.lstmforecast.signal.GaussianNoise;
import io.github.lstmforecast.signal.PulseWave;
import io.github.lstmforecast.train.Recipe;
import java.util.List;
import java.util.Optional;

/** The signal of the benchmarks: period 10, width 3, 150 samples, noise of 0.01. */
final class DefaultPulse {
    static final int WARM_UP = 25;
    static final int LENGTH = 150;

    private static final PulseSignal SIGNAL = new PulseSignal(PulseWave.of(10, 3), LENGTH, new GaussianNoise(0.01, 1));

    private DefaultPulse() {}

    static Scenario scenario(String name, Recipe recipe, int from, int horizon) {
        int guard = PulseMatching.guardSteps(SIGNAL.wave().periodSteps());
        return new Scenario(
                name,
                SIGNAL,
                new ModelSource.Trained(recipe),
                List.of(new ForecastSpan(from, WARM_UP, horizon, guard)),
                Tolerances.DEFAULTS,
                Optional.empty());
    }
}
