package io.github.lstmforecast.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.forecast.CellTrace;
import io.github.lstmforecast.forecast.ClosedLoop;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.gate.Gate;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.metric.CellActivity;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.model.RnnModel;
import io.github.lstmforecast.rnn.RnnInitializer;
import io.github.lstmforecast.rnn.RnnShape;
import io.github.lstmforecast.signal.GaussianNoise;
import io.github.lstmforecast.signal.PulseWave;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.train.Recipe;
import io.github.lstmforecast.train.TrainingListener;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models of the default recipe on the default pulse, with one seed and another. */
class ManySeedsTest {
    private static final PulseSignal SIGNAL = new PulseSignal(PulseWave.of(10, 3), 150, new GaussianNoise(0.01, 1));

    private static ScenarioRunner runner(int horizon) {
        return new ScenarioRunner(new Scenario(
                "pulse",
                SIGNAL,
                new ModelSource.Trained(Recipe.defaults()),
                List.of(new ForecastSpan(150, 25, horizon, 5)),
                Tolerances.DEFAULTS,
                Optional.empty()));
    }

    @Test
    void sixty_good_forecasts_all_pass() {
        ScenarioRunner runner = runner(50);

        assertThat(LongStream.rangeClosed(1, 60)
                        .parallel()
                        .filter(seed -> Gate.judge(
                                                runner.run(seed, TrainingListener.NONE)
                                                        .metrics()
                                                        .get(0),
                                                Tolerances.DEFAULTS)
                                        .verdict()
                                != Verdict.PASS))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void the_cells_of_a_trained_model_hold_the_count_over_20_cycles(long seed) {
        double decoding = ((Defined) runner(200)
                        .run(seed, TrainingListener.NONE)
                        .metrics()
                        .get(0)
                        .get(StandardMetric.COUNT_DECODING))
                .value();

        assertThat(decoding).isGreaterThanOrEqualTo(0.95);
    }

    // Without training the state runs into a fixed point, where every position looks alike.
    @Test
    void the_cells_of_an_untrained_model_do_not() {
        Series series = SIGNAL.observed(355);
        double mean = LongStream.rangeClosed(1, 10)
                .mapToDouble(seed -> {
                    RnnModel untrained = new RnnModel(RnnInitializer.initialize(new RnnShape(1, List.of(20), 1), seed));
                    ForecastSpan span = new ForecastSpan(150, 25, 200, 5);
                    CellTrace cells = new ClosedLoop(untrained)
                            .forecast(series, span)
                            .cells()
                            .orElseThrow();
                    return ((Defined) new CellActivity(cells.cells(200), 10, 150).countDecoding()).value();
                })
                .average()
                .orElseThrow();

        assertThat(mean).isCloseTo(0.1, within(0.1));
    }

    @Test
    void another_seed_is_another_model_and_the_same_seed_the_same() {
        ScenarioRunner runner = runner(10);

        Optional<String> first = runner.run(TrainingListener.NONE).modelSha256();

        assertThat(runner.run(1, TrainingListener.NONE).modelSha256()).isEqualTo(first);
        assertThat(runner.run(2, TrainingListener.NONE).modelSha256()).isNotEqualTo(first);
    }
}
