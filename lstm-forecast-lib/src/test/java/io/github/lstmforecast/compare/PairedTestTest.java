package io.github.lstmforecast.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.InvalidValueException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** P-values are those of scipy 1.17.1, {@code scipy.stats.wilcoxon(d[d != 0])}. */
class PairedTestTest {
    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    @ParameterizedTest
    @CsvSource({
        "0.001 0.299 -0.274 -0.891 -0.455 -0.992, 0.21875, -0.3645",
        "0.06 1.34 -0.492 -0.62 0.49 0.357 0.105 -0.93, 1.0, 0.0295",
        "1.661 -0.208 0.567 1.484 0.016 0.488 0.71 0.664 -0.625 0.676 1.959 -0.947 1.459 0.719 -0.041 2.6 1.362 -0.599 "
                + "0.675 1.177, 0.0042209625244140625, 0.67575",
        "0 -1.278 1.257 -0.154 0.966 0 -0.694 -0.327 -0.56 0.008 0 -0.3 -1.379 -0.807 1.654 0 -1.054 0.337 1.407 -1.454 "
                + "0 -0.632 -1.761 0.735 -0.023, 0.34881019592285156, -0.1615"
    })
    void p_value_and_median_are_those_of_scipy(String differences, double pValue, double median) {
        PairedTest test = PairedTest.of(numbers(differences));

        assertThat(test.pValue()).isCloseTo(pValue, within(1e-12));
        assertThat(test.median()).isCloseTo(median, within(1e-12));
    }

    // scipy.stats.wilcoxon(d[d != 0], method=PermutationMethod(n_resamples=inf)); of 15, all choices of signs, by
    // numpy.
    @ParameterizedTest
    @CsvSource({
        "-1 0 -1 4 -2 4, 0.875, -2, 4",
        "4 2 1 1 -2 2 3 2 0 -3, 0.25, -0.5, 2.5",
        "4 3 2 -3 -1 1 0 -3 -2 2 4 -3 4, 0.42724609375, -1, 2.5",
        "-3 -1 0 -1 0 -1 -2 1 2 1 3 -2 -2 -2 -2 -1, 0.1795654296875, -1.5, 0.5"
    })
    void p_values_of_differences_of_the_same_size_are_exact(
            String differences, double pValue, double lowest, double highest) {
        PairedTest test = PairedTest.of(numbers(differences));

        assertThat(test.pValue()).isCloseTo(pValue, within(1e-12));
        assertThat(test.lowest()).isEqualTo(lowest);
        assertThat(test.highest()).isEqualTo(highest);
    }

    @Test
    void no_differences_have_a_smaller_p_value_than_their_number_allows() {
        double[] same = {1, 1, 1, 1, 1, 1};

        assertThat(PairedTest.of(same).pValue())
                .isEqualTo(PairedTest.smallestPValue(6))
                .isEqualTo(2 / 64.0);
    }

    @Test
    void many_differences_are_tested_as_scipy_does() {
        double[] differences = numbers(
                "-0.76 1.8 0.4 -1.53 0.12 -0.96 -0.43 -0.29 -0.51 0.75 0.14 -0.39 0.61 1.03 -1.44 -0.06 -0.78 0.03 -1.09"
                        + " 0.22 0.16 -0.1 -0.85 -0.2 -0.89 -1.16 0.42 -0.91 1.37 0.92 -1.8 0.47 -0.9 0.23 0.24 -1.79"
                        + " -0.03 -0.06 1.16 -0.98 0.94 -0.9 -0.13 -0.64 1.65 0.77 2.63 0.84 1.04 1.04 -0.41 0.13 1.55"
                        + " -0.2 0.39 0.18 0.81 -0.16 0.05 0.44");

        PairedTest test = PairedTest.of(differences);

        assertThat(test.pValue()).isCloseTo(0.813759156689615, within(1e-9));
        assertThat(test.median()).isCloseTo(0.02, within(1e-12));
    }

    // Of six differences all of one sign, P = 2 / 64; the interval is from the least to the greatest of them.
    @Test
    void six_differences_of_one_sign_are_just_enough() {
        PairedTest test = PairedTest.of(new double[] {1, 2, 3, 4, 5, 7});

        assertThat(test.pValue()).isCloseTo(2 / 64.0, within(1e-12));
        assertThat(test.lowest()).isEqualTo(1);
        assertThat(test.highest()).isEqualTo(7);
    }

    // The 2.5% quantile of the rank sum of 10 is 9 (table of Hollander and Wolfe), so the 9th mean from either end.
    @Test
    void the_interval_ends_at_the_quantile_of_the_rank_sum() {
        PairedTest test = PairedTest.of(new double[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 512});

        assertThat(test.lowest()).isEqualTo(6);
        assertThat(test.highest()).isEqualTo(257);
    }

    @Test
    void no_difference_at_all_is_none() {
        PairedTest test = PairedTest.of(new double[20]);

        assertThat(test).isEqualTo(new PairedTest(20, 0, 0, 0, 0, 1));
    }

    // 1,000 samples of 20 standard normal differences around 0.5; the standard error of the share is 0.007.
    @ParameterizedTest
    @CsvSource({"6", "20", "60"})
    void the_interval_holds_the_true_median_in_95_of_100(int count) {
        SplittableRandom random = new SplittableRandom(1);
        int held = 0;
        for (int i = 0; i < 1_000; i++) {
            PairedTest test = PairedTest.of(DoubleStream.generate(() -> 0.5 + random.nextGaussian())
                    .limit(count)
                    .toArray());
            if (test.lowest() <= 0.5 && 0.5 <= test.highest()) {
                held++;
            }
        }

        assertThat(held / 1_000.0).isBetween(0.93, 0.985);
    }

    @Test
    void fewer_than_six_are_too_few() {
        assertThatThrownBy(() -> PairedTest.of(new double[5])).isInstanceOf(InvalidValueException.class);
    }
}
