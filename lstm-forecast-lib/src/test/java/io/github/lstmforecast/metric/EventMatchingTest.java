package io.github.lstmforecast.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.metric.PulseMatching.Pair;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Other programs match the same events: mir_eval, which is used for music, and bxb of WFDB, which is used for heartbeats.
 * {@code event-matching.py}, beside the file, says how it was made.
 */
class EventMatchingTest {
    private static final double PERIOD = 100;

    /** A line of the file. */
    record Case(String kind, List<Onset> truth, List<Onset> forecast, int mirEvalPairs, List<Pair> bxbPairs) {
        static Case of(String line) {
            String[] cells = line.split("\\|");
            return new Case(cells[0], onsets(cells[1]), onsets(cells[2]), Integer.parseInt(cells[3]), pairs(cells[4]));
        }

        PulseMatching ours() {
            return PulseMatching.of(truth, forecast, PERIOD);
        }
    }

    private static Stream<String> cells(String text) {
        return text.equals("-") ? Stream.of() : Arrays.stream(text.split(" "));
    }

    private static Onset at(String time) {
        return new Onset(Integer.parseInt(time), Integer.parseInt(time));
    }

    private static List<Onset> onsets(String times) {
        return cells(times).map(EventMatchingTest::at).toList();
    }

    private static List<Pair> pairs(String pairs) {
        return cells(pairs)
                .map(pair -> pair.split(":"))
                .map(pair -> new Pair(at(pair[0]), at(pair[1])))
                .toList();
    }

    static List<Case> cases() throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                EventMatchingTest.class.getResourceAsStream("/event-matching.csv"), StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(Case::of).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void as_many_events_are_matched_as_by_mir_eval(Case events) {
        assertThat(events.ours().pairs()).hasSize(events.mirEvalPairs());
    }

    // Of two events of the forecast that are 4 before and 4 after the one of the truth, bxb takes the later, ours the
    // earlier.
    @ParameterizedTest
    @MethodSource("cases")
    void the_pairs_are_those_of_bxb_or_as_near_as_those(Case events) {
        List<Pair> ours = events.ours().pairs();

        assertThat(ours).hasSameSizeAs(events.bxbPairs());
        assertThat(distance(ours)).isEqualTo(distance(events.bxbPairs()));
    }

    private static double distance(List<Pair> pairs) {
        return pairs.stream().mapToDouble(pair -> Math.abs(pair.errorSteps())).sum();
    }

    @Test
    void the_pairs_are_those_of_bxb_but_for_one_tie() throws IOException {
        assertThat(cases()).hasSize(270);
        assertThat(cases().stream().filter(events -> !events.ours().pairs().equals(events.bxbPairs())))
                .extracting(Case::kind)
                .containsExactly("crowded");
    }
}
