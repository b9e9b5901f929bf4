package io.github.lstmforecast.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.compare.BuildRun;
import io.github.lstmforecast.compare.HistoryEntry;
import io.github.lstmforecast.compare.ResultsComparison;
import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.gate.CheckId;
import io.github.lstmforecast.gate.Finding;
import io.github.lstmforecast.gate.Judge;
import io.github.lstmforecast.gate.Judgement;
import io.github.lstmforecast.gate.Numbers;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.golden.GoldenComparison;
import io.github.lstmforecast.metric.LeadTime;
import io.github.lstmforecast.metric.LeadTimeMetric;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.result.Assessment;
import io.github.lstmforecast.result.Measurement;
import io.github.lstmforecast.result.PictureFile;
import io.github.lstmforecast.result.SubjectMetrics;
import io.github.lstmforecast.result.TrainingResult;
import io.github.lstmforecast.result.json.ResultsJson;
import io.github.lstmforecast.scenario.Scenario;
import io.github.lstmforecast.train.Recipe;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReportTest {
    private static final List<String> KNOWN_ATTRIBUTES = List.of(
            "lang",
            "charset",
            "name",
            "content",
            "class",
            "id",
            "href",
            "http-equiv",
            "scope",
            "colspan",
            "open",
            "role",
            "tabindex",
            "title");

    private static ScenarioReport pass;
    private static ScenarioReport fail;
    private static ScenarioReport several;
    private static Document everything;

    @TempDir
    static Path ofEverything;

    @TempDir
    Path folder;

    @BeforeAll
    static void train() throws Exception {
        pass = TrainedResults.of(TrainedResults.scenario("good", Recipe.defaults(), 1), 1);
        fail = TrainedResults.of(TrainedResults.scenario("bad", TrainedResults.quick(), 1), 1);
        several = TrainedResults.of(TrainedResults.scenario("several", TrainedResults.quick(), 14), 1);
        everything = page(
                ofEverything,
                "module",
                pass,
                fail,
                TrainedResults.besideGolden(TrainedResults.scenario("golden", TrainedResults.quick(), 1)),
                several,
                TrainedResults.of(TrainedResults.scenario("seeds", TrainedResults.quick(), 1), 3),
                ScenarioReport.notRun("lost", "no such file"));
    }

    private Document page(ScenarioReport... results) throws Exception {
        return page(folder, "module", results);
    }

    /** A page with pictures, and {@code results.json} next to it. */
    private static Document page(Path folder, String title, ScenarioReport... results) throws Exception {
        List<ScenarioReport> drawn = new ArrayList<>();
        for (ScenarioReport result : results) {
            drawn.add(
                    result.pictures().isEmpty() ? result.withPictures(ScenarioPictures.write(folder, result)) : result);
        }
        ResultsJson.write(folder, ResultsMaker.of(drawn));
        HtmlReport.write(
                folder.resolve("index.html"),
                title,
                List.of(),
                drawn,
                Optional.empty(),
                result -> Optional.of("mvn accept"));
        return Jsoup.parse(Files.readString(folder.resolve("index.html")));
    }

    private static JsonNode json(String scenario) throws Exception {
        for (JsonNode one : new ObjectMapper()
                .readTree(ofEverything.resolve("results.json").toFile())
                .get("scenarios")) {
            if (one.get("name").asText().equals(scenario)) {
                return one;
            }
        }
        throw new AssertionError("no scenario " + scenario);
    }

    private static Element part(Document page, String scenario) {
        return page.select("details.scenario").stream()
                .filter(part -> part.selectFirst("summary h2").wholeText().equals(scenario))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void scenarios_that_did_not_pass_come_first() throws Exception {
        assertThat(pass.verdict()).isEqualTo(Verdict.PASS);
        assertThat(fail.verdict()).isEqualTo(Verdict.FAIL);

        Document page =
                page(pass, fail, ScenarioReport.notRun("lost", "no such file"), TrainedResults.named("good 2", pass));

        assertThat(page.select("table.summary tbody th").eachText()).containsExactly("lost", "bad", "good", "good 2");
        assertThat(page.select("table.summary .verdict").eachText())
                .containsExactly("! ERROR", "✗ FAIL", "✓ PASS", "✓ PASS");
        assertThat(page.select("details.scenario > summary h2").eachText())
                .containsExactly("lost", "bad", "good", "good 2");
        assertThat(page.select("header .verdict").text()).isEqualTo("! ERROR");
        assertThat(page.select("header p").text())
                .isEqualTo("! ERROR 2 of 4 scenarios passed, 1 failed, 1 could not be judged");
        assertThat(page.title()).isEqualTo("ERROR: forecasts of module");
    }

    @Test
    void each_link_of_the_summary_leads_to_its_scenario() throws Exception {
        Document page = everything;

        for (Element link : page.select("table.summary tbody a")) {
            assertThat(page.getElementById(link.attr("href").substring(1))
                            .selectFirst("h2")
                            .text())
                    .isEqualTo(link.text());
        }
    }

    @Test
    void the_page_shows_the_messages_of_the_findings() throws Exception {
        Document page = everything;

        for (String scenario : List.of("good", "bad", "golden", "several", "seeds", "lost")) {
            assertThat(part(page, scenario).select(".findings bdi").stream()
                            .map(Element::wholeText)
                            .toList())
                    .as(scenario)
                    .isEqualTo(json(scenario).get("findings").findValuesAsText("message"));
        }
        assertThat(part(page, "bad").select(".findings > li > bdi").eachText())
                .isEqualTo(json("bad")
                        .get("findings")
                        .valueStream()
                        .map(finding -> finding.get("message").asText())
                        .toList());
        assertThat(part(page, "bad").select(".findings details li")).hasSize(8);
        assertThat(part(page, "golden").select(".findings li").text()).contains("golden");
    }

    @Test
    void the_numbers_of_the_tables_are_those_of_the_results() throws Exception {
        Document page = everything;

        for (String scenario : List.of("good", "bad", "golden")) {
            Element part = part(page, scenario);
            JsonNode results = json(scenario);
            assertThat(part.select("table.metrics tbody th"))
                    .hasSize(ofPulseWaves().size());
            for (Metric metric : ofPulseWaves()) {
                JsonNode value = results.get("metrics").get(metric.key());
                assertThat(cell(part, metric, "value")).isEqualTo(value.isNumber() ? text(value) : "-");
                assertThat(cell(part, metric, "autoregression"))
                        .isEqualTo(text(results.at("/forecasts/0/baselines/autoregression/" + metric.key())));
                assertThat(cell(part, metric, "last cycle repeated"))
                        .isEqualTo(text(results.at("/forecasts/0/baselines/seasonalNaive/" + metric.key())));
                if (scenario.equals("golden")) {
                    assertThat(cell(part, metric, "golden"))
                            .isEqualTo(text(results.at("/forecasts/0/golden/metrics/" + metric.key())));
                }
            }
            assertThat(results.get("checks")).isNotEmpty();
            for (JsonNode check : results.get("checks")) {
                Metric metric = Extensions.metrics().all().stream()
                        .filter(one -> one.key().equals(check.get("check").asText()))
                        .findFirst()
                        .orElseThrow();
                assertThat(cell(part, metric, "margin")).isEqualTo(text(check.path("margin")));
                assertThat(cell(part, metric, "allowed")).isEqualTo(allowed(check));
                assertThat(cell(part, metric, "outcome"))
                        .isEqualTo(
                                switch (check.get("outcome").asText()) {
                                    case "pass" -> "✓ within limit";
                                    case "fail" -> "✗ beyond limit";
                                    case "notApplicable" -> "not applicable";
                                    default -> "";
                                });
            }
        }
    }

    private static String cell(Element part, Metric metric, String column) {
        for (Element row : part.select("table.metrics tbody tr:has(th)")) {
            if (row.selectFirst("th").ownText().equals(metric.key())) {
                List<String> columns = row.closest("table").select("thead th").eachText();
                return row.child(columns.indexOf(column)).text();
            }
        }
        throw new AssertionError("no row of " + metric.key());
    }

    private static String text(JsonNode number) {
        return number.isNumber() ? Numbers.text(number.asDouble()) : "";
    }

    private static String allowed(JsonNode check) {
        if (!check.has("lowest")) {
            return "at most " + text(check.get("highest"));
        }
        return check.has("highest")
                ? "from " + text(check.get("lowest")) + " to " + text(check.get("highest"))
                : "at least " + text(check.get("lowest"));
    }

    @Test
    void warnings_are_counted_in_the_summary_and_listed_with_their_scenario() throws Exception {
        Document page = page(Results.besideNaive("worse", 0.3, 0.1), Results.besideNaive("better", 0.1, 0.3));

        assertThat(page.select("table.summary .WARNING").eachText()).containsExactly("1 warning");
        assertThat(part(page, "worse").select(".warnings li").eachText())
                .singleElement()
                .satisfies(warning -> assertThat(warning).contains("worse than repeating the last cycle"));
        assertThat(part(page, "better").select(".warnings li")).isEmpty();
    }

    @Test
    void warnings_that_are_about_no_scenario_come_first() throws Exception {
        HtmlReport.write(
                folder.resolve("index.html"),
                "m",
                List.of("a <b>"),
                List.of(),
                Optional.empty(),
                result -> Optional.empty());

        assertThat(Jsoup.parse(Files.readString(folder.resolve("index.html"))).select("main > .warnings > li"))
                .extracting(Element::wholeText)
                .containsExactly("a <b>");
    }

    @Test
    void the_last_runs_have_a_heading_and_a_picture_of_their_own() throws Exception {
        HistoryEntry run = new HistoryEntry(
                new BuildRun("2026-01-31T12:00:00Z", Optional.of("<script>"), Optional.empty(), "a:b", "1"),
                "several",
                Verdict.FAIL,
                Optional.empty(),
                Map.of("rmse", 1.0),
                Map.of("rmse", Limit.atMost(2)));
        List<PictureFile> pictures = new ArrayList<>(ScenarioPictures.write(folder, several));
        pictures.addAll(ScenarioPictures.writeHistory(folder, several, List.of(run, run)));

        Element part = part(page(several.withPictures(pictures)), "several");

        Element heading = part.select("h3").stream()
                .filter(one -> one.text().equals("History"))
                .findFirst()
                .orElseThrow();
        assertThat(heading.nextElementSibling().selectFirst("[role=img]").attr("aria-label"))
                .startsWith("The last 2 runs.")
                .contains("(<script)");
        assertThat(part.text()).contains("Pictures of 2 more forecasts are omitted");
    }

    @Test
    void each_of_several_forecasts_has_a_row() throws Exception {
        Element part = part(everything, "several");

        List<Element> rows = part.select("h3:containsOwn(Forecasts) + div tbody tr");
        JsonNode forecasts = json("several").get("forecasts");
        assertThat(rows).hasSize(14);
        for (int i = 0; i < 14; i++) {
            assertThat(rows.get(i).child(0).text())
                    .isEqualTo("from " + forecasts.get(i).get("from").asInt());
            assertThat(rows.get(i).child(1).text())
                    .isEqualTo(text(forecasts.get(i).at("/metrics/rmse")));
        }
        assertThat(part.text()).contains("Pictures of 2 more forecasts are omitted");
    }

    @Test
    void the_definition_of_a_metric_is_its_tooltip() {
        assertThat(part(everything, "good").select("table.metrics tbody th").eachAttr("title"))
                .containsExactlyInAnyOrderElementsOf(
                        ofPulseWaves().stream().map(Metric::definition).toList());
    }

    /** The metrics that compare with baselines of files only, or are of quantiles, have no row. */
    private static List<Metric> ofPulseWaves() {
        return Extensions.metrics().all().stream()
                .filter(metric ->
                        Collections.disjoint(metric.needs(), Set.of(Metric.Need.FILE_BASELINES, Metric.Need.QUANTILES)))
                .toList();
    }

    @Test
    void with_many_seeds_the_page_shows_how_many_pass() throws Exception {
        assertThat(part(everything, "seeds").text()).contains("Seeds", "0 of 3 seeds pass");
    }

    static List<String> hostile() {
        return List.of(
                "<script>alert(1)</script>",
                "</title></style></bdi></details><script src=//x></script>",
                "\" onload=\"alert(1)\" x=\"",
                "' onclick='alert(1)",
                "&amp; &lt; &#60; &notanentity; &",
                "<!-- --> ]]> <![CDATA[",
                "\u202eright to left\u202c \u200f \u2066x",
                "emoji \uD83D\uDE00\uD83D\uDC69\u200D\uD83D\uDCBB é ü 中",
                "long ".repeat(2_000) + "end",
                "tab\tnewline\nbell\u0007 escape\u001b[31m delete\u007f",
                "${7*7} @if(true) !{x} $unsafe{y}");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void every_text_is_shown_unchanged(String text) throws Exception {
        Document page = page(folder, text, hostile(text));

        assertThat(page.selectFirst("title").wholeText()).isEqualTo("FAIL: forecasts of " + text);
        assertThat(page.selectFirst("h1 bdi").wholeText()).isEqualTo(text);
        assertThat(page.selectFirst("table.summary tbody th bdi").wholeText()).isEqualTo(text);
        assertThat(page.selectFirst("table.summary td bdi").wholeText()).isEqualTo(text);
        assertThat(page.selectFirst("details.scenario h2 bdi").wholeText()).isEqualTo(text);
        assertThat(page.selectFirst(".findings li bdi").wholeText()).isEqualTo(text);
        assertThat(page.select("h3:containsOwn(Warnings) + ul bdi").stream().map(Element::wholeText))
                .containsExactly(text, text);
        assertThat(page.select("h3:containsOwn(Notes) + ul bdi").stream().map(Element::wholeText))
                .containsExactly(text, text);
        assertThat(page.select("h3 bdi").stream().map(Element::wholeText))
                .contains(SafeText.inLine(text) + " from 150");
        assertThat(page.select("[role=img]").attr("aria-label")).isEqualTo(text + ". " + text);
        assertThat(page.selectFirst("figcaption").wholeText()).contains(text + ".");
        assertThat(page.selectFirst("details.more tbody td bdi").wholeText()).isEqualTo(text);
        assertThat(page.selectFirst("details.more tr:has(td bdi) th").wholeText())
                .isEqualTo(text);
        assertThat(page.select("script, iframe, object, embed, img, link, base, form, meta[http-equiv=refresh]"))
                .isEmpty();
        assertThat(attributes(page))
                .allMatch(attribute -> KNOWN_ATTRIBUTES.contains(attribute) || attribute.startsWith("aria-"));
    }

    private Document compared(ResultsComparison comparison) throws Exception {
        List<ScenarioReport> reports = comparison.scenarios().stream()
                .filter(change -> !change.isGone())
                .map(change -> Results.judged(change.name(), Map.of()).withChange(change))
                .toList();
        HtmlReport.write(
                folder.resolve("index.html"),
                "module",
                List.of(),
                reports,
                Optional.of(comparison),
                result -> Optional.empty());
        return Jsoup.parse(Files.readString(folder.resolve("index.html")));
    }

    private static Element section(Document page, String scenario) {
        return page.select(".scenario").stream()
                .filter(part -> part.selectFirst("h2").text().equals(scenario))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_summary_says_what_became_of_each_scenario() throws Exception {
        Document page = compared(Compared.everything());

        assertThat(page.selectFirst("p.compared").text())
                .isEqualTo("Compared with release 1.0: 1 worse, 1 worse and better, 1 better, 1 no difference shown,"
                        + " 2 too few to tell, 1 changed, 1 unchanged, 1 new, 1 gone, 1 not run (compare.json)");
        int column = page.select(".summary thead th").eachText().indexOf("compared");
        assertThat(page.select(".summary tbody tr").stream()
                        .map(row ->
                                row.child(0).text() + ": " + row.child(column).text()))
                .contains("demand: worse", "load: better", "noise: no difference shown", "young: new");
        assertThat(page.selectFirst("p.gone").text()).isEqualTo("Gone since release 1.0: old.");
    }

    @Test
    void a_scenario_is_compared_metric_by_metric() throws Exception {
        Element demand = section(compared(Compared.everything()), "demand");

        assertThat(demand.select("h3").eachText()).contains("Compared with release 1.0: worse");
        assertThat(demand.selectFirst("p.inputs").text()).isEqualTo("Changed inputs: model.train.seed 1 → 2");
        assertThat(demand.select("table.compared tr.FAIL").eachText())
                .containsExactly(
                        "rmse 38 46.56 22.5% worse at most 60 ✗ more than allowed worse 20 pairs, p = 0.0000076"
                                + " 5.44 (4.97 to 6.03)",
                        "skill 0.4 0.3333 16.7% worse ✗ more than allowed worse 20 pairs, p = 0.0000076"
                                + " 0.0667 (0.0667 to 0.0667)");
        assertThat(demand.select("p.quiet").eachText()).contains("Based on 20 common origins.");
    }

    // rmse is 38 then, and its interval 4.971 to 6.033; the largest end that is drawn is 0.000211 of 0.001, of
    // phaseDrift.
    @Test
    void an_interval_is_drawn_to_the_scale_of_the_largest() throws Exception {
        Element demand = section(compared(Compared.everything()), "demand");

        Element rmse = demand.select("table.compared tr").stream()
                .filter(row -> row.child(0).text().equals("rmse"))
                .findFirst()
                .orElseThrow();
        double scale = 66.5 / 0.211 / 38; // 95% of 70
        assertThat(Double.parseDouble(rmse.selectFirst("line.span").attr("x1")))
                .isCloseTo(70 + 4.97 * scale, within(0.5));
        assertThat(Double.parseDouble(rmse.selectFirst("line.span").attr("x2")))
                .isCloseTo(70 + 6.03 * scale, within(0.5));
        assertThat(demand.select("table.compared th.interval").text())
                .isEqualTo("median of pairs, 95% interval (+ is worse) 21% better to 21% worse");
    }

    @Test
    void scenarios_without_a_comparison_have_no_section_for_it() throws Exception {
        Document page = compared(Compared.everything());

        assertThat(section(page, "young").select("table.compared")).isEmpty();
        assertThat(section(page, "lost").select("table.compared")).isEmpty();
        assertThat(everything.select(".compared")).isEmpty();
    }

    @Test
    void the_page_says_why_nothing_was_compared() throws Exception {
        HtmlReport.write(
                folder.resolve("index.html"),
                "module",
                List.of(),
                List.of(pass),
                Optional.of(ResultsComparison.missing("release", "there is <b>no</b> release yet")),
                result -> Optional.empty());

        assertThat(Jsoup.parse(Files.readString(folder.resolve("index.html")))
                        .selectFirst("p.compared")
                        .text())
                .isEqualTo("Reference release: there is <b>no</b> release yet");
    }

    /** Texts outside pictures. */
    private static List<String> attributes(Document page) {
        page.select("svg").remove();
        return page.getAllElements().stream()
                .flatMap(element -> element.attributes().asList().stream())
                .map(Attribute::getKey)
                .distinct()
                .toList();
    }

    /** A report in which every text from outside is the same. */
    private ScenarioReport hostile(String text) throws Exception {
        Files.writeString(folder.resolve("picture.svg"), "<svg width=\"1\" height=\"1\"></svg>");
        Measurement real = several.measurement().orElseThrow();
        Subject subject = new Subject(150, Optional.empty(), Optional.of(text));
        TrainingResult first = real.first();
        List<SubjectMetrics> subjects = first.subjects().subList(0, 2).stream()
                .map(one -> new SubjectMetrics(subject, one.metrics(), one.baselines(), 0))
                .toList();
        Measurement measurement = new Measurement(
                real.engine(),
                text,
                real.horizon(),
                List.of(new TrainingResult(
                        first.seed(), Optional.empty(), subjects, first.modelSha256(), first.lastLoss(), 0, 0)),
                List.of(text),
                List.of(text),
                Map.of(text, text),
                Optional.empty(),
                Map.of());
        Finding finding = Finding.of(CheckId.Other.FORECAST, Finding.Kind.NOT_FINITE, text)
                .about(subject)
                .withMessage(text);
        return new ScenarioReport(
                text,
                Optional.of(measurement),
                new Assessment(
                        Tolerances.DEFAULTS,
                        new Judgement(Verdict.FAIL, List.of(), List.of(finding), Optional.empty()),
                        Optional.of(new GoldenComparison(List.of(), List.of(text), List.of(text), List.of()))),
                List.of(new PictureFile("picture.svg", Optional.of(subject.text()), text, text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "50%", "a#b", "a?b=c", "a:b", "javascript:alert(1)", "ä&ö", "a\"b", "..."})
    void a_link_leads_to_its_picture_for_every_scenario_name(String name) throws Exception {
        Path file = folder.resolve(name).resolve("pictures/forecast.svg");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "<svg></svg>");
        PictureFile picture = new PictureFile(name + "/pictures/forecast.svg", Optional.empty(), "Title", "Caption.");

        Document page = page(ScenarioReport.notRun(name, "message").withPictures(List.of(picture)));

        URI link = folder.toUri().resolve(page.selectFirst("figure a").attr("href"));
        assertThat(link.getScheme()).isEqualTo("file");
        assertThat(Path.of(link)).isEqualTo(file);
    }

    @Test
    void the_page_refers_only_to_files_next_to_it() throws Exception {
        Document page = everything;
        String html = Files.readString(ofEverything.resolve("index.html"));

        for (Element link : page.select("a[href]:not([href^=#])")) {
            assertThat(Path.of(ofEverything.toUri().resolve(link.attr("href"))))
                    .startsWith(ofEverything)
                    .isRegularFile();
        }
        assertThat(page.select("[src], [srcset], [action], [data], link, script, base"))
                .isEmpty();
        assertThat(page.select("*").stream()
                        .flatMap(element -> element.attributes().asList().stream())
                        .filter(attribute -> attribute.getKey().endsWith("href"))
                        .map(Attribute::getValue))
                .noneMatch(value -> value.startsWith("//") || value.matches("(?!data:image/png;)[a-z]+:.*"));
        assertThat(page.select("style").html()).doesNotContain("url(", "@import");
        assertThat(Pattern.compile("url\\((?!#)").matcher(html).find()).isFalse();
        assertThat(html.replaceAll("xmlns(:xlink)?=\"[^\"]*\"", "")).doesNotContain("http:", "https:");
    }

    @Test
    void the_page_is_accessible_to_screen_readers() throws Exception {
        Document page = everything;

        assertThat(page.selectFirst("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("h1")).hasSize(1);
        int above = 0;
        for (Element heading : page.select("h1, h2, h3, h4, h5, h6")) {
            int level = heading.tagName().charAt(1) - '0';
            assertThat(level).as(heading.text()).isLessThanOrEqualTo(above + 1);
            above = level;
        }
        List<String> ids = page.select("[id]").eachAttr("id");
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> !id.isBlank());
        assertThat(ids).containsAll(page.select("[aria-labelledby]").eachAttr("aria-labelledby"));
        assertThat(page.select("th")).allMatch(header -> List.of("col", "row").contains(header.attr("scope")));
        assertThat(page.select("figure")).isNotEmpty().allSatisfy(figure -> {
            assertThat(figure.select("> figcaption")).hasSize(1);
            assertThat(figure.select("> [role=img]")).hasSize(1);
            assertThat(figure.selectFirst("[role=img]").attr("aria-label")).isNotBlank();
            assertThat(figure.select("[role=img] > svg[aria-hidden=true]")).hasSize(1);
        });
        assertThat(page.select("svg [id]").eachAttr("id")).isNotEmpty();
    }

    @Test
    void every_row_of_a_table_has_as_many_cells_as_its_head() throws Exception {
        for (Element table : everything.select("table:has(thead)")) {
            int columns = table.select("thead th").size();
            assertThat(table.select("tbody tr"))
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row.children().stream()
                                    .mapToInt(cell ->
                                            cell.hasAttr("colspan") ? Integer.parseInt(cell.attr("colspan")) : 1)
                                    .sum())
                            .isEqualTo(columns));
        }
    }

    @Test
    void a_scenario_that_was_not_run_shows_only_its_message() throws Exception {
        Element part = part(page(ScenarioReport.notRun("lost", "no such file")), "lost");

        assertThat(part.select(".findings li").eachText()).containsExactly("no such file");
        assertThat(part.select("table, figure")).isEmpty();
    }

    @Test
    void a_page_without_scenarios_says_that_none_was_run() throws Exception {
        Document page = page();

        assertThat(page.select("main").text()).isEqualTo("No scenario was run.");
        assertThat(page.select("header .verdict").text()).isEqualTo("✓ PASS");
    }

    // 17 MB as a sparse file.
    @Test
    void a_picture_that_is_too_large_for_the_page_is_only_linked() throws Exception {
        Files.writeString(folder.resolve("small.svg"), "<svg width=\"1\" height=\"1\"></svg>");
        try (RandomAccessFile large =
                new RandomAccessFile(folder.resolve("large.svg").toFile(), "rw")) {
            large.setLength(17 << 20);
        }
        ScenarioReport result = ScenarioReport.notRun("pulse", "message")
                .withPictures(List.of(
                        new PictureFile("small.svg", Optional.empty(), "Small", "In the page."),
                        new PictureFile("large.svg", Optional.empty(), "Large", "Beside it.")));

        Document page = page(result);

        assertThat(page.select("figure:has(svg) figcaption").eachText())
                .containsExactly("Small. In the page. Open as a file");
        assertThat(page.select("figure:not(:has(svg)) figcaption").eachText())
                .containsExactly("Large. Beside it. Open as a file");
        assertThat(page.select("figure a").eachAttr("href")).containsExactly("./small.svg", "./large.svg");
        assertThat(Files.size(folder.resolve("index.html"))).isLessThan(100_000);
    }

    @Test
    void a_missing_picture_is_an_error_and_the_old_page_is_kept() throws Exception {
        page(pass);
        String old = Files.readString(folder.resolve("index.html"));
        ScenarioReport lost =
                fail.withPictures(List.of(new PictureFile("gone.svg", Optional.empty(), "Title", "Caption.")));

        assertThatThrownBy(() -> page(lost)).isInstanceOf(IOException.class).hasMessageContaining("gone.svg");

        assertThat(folder.resolve("index.html")).hasContent(old);
    }

    @Test
    void values_by_lead_time_and_over_origins_have_columns_of_their_own() throws Exception {
        Scenario scenario = TrainedResults.scenario("leads", TrainedResults.quick(), 3);
        Metric week = new LeadTimeMetric(StandardMetric.RMSE, new LeadTime(2, 7));
        ScenarioReport report = TrainedResults.of(
                new Scenario(
                        scenario.name(),
                        scenario.signal(),
                        scenario.model(),
                        scenario.transform(),
                        scenario.spans(),
                        LeadTime.upTo(List.of(1, 7)),
                        new Tolerances(Map.of(week, Limit.atMost(1e-9)), Map.of()).withJudge(Judge.MEAN),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                1);

        Element part = part(page(report), "leads");

        Element table = part.selectFirst("table.metrics");
        assertThat(table.select("thead th").eachText()).contains("mean of 3", "worst");
        Element row = table.select("tbody tr").stream()
                .filter(one -> one.selectFirst("th").text().equals("rmse[2-7]"))
                .findFirst()
                .orElseThrow();
        assertThat(row.hasClass("FAIL")).isTrue();
        double mean = Double.parseDouble(row.select("td").get(0).text());
        double worst = Double.parseDouble(row.select("td").get(1).text());
        assertThat(mean).isPositive().isLessThan(worst);
        Element leads = part.getElementById(part.id() + "-leads").nextElementSibling();
        assertThat(leads.select("thead th").eachText()).containsExactly("metric", "all steps", "step 1", "steps 2-7");
        Element rmse = leads.select("tbody tr").stream()
                .filter(one -> one.selectFirst("th").text().equals("rmse"))
                .findFirst()
                .orElseThrow();
        assertThat(rmse.select("td").get(2).text())
                .isEqualTo(row.select("td").get(0).text());
        assertThat(rmse.select("td").get(2).hasClass("FAIL")).isTrue();
    }

    @Test
    void a_page_runs_no_script_of_a_picture_and_shows_no_picture_that_is_none() throws Exception {
        Path pictures = Files.createDirectories(folder.resolve("pass/pictures"));
        Files.writeString(pictures.resolve("a.svg"), "<svg onload=\"x\"><script>x</script></svg>");
        Files.write(pictures.resolve("b.svg"), new byte[] {(byte) 0xff, 'x'});
        ScenarioReport two = pass.withPictures(List.of(
                new PictureFile("pass/pictures/a.svg", Optional.empty(), "a", "one"),
                new PictureFile("pass/pictures/b.svg", Optional.empty(), "b", "two")));

        HtmlReport.write(
                folder.resolve("index.html"), "m", List.of(), List.of(two), Optional.empty(), of -> Optional.empty());

        Document page = Jsoup.parse(Files.readString(folder.resolve("index.html")));
        assertThat(page.select("head > meta[http-equiv=Content-Security-Policy]")
                        .attr("content"))
                .isEqualTo("default-src 'none'; style-src 'unsafe-inline'; img-src data:");
        assertThat(page.select("svg")).hasSize(1);
        assertThat(page.select("a[href=./pass/pictures/b.svg]")).hasSize(1);
    }
}
