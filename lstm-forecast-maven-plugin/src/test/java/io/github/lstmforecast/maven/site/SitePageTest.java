package io.github.lstmforecast.maven.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.maven.site.SiteResults.Check;
import io.github.lstmforecast.maven.site.SiteResults.Scenario;
import io.github.lstmforecast.maven.site.SiteResults.Value;
import io.github.lstmforecast.result.PictureFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.maven.doxia.module.xhtml5.Xhtml5SinkFactory;
import org.apache.maven.doxia.sink.Sink;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Written by Doxia's own sink, as a site is, and read back as a browser would. */
class SitePageTest {
    /** Ends elements and attributes, begins a script, and turns the direction of what follows. */
    private static final String EVIL =
            "\u202e\u200f</td><script>alert('1')</script>\" onerror=\"alert(2) {link, javascript:alert(3)} &amp;";

    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();
    private SiteFiles files;

    @BeforeEach
    void results_with_a_picture() throws IOException {
        Path results = Files.createDirectories(folder.resolve("lstm-forecast"));
        Files.writeString(results.resolve("forecast.svg"), "<svg/>");
        files = new SiteFiles(results, folder.resolve("site"), "lstm-forecast");
    }

    @Test
    void what_did_not_pass_comes_first_and_is_linked_to_its_section() throws Exception {
        Document page = page(module(
                "m",
                scenario("a", Verdict.PASS),
                scenario("b", Verdict.FAIL),
                scenario("c", Verdict.PASS),
                scenario("d", Verdict.ERROR)));

        assertThat(texts(page, "h2")).containsExactly("b", "d", "a", "c");
        assertThat(texts(page, "p")).first().isEqualTo("FAIL: 2 of 4 scenarios did not pass.");
        Element first = (Element) page.getElementsByTagName("td").item(0);
        assertThat(first.getTextContent()).isEqualTo("b");
        String link = ((Element) first.getElementsByTagName("a").item(0)).getAttribute("href");
        assertThat(link).startsWith("#");
        assertThat(ids(page)).contains(link.substring(1)).doesNotHaveDuplicates();
    }

    @Test
    void a_scenario_is_told_with_its_verdict_findings_checks_and_metrics() throws Exception {
        Document page = page(module("m", scenario("pulse", Verdict.FAIL)));

        assertThat(texts(page, "th"))
                .containsExactly(
                        "scenario",
                        "verdict",
                        "model",
                        "rmse",
                        "phase error",
                        "missed",
                        "spurious",
                        "check",
                        "actual",
                        "limit",
                        "margin",
                        "outcome",
                        "metric",
                        "value",
                        "unit");
        assertThat(texts(page, "td"))
                .containsExactly(
                        "pulse",
                        "FAIL",
                        "LSTM 20",
                        "0.3",
                        "0.02",
                        "-",
                        "-",
                        "nrmse",
                        "0.3",
                        "at most 0.2",
                        "-0.1",
                        "fail",
                        "rmse",
                        "0.3",
                        "",
                        "phaseError",
                        "0.02",
                        "cycles",
                        "missedPulses",
                        "not defined: no pulse",
                        "");
        assertThat(texts(page, "li")).containsExactly("nrmse is 0.3", "a warning", "a note");
        assertThat(page.getElementsByTagName("img").getLength()).isZero();
    }

    @Test
    void golden_and_the_forecast_have_a_column_only_where_they_tell_something() throws Exception {
        Scenario plain = scenario("a", Verdict.PASS);
        Scenario golden = new Scenario(
                "b",
                Verdict.PASS,
                "LSTM 20",
                Optional.of(Verdict.PASS),
                Optional.of("58 of 59 seeds pass"),
                List.of(),
                List.of(),
                List.of(),
                List.of(
                        new Check("nrmse", "from 1", "0", "", "", "pass"),
                        new Check("nrmse", "from 2", "0", "", "", "pass")),
                Map.of("rmse", new Value("1", true)),
                2,
                List.of());

        Document page = page(module("m", plain, golden));

        assertThat(texts(page, "th")).contains("golden", "forecast");
        assertThat(texts(page, "td")).contains("from 1", "from 2").containsSubsequence("a", "-", "b", "PASS");
        assertThat(texts(page, "p"))
                .contains("58 of 59 seeds pass", "The worst of 2 forecasts.", "PASS; the golden model says PASS");
    }

    @Test
    void a_picture_is_a_figure_with_a_text_for_those_who_cannot_see_it() throws Exception {
        Document page = page(module(
                "m",
                pictured(new PictureFile(
                        "forecast.svg", Optional.empty(), "Forecast & truth", "Red is \"forecast\"."))));

        Element image = (Element) page.getElementsByTagName("img").item(0);
        assertThat(image.getAttribute("src")).isEqualTo("lstm-forecast/forecast.svg");
        assertThat(image.getAttribute("alt")).isEqualTo("Forecast & truth");
        assertThat(image.getParentNode().getNodeName()).isEqualTo("figure");
        assertThat(texts(page, "figcaption").get(0))
                .contains("Forecast & truth")
                .contains("Red is \"forecast\".");
        assertThat(folder.resolve("site/lstm-forecast/forecast.svg")).exists();
        assertThat(warnings).isEmpty();
    }

    @Test
    void a_picture_that_can_not_be_shown_leaves_a_sentence_and_a_warning() throws Exception {
        Document page = page(module(
                "m",
                pictured(
                        new PictureFile("gone.svg", Optional.empty(), "Loss", ""),
                        new PictureFile("../x.svg", Optional.empty(), "Evil", ""))));

        assertThat(page.getElementsByTagName("img").getLength()).isZero();
        assertThat(texts(page, "p"))
                .contains(
                        "Loss: gone.svg is missing; mvn verify draws it anew.",
                        "Evil: ../x.svg is not shown: it lies outside the folder of the results.");
        assertThat(warnings).hasSize(2);
    }

