package io.github.lstmforecast.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.metric.Baseline;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.model.LinearSpec;
import io.github.lstmforecast.result.Measurement;
import io.github.lstmforecast.result.SubjectMetrics;
import io.github.lstmforecast.result.TrainingResult;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class BaselineGainTest {
    private static Optional<String> sentence(String engine, SubjectMetrics... forecasts) {
        return BaselineGain.sentence(new Measurement(
                engine,
                "a model",
                50,
                List.of(new TrainingResult(
                        1, Optional.empty(), List.of(forecasts), "abc", OptionalDouble.empty(), 0, 0)),
                List.of(),
                List.of(),
                Map.of(),
                Optional.empty(),
                Map.of()));
    }

    private static SubjectMetrics forecast(double rmse, Map<Baseline, Double> baselines) {
        Map<Baseline, Metrics> metrics = new EnumMap<>(Baseline.class);
        baselines.forEach((baseline, value) -> metrics.put(baseline, metrics(value)));
        return new SubjectMetrics(new Subject(150, Optional.empty(), Optional.empty()), metrics(rmse), metrics, 0);
    }

    private static Metrics metrics(double rmse) {
        return Results.metrics(Map.of(
                StandardMetric.RMSE,
                Double.isFinite(rmse)
                        ? MetricValue.of(rmse)
                        : new MetricValue.Undefined(MetricValue.Cause.FORECAST, "the forecast is not finite")));
    }

    @Test
    void a_model_worse_than_a_baseline_is_not_needed() {
        assertThat(sentence(
                        "jvm",
                        forecast(
                                14.2,
                                Map.of(
                                        Baseline.SEASONAL_NAIVE,
                                        30.0,
                                        Baseline.AUTOREGRESSION,
                                        10.0,
                                        Baseline.DRIFT,
                                        11.0))))
                .contains(
                        "rmse is 1.42 times that of a linear autoregression: a model this complex is not needed here");
    }

    @Test
    void a_model_better_than_all_baselines_is_compared_with_the_best() {
        assertThat(sentence("jvm", forecast(7.1, Map.of(Baseline.SEASONAL_NAIVE, 30.0, Baseline.THETA, 10.0))))
                .contains("rmse is 0.71 times that of the best baseline, the Theta method");
    }

    // Beside Theta 0.5, 1 and 8: median 1; beside the last cycle 0.4, 0.4 and 0.4; drift, which one lacks, does not
    // count.
    @Test
    void of_several_forecasts_the_median_counts() {
        SubjectMetrics first = forecast(4, Map.of(Baseline.THETA, 8.0, Baseline.SEASONAL_NAIVE, 10.0));
        SubjectMetrics second =
                forecast(40, Map.of(Baseline.THETA, 40.0, Baseline.SEASONAL_NAIVE, 100.0, Baseline.DRIFT, 1.0));
        SubjectMetrics third =
                forecast(400, Map.of(Baseline.THETA, 50.0, Baseline.SEASONAL_NAIVE, 1000.0, Baseline.DRIFT, 1.0));

        assertThat(sentence("jvm", first, second, third))
                .contains(
                        "rmse is 1 times that of the Theta method (median of 3 forecasts): a model this complex is not"
                                + " needed here");
    }

    @Test
    void a_linear_model_is_not_compared_with_linear_models() {
        SubjectMetrics forecast = forecast(
                2,
                Map.of(
                        Baseline.SEASONAL_NAIVE,
                        4.0,
                        Baseline.AUTOREGRESSION,
                        1.0,
                        Baseline.LINEAR,
                        1.0,
                        Baseline.DRIFT,
                        8.0));

        assertThat(sentence(LinearSpec.ENGINE, forecast))
                .contains("rmse is 0.5 times that of the best baseline, repeating the last cycle");
    }

    @Test
    void a_baseline_without_an_error_is_all_that_is_needed() {
        assertThat(sentence("jvm", forecast(2, Map.of(Baseline.DRIFT, 0.0, Baseline.THETA, 1.0))))
                .contains("continuing the mean slope makes no error: a model this complex is not needed here");
    }

    @Test
    void of_a_generated_signal_and_of_a_forecast_that_is_not_finite_nothing_is_said() {
        assertThat(sentence("jvm", forecast(2, Map.of(Baseline.SEASONAL_NAIVE, 1.0, Baseline.AUTOREGRESSION, 1.0))))
                .isEmpty();
        assertThat(sentence("jvm", forecast(Double.NaN, Map.of(Baseline.DRIFT, 1.0))))
                .isEmpty();
        assertThat(sentence("jvm")).isEmpty();
    }
}
