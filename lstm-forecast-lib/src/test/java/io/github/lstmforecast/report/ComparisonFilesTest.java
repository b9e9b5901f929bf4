package io.github.lstmforecast.report;

import static io.github.lstmforecast.report.Compared.scenario;
import static io.github.lstmforecast.report.Compared.values;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.lstmforecast.compare.ComparisonJson;
import io.github.lstmforecast.compare.ResultsComparison;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.result.json.Results.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonFilesTest {
    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_OF_A_COMMENT = 65_536;

    @TempDir
    Path folder;

    private String markdown(ResultsComparison comparison) throws Exception {
        ComparisonFiles.write(folder, "Forecasts of m", comparison);
        return Files.readString(folder.resolve(ComparisonFiles.MARKDOWN));
    }

    private JsonNode json(ResultsComparison comparison) throws Exception {
        ComparisonFiles.write(folder, "Forecasts of m", comparison);
        return JSON.readTree(folder.resolve(ComparisonJson.FILE).toFile());
    }

    /** The rmse rises by 1 at each of 8 origins: the p-value is 2 / 2^8. */
    private static ResultsComparison worse() {
        return Compared.of(
                "release 1.0",
                List.of(rising(10).input("seed", "1").made()),
                List.of(rising(11).input("seed", "2").made()),
                Map.of("demand", Compared.SIGNIFICANT));
    }

    private static Compared rising(double rmse) {
        return scenario("demand")
                .limit("rmse", Limit.atMost(20))
                .origins(8, 28, i -> values("rmse", rmse + i / 4.0, "mae", 1));
    }

    @Test
    void what_is_worse_comes_first_and_the_rest_is_closed() throws Exception {
        assertThat(markdown(worse())).isEqualTo("""
                ## `Forecasts of m` compared with `release 1.0`: 1 worse ❌ FAIL

                - More than allowed: `demand`
                - Worse: `demand`

                |scenario|metric|then|now|change|limit|more than luck?|median of pairs, 95% interval (+ is worse)|
                |---|---|---:|---:|---:|---|---|---:|
                |`demand`|`rmse`|11.75|12.75|8.51% worse|at most 20|❌ FAIL, more than allowed; worse (8 pairs, p = 0.0078)|1 (1 to 1)|

                - `demand` ❌ FAIL: `it was PASS`
                - `demand` changed inputs: `seed 1 → 2`

                <details>
                <summary>Other metrics: without a limit, or without a difference that is shown</summary>

                |scenario|metric|then|now|change|limit|more than luck?|median of pairs, 95% interval (+ is worse)|
                |---|---|---:|---:|---:|---|---|---:|
                |`demand`|`mae`|1|1|same||no difference shown||

                </details>

                <details>
                <summary>What the words are based on</summary>

                - `demand` worse: `8 common origins`

                A word is worse or better if Wilcoxon's signed-rank test of the pairs has a p-value of at most 0.05, or of\
                 the scenario's significance, after Holm's correction for the tested metrics of the scenario. The interval\
                 has the median difference of the pairs with 95% confidence; positive is worse.

                </details>
                """);
    }

    @Test
    void scenarios_that_are_new_gone_or_were_not_run_are_named() throws Exception {
        ResultsComparison comparison = Compared.of(
                "main",
                List.of(
                        scenario("old").once(values("rmse", 1)).made(),
                        scenario("lost").verdict(Verdict.ERROR).made()),
                List.of(
                        scenario("young").once(values("rmse", 1)).made(),
                        scenario("lost").once(values("rmse", 1)).made()),
                Map.of());

        assertThat(markdown(comparison)).isEqualTo("""
                ## `Forecasts of m` compared with `main`: 1 new, 1 gone, 1 not run

                - New: `young`
                - Gone: `old`
                - Not run: `lost`

                - `lost` ✅ PASS: `it was ERROR`
                """);
    }

    @Test
    void scenarios_whose_regression_can_not_be_ruled_out_are_named_at_the_beginning() throws Exception {
        assertThat(markdown(tooFew()).lines().limit(3))
                .containsExactly(
                        "## `Forecasts of m` compared with `main`: 1 too few to tell",
                        "",
                        "- ⚠ WARNING, a regression can't be ruled out: `few`");
    }

    private static ResultsComparison tooFew() {
        return Compared.of("main", List.of(few(1)), List.of(few(2)), Map.of("few", Compared.SIGNIFICANT));
    }

    private static Scenario few(double rmse) {
        return scenario("few").origins(5, 28, i -> values("rmse", rmse)).made();
    }

    @Test
    void without_reference_results_the_files_say_why() throws Exception {
        ResultsComparison missing = ResultsComparison.missing("release", "there is no release yet");

        assertThat(markdown(missing)).isEqualTo("""
                ## `Forecasts of m` compared with `release`: nothing to compare with

                `there is no release yet`
                """);
        assertThat(json(missing).path("missing").asText()).isEqualTo("there is no release yet");
        assertThat(problems(json(missing))).isEmpty();
    }

    @Test
    void metrics_that_are_worse_by_more_than_allowed_come_before_others() throws Exception {
        List<String> rows = markdown(Compared.everything())
                .lines()
                .filter(line -> line.startsWith("|`"))
                .map(line -> line.replaceAll("^\\|`([^`]+)`\\|`([^`]+)`.*", "$1 $2"))
                .toList();

        assertThat(rows)
                .startsWith(
                        "single missedPulses",
                        "single skill",
                        "single rmse",
                        "single acme.cost",
                        "demand rmse",
                        "demand skill",
                        "single phaseError");
        assertThat(rows).containsSubsequence("few rmse", "load rmse", "demand mae", "noise rmse", "same rmse");
    }

    @Test
    void of_500_scenarios_what_does_not_fit_is_counted() throws Exception {
        String name = "a-scenario-with-a-long-name-".repeat(3);
        List<Scenario> then = many(name, 10);
        List<Scenario> now = many(name, 12);

        String markdown = markdown(Compared.of("release 1.0", then, now, Map.of()));

        assertThat(markdown.length()).isBetween(40_000, MOST_OF_A_COMMENT);
        assertThat(markdown.lines().findFirst().orElseThrow()).endsWith(": 500 worse");
        long rows = markdown.lines()
                .filter(line -> line.contains("|worse (7 pairs, p = 0.016)|"))
                .count();
        assertThat(rows).isBetween(100L, 499L);
        assertThat(markdown)
                .contains("\nOmitted: " + (500 - rows) + " of 500 metrics that changed, ")
                .contains(" lines on the pairs. All are in compare.json.\n");
        assertThat(json(Compared.of("release 1.0", then, now, Map.of())).path("scenarios"))
                .hasSize(500);
    }

    private static List<Scenario> many(String name, double rmse) {
        return IntStream.range(0, 500)
                .mapToObj(k -> scenario(name + k)
                        .limit("rmse", Limit.atMost(20))
                        .origins(7, 28, i -> values("rmse", rmse + i / 10.0, "mae", rmse))
                        .made())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a|b",
                "`",
                "``",
                "<script>alert(1)</script>",
                "</details>",
                "<!-- a",
                "[link](x)",
                "@mention",
                "#123",
                "https://example.org",
                "$x$",
                "&amp;",
                "a\\"
            })
    void names_and_texts_are_shown_unchanged(String text) throws Exception {
        ResultsComparison hostile = Compared.of(
                text,
                List.of(
                        scenario(text)
                                .limit("rmse", Limit.atMost(9))
                                .input(text, "1")
                                .once(values("rmse", 1, text, 1))
                                .made(),
                        scenario(text + " old").once(values("rmse", 1)).made()),
                List.of(
                        scenario(text)
                                .limit("rmse", Limit.atMost(9))
                                .input(text, "2")
                                .once(values("rmse", 2, text, 2))
                                .made(),
                        scenario(text + " new").once(values("rmse", 1)).made()),
                Map.of());

        Node document = Parser.builder().extensions(TABLES).build().parse(markdown(hostile));

        assertThat(all(document, Code.class)).extracting(Code::getLiteral).contains(text, text + " old", text + " new");
        assertThat(all(document, Link.class)).isEmpty();
        assertThat(all(document, HtmlInline.class)).isEmpty();
        assertThat(all(document, HtmlBlock.class))
                .extracting(HtmlBlock::getLiteral)
                .allMatch(html -> html.matches("(?s)</details>|<details>\n<summary>[A-Z][a-z ,:]+</summary>"));
        assertThat(all(document, TableRow.class)).hasSize(4); // two tables of a header and a metric each
    }

    private static <T extends Node> List<T> all(Node in, Class<T> type) {
        List<T> found = new java.util.ArrayList<>();
        in.accept(new AbstractVisitor() {
            @Override
            protected void visitChildren(Node parent) {
                for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
                    if (type.isInstance(child)) {
                        found.add(type.cast(child));
                    }
                }
                super.visitChildren(parent);
            }

            @Override
            public void visit(CustomNode node) {
                visitChildren(node);
            }
        });
        return found;
    }

    @Test
    void the_json_has_everything_of_a_metric() throws Exception {
        JsonNode scenario = json(worse()).path("scenarios").path(0);

        assertThat(scenario.path("outcome").asText()).isEqualTo("worse");
        assertThat(scenario.path("then").asText()).isEqualTo("PASS");
        assertThat(scenario.path("regression").asText()).isEqualTo("FAIL");
        assertThat(scenario.path("inputs").asText()).isEqualTo("seed 1 → 2");
        assertThat(scenario.path("pairs").asText()).isEqualTo("8 common origins");
        assertThat(scenario.path("metrics").path(1).toString()).isEqualTo("""
                {"metric":"rmse","then":11.75,"now":12.75,"worse":1.0,"highest":20.0,"test":{"pairs":8,\
                "differing":8,"median":1.0,"lowest":1.0,"highest":1.0,"pValue":0.0078125},"correctedPValue":0.0078125,\
                "word":"worse","regression":true}""");
        assertThat(scenario.path("findings").path(0).path("check").asText()).isEqualTo("regression.rmse");
    }

    @Test
    void comparisons_of_every_kind_fit_the_schema() throws Exception {
        JsonNode everything = json(Compared.everything());

        assertThat(problems(everything)).isEmpty();
        assertThat(everything.findValuesAsText("outcome")).contains("worse", "notRun", "worseAndBetter", "unchanged");
        assertThat(everything.findValues("undefined")).isNotEmpty();
        assertThat(everything.findValues("target")).isNotEmpty();
        assertThat(everything.findValues("column")).isNotEmpty();
        assertThat(folder.resolve(everything.path("$schema").asText())).hasContent(ComparisonJson.schema());
    }

    @Test
    void the_schema_knows_no_other_keys() throws Exception {
        JsonNode everything = json(Compared.everything());
        for (String path : List.of("", "/scenarios/0", "/scenarios/0/metrics/0", "/scenarios/0/findings/0")) {
            JsonNode changed = everything.deepCopy();
            ((ObjectNode) changed.at(path)).put("unknown", 1);

            assertThat(problems(changed)).as(path).isNotEmpty();
        }
    }

    private static List<String> problems(JsonNode json) throws Exception {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(JSON.readTree(ComparisonJson.schema()));
        return schema.validate(json).stream().map(Error::toString).toList();
    }

    @Test
    void the_same_comparison_gives_the_same_bytes() throws Exception {
        String markdown = markdown(Compared.everything());
        byte[] json = Files.readAllBytes(folder.resolve(ComparisonJson.FILE));

        assertThat(markdown(Compared.everything())).isEqualTo(markdown);
        assertThat(folder.resolve(ComparisonJson.FILE)).hasBinaryContent(json);
    }

    @Test
    void files_of_an_earlier_build_are_deleted() throws Exception {
        markdown(worse());

        ComparisonFiles.deleteOld(folder);

        assertThat(folder.resolve(ComparisonFiles.MARKDOWN)).doesNotExist();
        assertThat(folder.resolve(ComparisonJson.FILE)).doesNotExist();
    }
}
