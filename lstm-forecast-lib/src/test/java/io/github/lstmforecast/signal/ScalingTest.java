package io.github.lstmforecast.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.signal.Scaling.Mode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ScalingTest {
    private static final Series TRAINING = Series.of(new double[] {10, 1, 20, 5}, 2);

    @Test
    void each_feature_goes_from_0_to_1_over_the_training_data_and_beyond_it_elsewhere() {
        Scaling scaling = Scaling.fit(Mode.MIN_MAX, TRAINING);

        assertThat(scaling.apply(TRAINING)).isEqualTo(Series.of(new double[] {0, 0, 1, 1}, 2));
        assertThat(scaling.apply(Series.of(new double[] {25, -1}, 2)))
                .isEqualTo(Series.of(new double[] {1.5, -0.5}, 2));
    }

    // Means 15 and 3; standard deviations 5 and 2.
    @Test
    void each_feature_has_mean_0_and_deviation_1_over_the_training_data() {
        Scaling scaling = Scaling.fit(Mode.Z_SCORE, TRAINING);

        assertThat(scaling.apply(TRAINING)).isEqualTo(Series.of(new double[] {-1, -1, 1, 1}, 2));
        assertThat(scaling.undo(Series.of(new double[] {2, 0}, 2), TRAINING))
                .isEqualTo(Series.of(new double[] {25, 3}, 2));
    }

    @Test
    void no_scaling_changes_nothing() {
        Series series = Series.of(0.1, -1e300);

        assertThat(Scaling.fit(Mode.NONE, Series.of(5, 5)).apply(series)).isEqualTo(series);
        assertThat(Scaling.none(1).undo(series, series)).isEqualTo(series);
    }

    @Test
    void a_constant_feature_cannot_be_scaled() {
        assertThatThrownBy(() -> Scaling.fit(Mode.MIN_MAX, Series.of(new double[] {1, 7, 2, 7}, 2)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(
                        "scale is minmax, but must be none: feature 2 is always 7.0 in the training data, so it can't"
                                + " be scaled");
    }

    @Property
    void undo_inverts_apply(
            @ForAll @Size(min = 2, max = 20) double[] values,
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double value) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.IEEEremainder(values[i], 1e6);
        }
        values[0] = -1e6;
        values[1] = 1e6;
        for (Mode mode : Mode.values()) {
            Scaling scaling = Scaling.fit(mode, Series.of(values));

            assertThat(scaling.undo(scaling.apply(Series.of(value)), Series.of(values))
                            .get(0, 0))
                    .isCloseTo(value, within(1e-8));
        }
    }
}
