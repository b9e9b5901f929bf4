package io.github.lstmforecast.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.compare.BuildRun;
import io.github.lstmforecast.compare.HistoryEntry;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.metric.Limit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistoryPictureTest {
    private static HistoryEntry run(int number, Verdict verdict, String golden, Map<String, Double> metrics) {
        return new HistoryEntry(
                new BuildRun(
                        "2026-01-" + (10 + number % 20) + "T12:00:00Z",
                        Optional.of(number + "ca4e01234567"),
                        Optional.of("<main>"),
                        "a:b",
                        "1"),
                "pulse",
                verdict,
                Optional.of(golden),
                metrics,
                metrics.containsKey("rmse") ? Map.of("rmse", Limit.atMost(1)) : Map.of());
    }

    private static HistoryEntry rmse(int number, double value) {
        return run(number, value <= 1 ? Verdict.PASS : Verdict.FAIL, "g", Map.of("rmse", value));
    }

    private static Picture picture(List<HistoryEntry> runs) {
        return ForecastPlots.ofHistory(runs).orElseThrow();
    }

    @Test
    void values_are_drawn_run_by_run_with_the_limit() throws Exception {
        DrawnSvg drawn = DrawnSvg.of(
                picture(List.of(rmse(1, 0.5), rmse(2, 0.25), rmse(3, 0.75))).svg());

        List<DrawnSvg.Point> line = drawn.line(Ink.WARM_UP).get(0);
        assertThat(line).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(line.get(i).x()).isCloseTo(i - 2, within(0.05));
            assertThat(line.get(i).y()).isCloseTo(List.of(0.5, 0.25, 0.75).get(i), within(0.02));
        }
        assertThat(drawn.line(Ink.LIMIT).get(0))
                .allSatisfy(point -> assertThat(point.y()).isCloseTo(1, within(0.02)));
        assertThat(drawn.texts()).contains("rmse 0.75, at most 1", "value", "limit");
    }

    @Test
    void failed_runs_are_crosses_and_those_that_could_not_be_judged_triangles() throws Exception {
        Picture picture = picture(
                List.of(rmse(1, 0.5), rmse(2, 1.5), run(3, Verdict.ERROR, "g", Map.of()), rmse(4, 0.5), rmse(5, 0.5)));

        DrawnSvg drawn = DrawnSvg.of(picture.svg());

        assertThat(drawn.marks(Ink.FORECAST)).containsExactly(-3);
        assertThat(drawn.marks(Ink.SPURIOUS)).containsExactly(-2);
        assertThat(picture.caption()).contains("Failed: run -3 (2ca4e01).", "Not judged: run -2 (3ca4e01).");
    }

    @Test
    void what_was_within_its_limit_in_a_failed_run_is_a_diamond() throws Exception {
        HistoryEntry otherFailed = run(2, Verdict.FAIL, "g", Map.of("rmse", 0.5));

        DrawnSvg drawn = DrawnSvg.of(
                picture(List.of(rmse(1, 0.5), otherFailed, rmse(3, 0.5))).svg());

        assertThat(drawn.marks(Ink.FORECAST)).containsExactly(-1);
        assertThat(drawn.texts()).contains("in a failed run");
    }

    @Test
    void an_accepted_golden_model_is_a_line_before_its_first_run() throws Exception {
        Picture picture = picture(List.of(
                run(1, Verdict.PASS, "a", Map.of("rmse", 0.5)),
                run(2, Verdict.PASS, "b", Map.of("rmse", 0.5)),
                run(3, Verdict.PASS, "b", Map.of("rmse", 0.5))));

        assertThat(DrawnSvg.of(picture.svg()).line(Ink.GOLDEN))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .allSatisfy(point -> assertThat(point.x()).isCloseTo(-1.5, within(0.05))));
        assertThat(picture.caption()).contains("Another golden model was accepted before: run -1 (2ca4e01).");
    }

    @Test
    void a_value_far_beyond_the_limit_is_drawn_at_the_edge() throws Exception {
        DrawnSvg drawn = DrawnSvg.of(picture(List.of(rmse(1, 0), rmse(2, Double.MAX_VALUE), rmse(3, 0.5)))
                .svg());

        assertThat(drawn.marks(Ink.FORECAST)).containsExactly(-1);
        assertThat(drawn.line(Ink.WARM_UP).get(0).get(1).y()).isCloseTo(3, within(0.05)); // 2 ranges beyond 0..1
        assertThat(drawn.line(Ink.WARM_UP).get(0).get(2).y()).isCloseTo(0.5, within(0.05));
    }

    @Test
    void only_the_last_fifty_runs_are_drawn_and_few_are_named() throws Exception {
        List<HistoryEntry> runs = new ArrayList<>(
                IntStream.range(0, 60).mapToObj(i -> rmse(i, i < 52 ? 0.5 : 2)).toList());

        Picture picture = picture(runs);

        assertThat(picture.title()).isEqualTo("The last 50 runs");
        assertThat(DrawnSvg.of(picture.svg()).line(Ink.WARM_UP).get(0)).hasSize(50);
        assertThat(picture.caption())
                .contains("Failed: runs 0 (59ca4e0), -1 (58ca4e0), -2 (57ca4e0), -3 (56ca4e0), -4"
                        + " (55ca4e0) and 3 more.")
                .contains("The oldest is of 2026-01-20 (commit 10ca4e0).");
    }

    @Test
    void a_metric_has_a_plot_if_it_has_a_limit_and_values_in_two_runs() {
        HistoryEntry other = run(2, Verdict.PASS, "g", Map.of("mae", 1.0));

        assertThat(ForecastPlots.ofHistory(List.of(rmse(1, 0.5)))).isEmpty();
        assertThat(ForecastPlots.ofHistory(List.of(rmse(1, 0.5), other))).isEmpty();
        assertThat(ForecastPlots.ofHistory(List.of(other, other))).isEmpty();
        assertThat(ForecastPlots.ofHistory(List.of())).isEmpty();
    }

    @Test
    void equal_values_at_a_limit_of_zero_are_drawn() throws Exception {
        HistoryEntry zero = new HistoryEntry(
                rmse(1, 0).run(),
                "pulse",
                Verdict.PASS,
                Optional.empty(),
                Map.of("missed", 0.0),
                Map.of("missed", Limit.atMost(0)));

        assertThat(DrawnSvg.of(picture(List.of(zero, zero)).svg())
                        .line(Ink.WARM_UP)
                        .get(0))
                .allSatisfy(point -> assertThat(point.y()).isCloseTo(0, within(0.05)));
    }

    @Test
    void no_text_of_a_build_is_drawn() {
        assertThat(picture(List.of(rmse(1, 0.5), rmse(2, 0.5))).svg()).doesNotContain("main", "pulse");
    }
}