    @Test
    void texts_of_results_are_never_markup() throws Exception {
        Scenario evil = new Scenario(
                EVIL,
                Verdict.FAIL,
                EVIL,
                Optional.of(Verdict.FAIL),
                Optional.of(EVIL),
                List.of(EVIL),
                List.of(EVIL),
                List.of(EVIL),
                List.of(new Check(EVIL, EVIL, EVIL, EVIL, EVIL, EVIL), new Check("b", "c", "", "", "", "")),
                Map.of(EVIL, new Value(EVIL, true)),
                1,
                List.of(new PictureFile("forecast.svg", Optional.empty(), EVIL, EVIL)));

        Document page = page(module("m", evil));

        assertThat(page.getElementsByTagName("script").getLength()).isZero();
        Element image = (Element) page.getElementsByTagName("img").item(0);
        assertThat(image.getAttribute("alt")).isEqualTo(EVIL);
        assertThat(image.hasAttribute("onerror")).isFalse();
        assertThat(texts(page, "h2")).containsExactly(EVIL);
        assertThat(texts(page, "li")).containsExactly(EVIL, EVIL, EVIL);
        assertThat(texts(page, "td").stream().filter(EVIL::equals)).hasSize(2 + 6 + 2);
        NodeList links = page.getElementsByTagName("a");
        for (int i = 0; i < links.getLength(); i++) {
            assertThat(((Element) links.item(i)).getAttribute("href")).doesNotContain("javascript");
        }
    }

    @Test
    void the_whole_report_is_copied_and_linked_to_where_there_is_one() throws Exception {
        assertThat(texts(page(module("m", scenario("a", Verdict.PASS))), "p"))
                .noneMatch(text -> text.contains("whole report"));
        Files.writeString(folder.resolve("lstm-forecast/index.html"), "<html/>");

        Document page = page(module("m", scenario("a", Verdict.PASS)));

        assertThat(texts(page, "p"))
                .first()
                .isEqualTo("PASS: 1 of 1 scenario passed. Everything is in the whole report.");
        assertThat(folder.resolve("site/lstm-forecast/index.html")).exists();
    }

    @Test
    void of_all_modules_each_has_its_table_and_its_sections() throws Exception {
        Document page = page(sink -> sink.write(
                "All",
                List.of(module("one", scenario("same", Verdict.PASS)), module("two", scenario("same", Verdict.FAIL)))));

        assertThat(texts(page, "h2")).containsExactly("one", "two");
        assertThat(texts(page, "h3")).containsExactly("same", "same");
        assertThat(texts(page, "p")).first().isEqualTo("FAIL: 1 of 2 scenarios did not pass.");
        assertThat(ids(page)).doesNotHaveDuplicates();
    }

    @Test
    void nothing_has_passed_as_long_as_a_module_has_no_results() throws Exception {
        SiteModule unknown = new SiteModule("two", true, Optional.empty(), "There are no results.", files);

        Document page = page(sink -> sink.write("All", List.of(module("one", scenario("a", Verdict.PASS)), unknown)));

        assertThat(texts(page, "p"))
                .first()
                .isEqualTo("Incomplete: 1 of 1 scenario passed. 1 of 2 modules have no results that can be shown.");
        assertThat(texts(page, "p")).contains("There are no results.");
    }

    private SiteModule module(String name, Scenario... scenarios) {
        Verdict verdict = List.of(scenarios).stream().allMatch(Scenario::passed) ? Verdict.PASS : Verdict.FAIL;
        return new SiteModule(name, true, Optional.of(new SiteResults(verdict, List.of(scenarios))), "", files);
    }

    private static Scenario scenario(String name, Verdict verdict) {
        Map<String, Value> metrics = new LinkedHashMap<>();
        metrics.put("rmse", new Value("0.3", true));
        metrics.put("phaseError", new Value("0.02", true));
        metrics.put("missedPulses", new Value("not defined: no pulse", false));
        return new Scenario(
                name,
                verdict,
                "LSTM 20",
                Optional.empty(),
                Optional.empty(),
                List.of("nrmse is 0.3"),
                List.of("a warning"),
                List.of("a note"),
                List.of(new Check("nrmse", "", "0.3", "at most 0.2", "-0.1", "fail")),
                metrics,
                1,
                List.of());
    }

    private static Scenario pictured(PictureFile... pictures) {
        return new Scenario(
                "pulse",
                Verdict.PASS,
                "LSTM 20",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                1,
                List.of(pictures));
    }

    private Document page(SiteModule module) throws Exception {
        return page(page -> page.write("LSTM Forecast", module));
    }

    private Document page(Consumer<SitePage> write) throws Exception {
        StringWriter html = new StringWriter();
        Sink sink = new Writable().createSink(html);
        write.accept(new SitePage(sink, warnings::add));
        sink.close();
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(html.toString().replaceFirst("<!DOCTYPE[^>]*>", ""))));
    }

    /** Doxia's factory, which writes to files only. */
    private static final class Writable extends Xhtml5SinkFactory {
        Sink createSink(StringWriter writer) {
            return createSink(writer, "UTF-8");
        }
    }

    private static List<String> texts(Document page, String tag) {
        NodeList elements = page.getElementsByTagName(tag);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < elements.getLength(); i++) {
            texts.add(elements.item(i).getTextContent());
        }
        return texts;
    }

    private static List<String> ids(Document page) {
        NodeList elements = page.getElementsByTagName("*");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < elements.getLength(); i++) {
            String id = ((Element) elements.item(i)).getAttribute("id");
            if (!id.isEmpty()) {
                ids.add(id);
            }
        }
        return ids;
    }
}
