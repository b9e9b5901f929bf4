package io.github.lstmforecast.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.gate.Subject;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeakCheckTest {
    private static final int STEPS = 40;
    private static final double[] ZEROS = new double[STEPS];

    private static double[] noise(long seed) {
        return new Random(seed).doubles(STEPS, 0, 100).toArray();
    }

    private static double[] each(double[] values, DoubleUnaryOperator of) {
        return DoubleStream.of(values).map(of).toArray();
    }

    private static double[] shifted(double[] values, int by) {
        return IntStream.range(0, STEPS)
                .mapToDouble(step -> step + by < 0 || step + by >= STEPS ? 50.123 : values[step + by])
                .toArray();
    }

    private static Optional<String> warning(double[] truth, double[] predicted, double[] baseline) {
        LeakCheck check = new LeakCheck(DoubleStream.of(predicted));
        check.add(subject(10), truth, 0, predicted, List.of(baseline), new BitSet());
        return check.warning("f.csv");
    }

    private static Subject subject(int from) {
        return new Subject(from, Optional.empty(), Optional.empty());
    }

    @Test
    void a_forecast_that_is_the_truth_is_warned_of() {
        assertThat(warning(noise(1), noise(1), ZEROS))
                .contains(
                        "f.csv: the forecast is the true value itself in 40 of 40 steps that no plain forecast gets right:"
                                + " these forecasts seem to have seen the truth (leakage); check how the file is made");
    }

    @Test
    void so_is_one_that_is_rounded_to_the_decimals_of_its_file_or_to_32_bits() {
        assertThat(warning(noise(1), each(noise(1), value -> Math.rint(100 * value) / 100), ZEROS))
                .isPresent();
        assertThat(warning(noise(1), each(noise(1), value -> (float) value), ZEROS))
                .isPresent();
    }

    @Test
    void so_is_the_truth_a_step_late_or_early() {
        assertThat(warning(noise(1), shifted(noise(1), -1), ZEROS).orElseThrow())
                .contains("the true value of the step before in 39 of 39 steps");
        assertThat(warning(noise(1), shifted(noise(1), 1), ZEROS).orElseThrow())
                .contains("the true value of the step after in 39 of 39 steps");
    }

    @Test
    void so_is_a_single_one_of_several_forecasts() {
        LeakCheck check = new LeakCheck(DoubleStream.of(noise(1)));
        for (int from = 1; from <= 5; from++) {
            check.add(subject(from), noise(from), 0, noise(from == 3 ? 3 : 9), List.of(), new BitSet());
        }

        assertThat(check.warning("f.csv").orElseThrow()).contains("in every such step of 1 of 5 forecasts (from 3)");
    }

    @Test
    void a_good_forecast_is_none() {
        assertThat(warning(noise(1), each(noise(1), value -> value + 0.1), ZEROS))
                .isEmpty();
        assertThat(warning(noise(1), each(noise(1), value -> Math.rint(value)), ZEROS))
                .isEmpty(); // too coarse to tell
    }

    @Test
    void values_that_anyone_could_predict_do_not_count() {
        double[] constant = each(ZEROS, value -> 7);
        double[] rare = ZEROS.clone();
        rare[7] = 5;
        rare[21] = 3;
        double[] cycles =
                IntStream.range(0, STEPS).mapToDouble(step -> step % 7).toArray();

        assertThat(warning(constant, constant, constant)).isEmpty();
        assertThat(warning(rare, rare, ZEROS)).isEmpty();
        assertThat(warning(cycles, cycles, cycles)).isEmpty();
    }

    /** Rare demand of which a forecast is zero, though the last known value isn't; and the opening days of a shop. */
    @Test
    void few_different_values_are_no_evidence() {
        double[] open = IntStream.range(0, STEPS)
                .mapToDouble(step -> step % 7 < 5 && step % 31 > 2 ? 1 : 0)
                .toArray();
        double[] twos = each(ZEROS, value -> 2);
        LeakCheck check = new LeakCheck(DoubleStream.of(ZEROS));
        check.add(subject(10), ZEROS, 4, ZEROS, List.of(), new BitSet());

        assertThat(check.warning("f.csv")).isEmpty();
        assertThat(warning(open, open, twos)).isEmpty();
    }

    @Test
    void counts_that_are_all_met_are_evidence() {
        double[] counts = new Random(1).ints(STEPS, 0, 20).asDoubleStream().toArray();

        assertThat(warning(counts, counts, ZEROS)).isPresent();
    }

    @Test
    void small_counts_that_agree_by_chance_are_none() {
        for (long seed = 0; seed < 2000; seed++) {
            double[] truth = new Random(seed).ints(STEPS, 0, 4).asDoubleStream().toArray();
            double[] other =
                    new Random(seed + 10_000).ints(STEPS, 0, 4).asDoubleStream().toArray();

            assertThat(warning(truth, other, ZEROS)).isEmpty();
        }
    }

    @Test
    void what_was_filled_in_does_not_count() {
        BitSet filled = new BitSet();
        filled.set(5, STEPS);
        LeakCheck check = new LeakCheck(DoubleStream.of(noise(1)));

        check.add(subject(10), noise(1), 0, noise(1), List.of(), filled);

        assertThat(check.warning("f.csv")).isEmpty();
    }
}
