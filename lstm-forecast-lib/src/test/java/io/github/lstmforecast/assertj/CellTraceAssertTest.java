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
        SequenceModel model = new SequenceModel() {
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
    void cells_that_repeat_themselves_count() {
        assertThat(COUNTING).countsPeriod(10).countsPeriod(10, 1);
    }

    // Where nothing changes, every position looks like every other.
    @Test
    void cells_that_do_not_count_are_told_with_what_they_do() {
        assertThat(messageOf(() -> assertThat(cells(step -> 1)).countsPeriod(10)))
                .isEqualTo("""

                        Expecting actual:
                          CellTrace[20 steps, units [1]]
                        to count a period of 10 steps, but found:
                          countDecoding is 0, but at least 0.95 is allowed (0.95 under)
                          from c alone, the position in the cycle is told right at 0% of the steps; guessing is right at 10%
                          0 of 1 units repeat themselves every 10 steps
                        Look at PICTURE""");
    }

    // The cell tells the position by its value, but for 3 in the first of two cycles and 7 in the second, which look
    // like
    // each other; then neither can be told in the other cycle.
    @Test
    void a_share_is_allowed_itself() {
        CellTrace fourWrong = cells(step -> step == 3 ? 7 : step == 17 ? 3 : step % 10);

        assertThat(fourWrong).countsPeriod(10, 0.8);
        assertThatThrownBy(() -> assertThat(fourWrong).countsPeriod(10, Math.nextUp(0.8)))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void a_network_without_cells_can_not_count() {
        CellTrace outputsOnly = Forecasts.traced(1, List.of(false), 50).cells().orElseThrow();

        assertThat(messageOf(() -> assertThat(outputsOnly).countsPeriod(10))).contains("""
                        to count a period of 10 steps, but found:
                          no layer of it has cells, only outputs
                        """);
    }

    @Test
    void a_cell_that_is_not_finite_counts_nothing() {
        assertThat(messageOf(() -> assertThat(cells(step -> step == 4 ? Double.NaN : step % 10))
                        .countsPeriod(10)))
                .contains("\n  cell 0 is NaN at step 4\n");
    }

    @Test
    void a_trace_that_is_too_short_is_told() {
        assertThat(messageOf(() -> assertThat(COUNTING).countsPeriod(30)))
                .contains("countDecoding has no value: less than 2 cycles are forecast; forecast a longer horizon");
    }

    @Test
    void a_share_out_of_range_is_refused() {
        assertThatThrownBy(() -> assertThat(COUNTING).countsPeriod(10, 95))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("share is 95.0, but must be from 0 to 1");
        assertThatThrownBy(() -> assertThat(COUNTING).countsPeriod(1))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("period is 1.0, but must be at least 2 (samples)");
    }
}
