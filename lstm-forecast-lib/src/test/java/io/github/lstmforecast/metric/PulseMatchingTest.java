package io.github.lstmforecast.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.metric.PulseMatching.Pair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PulseMatchingTest {
    private static Onset at(double time) {
        return new Onset(time, (int) Math.ceil(time));
    }

    /** Times, divided by blanks; {@code -} for none. */
    private static List<Onset> onsets(String times) {
        return times.equals("-")
                ? List.of()
                : Stream.of(times.split(" "))
                        .map(Double::valueOf)
                        .map(PulseMatchingTest::at)
                        .toList();
    }

    private static String text(List<Onset> onsets) {
        return onsets.isEmpty()
                ? "-"
                : String.join(
                        " ", onsets.stream().map(onset -> number(onset.time())).toList());
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    private static String pairs(PulseMatching matching) {
        return matching.pairs().isEmpty()
                ? "-"
                : String.join(
                        " ",
                        matching.pairs().stream()
                                .map(pair -> number(pair.truth().time()) + ":"
                                        + number(pair.forecast().time()))
                                .toList());
    }

    // A period of 10 gives a window of 4.5 steps to either side.
    @ParameterizedTest(name = "{0} | {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                // truth  | forecast    | pairs            | missed | spurious
                "-        | -           | -                | -      | -",
                "10 20    | -           | -                | 10 20  | -",
                "-        | 10 20       | -                | -      | 10 20",
                "10 20    | 10 20       | 10:10 20:20      | -      | -",
                "10 20    | 12 18       | 10:12 20:18      | -      | -",
                // Ends of the window are included.
                "10       | 14.5        | 10:14.5          | -      | -",
                "10       | 5.5         | 10:5.5           | -      | -",
                "10       | 14.75       | -                | 10     | 14.75",
                "10       | 5.25        | -                | 10     | 5.25",
                // Most matches first: two of 8 steps in all are better than one of none.
                "10 14    | 6 10        | 10:6 14:10       | -      | -",
                // Then the least distance.
                "10       | 8 11        | 10:11            | -      | 8",
                "10 13    | 12          | 13:12            | 10     | -",
                "10 20    | 6 9 18 23   | 10:9 20:18       | -      | 6 23",
                // 9 is 1 step from 10, 14 is 4.
                "10 20    | 9 14 20     | 10:9 20:20       | -      | 14",
                // Ties go to the earlier: 8 and 12 are as far from 10.
                "10       | 8 12        | 10:8             | -      | 12",
                "8 12     | 10          | 8:10             | 12     | -",
                // Order is kept.
                "10 12    | 11 13       | 10:11 12:13      | -      | -",
                // A chain of pulses nearer than the window, of which the middle one is missing.
                "0 4 8 12 | 0 4 12      | 0:0 4:4 12:12    | 8      | -",
            })
    void pulses_are_matched(String truth, String forecast, String pairs, String missed, String spurious) {
        PulseMatching matching = PulseMatching.of(onsets(truth), onsets(forecast), 10);

        assertThat(pairs(matching)).isEqualTo(pairs);
        assertThat(text(matching.missed())).isEqualTo(missed);
        assertThat(text(matching.spurious())).isEqualTo(spurious);
    }

    // By hand: 0.45 * 12.5 = 5.625; 0.45 * 2 = 0.9, which has no exact double; 0.45 * 2.5 = 1.125.
    @ParameterizedTest
    @CsvSource({"12.5, 5.625, true", "12.5, 5.6251, false", "2, 0.9, true", "2, 0.9001, false", "2.5, -1.125, true"})
    void the_window_of_a_fractional_period_includes_its_ends(double period, double steps, boolean within) {
        assertThat(PulseMatching.within(steps, period)).isEqualTo(within);
    }

    // By hand: the next whole number from 0.45 * period up.
    @ParameterizedTest
    @CsvSource({"2, 1", "4, 2", "10, 5", "11, 5", "11.2, 6", "20, 9", "20.1, 10", "100, 45", "365.25, 165"})
    void the_guard_is_0_45_cycles_rounded_up(double period, int expected) {
        assertThat(PulseMatching.guardSteps(period)).isEqualTo(expected);
    }

    @Test
    void the_error_of_a_pair_is_positive_where_the_forecast_is_late() {
        assertThat(new Pair(at(10), at(12.5)).errorSteps()).isEqualTo(2.5);
        assertThat(new Pair(at(10), at(9)).errorSteps()).isEqualTo(-1);
    }

    @Property(tries = 2000)
    void no_other_matching_in_order_is_better(
            @ForAll("times") List<Onset> truth,
            @ForAll("times") List<Onset> forecast,
            @ForAll("periods") double period) {
        PulseMatching matching = PulseMatching.of(truth, forecast, period);

        // All matchings of all onsets are tried, so this also shows that taking them group by group loses nothing.
        assertThat(matching.pairs()).isEqualTo(bestOfAll(truth, forecast, period));
    }

    @Property
    void every_onset_is_matched_or_left_over_in_order(
            @ForAll("times") List<Onset> truth,
            @ForAll("times") List<Onset> forecast,
            @ForAll("periods") double period) {
        PulseMatching matching = PulseMatching.of(truth, forecast, period);

        assertThat(sorted(
                        matching.missed(),
                        matching.pairs().stream().map(Pair::truth).toList()))
                .isEqualTo(truth);
        assertThat(sorted(
                        matching.spurious(),
                        matching.pairs().stream().map(Pair::forecast).toList()))
                .isEqualTo(forecast);
        assertThat(matching.missed()).isSortedAccordingTo(Comparator.comparing(Onset::time));
        assertThat(matching.spurious()).isSortedAccordingTo(Comparator.comparing(Onset::time));
    }

    @Property
    void a_shift_of_both_in_time_changes_nothing(
            @ForAll("times") List<Onset> truth,
            @ForAll("times") List<Onset> forecast,
            @ForAll("periods") double period,
            @ForAll @IntRange(min = -1000, max = 1000) int quarters) {
        PulseMatching matching = PulseMatching.of(truth, forecast, period);

        PulseMatching shifted = PulseMatching.of(shift(truth, quarters), shift(forecast, quarters), period);

        assertThat(shift(shifted.missed(), -quarters)).isEqualTo(matching.missed());
        assertThat(shift(shifted.spurious(), -quarters)).isEqualTo(matching.spurious());
        assertThat(shifted.pairs())
                .extracting(Pair::errorSteps)
                .isEqualTo(matching.pairs().stream().map(Pair::errorSteps).toList());
    }

    /** Quarters of a step, whose sums and differences are exact, so that a tie is one. */
    @Provide
    Arbitrary<List<Onset>> times() {
        return Arbitraries.integers()
                .between(0, 100)
                .list()
                .uniqueElements()
                .ofMaxSize(6)
                .map(quarters -> quarters.stream()
                        .sorted()
                        .map(quarter -> at(quarter / 4.0))
                        .toList());
    }

    /** Windows of 0.9, 2.25, 4.5 and 9 steps. */
    @Provide
    Arbitrary<Double> periods() {
        return Arbitraries.of(2.0, 5.0, 10.0, 20.0);
    }

    private static List<Onset> shift(List<Onset> onsets, int quarters) {
        return onsets.stream().map(onset -> at(onset.time() + quarters / 4.0)).toList();
    }

    private static List<Onset> sorted(List<Onset> some, List<Onset> others) {
        return Stream.concat(some.stream(), others.stream())
                .sorted(Comparator.comparing(Onset::time))
                .toList();
    }

    /** Most pairs, then least total distance; of equals the one whose last pair is earliest, then the one before it. */
    private static List<Pair> bestOfAll(List<Onset> truth, List<Onset> forecast, double period) {
        Comparator<List<Pair>> better = Comparator.<List<Pair>>comparingInt(pairs -> -pairs.size())
                .thenComparingDouble(pairs -> pairs.stream()
                        .mapToDouble(pair -> Math.abs(pair.errorSteps()))
                        .sum())
                .thenComparing(PulseMatchingTest::timesFromTheEnd, Arrays::compare);
        List<List<Pair>> all = new ArrayList<>();
        collect(truth, forecast, period, 0, 0, List.of(), all);
        return all.stream().min(better).orElseThrow();
    }

    private static double[] timesFromTheEnd(List<Pair> pairs) {
        double[] times = new double[2 * pairs.size()];
        for (int k = 0; k < pairs.size(); k++) {
            Pair pair = pairs.get(pairs.size() - 1 - k);
            times[2 * k] = pair.forecast().time();
            times[2 * k + 1] = pair.truth().time();
        }
        return times;
    }

    private static void collect(
            List<Onset> truth,
            List<Onset> forecast,
            double period,
            int i,
            int j,
            List<Pair> pairs,
            List<List<Pair>> all) {
        all.add(pairs);
        for (int t = i; t < truth.size(); t++) {
            for (int f = j; f < forecast.size(); f++) {
                Pair pair = new Pair(truth.get(t), forecast.get(f));
                if (Math.abs(pair.errorSteps()) <= 0.45 * period) {
                    List<Pair> longer = new ArrayList<>(pairs);
                    longer.add(pair);
                    collect(truth, forecast, period, t + 1, f + 1, longer, all);
                }
            }
        }
    }
}
