package io.github.lstmforecast.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.deque.html.axecore.selenium.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.lstmforecast.gate.Finding;
import io.github.lstmforecast.gate.Judgement;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.golden.Acceptance;
import io.github.lstmforecast.golden.Golden;
import io.github.lstmforecast.metric.FailingForecast;
import io.github.lstmforecast.report.ScenarioReport;
import io.github.lstmforecast.result.Assessment;
import io.github.lstmforecast.scenario.Scenario;
import io.github.lstmforecast.scenario.ScenarioReader;
import io.github.lstmforecast.scenario.ScenarioRunner;
import io.github.lstmforecast.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The report as people see it: in a real browser. */
class ReportInBrowserTest {
    private static final int PHONE = 360;

    @TempDir
    static Path folder;

    private static Browser browser;

    /** Reports of scenarios that come out in different ways. */
    enum Kind {
        PASSES(Verdict.PASS, HandMadeForecast.right(), ""),
        FAILS(Verdict.FAIL, HandMadeForecast.wrong(FailingForecast.LATE), ""),
        MISSES(Verdict.FAIL, HandMadeForecast.wrong(FailingForecast.FLAT_LOW), ""),
        /** It falls behind until its pulses have no partner: missed, spurious and mistimed ones in one picture. */
        INVENTS(Verdict.FAIL, HandMadeForecast.wrong(FailingForecast.TOO_SLOW), "forecast: { horizon: 200 }"),
        DRIFTS(Verdict.FAIL, HandMadeForecast.lateFrom(20), "golden: {}"),
        IS_LONG(Verdict.PASS, HandMadeForecast.right(), "forecast: { horizon: 10000 }");

        private static final String BARELY_TRAINED = """
                signal: { pulse: { period: 10, width: 3 } }
                model: { train: { epochs: 2 } }
                """;

        private final Verdict verdict;
        private final HandMadeForecast forecast;
        private final String yaml;
        private WrittenReport report;

        Kind(Verdict verdict, HandMadeForecast forecast, String yaml) {
            this.verdict = verdict;
            this.forecast = forecast;
            this.yaml = BARELY_TRAINED + yaml;
        }

        /** Made once, however many tests look at it. */
        WrittenReport report() throws Exception {
            if (report == null) {
                Path module = folder.resolve(name());
                if (this == DRIFTS) {
                    accept(module, BARELY_TRAINED, HandMadeForecast.right());
                }
                report = WrittenReport.write(
                        module.resolve("target"),
                        "a module",
                        List.of(WrittenReport.run(module, "pulse", yaml, forecast)));
            }
            return report;
        }

        private static void accept(Path module, String yaml, HandMadeForecast forecast) throws Exception {
            Path scenario = Files.createDirectories(module.resolve("src/forecast/pulse"));
            Files.writeString(scenario.resolve(ScenarioReader.FILE_NAME), yaml);
            Scenario accepted = ScenarioReader.read(module, scenario);
            ScenarioRunner runner = new ScenarioRunner(accepted);
            Golden candidate = runner.candidate(forecast.in(accepted, runner.run(TrainingListener.NONE)));
            new Golden(candidate.model(), candidate.record().accepted(new Acceptance("2026-01-01", "a test", "a test")))
                    .write(scenario, Golden.NAME);
        }
    }

