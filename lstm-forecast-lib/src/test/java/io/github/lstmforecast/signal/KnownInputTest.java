package io.github.lstmforecast.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.Keyed;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownInputTest {
    private static List<String> names(List<KnownInput> inputs) {
        return inputs.stream().map(KnownInput::name).toList();
    }

    private static List<String> set(String feature, String... times) {
        List<KnownInput> inputs = Keyed.find(CalendarFeature.class, feature)
                .orElseThrow()
                .inputs(times.length, row -> LocalDateTime.parse(times[row]));
        Series values = KnownInput.series(inputs, times.length);
        assertThat(values.toArray()).containsOnly(0, 1);
        return IntStream.range(0, times.length)
                .mapToObj(row -> {
                    List<KnownInput> ones = inputs.stream()
                            .filter(input -> input.values().applyAsDouble(row) == 1)
                            .toList();
                    assertThat(ones).hasSize(1);
                    return ones.get(0).name();
                })
                .toList();
    }

    // By the calendar: 2024-02-29 is a Thursday of week 9; 2021-01-03 is a Sunday of week 53 of 2020.
    @ParameterizedTest
    @CsvSource({
        "hour, hour=23, hour=0",
        "dayOfWeek, dayOfWeek=THURSDAY, dayOfWeek=SUNDAY",
        "dayOfMonth, dayOfMonth=29, dayOfMonth=3",
        "weekOfYear, weekOfYear=9, weekOfYear=53",
        "month, month=FEBRUARY, month=JANUARY",
        "quarter, quarter=1, quarter=1"
    })
    void one_input_of_a_part_of_the_date_is_1(String feature, String first, String second) {
        assertThat(set(feature, "2024-02-29T23:59:59", "2021-01-03T00:00")).containsExactly(first, second);
    }

    @ParameterizedTest
    @CsvSource({"hour, 24", "dayOfWeek, 7", "dayOfMonth, 31", "weekOfYear, 53", "month, 12", "quarter, 4"})
    void a_part_of_the_date_has_an_input_for_each_value(String feature, int size) {
        assertThat(Keyed.find(CalendarFeature.class, feature).orElseThrow().inputs(0, row -> null))
                .hasSize(size)
                .allMatch(input -> input.group().equals(feature));
    }

    // Of a period of 8, step 1 is at 45 degrees; of its second harmonic, at 90. Step 9 is a cycle later.
    @Test
    void phase_is_sine_and_cosine_of_each_harmonic() {
        List<KnownInput> inputs = KnownInput.phase(2, 8);

        assertThat(names(inputs)).containsExactly("sin1", "cos1", "sin2", "cos2");
        Series values = KnownInput.series(inputs, 10);
        double half = Math.sqrt(0.5);
        double[] expected = {half, half, 1, 0};
        for (int input = 0; input < 4; input++) {
            assertThat(values.get(1, input)).isEqualTo(expected[input], within(1e-15));
            assertThat(values.get(9, input)).isEqualTo(values.get(1, input));
        }
        assertThat(KnownInput.phase(0, 8)).isEmpty();
    }

    // 1.5 of 7.5 is a fifth of a cycle.
    @Test
    void a_period_needs_no_whole_number_of_steps() {
        Series values = KnownInput.series(KnownInput.phase(1, 7.5), 10);

        assertThat(values.get(9, 0)).isEqualTo(Math.sin(2 * Math.PI * 0.2), within(1e-15));
    }
}
