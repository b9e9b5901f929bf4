package io.github.lstmforecast.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.Cycles;
import io.github.lstmforecast.InvalidValueException;
import java.math.BigDecimal;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PulseWaveTest {
    // By hand: sample i is high where (i + phase * period) mod period < width.
    @ParameterizedTest(name = "period {0}, width {1}, phase {2}: {3}")
    @CsvSource({
        "10,  3,    0,    111000000011",
        "10,  1,    0,    100000000010",
        "2,   1,    0,    101010101010",
        "2.5, 1,    0,    100101001010", // positions 0 1 2 .5 1.5 0 1 2 .5 1.5 0 1
        "3.5, 1.25, 0,    110010011001", // positions 0 1 2 3 .5 1.5 2.5 0 1 2 3 .5
        "4,   2.5,  0,    111011101110", // position 2 is still below 2.5
        "10,  3,    0.5,  000001110000", // begins in the middle of a cycle
        "10,  3,    0.25, 100000001110", // positions 2.5 3.5 ... 9.5 (low) .5 1.5 2.5 3.5
        "10,  3,    -0.1, 011100000001", // one sample late
        "10,  3,    3.2,  100000001110", // whole cycles change nothing: as 0.2
    })
    void a_sample_is_high_within_the_width_of_its_cycle(
            double periodSteps, double widthSteps, double phase, String expected) {
        PulseWave wave = new PulseWave(periodSteps, widthSteps, Cycles.of(phase));

        Series samples = wave.samples(expected.length());

        assertThat(samples)
                .isEqualTo(Series.of(expected.chars().mapToDouble(c -> c - '0').toArray()));
    }

    // The same formula in exact decimal arithmetic.
    @Property(edgeCases = EdgeCasesMode.NONE)
    void an_edge_that_falls_on_a_sample_belongs_to_it(
            @ForAll @IntRange(min = 20, max = 400) int periodTenths,
            @ForAll @IntRange(min = 1, max = 19) int widthTenths,
            @ForAll @IntRange(min = -100, max = 100) int phaseHundredths,
            @ForAll @IntRange(min = -1_000, max = 1_000_000) int firstSample) {
        BigDecimal period = BigDecimal.valueOf(periodTenths, 1);
        BigDecimal width = BigDecimal.valueOf(widthTenths, 1);
        BigDecimal phase = BigDecimal.valueOf(phaseHundredths, 2);
        PulseWave wave = new PulseWave(period.doubleValue(), width.doubleValue(), Cycles.of(phase.doubleValue()));

        for (int sample = firstSample; sample < firstSample + 500; sample++) {
            BigDecimal rest =
                    BigDecimal.valueOf(sample).add(phase.multiply(period)).remainder(period);
            BigDecimal position = rest.signum() < 0 ? rest.add(period) : rest;
            assertThat(wave.at(sample)).as("sample %d", sample).isEqualTo(position.compareTo(width) < 0 ? 1 : 0);
        }
    }

    // By hand: 33 is 15 periods of 2.2, but 15 * 2.2 is more than 33 in double arithmetic.
    @Test
    void a_pulse_of_one_sample_is_not_lost_to_rounding() {
        PulseWave wave = PulseWave.of(2.2, 1);

        assertThat(wave.at(33)).isEqualTo(1);
    }

    @Test
    void the_wave_continues_before_its_first_sample() {
        PulseWave wave = PulseWave.of(10, 3);

        assertThat(wave.at(-1)).isEqualTo(0);
        assertThat(wave.at(-7)).isEqualTo(0);
        assertThat(wave.at(-8)).isEqualTo(1);
        assertThat(wave.at(-10)).isEqualTo(1);
        assertThat(wave.at(-11)).isEqualTo(0);
    }

    @Test
    void a_wave_without_a_phase_has_phase_zero() {
        assertThat(PulseWave.of(10, 3)).isEqualTo(new PulseWave(10, 3, Cycles.of(0)));
    }

    @Test
    void zero_samples_are_an_empty_series() {
        assertThat(PulseWave.of(10, 3).samples(0).length()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1.99, 1.99", "0, 0.0", "-10, -10.0", "NaN, NaN", "Infinity, Infinity"})
    void a_period_that_cannot_be_sampled_is_rejected(double periodSteps, String found) {
        assertThatThrownBy(() -> PulseWave.of(periodSteps, 1))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("period is " + found + ", but must be a number of at least 2 (samples per cycle)");
    }

    @ParameterizedTest
    @CsvSource({"0, 0.0", "-1, -1.0", "10, 10.0", "11.5, 11.5", "NaN, NaN"})
    void a_width_that_does_not_fit_into_the_period_is_rejected(double widthSteps, String found) {
        assertThatThrownBy(() -> PulseWave.of(10, widthSteps))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("width is " + found + ", but must be more than 0 and less than the period, 10.0 (samples)");
    }
}
