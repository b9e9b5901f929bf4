package io.github.lstmforecast.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodSearchTest {
    private static final int SEEDS = 200;

    /** What has no cycle. */
    private enum Cycleless {
        WHITE_NOISE(0),
        AUTOREGRESSION(0.9),
        RANDOM_WALK(1);

        private final double weight;

        Cycleless(double weight) {
            this.weight = weight;
        }

        double[] of(int samples, long seed) {
            Random random = new Random(seed);
            double[] values = new double[samples];
            for (int t = 0; t < samples; t++) {
                values[t] = (t == 0 ? 0 : weight * values[t - 1]) + random.nextGaussian();
            }
            return values;
        }
    }

    private static double[] samples(int count, IntToDoubleFunction value) {
        return IntStream.range(0, count).mapToDouble(value).toArray();
    }

    private static double sine(double t, double period) {
        return Math.sin(2 * Math.PI * t / period);
    }

    private static double[] plus(double[] values, double factor, double[] others) {
        return samples(values.length, t -> values[t] + factor * others[t]);
    }

    private static double[] real(String name) throws IOException {
        try (InputStream file = PeriodSearchTest.class.getResourceAsStream("/real/" + name + ".csv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }
    }

    // The periods of the calendar, and of the sun.
    @ParameterizedTest
    @CsvSource({"sunspots, 309, 11, 1", "sunspots, 248, 11, 1", "co2m, 741, 12, 0", "co2m, 660, 12, 0"})
    void the_period_of_a_real_series_is_found(String name, int rows, double period, double tolerance)
            throws IOException {
        double[] values = Arrays.copyOf(real(name), rows);

        assertThat(PeriodSearch.period(values).orElseThrow()).isCloseTo(period, within(tolerance));
    }

    // Seasonally adjusted; its business cycles are of all lengths.
    @Test
    void the_gross_domestic_product_has_no_period() throws IOException {
        assertThat(PeriodSearch.period(real("realgdp"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "7, 5, 0",
        "10, 3, 0",
        "10.5, 1, 0",
        "10.5, 3, 0",
        "12.25, 4, 0",
        "25, 12, 0",
        "50, 1, 0",
        "50, 10, 0",
        "99.5, 3, 0",
        "4, 1, 0.1",
        "10, 3, 0.1",
        "25, 12, 0.1",
        "130.7, 4, 0.1"
    })
    void the_period_of_a_pulse_wave_is_found(double period, double width, double noise) {
        double[] wave = new GaussianNoise(noise, 3)
                .addTo(PulseWave.of(period, width).samples(600))
                .column(0);

        assertThat(PeriodSearch.period(wave).orElseThrow()).isCloseTo(period, within(0.005 * period));
    }

    @Test
    void a_whole_period_is_found_exactly() {
        double[] wave = new GaussianNoise(0.05, 3)
                .addTo(PulseWave.of(7, 5).samples(2000))
                .column(0);

        assertThat(PeriodSearch.period(wave)).hasValue(7);
    }

    @Test
    void an_alternating_series_has_a_period_of_two_samples() {
        assertThat(PeriodSearch.period(samples(40, t -> t % 2))).hasValue(2);
    }

    @Test
    void a_trend_does_not_hide_the_period() {
        double[] wave = PulseWave.of(10, 3).samples(300).column(0);

        assertThat(PeriodSearch.period(samples(300, t -> wave[t] + 0.5 * t))).hasValue(10);
        assertThat(PeriodSearch.period(samples(300, t -> wave[t] + 0.001 * t * t)))
                .hasValue(10);
        assertThat(PeriodSearch.period(samples(300, t -> (1 + wave[t]) * Math.exp(0.01 * t))))
                .hasValue(10);
    }

    @Test
    void seasons_do_not_hide_the_day() {
        double[] noise = Cycleless.WHITE_NOISE.of(4 * 8760, 1);

        double[] temperature =
                samples(noise.length, hour -> 10 * sine(hour, 8760) + 5 * sine(hour, 24) + 3 * noise[hour]);

        assertThat(PeriodSearch.period(temperature)).hasValue(24);
    }

    @Test
    void a_week_does_not_hide_the_day() {
        double[] noise = Cycleless.WHITE_NOISE.of(84 * 48, 1);

        double[] demand = samples(
                noise.length, t -> 10 * sine(t, 48) + 3 * sine(t, 24) - (t / 48 % 7 < 5 ? 0 : 8) + 0.5 * noise[t]);

        assertThat(PeriodSearch.period(demand)).hasValue(48);
    }

    @Test
    void a_business_cycle_does_not_hide_the_year() {
        double[] walk = Cycleless.RANDOM_WALK.of(240, 2);

        double[] series = samples(240, month -> 3 * (month % 12 == 11 ? 1 : 0) + sine(month, 70) + 0.2 * walk[month]);

        assertThat(PeriodSearch.period(series)).hasValue(12);
    }

    // A quarter repeats in part: every third month is higher, one of the four much more.
    @Test
    void a_pattern_within_the_cycle_is_not_taken_for_it() {
        double[] noise = Cycleless.WHITE_NOISE.of(240, 3);

        double[] orders =
                samples(240, month -> (month % 3 == 2 ? 1 : 0) + (month % 12 == 7 ? -2 : 0) + 0.2 * noise[month]);

        assertThat(PeriodSearch.period(orders)).hasValue(12);
    }

    // A second wave after each beat, as that of the closing valve.
    @Test
    void half_a_cycle_is_not_taken_for_it() {
        double[] pulse = samples(1000, t -> sine(t, 60) + 0.9 * sine(t, 30) + 0.3 * sine(t, 20));

        assertThat(PeriodSearch.period(plus(pulse, 0.2, Cycleless.WHITE_NOISE.of(1000, 4)))
                        .orElseThrow())
                .isCloseTo(60, within(0.5));
    }

    // Every second day is a little higher: a day repeats nearly as well as two of them.
    @Test
    void two_cycles_are_not_taken_for_one() {
        double[] series = samples(960, hour -> (1 + 0.1 * (hour / 24 % 2)) * sine(hour, 24));

        assertThat(PeriodSearch.period(series)).hasValue(24);
    }

    @ParameterizedTest
    @CsvSource({"100, 0.02", "250, 0.05", "360, 0.05"})
    void narrow_beats_of_a_changing_rate_have_a_period(int perSecond, double change) {
        double[] heart = Cycleless.WHITE_NOISE.of(20 * perSecond, 5);
        Random random = new Random(6);
        Arrays.setAll(heart, t -> 0.05 * heart[t] + 0.1 * sine(t, 9.7 * perSecond));
        int beats = 0;
        for (double beat = 0.4; beat < 20; beat += 0.8 * (1 + change * random.nextGaussian())) {
            beats++;
            for (int t = 0; t < heart.length; t++) {
                double seconds = (double) t / perSecond - beat;
                heart[t] += Math.exp(-seconds * seconds / 2e-4) // R wave
                        + 0.3 * Math.exp(-(seconds - 0.25) * (seconds - 0.25) / 4e-3); // T wave
            }
        }

        double meanBeat = 19.6 / beats * perSecond;
        assertThat(PeriodSearch.period(heart).orElseThrow()).isCloseTo(meanBeat, within(0.03 * meanBeat));
    }

    @Test
    void a_hum_is_not_taken_for_the_beat() {
        double[] beats = samples(5000, t -> Math.exp(-(t % 200 - 50) * (t % 200 - 50) / 50.0));

        assertThat(PeriodSearch.period(samples(5000, t -> beats[t] + 0.04 * sine(t, 5))))
                .hasValue(200);
    }

    @ParameterizedTest
    @EnumSource
    void what_has_no_cycle_has_hardly_ever_a_period(Cycleless cycleless) {
        for (int samples : new int[] {60, 500}) {
            long found = IntStream.range(0, SEEDS)
                    .filter(seed ->
                            PeriodSearch.period(cycleless.of(samples, seed)).isPresent())
                    .count();

            assertThat(found).as("of %d series of %d samples", SEEDS, samples).isLessThanOrEqualTo(SEEDS / 50);
        }
    }

    @Test
    void a_long_cycle_of_a_long_series_is_found() {
        double[] series = samples(1_000_000, t -> sine(t, 100_000));

        assertThat(PeriodSearch.period(plus(series, 0.5, Cycleless.WHITE_NOISE.of(series.length, 7)))
                        .orElseThrow())
                .isCloseTo(100_000, within(500.0));
    }

    // Where the long cycle is at its height takes a few lags in each level, not all those around it in the series
    // itself.
    @Test
    @Timeout(60)
    void a_short_cycle_within_a_very_long_one_is_found() {
        double[] noise = Cycleless.WHITE_NOISE.of(1_000_000, 8);

        double[] series = samples(noise.length, t -> sine(t, 12) + 2 * sine(t, 100_000) + 0.1 * noise[t]);

        assertThat(PeriodSearch.period(series)).hasValue(12);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-3, 1e300})
    void the_unit_of_the_series_does_not_matter(double unit) {
        double[] wave = PulseWave.of(10, 3).samples(300).column(0);

        assertThat(PeriodSearch.period(samples(300, t -> unit * (wave[t] + 100))))
                .hasValue(10);
    }

    @Test
    void a_series_that_is_straight_or_too_short_has_no_period() {
        OptionalDouble none = OptionalDouble.empty();

        assertThat(PeriodSearch.period(new double[100])).isEqualTo(none);
        assertThat(PeriodSearch.period(samples(1000, t -> 1e6 + t / 3.0))).isEqualTo(none);
        assertThat(PeriodSearch.period(new double[] {1, 2, 1, 2})).isEqualTo(none);
        assertThat(PeriodSearch.period(new double[] {5})).isEqualTo(none);
        assertThat(PeriodSearch.period(new double[0])).isEqualTo(none);
        assertThat(PeriodSearch.period(PulseWave.of(10, 3).samples(25).column(0)))
                .isEqualTo(none);
    }
}
