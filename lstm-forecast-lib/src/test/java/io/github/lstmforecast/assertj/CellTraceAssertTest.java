package io.github.lstmforecast.assertj;

import static io.github.lstmforecast.assertj.FailedAssertion.messageOf;
import static io.github.lstmforecast.assertj.ForecastAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.forecast.CellTrace;
import io.github.lstmforecast.forecast.ClosedLoop;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.model.ModelState;
import io.github.lstmforecast.model.OneToOneModel;
import io.github.lstmforecast.model.SequenceModel;
import io.github.lstmforecast.plot.Forecasts;
import io.github.lstmforecast.signal.Series;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** The cells of {@link Forecasts#traced} are two waves of period 10. */
class CellTraceAssertTest {
    private static final CellTrace COUNTING =
            Forecasts.traced(1, List.of(true), 50).cells().orElseThrow();

    /** A network of one unit, and 20 steps of it. */
    private static CellTrace cells(IntToDoubleFunction c) {
        SequenceModel model = new OneToOneModel() {
            @Override
            public List<Integer> units() {
                return List.of(1);
            }

            @Override
            public ModelState start() {
                return new ModelState() {
                    private int steps = -2;

                    @Override
                    public void step(float[] input, float[] output) {
                        steps++;
                    }

                    @Override
                    public void copyTo(int layer, float[] hidden, float[] cell, int at) {
                        cell[at] = (float) c.applyAsDouble(steps + 1);
                    }
                };
            }
        };
        return new ClosedLoop(model)
                .forecast(Series.of(new double[21]), new ForecastSpan(1, 1, 20, 0))
                .cells()
                .orElseThrow();
    }

    @Test
    void periodic_cells_count() {
        assertThat(COUNTING).countsPeriod(10).countsPeriod(10, 1);
    }

    // Constant cells are the same at every position.
    @Test
    void the_message_for_cells_that_do_not_count_has_their_accuracy_and_periods() {
        assertThat(messageOf(() -> assertThat(cells(step -> 1)).countsPeriod(10)))
                .isEqualTo("""

                        Expecting actual:
                          CellTrace[20 steps, units [1]]
                        to count a period of 10 steps, but found:
                          countDecoding is 0, but at least 0.95 is allowed (0.95 under)
                          from c alone, the position in the cycle can be decoded correctly at 0% of the steps; guessing would be correct at 10%
                          0 of 1 units have a period of 10 steps
                        Look at PICTURE""");
    }

    // The value of the cell is its position, except at position 3 in the first of two cycles and at 7 in the second,
    // which
    // have the same value; so neither can be decoded in the other cycle.
    @Test
    void a_share_equal_to_the_limit_is_allowed() {
        CellTrace fourWrong = cells(step -> step == 3 ? 7 : step == 17 ? 3 : step % 10);

        assertThat(fourWrong).countsPeriod(10, 0.8);
        assertThatThrownBy(() -> assertThat(fourWrong).countsPeriod(10, Math.nextUp(0.8)))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void a_network_without_cells_does_not_count() {
        CellTrace outputsOnly = Forecasts.traced(1, List.of(false), 50).cells().orElseThrow();

        assertThat(messageOf(() -> assertThat(outputsOnly).countsPeriod(10))).contains("""
                        to count a period of 10 steps, but found:
                          no layer has cells, only outputs
                        """);
    }

    @Test
    void a_cell_that_is_not_finite_does_not_count() {
        assertThat(messageOf(() -> assertThat(cells(step -> step == 4 ? Double.NaN : step % 10))
                        .countsPeriod(10)))
                .contains("\n  cell 0 is NaN at step 4\n");
    }

    @Test
    void a_trace_that_is_too_short_fails() {
        assertThat(messageOf(() -> assertThat(COUNTING).countsPeriod(30)))
                .contains("countDecoding has no value: less than 2 cycles are forecast; forecast a longer horizon");
    }

    @Test
    void a_share_out_of_range_is_rejected() {
        assertThatThrownBy(() -> assertThat(COUNTING).countsPeriod(10, 95))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("share is 95.0, but must be from 0 to 1");
        assertThatThrownBy(() -> assertThat(COUNTING).countsPeriod(1))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("period is 1.0, but must be at least 2 (samples)");
    }
}
