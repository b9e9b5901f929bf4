package io.github.lstmforecast.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.signal.Quantiles;
import io.github.lstmforecast.signal.Scaling;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.TransformChain;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForecasterTest {
    private static final Series SERIES = Series.of(10, 11, 12, 13, 14, 15, 16, 17, 18);
    private static final ForecastSpan SPAN = new ForecastSpan(4, 3, 3, 2);

    private static Forecaster constant(double value) {
        return (history, traceCells) -> {
            double[] values = new double[history.steps()];
            java.util.Arrays.fill(values, value);
            return Prediction.of(Series.of(values));
        };
    }

    // The model outputs 2 x + 1 for the scaled values x = (v - 10) / 2: for 13 its input is 1.5.
    @Test
    void a_transformed_forecaster_forecasts_the_transformed_series() {
        Forecaster forecaster = TransformedForecaster.of(
                new ClosedLoop(new CountingModel(1, 1)),
                TransformChain.of(Scaling.of(new double[] {10}, new double[] {2})));

        Forecast forecast = forecaster.forecast(SERIES, SPAN);

        // Scaled: 4, 9, 19, 39, 79.
        assertThat(forecast.predicted()).isEqualTo(Series.of(18, 28, 48, 88, 168));
        // From 1.5, 2 and 2.5: 4, 5, 6.
        assertThat(forecast.oneStepAhead()).contains(Series.of(18, 20, 22));
        assertThat(forecast.truth()).isEqualTo(Series.of(14, 15, 16, 17, 18));
        assertThat(forecast.cells()).isPresent();
    }

    @Test
    void quantiles_are_transformed_back() {
        Forecaster inner = (history, traceCells) -> new Prediction(
                Series.of(new double[history.steps()]),
                Optional.empty(),
                Optional.of(new Quantiles(
                        List.of(0.1, 0.9), List.of(Series.of(-1, -1, -1, -1, -1), Series.of(1, 1, 1, 1, 1)))));

        Forecast forecast = TransformedForecaster.of(
                        inner, TransformChain.of(Scaling.of(new double[] {10}, new double[] {2})))
                .forecast(SERIES, SPAN);

        assertThat(forecast.predicted()).isEqualTo(Series.of(10, 10, 10, 10, 10));
        assertThat(forecast.quantiles().orElseThrow().values())
                .containsExactly(Series.of(8, 8, 8, 8, 8), Series.of(12, 12, 12, 12, 12));
    }

    // The history ends with 13, and each predicted difference is 2, so the steps before are 13, 15, 17, ...
    @Test
    void a_quantile_of_a_difference_is_one_of_its_own_step() throws Exception {
        Forecaster inner = (history, traceCells) -> new Prediction(
                Series.of(2, 2, 2, 2, 2),
                Optional.empty(),
                Optional.of(new Quantiles(List.of(0.9), List.of(Series.of(3, 3, 3, 3, 3)))));
        TransformChain differences =
                TransformChain.fromJson(new ObjectMapper().readTree("[{\"difference\": {\"lag\": [1]}}]"));

        Forecast forecast = TransformedForecaster.of(inner, differences).forecast(SERIES, SPAN);

        assertThat(forecast.predicted()).isEqualTo(Series.of(15, 17, 19, 21, 23));
        assertThat(forecast.quantiles().orElseThrow().values()).containsExactly(Series.of(16, 18, 20, 22, 24));
    }

    @Test
    void a_mean_is_in_the_unit_of_the_series() {
        Forecaster mean = new MeanForecaster(List.of(
                constant(1),
                TransformedForecaster.of(
                        constant(1), TransformChain.of(Scaling.of(new double[] {10}, new double[] {5})))));

        assertThat(mean.forecast(SERIES, SPAN).predicted()).isEqualTo(Series.of(8, 8, 8, 8, 8)); // of 1 and 15
    }

    @Test
    void a_mean_has_outputs_one_step_ahead_if_all_members_do() {
        Forecaster loop = new ClosedLoop(new CountingModel(1, 1));

        assertThat(new MeanForecaster(List.of(loop, constant(1)))
                        .forecast(SERIES, SPAN)
                        .oneStepAhead())
                .isEmpty();
        assertThat(new MeanForecaster(List.of(loop, loop))
                        .forecast(SERIES, SPAN)
                        .oneStepAhead())
                .contains(Series.of(27, 29, 31));
    }

    @Test
    void a_mean_without_members_is_rejected() {
        assertThatThrownBy(() -> new MeanForecaster(List.of()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("members is an empty list, but must be at least one forecaster");
    }

    @Test
    void a_recorded_forecast_is_found_by_its_origin() {
        Forecaster recorded = new RecordedForecaster(
                Map.of(4, Prediction.of(Series.of(1, 2, 3, 4, 5, 6)), 5, Prediction.of(Series.of(9, 9, 9, 9, 9))));

        assertThat(recorded.forecast(SERIES, SPAN).predicted()).isEqualTo(Series.of(1, 2, 3, 4, 5));
    }

    @Test
    void an_unknown_origin_is_rejected_with_some_recorded_ones() {
        Forecaster recorded = new RecordedForecaster(Map.of(40, Prediction.of(Series.of(1)), 7, Prediction.of(SERIES)));

        assertThatThrownBy(() -> recorded.forecast(SERIES, SPAN))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("from is 4, but must be a recorded origin: 7, 40");
    }

    @Test
    void a_recording_that_ends_too_early_is_rejected() {
        Forecaster recorded = new RecordedForecaster(Map.of(4, Prediction.of(Series.of(1, 2, 3, 4))));

        assertThatThrownBy(() -> recorded.forecast(SERIES, SPAN))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("forecast is 4 recorded steps from 4, but must be at least 5 steps (horizon and guard)");
    }

    @Test
    void too_few_steps_from_a_forecaster_are_an_error() {
        Forecaster tooShort = (history, traceCells) -> Prediction.of(Series.of(1, 2));

        assertThatThrownBy(() -> tooShort.forecast(SERIES, SPAN))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("forecast is 2 steps of 1 targets, but must be 5 steps of 1 targets");
    }

    @Test
    void a_window_that_is_longer_than_the_history_is_rejected() {
        Forecaster window = new WindowLoop(new ForecasterContractTest.Weighted(5, 1, 1, 1));

        assertThatThrownBy(() -> window.forecast(SERIES, SPAN))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("from is 4, but must be at least 5, the length of the model's window");
    }
}
