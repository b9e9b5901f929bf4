package io.github.lstmforecast.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.model.ModelState;
import io.github.lstmforecast.model.SequenceModel;
import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.StepInputs;
import org.junit.jupiter.api.Test;

/** Expected values by hand, from {@code output = y + 10 a + 100 b}: the target y, and the known inputs a and b. */
class KnownInputsTest {
    private static final Series TARGET = Series.of(1, 2, 3, 4, 5, 6);
    private static final Series KNOWN = Series.of(new double[] {1, 0, 2, 0, 3, 0, 4, 1, 5, 1, 6, 1, 7, 2}, 2);
    private static final ForecastSpan SPAN = new ForecastSpan(3, 2, 2, 1);

    /** A weighted sum of its inputs, which may be in the order {@code [y, a, b]} or any other. */
    private record WeightedSum(float... weights) implements SequenceModel {
        @Override
        public int inputs() {
            return weights.length;
        }

        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public ModelState start() {
            return (input, output) -> {
                output[0] = 0;
                for (int i = 0; i < weights.length; i++) {
                    output[0] += weights[i] * input[i];
                }
            };
        }
    }

    // At the last step of the warm-up, 2, the target is 3; with those of step 3, a = 4 and b = 1: 3 + 40 + 100.
    // Then 143 + 50 + 100 with those of step 4, and 293 + 60 + 100 with those of step 5.
    @Test
    void a_closed_loop_uses_the_known_inputs_of_the_predicted_step() {
        Forecast forecast = new ClosedLoop(new WeightedSum(1, 10, 100), StepInputs.ofTraining(1, 2))
                .forecast(Features.of(TARGET, KNOWN), SPAN);

        assertThat(forecast.predicted()).isEqualTo(Series.of(143, 293, 453));
        assertThat(forecast.oneStepAhead()).contains(Series.of(143, 154)); // from the true 3 and 4
    }

    // With the known inputs of the step itself: 3 + 30 + 0, then 33 + 40 + 100 and 173 + 50 + 100.
    @Test
    void with_a_lead_of_0_known_inputs_are_of_the_previous_step() {
        Forecast forecast = new ClosedLoop(new WeightedSum(1, 10, 100), new StepInputs(1, 2, 0, 0, 1, 2))
                .forecast(Features.of(TARGET, KNOWN), SPAN);

        assertThat(forecast.predicted()).isEqualTo(Series.of(33, 173, 323));
        assertThat(forecast.oneStepAhead()).contains(Series.of(33, 144));
    }

    @Test
    void a_model_can_have_its_own_order_of_inputs() {
        Forecast inOrder = new ClosedLoop(new WeightedSum(1, 10, 100), StepInputs.ofTraining(1, 2))
                .forecast(Features.of(TARGET, KNOWN), SPAN);

        Forecast otherOrder = new ClosedLoop(new WeightedSum(10, 100, 1), new StepInputs(1, 2, 1, 1, 2, 0))
                .forecast(Features.of(TARGET, KNOWN), SPAN);

        assertThat(otherOrder.predicted()).isEqualTo(inOrder.predicted());
    }

    @Test
    void known_inputs_that_end_before_the_forecast_are_rejected() {
        Features features = Features.of(TARGET.slice(0, 5), KNOWN.slice(0, 5));

        assertThatThrownBy(() -> History.of(features, SPAN))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("known is 5 steps, but must be at least 6, to the end of the forecast");
    }

    @Test
    void a_series_without_the_known_inputs_of_the_model_is_rejected() {
        Forecaster forecaster = new ClosedLoop(new WeightedSum(1, 10, 100), StepInputs.ofTraining(1, 2));

        assertThatThrownBy(() -> forecaster.forecast(TARGET, SPAN))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(
                        "model is one of 1 targets and 2 known inputs, but must be one of 1 and 0, as the series has");
    }

    // A window of two steps, two steps at a time: the sum of its inputs, and that plus 1.
    @Test
    void a_window_has_the_known_inputs_of_its_steps() {
        WindowModel sum = new WindowModel() {
            @Override
            public int window() {
                return 2;
            }

            @Override
            public int inputs() {
                return 3;
            }

            @Override
            public int steps() {
                return 2;
            }

            @Override
            public int targets() {
                return 1;
            }

            @Override
            public void predict(float[] window, float[] output) {
                output[0] = 0;
                for (float value : window) {
                    output[0] += value;
                }
                output[1] = output[0] + 1;
            }
        };

        Forecast forecast =
                new WindowLoop(sum, new StepInputs(1, 2, 0, 0, 1, 2)).forecast(Features.of(TARGET, KNOWN), SPAN);

        // Steps 1 and 2: 2 + 2 + 0 + 3 + 3 + 0 = 10, 11; then steps 3 and 4: 10 + 4 + 1 + 11 + 5 + 1 = 32.
        assertThat(forecast.predicted()).isEqualTo(Series.of(10, 11, 32));
        // Steps 2 and 3: 3 + 3 + 0 + 4 + 4 + 1.
        assertThat(forecast.oneStepAhead()).contains(Series.of(10, 15));
    }
}
