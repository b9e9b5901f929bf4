package io.github.lstmforecast.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.Series;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The tests of every {@link Forecaster}. The test of a forecaster extends this class and defines how to create one, the
 * number of its targets and known inputs, and the part of a series that it can forecast.
 */
abstract class ForecasterContract {
    /** A new forecaster at each call. */
    abstract Forecaster forecaster();

    int targets() {
        return 1;
    }

    int knownInputs() {
        return 0;
    }

    ForecastSpan span() {
        return new ForecastSpan(40, 20, 12, 3);
    }

    /** A series that no small model can memorize. */
    final Features features() {
        int length = span().end();
        Series series = wave(length, targets(), 0);
        return knownInputs() == 0 ? Features.of(series) : Features.of(series, wave(length, knownInputs(), 0.3));
    }

    private static Series wave(int length, int features, double phase) {
        return Series.of(
                IntStream.range(0, length * features)
                        .mapToDouble(i -> StrictMath.sin(phase + 0.7 * (i / features) + i % features))
                        .toArray(),
                features);
    }

    @Test
    final void a_forecast_has_horizon_and_guard_of_every_target() {
        Forecast forecast = forecaster().forecast(features(), span());

        assertThat(forecast.predicted().length()).isEqualTo(span().horizon() + span().guard());
        assertThat(forecast.predicted().features()).isEqualTo(targets());
        forecast.oneStepAhead().ifPresent(series -> assertThat(series.length()).isEqualTo(span().horizon()));
        forecast.quantiles()
                .ifPresent(quantiles -> assertThat(quantiles.values())
                        .allMatch(series -> series.length() == span().horizon() + span().guard()
                                && series.features() == targets()));
    }

    @Test
    final void the_same_history_gives_the_same_forecast() {
        Forecaster forecaster = forecaster();
        Forecast first = forecaster.forecast(features(), span());
        Forecast second = forecaster.forecast(features(), span());

        assertThat(second.predicted()).isEqualTo(first.predicted());
        assertThat(second.oneStepAhead()).isEqualTo(first.oneStepAhead());
        assertThat(second.quantiles()).isEqualTo(first.quantiles());
        assertThat(forecaster().forecast(features(), span()).predicted()).isEqualTo(first.predicted());
    }

    // The true values after the origin are unknown to a forecaster: they must not matter.
    @Test
    final void the_future_of_the_targets_does_not_matter() {
        double[] poisoned = features().targets().toArray();
        for (int i = span().from() * targets(); i < poisoned.length; i++) {
            poisoned[i] = Double.NaN;
        }
        Features otherFuture =
                new Features(Series.of(poisoned, targets()), features().known());

        Optional<Series> expected =
                Optional.of(forecaster().forecast(features(), span()).predicted());

        assertThat(Optional.of(forecaster()
                        .predict(History.of(otherFuture, span()), false)
                        .values()))
                .isEqualTo(expected);
    }

    @Test
    final void a_shorter_forecast_is_the_beginning_of_a_longer_one() {
        ForecastSpan shorter = new ForecastSpan(span().from(), span().warmUp(), 5, 0);

        assertThat(forecaster().forecast(features(), shorter).predicted())
                .isEqualTo(forecaster().forecast(features(), span()).predicted().slice(0, 5));
    }

    @Test
    final void forecasts_of_several_threads_do_not_disturb_each_other() throws Exception {
        Forecaster forecaster = forecaster();
        Series expected = forecaster.forecast(features(), span()).predicted();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (Future<Forecast> forecast : threads.invokeAll(IntStream.range(0, 40)
                    .<java.util.concurrent.Callable<Forecast>>mapToObj(
                            i -> () -> forecaster.forecast(features(), span()))
                    .toList())) {
                assertThat(forecast.get().predicted()).isEqualTo(expected);
            }
        } finally {
            threads.shutdown();
        }
    }
}
