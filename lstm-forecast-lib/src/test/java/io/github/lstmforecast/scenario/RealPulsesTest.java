package io.github.lstmforecast.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.metric.Onset;
import io.github.lstmforecast.metric.PulseRule;
import io.github.lstmforecast.metric.PulseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Real series; README.md beside them says where they are from. */
class RealPulsesTest {
    private static double[] read(String name) throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/real/" + name + ".csv")).stream()
                .skip(1)
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static CsvPulses pulses(String name, double period) throws IOException {
        return new CsvPulses(read(name), OptionalDouble.of(period), PulseSettings.NONE);
    }

    /** The rows at which pulses of the truth begin in a horizon. */
    private static List<Integer> onsets(String name, double period, int from, int horizon) throws IOException {
        CsvPulses pulses = pulses(name, period);
        PulseRule rule = pulses.rule(List.of(new ForecastSpan(from, (int) (2 * period), horizon, 0)))
                .orElseThrow();
        return Onset.find(new double[0], pulses.values(), rule).stream()
                .map(Onset::step)
                .filter(row -> row >= from && row < from + horizon)
                .toList();
    }

    // Yearly from 1700 on: 1956, 1967, 1978 and 1988, each two or three years after a minimum (1954, 1964, 1976, 1986).
    @Test
    void sunspots_have_a_pulse_in_each_cycle_of_about_eleven_years() throws IOException {
        assertThat(onsets("sunspots", 11, 248, 50)).containsExactly(256, 267, 278, 288);
    }

    // Monthly from March 1958 on: the year's maximum is in May, the mean is crossed in winter.
    @Test
    void the_seasons_of_carbon_dioxide_are_seen_though_it_rises_by_more_than_they_do() throws IOException {
        assertThat(onsets("co2m", 12, 660, 60)).hasSize(5);
    }

    @Test
    void the_gross_domestic_product_has_no_pulses_to_be_found() throws IOException {
        assertThat(pulses("realgdp", 4).doubt(List.of(new ForecastSpan(179, 8, 20, 2))))
                .isPresent();
    }
}
