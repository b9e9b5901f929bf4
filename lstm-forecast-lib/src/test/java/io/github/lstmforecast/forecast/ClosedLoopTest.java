package io.github.lstmforecast.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.model.ModelState;
import io.github.lstmforecast.model.NormalizedModel;
import io.github.lstmforecast.model.Normalizer;
import io.github.lstmforecast.model.SequenceModel;
import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.Scaling;
import io.github.lstmforecast.signal.Series;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Expected values by hand, from {@code output = 2 * input + 1}. */
class ClosedLoopTest {
    private static final Series SERIES = Series.of(10, 11, 12, 13, 14, 15, 16, 17, 18);
    private static final ForecastSpan SPAN = new ForecastSpan(4, 3, 3, 2);

    private final CountingModel model = new CountingModel(1, 1);

    @Test
    void the_closed_loop_starts_with_the_output_at_the_last_warm_up_sample() {
        Forecast forecast = new ClosedLoop(model).forecast(SERIES, SPAN);

        assertThat(forecast.predicted()).isEqualTo(Series.of(27, 55, 111, 223, 447)); // from 13
    }

    @Test
    void one_step_ahead_outputs_use_the_true_values() {
        Forecast forecast = new ClosedLoop(model).forecast(SERIES, SPAN);

        assertThat(forecast.oneStepAhead()).contains(Series.of(27, 29, 31)); // from 13, 14, 15
    }

    @Test
    void a_forecast_has_its_span_and_the_parts_of_the_series() {
        Forecast forecast = new ClosedLoop(model).forecast(SERIES, SPAN);

        assertThat(forecast.span()).isEqualTo(SPAN);
        assertThat(forecast.warmUp()).isEqualTo(Series.of(11, 12, 13));
        assertThat(forecast.truth()).isEqualTo(Series.of(14, 15, 16, 17, 18));
    }

    @Test
    void a_very_long_loop_keeps_h_and_c_of_its_first_steps() {
        int steps = 2_000_000; // of three units: 6 million values
        Forecast forecast =
                new ClosedLoop(model).forecast(Series.of(new double[steps + 10], 1), new ForecastSpan(1, 1, steps, 0));

        CellTrace cells = forecast.cells().orElseThrow();
        assertThat(cells.steps()).isEqualTo(4_000_000 / 3);
        assertThat(cells.hidden(cells.steps() - 1, 0, 0)).isEqualTo(cells.steps());
        assertThat(forecast.predicted().length()).isEqualTo(steps);
    }

    @Test
    void h_and_c_of_a_step_belong_to_its_output() {
        Forecast forecast = new ClosedLoop(model).forecast(SERIES, SPAN);

        CellTrace cells = forecast.cells().orElseThrow();
        assertThat(cells.steps()).isEqualTo(5);
        assertThat(cells.units()).containsExactly(1, 2);
        float[] inputs = {13, 27, 55, 111, 223}; // the last of the warm-up, then each output
        for (int step = 0; step < 5; step++) {
            int stepsMade = 3 + step;
            assertThat(cells.hidden(step, 0, 0)).as("h at %d", step).isEqualTo(stepsMade);
            assertThat(cells.hidden(step, 1, 0)).as("h at %d", step).isEqualTo(100 + stepsMade);
            assertThat(cells.hidden(step, 1, 1)).as("h at %d", step).isEqualTo(110 + stepsMade);
            assertThat(cells.cell(step, 0, 0)).as("c at %d", step).isEqualTo(inputs[step]);
            assertThat(cells.cell(step, 1, 1)).as("c at %d", step).isEqualTo(110 + inputs[step]);
        }
    }

    @Test
    void cells_that_were_not_requested_are_not_kept() {
        History history = History.of(Features.of(SERIES), SPAN);

        assertThat(new ClosedLoop(model).predict(history, false).cells()).isEmpty();
    }

    @Test
    void each_loop_gets_the_warm_up_once() {
        Forecast forecast = new ClosedLoop(new SummingModel()).forecast(SERIES, SPAN);

        // By hand; an output is the sum of all inputs so far: 11 + 12 + 13 = 36, then 36 + 36 and so on; with true
        // values,
        // 36 + 14 and 50 + 15.
        assertThat(forecast.predicted()).isEqualTo(Series.of(36, 72, 144, 288, 576));
        assertThat(forecast.oneStepAhead()).contains(Series.of(36, 50, 65));
    }

    @Test
    void each_feature_is_fed_back_to_itself() {
        Series series = Series.of(new double[] {1, -1, 2, -2, 3, -3, 4, -4, 5, -5}, 2);

        Forecast forecast = new ClosedLoop(new CountingModel(2, 2)).forecast(series, new ForecastSpan(2, 2, 2, 1));

        // By hand, from (2, -2) by (2 a + 1, 2 b + 2); one step ahead also from (3, -3).
        assertThat(forecast.predicted()).isEqualTo(Series.of(new double[] {5, -2, 11, -2, 23, -2}, 2));
        assertThat(forecast.oneStepAhead()).contains(Series.of(new double[] {5, -2, 7, -4}, 2));
        assertThat(forecast.warmUp()).isEqualTo(Series.of(new double[] {1, -1, 2, -2}, 2));
    }

