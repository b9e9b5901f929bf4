package io.github.lstmforecast.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.compare.ResultsComparison;
import io.github.lstmforecast.metric.StandardMetric;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepSummaryTest {
    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final int MOST_BYTES = 64 * 1024;

    @TempDir
    Path folder;

    Path file;

    @BeforeEach
    void name_a_file_that_is_not_there() {
        file = folder.resolve("summary.md");
    }

    private static void append(Path file, String title, List<ScenarioReport> results) throws Exception {
        StepSummary.append(file, title, results, Optional.empty());
    }

    private static ScenarioReport good(String name) {
        return Results.judged(name, Map.of(StandardMetric.RMSE, Results.value(0.0125)));
    }

    private static ScenarioReport late(String name) {
        return Results.judged(
                name,
                Map.of(StandardMetric.PHASE_ERROR, Results.value(0.1), StandardMetric.MISSED_PULSES, Results.value(2)));
    }

    @Test
    void the_summary_has_a_heading_a_table_and_the_findings() throws Exception {
        append(
                file,
                "my forecasts",
                List.of(good("good"), late("late"), ScenarioReport.notRun("lost", "no such file")));

        assertThat(Files.readString(file)).isEqualTo("""
                ## `my forecasts`: ⛔ ERROR

                |scenario|verdict|rmse|phase error|missed|spurious|first finding|
                |---|---|---:|---:|---:|---:|---|
                |`late`|❌ FAIL|0|0.1|2|0|`missedPulses is 2, but at most 0 is allowed (2 over)`|
                |`lost`|⛔ ERROR|-|-|-|-|`no such file`|
                |`good`|✅ PASS|0.0125|0|0|0|-|

                - `late` ❌ FAIL: `missedPulses is 2, but at most 0 is allowed (2 over)`
                - `late` ❌ FAIL: `phaseError is 0.1 cycles, but at most 0.05 is allowed (0.05 over)`
                - `lost` ⛔ ERROR: `no such file`
                """);
    }

    @Test
    void consequences_are_listed_with_their_cause() throws Exception {
        ScenarioReport flat = Results.judged(
                "flat", Map.of(StandardMetric.FLAT, Results.value(1), StandardMetric.NRMSE, Results.value(0.5)));

        append(file, "my forecasts", List.of(flat));

        assertThat(Files.readString(file))
                .contains("|`flat is 1, but at most 0 is allowed (1 over)`|")
                .endsWith("\n\n- `flat` ❌ FAIL: `flat is 1, but at most 0 is allowed (1 over); and therefore nrmse 0.5"
                        + " (at most 0.2)`\n");
    }

    @Test
    void warnings_of_a_scenario_that_passes_are_listed() throws Exception {
        append(file, "my forecasts", List.of(Results.besideNaive("worse", 0.3, 0.1)));

        assertThat(Files.readString(file))
                .contains("|`worse`|✅ PASS|")
                .contains("\n- `worse` ⚠ WARNING: `the forecast is worse than repeating the last cycle: ");
    }

    @Test
    void how_a_model_compares_with_the_best_baseline_is_a_note() throws Exception {
        append(file, "my forecasts", List.of(Results.besideDrift("drift", 0.3, 0.6)));

        assertThat(Files.readString(file))
                .contains(
                        "\n- `drift` ℹ NOTE: `rmse is 0.5 times that of the best baseline, continuing the mean slope`\n");
    }

    @Test
    void there_is_a_column_for_golden_models_if_there_are_any() throws Exception {
        append(file, "golden", List.of(good("none"), Results.withGolden("drift", Results.golden("outputs differ"))));

        assertThat(rows())
                .containsExactly(
                        List.of(
                                "scenario",
                                "verdict",
                                "rmse",
                                "phase error",
                                "missed",
                                "spurious",
                                "golden",
                                "first finding"),
                        List.of("drift", "❌ FAIL", "0", "0", "0", "0", "FAIL", "outputs differ"),
                        List.of("none", "✅ PASS", "0.0125", "0", "0", "0", "-", "-"));
    }

    @Test
    void a_second_summary_keeps_the_first() throws Exception {
        append(file, "first", List.of(good("one")));
        String first = Files.readString(file);

        append(file, "second", List.of(good("two")));

        assertThat(Files.readString(file)).startsWith(first + "\n## `second`: ").endsWith("\n");
        assertThat(found(parsed(), Heading.class))
                .extracting(StepSummaryTest::text)
                .containsExactly("first: ✅ PASS", "second: ✅ PASS");
    }

    @Test
    void text_of_others_without_a_line_end_is_kept_apart() throws Exception {
        Files.writeString(file, "other");

        append(file, "ours", List.of(good("one")));

        assertThat(Files.readString(file)).startsWith("other\n## `ours`");
        assertThat(found(parsed(), Heading.class)).hasSize(1);
    }

    @Test
    void scenarios_whose_regression_can_not_be_ruled_out_are_named_at_the_beginning() throws Exception {
        StepSummary.append(file, "ours", List.of(good("few")), Optional.of(Compared.everything()));

        assertThat(Files.readString(file).lines().limit(3))
                .containsExactly("## `ours`: ✅ PASS", "", "⚠ WARNING, a regression can't be ruled out: `few`, `lost`");
    }

    @Test
    void a_comparison_comes_after_the_results_without_what_these_have() throws Exception {
        StepSummary.append(file, "ours", List.of(good("one")), Optional.of(Compared.everything()));

        assertThat(Files.readString(file))
                .contains("\n\n|scenario|verdict|", "\n\n### Compared with `release 1.0`: 1 worse, ")
                .contains("\n- `demand` ❌ FAIL: `it was PASS`\n")
                .containsOnlyOnce("WARNING")
                .endsWith("\n</details>\n");
    }

    @Test
    void a_build_without_scenarios_has_only_a_heading() throws Exception {
        append(file, "nothing", List.of());

        assertThat(Files.readString(file)).isEqualTo("## `nothing`: ✅ PASS\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a|b",
                "a\\|b",
                "|",
                "\\",
                "a\\",
                "`",
                "``",
                "`a`",
                "a``b`c",
                "<script>alert(1)</script>",
                "<!-- a",
                "[link](x)",
                "![image](x)",
                "*a* **b** _c_ ~~d~~",
                "# a",
                "- a",
                "@mention",
                "#123",
                "GH-123",
                "owner/name#1",
                "https://example.org",
                ":smile:",
                "$x$",
                "$`x`$",
                "&amp; &lt;",
                "größer 日本 😀",
                "a  b",
                "---",
                "1. a"
            })
    void names_and_messages_are_shown_unchanged(String text) throws Exception {
        append(file, text, List.of(ScenarioReport.notRun(text, text)));

        Node document = parsed();
        assertThat(rows().get(1)).containsExactly(text, "⛔ ERROR", "-", "-", "-", "-", text);
        assertThat(text(found(document, Heading.class).get(0))).isEqualTo(text + ": ⛔ ERROR");
        assertThat(text(found(document, ListItem.class).get(0))).isEqualTo(text + " ⛔ ERROR: " + text);
        // GitHub does not interpret code spans; outside them, nothing may have a meaning to it.
        assertThat(found(document, Code.class))
                .extracting(Code::getLiteral)
                .containsOnly(text)
                .hasSize(5);
        assertThat(found(document, Link.class)).isEmpty();
        assertThat(found(document, HtmlInline.class)).isEmpty();
        assertThat(found(document, HtmlBlock.class)).isEmpty();
        assertThat(html(document)).doesNotContain("<script", "<img", "<a ");
    }

    @Test
    void line_breaks_and_direction_controls_are_removed() throws Exception {
        String text = "a\nb\r\nc\td\u202Ee\u2066f\u0000g";

        append(file, text, List.of(ScenarioReport.notRun(text, text)));

        assertThat(rows().get(1)).startsWith("a b c def\uFFFDg").endsWith("a b c def\uFFFDg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", "\u202E"})
    void invisible_text_is_replaced_by_a_dash(String text) throws Exception {
        append(file, "title", List.of(ScenarioReport.notRun(text, text)));

        assertThat(rows().get(1)).startsWith("-").endsWith("-");
    }

    @Test
    void long_texts_are_shortened() throws Exception {
        append(file, "title", List.of(ScenarioReport.notRun("n".repeat(10_000), "😀".repeat(10_000))));

        assertThat(rows().get(1)).startsWith("n".repeat(99) + "…").endsWith("😀".repeat(199) + "…");
        assertThat(text(found(parsed(), ListItem.class).get(0))).endsWith(": " + "😀".repeat(999) + "…");
    }

    @Test
    void texts_of_exactly_the_maximum_length_are_not_shortened() throws Exception {
        append(file, "title", List.of(ScenarioReport.notRun("n".repeat(100), "m".repeat(200)), good("n".repeat(101))));

        assertThat(rows().get(1)).startsWith("n".repeat(100)).endsWith("m".repeat(200));
        assertThat(rows().get(2)).startsWith("n".repeat(99) + "…");
    }

    @Test
    void rows_that_do_not_fit_are_omitted_and_counted() throws Exception {
        List<ScenarioReport> results = new ArrayList<>();
        IntStream.range(0, 2000).forEach(i -> results.add(good("good-" + i)));
        IntStream.range(0, 2000).forEach(i -> results.add(ScenarioReport.notRun("bad-" + i, "`|".repeat(2000))));
        append(file, "first", List.of(good("one")));
        long before = Files.size(file);

        append(file, "many", results);

        assertThat(Files.size(file) - before).isBetween(MOST_BYTES * 9L / 10, (long) MOST_BYTES);
        int rows = rows().size() - 3; // two headers, and the row of the first summary
        int findings = found(parsed(), ListItem.class).size();
        assertThat(rows).isPositive();
        assertThat(findings).isPositive();
        assertThat(rows().get(3)).startsWith("bad-0");
        assertThat(Files.readString(file))
                .endsWith("\nOmitted: " + (4000 - rows) + " of 4000 scenarios, " + (2000 - findings)
                        + " of 2000 findings, warnings and notes. All are in results.json.\n");
    }

    @Test
    void nothing_that_fits_is_omitted() throws Exception {
        List<ScenarioReport> results =
                IntStream.range(0, 200).mapToObj(i -> late("late-" + i)).toList();

        append(file, "many", results);

        assertThat(rows()).hasSize(201);
        assertThat(found(parsed(), ListItem.class)).hasSize(400);
        assertThat(Files.readString(file).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MOST_BYTES);
    }

    private Node parsed() throws Exception {
        return Parser.builder().extensions(TABLES).build().parse(Files.readString(file));
    }

    private static String html(Node document) {
        return HtmlRenderer.builder().extensions(TABLES).build().render(document);
    }

    private List<List<String>> rows() throws Exception {
        return found(parsed(), TableRow.class).stream()
                .map(row -> found(row, TableCell.class).stream()
                        .map(StepSummaryTest::text)
                        .toList())
                .toList();
    }

    private static String text(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(Code part) {
                text.append(part.getLiteral());
            }
        });
        return text.toString();
    }

    private static <T extends Node> List<T> found(Node in, Class<T> type) {
        List<T> found = new ArrayList<>();
        for (Node child = in.getFirstChild(); child != null; child = child.getNext()) {
            if (type.isInstance(child)) {
                found.add(type.cast(child));
            }
            found.addAll(found(child, type));
        }
        return found;
    }

    @Test
    void a_comparison_alone_is_appended_to_what_others_have_written() throws Exception {
        Files.writeString(file, "before");

        StepSummary.append(file, "Forecasts of demand", ResultsComparison.missing("release", "there is none"));

        assertThat(Files.readString(file)).startsWith("before\n").contains("Forecasts of demand", "there is none");
    }
}
