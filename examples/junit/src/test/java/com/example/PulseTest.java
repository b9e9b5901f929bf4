package com.example;

import static io.github.lstmforecast.assertj.ForecastAssertions.assertThat;

import io.github.lstmforecast.Cycles;
import io.github.lstmforecast.assertj.ForecastSoftAssertions;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.junit.ForecastScenario;
import io.github.lstmforecast.junit.ForecastSeeds;
import io.github.lstmforecast.scenario.ForecastResult;
import org.junit.jupiter.api.Test;

/** The scenario of src/forecast/pulse: it is trained once for all tests here, and once for each seed at the end. */
@ForecastScenario("src/forecast/pulse")
class PulseTest {
    @Test
    void passes(ForecastResult result) {
        assertThat(result).passes();
    }

    @Test
    void stays_in_phase(Forecast forecast) {
        assertThat(forecast).staysInPhaseFor(Cycles.of(20));
    }

    @Test
    void is_good_in_every_way(Forecast forecast) {
        ForecastSoftAssertions.assertSoftly(softly -> softly.assertThat(forecast)
                .hasRmseAtMost(0.1)
                .hasPhaseErrorAtMost(Cycles.of(0.05))
                .hasNoMissedPulses()
                .hasNoSpuriousPulses());
    }

    @Test
    void is_still_the_accepted_model(ForecastResult result) {
        assertThat(result).matchesGolden();
    }

    @Test
    void counts(Forecast forecast) {
        assertThat(forecast.cells().orElseThrow()).countsPeriod(10);
    }

    @ForecastSeeds(29)
    void is_no_luck(Forecast forecast) {
        assertThat(forecast).hasNoMissedPulses().staysInPhaseFor(Cycles.of(20));
    }
}
