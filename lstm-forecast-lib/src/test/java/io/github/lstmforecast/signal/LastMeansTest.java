package io.github.lstmforecast.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.signal.SeriesTransform.Values;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LastMeansTest {
    private static final int STEPS = 100;
    private static final Series SERIES = series(-1);

    /** Two targets of random numbers. */
    private static Series series(int withoutValue) {
        double[] values =
                new Random(5).doubles(2 * STEPS).map(value -> 1e6 + value).toArray();
        if (withoutValue >= 0) {
            values[2 * withoutValue] = Double.NaN;
        }
        return Series.of(values, 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 30, 99})
    void the_mean_is_that_of_the_values_before(int count) {
        Values means = new LastMeans(SERIES::get, count, 2);

        for (int step = count; step < STEPS; step++) {
            for (int target = 0; target < 2; target++) {
                double sum = 0;
                for (int i = step - count; i < step; i++) {
                    sum += SERIES.get(i, target);
                }
                assertThat(means.get(step, target)).as("step %d", step).isCloseTo(sum / count, within(1e-8));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 30, 99})
    void a_mean_has_the_same_bits_wherever_the_first_is_asked_for(int count) {
        Values fromBeginning = new LastMeans(SERIES::get, count, 2);

        for (int step = count; step < STEPS; step++) {
            assertThat(new LastMeans(SERIES::get, count, 2).get(step, 1)).isEqualTo(fromBeginning.get(step, 1));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 27, 28, 29, 34})
    void a_value_that_is_none_counts_only_while_it_is_among_the_last(int withoutValue) {
        Series series = series(withoutValue);
        Values means = new LastMeans(series::get, 7, 2);

        for (int step = 7; step < STEPS; step++) {
            assertThat(Double.isNaN(means.get(step, 0)))
                    .as("step %d", step)
                    .isEqualTo(step > withoutValue && step <= withoutValue + 7);
            assertThat(means.get(step, 1)).isFinite();
        }
    }
}
