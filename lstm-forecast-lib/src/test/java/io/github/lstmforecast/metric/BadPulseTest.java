package io.github.lstmforecast.metric;

import static io.github.lstmforecast.metric.Pictures.compare;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.Cycles;
import io.github.lstmforecast.metric.BadPulse.Kind;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The period is 10 and the horizon 50; a pulse crosses the threshold half a step before its first high sample. */
class BadPulseTest {
    /** Pulses of width 1, first high at these steps; {@code -} for none. */
    private static double[] pulses(String steps) {
        double[] values = new double[55];
        if (!steps.equals("-")) {
            Arrays.stream(steps.split(" ")).mapToInt(Integer::parseInt).forEach(step -> values[step] = 1);
        }
        return values;
    }

    private static Metrics measure(String truth, String forecast) {
        return MetricSet.STANDARD.measure(compare(10, new double[1], pulses(truth), pulses(forecast), 50));
    }

    private static Optional<BadPulse> first(String truth, String forecast, Limit limit) {
        return BadPulse.first(measure(truth, forecast), limit);
    }

    // By hand: cycles are (step - 0.5) / 10, phases how many tenths late. Two steps are allowed.
    @ParameterizedTest(name = "{0} | {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                // truth      | forecast         | kind    | number | step | cycle | phase
                "5 15 25 35   | 15 25 35         | MISSED   | 1 | 5  | 0.45 | 0",
                "5 15 25 35   | 5 15 35          | MISSED   | 3 | 25 | 2.45 | 0",
                "5 15 25 35   | 5                | MISSED   | 2 | 15 | 1.45 | 0",
                "5 15 25 35   | -                | MISSED   | 1 | 5  | 0.45 | 0",
                "5 15 25 35   | 5 15 20 25 35    | SPURIOUS | 3 | 20 | 1.95 | 0",
                "5 15 25 35   | 0 5 15 25 35     | SPURIOUS | 1 | 0  | -0.05 | 0",
                "5 15 25 35   | 5 15 25 30 35 40 | SPURIOUS | 4 | 30 | 2.95 | 0",
                "5 15 25 35   | 5 18 25 35       | MISTIMED | 2 | 15 | 1.45 | 0.3",
                "5 15 25 35   | 5 12 25 35       | MISTIMED | 2 | 15 | 1.45 | -0.3",
                // The first is told, not the worst; and of those, two steps are allowed.
                "5 15 25 35   | 5 17 28 39       | MISTIMED | 3 | 25 | 2.45 | 0.3",
                "5 15 25 35   | 9 18 25 35       | MISTIMED | 1 | 5  | 0.45 | 0.4",
                // Whatever comes first, of either kind.
                "5 15 25 35   | 5 18 35 40       | MISTIMED | 2 | 15 | 1.45 | 0.3",
                "5 15 25 35   | 15 28 30 35      | MISSED   | 1 | 5  | 0.45 | 0",
                "5 15 25 35   | 0 15 28 35       | SPURIOUS | 1 | 0  | -0.05 | 0",
                // A pulse that is too far off to be matched is missed where it is due, and spurious where it comes.
                "5 15 25 35   | 5 20 25 35       | MISSED   | 2 | 15 | 1.45 | 0",
                "5 15 25 35   | 5 10 25 35       | SPURIOUS | 2 | 10 | 0.95 | 0",
                // Due in the horizon, and late in the guard.
                "5 15 49      | 5 15 52          | MISTIMED | 3 | 49 | 4.85 | 0.3",
                // Due in the guard, and early in the horizon.
                "5 15 51      | 5 15 48          | MISTIMED | 3 | 51 | 5.05 | -0.3",
            })
    void the_first_bad_pulse_is_told(
            String truth, String forecast, Kind kind, int number, int step, double cycle, double phase) {
        assertThat(first(truth, forecast, Limit.atMost(0.2))).hasValueSatisfying(pulse -> {
            assertThat(pulse.kind()).isEqualTo(kind);
            assertThat(pulse.number()).isEqualTo(number);
            assertThat(pulse.step()).isEqualTo(step);
            assertThat(pulse.cycle().value()).isEqualTo(cycle, within(1e-12));
            assertThat(pulse.phase().value()).isEqualTo(phase, within(1e-12));
        });
    }

    @ParameterizedTest
    @CsvSource({"5 15 25, 5 15 25", "5 15 25, 7 13 26", "-, -", "5 53, 5", "5, 5 53"})
    void where_all_pulses_are_good_there_is_no_bad_one(String truth, String forecast) {
        assertThat(first(truth, forecast, Limit.atMost(0.2))).isEmpty();
    }

    // The phases are 0.1, -0.2, 0.1, 0.3 and 0.4: which is the first beyond the limit?
    @ParameterizedTest
    @CsvSource({"0, 5", "0.05, 5", "0.1, 15", "0.15, 15", "0.2, 35", "0.3, 45", "0.35, 45", "0.4, -1", "0.45, -1"})
    void the_limit_decides_which_pulse_is_bad_and_is_allowed_itself(double limit, int step) {
        Optional<BadPulse> first = first("5 15 25 35 45", "6 13 26 38 49", Limit.atMost(limit));

        assertThat(first.map(BadPulse::step).orElse(-1)).isEqualTo(step);
    }

    @Test
    void without_a_limit_no_pulse_is_mistimed_but_one_may_be_missed_or_spurious() {
        assertThat(first("5 15 25", "9 19 29", Limit.NONE)).isEmpty();
        assertThat(first("5 15 25", "9 25", Limit.NONE).map(BadPulse::kind)).contains(Kind.MISSED);
        assertThat(first("5 15 25", "9 15 20 25", Limit.NONE).map(BadPulse::kind))
                .contains(Kind.SPURIOUS);
    }

    @Test
    void all_that_may_be_first_are_kept_in_order() {
        // Later pulses that are no further off, missed or spurious can never be the first.
        assertThat(measure("5 15 25 35 45", "0 6 16 23 30").badPulses())
                .extracting(BadPulse::kind, BadPulse::step)
                .containsExactly(
                        tuple(Kind.SPURIOUS, 0),
                        tuple(Kind.MISTIMED, 5),
                        tuple(Kind.MISTIMED, 25),
                        tuple(Kind.MISSED, 35));
    }

    @Test
    void cycles_of_a_fractional_period_are_its_own() {
        // Due at 16.5 and 2 steps late, in cycles of 12.5.
        double[] truth = new double[26];
        truth[17] = 1;
        double[] forecast = new double[26];
        forecast[19] = 1;

        Metrics metrics = MetricSet.STANDARD.measure(compare(12.5, new double[1], truth, forecast, 20));

        assertThat(BadPulse.first(metrics, Limit.atMost(0.1)))
                .contains(new BadPulse(Kind.MISTIMED, 1, 17, Cycles.of(1.32), Cycles.of(0.16)));
    }

    @Test
    void a_forecast_that_is_not_finite_has_no_bad_pulse() {
        double[] forecast = pulses("5 15");
        forecast[40] = Double.NaN;

        Metrics metrics = MetricSet.STANDARD.measure(compare(10, new double[1], pulses("5 15"), forecast, 50));

        // Its pulses at 5 and 15 are not missed; what is wrong is told by the step.
        assertThat(BadPulse.first(metrics, Limit.NONE)).isEmpty();
        assertThat(metrics.notFiniteFrom()).hasValue(40);
    }
}
