package io.github.lstmforecast.metric;

import static io.github.lstmforecast.metric.Pictures.compare;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.Cycles;
import io.github.lstmforecast.metric.BadPulse.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Pulses of the truth are due at steps 3, 13, 23 and 33, with a period of 10. */
class BadPulseTest {
    private static final String TRUTH = "...##.....".repeat(4) + "|...##";

    private static Optional<BadPulse> first(String forecast, double phaseError) {
        return BadPulse.first(
                Metrics.of(compare(10, ".", TRUTH, forecast)), Limit.atMost(phaseError));
    }

    // One step late, then two.
    private static final String LATER_AND_LATER = "...##..... ....##.... .....##... .....##...|.....";

    @Test
    void the_first_pulse_that_is_further_off_than_allowed_is_bad() {
        assertThat(first(LATER_AND_LATER, 0.05))
                .contains(new BadPulse(Kind.MISTIMED, 2, 13, Cycles.of(1.25), Cycles.of(0.1)));
        assertThat(first(LATER_AND_LATER, 0.1))
                .contains(new BadPulse(Kind.MISTIMED, 3, 23, Cycles.of(2.25), Cycles.of(0.2)));
        assertThat(first(LATER_AND_LATER, 0.2)).isEmpty();
    }

    @Test
    void a_missed_pulse_is_bad_whatever_is_allowed() {
        assertThat(first("...##..... .......... ...##..... ...##.....|...##", 1))
                .contains(new BadPulse(Kind.MISSED, 2, 13, Cycles.of(1.25), Cycles.ZERO));
    }

    // The forecast's third pulse begins at step 18, half a cycle behind the one before.
    @Test
    void a_spurious_pulse_is_numbered_among_those_of_the_forecast() {
        assertThat(first("...##..... ...##...#. ...##..... ...##.....|...##", 1))
                .contains(new BadPulse(Kind.SPURIOUS, 3, 18, Cycles.of(1.75), Cycles.ZERO));
    }

    @Test
    void of_several_kinds_the_earliest_is_told() {
        String lateThenMissed = "...##..... ....##.... .......... ...##.....|...##";

        assertThat(first(lateThenMissed, 0.05).map(BadPulse::kind)).contains(Kind.MISTIMED);
        assertThat(first(lateThenMissed, 0.1).map(BadPulse::kind)).contains(Kind.MISSED);
    }

    @Test
    void a_perfect_forecast_has_no_bad_pulse() {
        assertThat(first(TRUTH, 0)).isEmpty();
    }
}
