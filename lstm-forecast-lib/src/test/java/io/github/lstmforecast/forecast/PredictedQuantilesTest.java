package io.github.lstmforecast.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.model.ModelState;
import io.github.lstmforecast.model.NormalizedModel;
import io.github.lstmforecast.model.Normalizer;
import io.github.lstmforecast.model.OneToOneModel;
import io.github.lstmforecast.signal.Quantiles;
import io.github.lstmforecast.signal.Scaling;
import io.github.lstmforecast.signal.Series;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Models whose quantiles lie 1 below and 2 above a forecast that can be computed by hand. */
class PredictedQuantilesTest {
    private static final List<Double> LEVELS = List.of(0.1, 0.9);
    private static final Normalizer TENFOLD =
            Normalizer.of(Scaling.of(new double[] {5}, new double[] {10})); // 10 x + 5

    /** Predicts one more than the last input. */
    private record Next() implements OneToOneModel {
        @Override
        public List<Double> quantileLevels() {
            return LEVELS;
        }

        @Override
        public ModelState start() {
            return new ModelState() {
                private float last;

                @Override
                public void step(float[] input, float[] output) {
                    last = input[0] + 1;
                    output[0] = last;
                }

                @Override
                public void feed(float[] input, float[] output) {
                    // The last step alone matters.
                }

                @Override
                public void copyQuantilesTo(float[] quantiles) {
                    quantiles[0] = last - 1;
                    quantiles[1] = last + 2;
                }
            };
        }
    }

    /** Predicts three steps after a window of two, each one more than the one before. */
    private record NextThree() implements WindowModel {
        @Override
        public int window() {
            return 2;
        }

        @Override
        public int inputs() {
            return 1;
        }

        @Override
        public int steps() {
            return 3;
        }

        @Override
        public int targets() {
            return 1;
        }

        @Override
        public List<Double> quantileLevels() {
            return LEVELS;
        }

        @Override
        public void predict(float[] window, float[] output) {
            predict(window, output, new float[6]);
        }

        @Override
        public void predict(float[] window, float[] output, float[] quantiles) {
            for (int step = 0; step < 3; step++) {
                output[step] = window[1] + step + 1;
                quantiles[step] = output[step] - 1;
                quantiles[3 + step] = output[step] + 2;
            }
        }
    }

    private static Quantiles quantiles(Forecaster forecaster, double... warmUp) {
        return forecaster
                .predict(History.of(Series.of(warmUp), 4), false)
                .quantiles()
                .orElseThrow();
    }

    private static void requireValues(Quantiles quantiles, double[] low, double[] high) {
        assertThat(quantiles.levels()).isEqualTo(LEVELS);
        assertThat(quantiles.ofTarget(0)[0]).containsExactly(low);
        assertThat(quantiles.ofTarget(0)[1]).containsExactly(high);
    }

    @Test
    void a_closed_loop_has_those_of_each_step() {
        requireValues(
                quantiles(new ClosedLoop(new Next()), 7, 8), new double[] {8, 9, 10, 11}, new double[] {11, 12, 13, 14
                });
    }

    @Test
    void windows_have_those_of_all_their_steps_as_far_as_the_forecast_goes() {
        requireValues(quantiles(new WindowLoop(new NextThree()), 7, 8), new double[] {8, 9, 10, 11}, new double[] {
            11, 12, 13, 14
        });
    }

    // 85 is 8, and 9 to 12 follow: 95 to 125.
    @Test
    void a_normalizer_scales_them_back() {
        double[] low = {85, 95, 105, 115};
        double[] high = {115, 125, 135, 145};

        requireValues(quantiles(new ClosedLoop(new NormalizedModel(new Next(), TENFOLD)), 75, 85), low, high);
        requireValues(
                quantiles(new WindowLoop(NormalizedWindow.of(new NextThree(), Optional.of(TENFOLD))), 75, 85),
                low,
                high);
    }
}