    @BeforeAll
    static void start() {
        browser = Browser.start();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    private static void open(WrittenReport report) {
        browser.width(1100);
        browser.prefers("light");
        browser.open(report.page());
    }

    @ParameterizedTest
    @EnumSource
    void the_page_opens_without_an_error_and_tells_the_verdict(Kind kind) throws Exception {
        browser.console(); // what another page said

        open(kind.report());

        assertThat(browser.console()).isEmpty();
        assertThat(browser.<Long>ask("return performance.getEntriesByType('resource').length"))
                .isZero();
        assertThat(browser.<String>ask("return document.querySelector('header').innerText"))
                .contains(kind.verdict.name());
        assertThat(browser.<String>ask("return document.querySelector('.scenario > summary').innerText"))
                .contains("pulse", kind.verdict.name());
        assertThat(browser.driver().getTitle()).isEqualTo(kind.verdict + ": forecasts of a module");
        assertThat(kind.report().results().path("verdict").asText()).isEqualTo(kind.verdict.name());
        browser.photograph(kind.name().toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @EnumSource
    void every_finding_can_be_read(Kind kind) throws Exception {
        open(kind.report());

        List<String> shown =
                browser.ask("return [...document.querySelectorAll('.findings > li > bdi')].map(li => li.innerText)");

        assertThat(shown).isEqualTo(strings(kind.report().findings(), "message"));
    }

    @ParameterizedTest
    @EnumSource
    void each_line_of_the_forecast_is_as_the_results_have_it(Kind kind) throws Exception {
        open(kind.report());

        SeenPicture forecast = picture("Forecast");

        JsonNode lines = kind.report().forecast().path("lines");
        line(forecast, "truth", lines.path("truth"));
        line(forecast, "forecast", lines.path("forecast"));
        line(forecast, "warm-up", lines.path("warmUp"));
        int horizon = kind.report().forecast().path("horizon").asInt();
        List<double[]> points = forecast.lines().get("forecast");
        assertThat(points.get(0)[0]).isCloseTo(0, within(0.001 * horizon));
        assertThat(points.get(points.size() - 1)[0]).isCloseTo(horizon - 1, within(0.001 * horizon));
    }

    private static void line(SeenPicture picture, String ink, JsonNode expected) {
        List<double[]> points = picture.lines().get(ink);
        double near = 0.01
                * Math.max(
                        1,
                        expected.path("greatest").asDouble()
                                - expected.path("least").asDouble());
        assertThat(points.get(0)[1])
                .as("first of " + ink)
                .isCloseTo(expected.path("first").asDouble(), within(near));
        assertThat(points.get(points.size() - 1)[1])
                .as("last of " + ink)
                .isCloseTo(expected.path("last").asDouble(), within(near));
        assertThat(points.stream().mapToDouble(point -> point[1]).min().orElseThrow())
                .as("least of " + ink)
                .isCloseTo(expected.path("least").asDouble(), within(near));
        assertThat(points.stream().mapToDouble(point -> point[1]).max().orElseThrow())
                .as("greatest of " + ink)
                .isCloseTo(expected.path("greatest").asDouble(), within(near));
    }

    @ParameterizedTest
    @EnumSource
    void the_tables_fit_into_a_window_of_usual_width(Kind kind) throws Exception {
        open(kind.report());
        browser.width(1200);

        assertThat(browser.<List<Long>>ask("return [...document.querySelectorAll('.scroll:has(table)')]"
                        + ".filter(of => of.checkVisibility()).map(of => of.scrollWidth - of.clientWidth)"))
                .isNotEmpty()
                .containsOnly(0L);
    }

    @ParameterizedTest
    @EnumSource
    void the_marks_are_the_findings(Kind kind) throws Exception {
        open(kind.report());

        SeenPicture forecast = picture("Forecast");

        JsonNode metrics = kind.report().forecast().path("metrics");
        List<Long> missed = forecast.steps("missed");
        List<Long> spurious = forecast.steps("spurious");
        List<Long> mistimed = forecast.steps("mistimed");
        assertThat(missed).hasSize(metrics.path("missedPulses").asInt());
        assertThat(spurious).hasSize(metrics.path("spuriousPulses").asInt());
        assertThat(mistimed.isEmpty()).isEqualTo(finding(kind, "phaseError").isEmpty());
        finding(kind, "missedPulses")
                .ifPresent(found ->
                        assertThat(missed.get(0)).isEqualTo(found.path("step").asLong()));
        finding(kind, "spuriousPulses")
                .ifPresent(found ->
                        assertThat(spurious.get(0)).isEqualTo(found.path("step").asLong()));
        finding(kind, "phaseError")
                .ifPresent(found ->
                        assertThat(mistimed).contains(found.path("step").asLong()));
        JsonNode firstBad = kind.report().forecast().path("firstBadPulse");
        if (!firstBad.isMissingNode()) {
            assertThat(forecast.steps(firstBad.path("kind").asText()))
                    .contains(firstBad.path("step").asLong());
            assertThat(browser.<String>ask("return document.querySelector('figcaption').innerText"))
                    .contains("at step " + firstBad.path("step").asText());
        }
    }

    /** An exceeded limit; a forecast without any pulse in time exceeds none. */
    private static Optional<JsonNode> finding(Kind kind, String check) throws Exception {
        return StreamSupport.stream(kind.report().findings().spliterator(), false)
                .flatMap(found -> Stream.concat(
                        Stream.of(found),
                        StreamSupport.stream(found.path("consequences").spliterator(), false)))
                .filter(found -> found.path("check").asText().equals(check))
                .filter(found -> found.path("kind").asText().equals("limit"))
                .findFirst();
    }

    @Test
    void the_page_shows_the_step_at_which_the_forecast_diverges_from_the_golden_model() throws Exception {
        open(Kind.DRIFTS.report());

        String caption = browser.ask("return [...document.querySelectorAll('figcaption')].map(of => of.innerText)"
                + ".find(text => text.startsWith('Comparison with the golden model'))");

        assertThat(caption)
                .contains("diverge at step "
                        + Kind.DRIFTS
                                .report()
                                .forecast()
                                .path("golden")
                                .path("partsAtStep")
                                .asInt());
        assertThat(browser.<String>ask("return document.querySelector('.command').innerText"))
                .isEqualTo("mvn lstm-forecast:accept");
    }

    @Test
    void a_report_of_ten_thousand_steps_is_not_large() throws Exception {
        assertThat(Files.size(Kind.IS_LONG.report().page())).isLessThan(2_000_000);
    }

    @ParameterizedTest
    @EnumSource
    void on_a_phone_nothing_is_cut_off(Kind kind) throws Exception {
        open(kind.report());
        browser.width(PHONE);

        assertThat(browser.<Long>ask("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(PHONE);
        List<String> wide = browser.ask("""
                return [...document.querySelectorAll('body *')]
                    .filter(of => !of.closest('.scroll') && of.getBoundingClientRect().right > innerWidth + 1)
                    .map(of => of.outerHTML.slice(0, 80))
                """);
        assertThat(wide).isEmpty();
        assertThat(browser.<Boolean>ask("""
                return [...document.querySelectorAll('.scroll')].filter(of => of.scrollWidth > of.clientWidth + 1)
                    .every(of => { of.scrollLeft = 50; return of.scrollLeft > 0; })
                """)).isTrue();
        // Numbers at the axes are still large enough to be read: no smaller than 9 pixels.
        assertThat(browser.<Double>ask("""
                return Math.min(...[...document.querySelectorAll('figure svg')].filter(of => of.checkVisibility())
                    .map(of => 11 * of.getBoundingClientRect().width / of.viewBox.baseVal.width)) + 1e-9
                """)).isGreaterThan(9);
        browser.photograph(kind.name().toLowerCase(Locale.ROOT) + "-phone");
    }

    @Test
    void dark_mode_switches_the_page_and_its_pictures() throws Exception {
        open(Kind.FAILS.report());
        Map<String, Double> light = brightness();

        browser.prefers("dark");
        Map<String, Double> dark = brightness();

        assertThat(light.get("paper")).isGreaterThan(0.9);
        assertThat(dark.get("paper")).isLessThan(0.15);
        assertThat(light.get("picture")).isEqualTo(light.get("paper"));
        assertThat(dark.get("picture")).isEqualTo(dark.get("paper"));
        assertThat(light.get("words")).isLessThan(0.3);
        assertThat(dark.get("words")).isGreaterThan(0.7);
        assertThat(dark.get("numbers")).isGreaterThan(0.7);
        assertThat(dark.get("line")).isGreaterThan(light.get("line"));
        browser.photograph("fails-dark");
    }

    /** From 0 to 1, of what is seen. */
    private static Map<String, Double> brightness() {
        return browser.ask("""
                const of = (colour) => colour.match(/[0-9.]+/g).slice(0, 3).reduce((a, b) => a + b / 765, 0) + 1e-9;
                const svg = document.querySelector('figure svg');
                const style = (selector, name) => getComputedStyle(svg.querySelector(selector))[name];
                return {
                  paper: of(getComputedStyle(document.body).backgroundColor),
                  words: of(getComputedStyle(document.body).color),
                  picture: of(style('rect', 'fill')),
                  numbers: of(style('text', 'fill')),
                  line: of(style("path[stroke='var(--forecast)']", 'stroke'))
                };
                """);
    }

    @Test
    void on_paper_everything_is_shown_in_light_colours() throws Exception {
        open(Kind.FAILS.report());
        browser.prefers("dark");
        browser.prints();

        assertThat(brightness().get("paper")).isGreaterThan(0.9);
        assertThat(browser.<Boolean>ask("""
                document.querySelectorAll('.scenario').forEach(of => of.open = false);
                return [...document.querySelectorAll('figure')].every(of => of.checkVisibility());
                """)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void the_page_breaks_no_rule_of_accessibility(Kind kind) throws Exception {
        open(kind.report());

        for (String scheme : List.of("light", "dark")) {
            browser.prefers(scheme);
            assertThat(new AxeBuilder().analyze(browser.driver()).getViolations())
                    .as(scheme)
                    .isEmpty();
        }
    }

    @Test
    void a_comparison_can_be_read_in_every_window_and_by_everybody() throws Exception {
        String yaml = """
                signal: { pulse: { period: 10, width: 3 } }
                model: { train: { epochs: %d } }
                forecast: { from: [150, 200, 250, 300, 350, 400, 450, 500, 550, 600, 650, 700] }
                """;
        open(WrittenReport.compared(
                folder.resolve("compared"),
                WrittenReport.run(folder.resolve("then"), "pulse", yaml.formatted(150)),
                WrittenReport.run(folder.resolve("now"), "pulse", yaml.formatted(2))));
        browser.width(1200);

        assertThat(browser.<String>ask("return document.querySelector('p.compared').innerText"))
                .startsWith("Compared with release 1.0: 1 worse");
        assertThat(browser.<List<String>>ask("return [...document.querySelectorAll('table.compared tr.FAIL th')]"
                        + ".map(of => of.innerText)"))
                .contains("rmse", "nrmse");
        // Each drawn interval is where it is worse: right of 0.
        assertThat(browser.<List<Boolean>>ask("return [...document.querySelectorAll('table.compared tr.FAIL svg')]"
                        + ".map(of => +of.querySelector('.span').getAttribute('x1') > 70)"))
                .isNotEmpty()
                .containsOnly(true);
        assertThat(browser.<List<Long>>ask("return [...document.querySelectorAll('.scroll:has(table.compared)')]"
                        + ".filter(of => of.checkVisibility()).map(of => of.scrollWidth - of.clientWidth)"))
                .containsOnly(0L);
        browser.photograph("compared");
        browser.width(PHONE);
        assertThat(browser.<Long>ask("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(PHONE);
        browser.photograph("compared-phone");
        for (String scheme : List.of("light", "dark")) {
            browser.prefers(scheme);
            assertThat(new AxeBuilder().analyze(browser.driver()).getViolations())
                    .as(scheme)
                    .isEmpty();
        }
        browser.photograph("compared-dark");
    }

    @Test
    void text_from_elsewhere_is_text() throws IOException {
        String hostile =
                "<script>document.body.dataset.hacked='yes'</script><img src=x onerror=\"document.title='hacked'\">"
                        + "\"'&amp;\u202Egnp.exe\u202C " + "x".repeat(10_000);
        Finding finding = Finding.notRun(hostile);
        ScenarioReport result = new ScenarioReport(
                "a \"b\" <i>c</i>",
                Optional.empty(),
                new Assessment(
                        Tolerances.DEFAULTS,
                        new Judgement(Verdict.ERROR, List.of(), List.of(finding), Optional.empty()),
                        Optional.empty()),
                List.of());
        browser.console();

        open(WrittenReport.write(folder.resolve("hostile"), "</title><script>alert(1)</script>", List.of(result)));

        assertThat(browser.console()).isEmpty();
        assertThat(browser.<String>ask("return document.body.dataset.hacked || ''"))
                .isEmpty();
        assertThat(browser.driver().getTitle()).isEqualTo("ERROR: forecasts of </title><script>alert(1)</script>");
        assertThat(browser.<Long>ask("return document.querySelectorAll('script, img, main i').length"))
                .isZero();
        assertThat(browser.<String>ask("return document.querySelector('.findings li bdi').textContent"))
                .isEqualTo(hostile);
        assertThat(browser.<String>ask("return document.querySelector('.scenario h2').textContent"))
                .isEqualTo("a \"b\" <i>c</i>");
        browser.width(PHONE);
        assertThat(browser.<Long>ask("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(PHONE);
    }

    private static SeenPicture picture(String title) {
        Object svg = browser.ask(
                "return [...document.querySelectorAll('figure')]"
                        + ".find(of => of.querySelector('figcaption strong').innerText === arguments[0] + '.')"
                        + ".querySelector('svg')",
                title);
        return SeenPicture.read(browser, svg);
    }

    private static List<String> strings(JsonNode array, String key) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(one -> one.path(key).asText())
                .toList();
    }
}