    @Test
    void a_series_that_ends_with_the_guard_is_long_enough() {
        Forecast forecast = new ClosedLoop(model).forecast(SERIES, new ForecastSpan(4, 4, 4, 1));

        assertThat(forecast.truth().length()).isEqualTo(5);
    }

    @Test
    void a_series_that_ends_before_the_guard_is_rejected() {
        assertThatThrownBy(() -> new ClosedLoop(model).forecast(SERIES, new ForecastSpan(4, 3, 5, 2)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("series is 9 samples, but must be 11 samples or longer: 2 are missing"
                        + " (forecast from 4, horizon 5, guard 2)");
    }

    @Test
    void a_model_with_other_inputs_than_outputs_is_rejected() {
        assertThatThrownBy(() -> new ClosedLoop(new CountingModel(2, 1)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("model is 2 inputs and 1 output, but must be one with 1 input and 1 output, since each"
                        + " output is fed back as the next input");
    }

    @Test
    void a_model_of_another_width_than_the_series_is_rejected() {
        assertThatThrownBy(() -> new ClosedLoop(new CountingModel(2, 2)).forecast(SERIES, SPAN))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(
                        "model is one of 2 targets and 0 known inputs, but must be one of 1 and 0, as the series has");
    }

    // With an output only where it is needed: at the last step of the warm-up, and in the loop.
    @Test
    void the_warm_up_is_fed() {
        StringBuilder calls = new StringBuilder();
        SequenceModel model = new RecordingModel(calls);

        new ClosedLoop(model).predict(History.of(Series.of(1, 2, 3), 2), false);

        assertThat(calls).hasToString("feed feed step step ");
    }

    /** Writes its output before it reads its input, as a model of one's own may. */
    private record OutputFirst(SequenceModel model) implements SequenceModel {
        @Override
        public int inputs() {
            return model.inputs();
        }

        @Override
        public int outputs() {
            return model.outputs();
        }

        @Override
        public ModelState start() {
            ModelState state = model.start();
            return (input, output) -> {
                Arrays.fill(output, Float.NaN);
                state.step(input, output);
            };
        }
    }

    @Test
    void an_output_is_never_the_array_of_the_input() {
        Normalizer tenfold = Normalizer.of(Scaling.of(new double[] {5}, new double[] {10}));
        SequenceModel normalized = new NormalizedModel(model, tenfold);

        assertThat(new ClosedLoop(new OutputFirst(model)).forecast(SERIES, SPAN))
                .usingRecursiveComparison()
                .ignoringFields("cells")
                .isEqualTo(new ClosedLoop(model).forecast(SERIES, SPAN));
        assertThat(new ClosedLoop(new NormalizedModel(new OutputFirst(model), tenfold))
                        .forecast(SERIES, SPAN)
                        .predicted())
                .isEqualTo(new ClosedLoop(normalized).forecast(SERIES, SPAN).predicted());
    }

    @Test
    void a_model_without_units_has_no_cells() {
        Forecast forecast = new ClosedLoop(new SummingModel()).forecast(SERIES, SPAN);

        assertThat(new SummingModel().units()).isEmpty();
        assertThat(forecast.cells()).isEmpty();
    }

    @Test
    void a_model_with_units_must_copy_them() {
        SequenceModel forgetful = new SequenceModel() {
            @Override
            public int inputs() {
                return 1;
            }

            @Override
            public int outputs() {
                return 1;
            }

            @Override
            public List<Integer> units() {
                return List.of(3);
            }

            @Override
            public ModelState start() {
                return (input, output) -> {};
            }
        };

        assertThatThrownBy(() -> new ClosedLoop(forgetful).forecast(SERIES, SPAN))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageEndingWith(" must override copyTo, since its model has units()");
    }

    private record RecordingModel(StringBuilder calls) implements SequenceModel {
        @Override
        public int inputs() {
            return 1;
        }

        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public ModelState start() {
            return new ModelState() {
                @Override
                public void step(float[] input, float[] output) {
                    calls.append("step ");
                }

                @Override
                public void feed(float[] input, float[] output) {
                    calls.append("feed ");
                }
            };
        }
    }

    /** Outputs the sum of all its inputs, which shows which inputs it got, and how often. */
    private static final class SummingModel implements SequenceModel {
        @Override
        public int inputs() {
            return 1;
        }

        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public ModelState start() {
            return new ModelState() {
                private float sum;

                @Override
                public void step(float[] input, float[] output) {
                    sum += input[0];
                    output[0] = sum;
                }
            };
        }
    }
}
