package io.github.lstmforecast.assertj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.lstmforecast.Cycles;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.plot.Forecasts;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.junit.jupiter.InjectSoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.assertj.core.error.AssertJMultipleFailuresError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SoftAssertionsExtension.class)
class ForecastSoftAssertionsTest {
    private static final Forecast LATE = Forecasts.of(Forecasts.late(1), 50);
    private static final Forecast TRACED = Forecasts.traced(1, List.of(true), 50);

    @InjectSoftAssertions
    private ForecastSoftAssertions injected;

    static List<String> failuresOf(Consumer<ForecastSoftAssertions> assertions) {
        AssertJMultipleFailuresError error = catchThrowableOfType(
                AssertJMultipleFailuresError.class, () -> ForecastSoftAssertions.assertSoftly(assertions));
        return error == null
                ? List.of()
                : error.getFailures().stream().map(Throwable::getMessage).toList();
    }

    @Test
    void all_failures_are_reported_at_the_end() {
        List<String> failures = failuresOf(softly -> {
            softly.assertThat(LATE).hasRmseAtMost(0.1).withPeriod(10).hasPhaseErrorAtMost(Cycles.of(0.05));
            softly.assertThat(LATE).hasNoMissedPulses().staysInPhaseFor(Cycles.of(5));
            softly.assertThat(LATE.cells()).isEmpty();
            softly.assertThat(TRACED.cells().orElseThrow()).countsPeriod(7);
            softly.assertThat(1).isEqualTo(2);
        });

        assertThat(failures)
                .satisfiesExactly(
                        rmse -> assertThat(rmse).contains("rmse is 0.4472"),
                        phase -> assertThat(phase).contains("phaseError is 0.1 cycles"),
                        inPhase -> assertThat(inPhase).contains("comes 0.1 cycles late"),
                        cells -> assertThat(cells).contains("to count a period of 7 steps"),
                        plain -> assertThat(plain).contains("expected: 2"));
    }

    @Test
    void settings_apply_to_the_assertions_that_follow() {
        Forecast late = Forecasts.of(Forecasts.TRUTH, Forecasts.late(1), 25, 50, 9);

        List<String> failures = failuresOf(softly -> softly.assertThat(late)
                .as("the pulse")
                .withPeriod(20)
                .has(StandardMetric.PHASE_ERROR, Limit.atMost(0)));

        assertThat(failures)
                .singleElement()
                .asString()
                .startsWith("[the pulse] ")
                .contains("phaseError is 0.05 cycles");
    }

    @Test
    void soft_assertions_that_hold_do_not_fail() {
        assertThat(failuresOf(softly -> softly.assertThat(LATE).hasNoMissedPulses()))
                .isEmpty();
    }

    @Test
    void assertj_injects_soft_assertions(ForecastSoftAssertions asParameter) {
        injected.assertThat(LATE).hasNoMissedPulses();
        asParameter.assertThat(TRACED.cells().orElseThrow()).countsPeriod(10);

        assertThat(injected.wasSuccess()).isTrue();
        assertThat(asParameter.errorsCollected()).isEmpty();
    }
}
