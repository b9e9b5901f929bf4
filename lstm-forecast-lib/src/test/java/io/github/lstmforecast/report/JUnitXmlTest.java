package io.github.lstmforecast.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;
import static org.assertj.core.api.Assertions.tuple;

import io.github.lstmforecast.gate.Finding;
import io.github.lstmforecast.gate.SeedResult;
import io.github.lstmforecast.gate.Seeds;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.golden.GoldenComparison;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.MetricValue.Cause;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.StandardMetric;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.SurefireReportParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class JUnitXmlTest {
    private static final String NO_PULSE = "the truth has no pulse in warm-up or horizon";
    private static final MetricValue TOO_LARGE =
            new Defined(0.3, OptionalInt.of(7), "the largest error is +1 at step 7");

    @TempDir
    Path folder;

    static Stream<ScenarioReport> results() {
        return Stream.of(
                Results.judged("pass", Map.of()),
                fail(),
                flat(),
                notFinite(),
                noPulse(),
                askedFor(),
                several(),
                severalWithoutPulse(),
                Results.withGolden("golden", Results.golden()),
                Results.withGolden("drift", Results.golden("outputs differ", "rmse is worse")),
                Results.withGolden("unreadable", GoldenComparison.unreadable("it is damaged")),
                Results.besideNaive("worse", 0.3, 0.1),
                seeds(0),
                seeds(9),
                ScenarioReport.notRun("not-run", "no such file"),
                ScenarioReport.notRun("hostile", "a\u0000b\uD800c\uFFFE<script>]]>&\r\n\"\u202E😀"));
    }

    private static ScenarioReport fail() {
        return Results.judged(
                "fail",
                Map.of(
                        StandardMetric.NRMSE, TOO_LARGE,
                        StandardMetric.PHASE_DRIFT, Results.undefined(Cause.TRUTH, "1 pulse is too few"),
                        StandardMetric.PHASE_ERROR, Results.undefined(Cause.FORECAST, "no pulse is matched")));
    }

    private static ScenarioReport flat() {
        return Results.judged(
                "flat",
                Map.of(
                        StandardMetric.FLAT, Results.value(1),
                        StandardMetric.NRMSE, TOO_LARGE,
                        StandardMetric.PHASE_ERROR, Results.undefined(Cause.FORECAST, "no pulse is matched")));
    }

    private static ScenarioReport notFinite() {
        return Results.judged(
                "not-finite",
                List.of(new Subject(150, Optional.empty(), Optional.empty())),
                List.of(Results.metrics(Map.of(), OptionalInt.of(3))),
                Tolerances.DEFAULTS);
    }

    private static ScenarioReport noPulse() {
        return Results.judged(
                "no-pulse",
                Map.of(
                        StandardMetric.PHASE_ERROR, Results.undefined(Cause.NO_PULSE, NO_PULSE),
                        StandardMetric.WIDTH_ERROR, Results.undefined(Cause.NO_PULSE, NO_PULSE)));
    }

    private static ScenarioReport askedFor() {
        return Results.judged(
                "asked-for",
                List.of(new Subject(150, Optional.empty(), Optional.empty())),
                List.of(Results.metrics(Map.of(StandardMetric.MASE, Results.undefined(Cause.TRUTH, "it never moves")))),
                new Tolerances(Map.of(StandardMetric.MASE, Limit.atMost(1)), Map.of()));
    }

    private static List<Subject> two() {
        return List.of(
                new Subject(150, Optional.of("2001-01-01"), Optional.empty()),
                new Subject(160, Optional.of("2001-01-11"), Optional.empty()));
    }

    private static ScenarioReport several() {
        return Results.judged(
                "several",
                two(),
                List.of(Results.metrics(Map.of()), Results.metrics(Map.of(StandardMetric.NRMSE, TOO_LARGE))),
                Tolerances.DEFAULTS);
    }

    private static ScenarioReport severalWithoutPulse() {
        Map<Metric, MetricValue> without = Map.of(
                StandardMetric.PHASE_ERROR, Results.undefined(Cause.NO_PULSE, NO_PULSE),
                StandardMetric.WIDTH_ERROR, Results.undefined(Cause.NO_PULSE, NO_PULSE));
        return Results.judged(
                "several-without-pulse",
                two(),
                List.of(Results.metrics(without), Results.metrics(without)),
                Tolerances.DEFAULTS);
    }

    private static ScenarioReport seeds(int failing) {
        List<SeedResult> trainings = IntStream.range(0, 10)
                .mapToObj(seed -> new SeedResult(
                        seed,
                        Optional.empty(),
                        List.of(Results.only(
                                Results.metrics(seed < failing ? Map.of(StandardMetric.NRMSE, TOO_LARGE) : Map.of())))))
                .toList();
        return Results.seeds("seeds-" + failing, trainings, new Seeds(10, 0.5));
    }

    @ParameterizedTest
    @MethodSource("results")
    void a_report_is_valid_and_has_every_finding_once(ScenarioReport result) throws Exception {
        JUnitXml.write(folder, result);

        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(JUnitXmlTest.class.getResource("/surefire-test-report.xsd"))
                .newValidator()
                .validate(new StreamSource(file(result.name()).toFile()));
        ReportTestSuite suite = suite();
        List<ReportTestCase> bad = suite.getTestCases().stream()
                .filter(one -> one.hasFailure() || one.hasError())
                .toList();
        assertThat(bad)
                .extracting(ReportTestCase::getFailureMessage)
                .containsExactlyInAnyOrderElementsOf(result.findings().stream()
                        .map(Finding::fullMessage)
                        .map(JUnitXmlTest::asAttribute)
                        .toList());
        assertThat(suite.getNumberOfTests()).isEqualTo(suite.getTestCases().size());
        assertThat(suite.getNumberOfFailures()).isEqualTo(count(suite, ReportTestCase::hasFailure));
        assertThat(suite.getNumberOfErrors()).isEqualTo(count(suite, ReportTestCase::hasError));
        assertThat(suite.getNumberOfSkipped()).isEqualTo(count(suite, ReportTestCase::hasSkipped));
        assertThat(suite.getTestCases()).extracting(ReportTestCase::getName).doesNotHaveDuplicates();
    }

    // Most file systems allow names of up to 255 bytes; a scenario's folder may have such a name.
    @ParameterizedTest
    @ValueSource(strings = {"a", "\u00fc", "\u20ac", "\uD83D\uDE00"})
    void a_scenario_with_the_longest_possible_name_has_a_report(String character) throws Exception {
        String name = character.repeat(255 / character.getBytes(StandardCharsets.UTF_8).length);
        String other = name.substring(0, name.length() - character.length()) + "b";
        JUnitXml.write(folder, ScenarioReport.notRun(name, "no such file"));
        JUnitXml.write(folder, ScenarioReport.notRun(other, "no such file"));

        try (Stream<Path> reports = Files.list(folder)) {
            assertThat(reports)
                    .hasSize(2)
                    .anyMatch(report -> contentOf(report.toFile()).contains(" name=\"lstm-forecast." + name + '"'))
                    .anyMatch(report -> contentOf(report.toFile()).contains(" name=\"lstm-forecast." + other + '"'));
        }
        JUnitXml.deleteOld(folder);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void the_report_has_the_counts_of_its_test_cases() throws Exception {
        JUnitXml.write(folder, fail());

        // 10 metrics have a limit by default.
        assertThat(Files.readString(file("fail")))
                .contains("tests=\"10\" errors=\"0\" skipped=\"1\" failures=\"2\"")
                .contains("time=\"0.750\"")
                .endsWith("</testsuite>\n");
    }

    @Test
    void an_exceeded_limit_is_a_failure_and_the_others_pass() throws Exception {
        JUnitXml.write(folder, fail());

        assertThat(suite().getFullClassName()).isEqualTo("lstm-forecast.fail");
        assertThat(suite().getTestCases())
                .extracting(ReportTestCase::getName, ReportTestCase::getFailureType, ReportTestCase::getFailureMessage)
                .contains(
                        tuple(
                                "nrmse",
                                "limit",
                                "nrmse is 0.3, but at most 0.2 is allowed (0.1 over): "
                                        + "the largest error is +1 at step 7"),
                        tuple("phaseError", "undefined", "phaseError has no value: no pulse is matched"),
                        tuple("flat", null, null),
                        tuple("phaseDrift", "skipped", "not applicable: 1 pulse is too few"));
    }

    @Test
    void a_check_shows_value_limit_and_margin() throws Exception {
        JUnitXml.write(folder, fail());

        assertThat(Files.readString(file("fail")))
                .contains("<system-out>nrmse is 0.3; at most 0.2 is allowed; margin -0.1\n</system-out>")
                .contains("<system-out>phaseJitter is 0 cycles; at most 0.05 is allowed; margin 0.05\n</system-out>");
    }

    @Test
    void a_truth_without_a_pulse_is_one_error_and_the_other_checks_are_skipped() throws Exception {
        JUnitXml.write(folder, noPulse());

        assertThat(suite().getTestCases())
                .filteredOn(one -> !one.isSuccessful())
                .extracting(ReportTestCase::getName, ReportTestCase::hasError, ReportTestCase::hasSkipped)
                .containsExactly(tuple("phaseError", true, false), tuple("widthError", false, true));
        assertThat(Files.readString(file("no-pulse")))
                .contains("not judged, for the same reason as the error above: " + NO_PULSE);
    }

    @Test
    void a_forecast_that_is_not_finite_is_one_failure_and_every_check_is_skipped() throws Exception {
        JUnitXml.write(folder, notFinite());

        assertThat(suite().getNumberOfSkipped()).isEqualTo(10);
        assertThat(suite().getTestCases())
                .filteredOn(ReportTestCase::hasFailure)
                .extracting(ReportTestCase::getName, ReportTestCase::getFailureType)
                .containsExactly(tuple("forecast", "notFinite"));
    }

    @Test
    void what_follows_from_a_cause_is_part_of_its_message_and_the_checks_are_skipped() throws Exception {
        JUnitXml.write(folder, flat());

        assertThat(suite().getTestCases())
                .filteredOn(one -> !one.isSuccessful())
                .extracting(ReportTestCase::getName, ReportTestCase::hasFailure, ReportTestCase::getFailureMessage)
                .containsExactly(
                        tuple(
                                "nrmse",
                                false,
                                "follows from flat: nrmse is 0.3, but at most 0.2 is allowed (0.1 over): the largest"
                                        + " error is +1 at step 7"),
                        tuple(
                                "flat",
                                true,
                                "flat is 1, but at most 0 is allowed (1 over); and therefore nrmse 0.3 (at most 0.2),"
                                        + " no value of phaseError"),
                        tuple("phaseError", false, "follows from flat: phaseError has no value: no pulse is matched"));
    }

    @Test
    void each_of_several_forecasts_has_its_own_test_cases() throws Exception {
        JUnitXml.write(folder, several());

        assertThat(suite().getNumberOfTests()).isEqualTo(20);
        assertThat(suite().getTestCases())
                .filteredOn(one -> one.getName().startsWith("nrmse"))
                .extracting(ReportTestCase::getName, ReportTestCase::hasFailure)
                .containsExactly(
                        tuple("nrmse from 150 (2001-01-01)", false), tuple("nrmse from 160 (2001-01-11)", true));
    }

    @Test
    void a_golden_model_passes_as_one_test_case_and_fails_as_one_for_each_finding() throws Exception {
        JUnitXml.write(folder, Results.withGolden("same", Results.golden()));
        List<ReportTestCase> same = suite().getTestCases();
        JUnitXml.deleteOld(folder);

        JUnitXml.write(folder, Results.withGolden("drift", Results.golden("outputs differ", "rmse is worse")));

        assertThat(same)
                .filteredOn(one -> one.getName().startsWith("golden"))
                .extracting(ReportTestCase::getName, ReportTestCase::isSuccessful)
                .containsExactly(tuple("golden", true));
        assertThat(suite().getTestCases())
                .filteredOn(one -> one.getName().startsWith("golden"))
                .extracting(ReportTestCase::getName, ReportTestCase::hasFailure)
                .containsExactly(tuple("golden.outputs", true), tuple("golden.rmse", true));
    }

    @Test
    void each_regression_is_a_test_case_that_fails_and_none_is_one_that_passes() throws Exception {
        ScenarioReport single = Results.judged("single", Map.of());
        ScenarioReport same = Results.judged("same", Map.of());

        JUnitXml.write(
                folder, single.withChange(Compared.everything().of("single").orElseThrow()));
        List<ReportTestCase> worse = suite().getTestCases();
        JUnitXml.deleteOld(folder);
        JUnitXml.write(
                folder,
                same.withChange(Compared.of(
                                "main",
                                List.of(Compared.scenario("same")
                                        .once(Compared.values("rmse", 1))
                                        .made()),
                                List.of(Compared.scenario("same")
                                        .once(Compared.values("rmse", 1))
                                        .made()),
                                Map.of("same", Compared.USUAL))
                        .of("same")
                        .orElseThrow()));

        assertThat(worse)
                .filteredOn(one -> one.getName().startsWith("regression"))
                .extracting(ReportTestCase::getName, ReportTestCase::hasFailure)
                .contains(tuple("regression.rmse", true), tuple("regression.skill", true))
                .allMatch(one -> one.toList().get(1).equals(true));
        assertThat(suite().getTestCases())
                .filteredOn(one -> one.getName().startsWith("regression"))
                .extracting(ReportTestCase::getName, ReportTestCase::isSuccessful)
                .containsExactly(tuple("regression", true));
    }

    @Test
    void regressions_of_columns_are_test_cases_with_names_of_their_own() throws Exception {
        JUnitXml.write(
                folder,
                Results.judged("two", Map.of())
                        .withChange(Compared.of(
                                        "main",
                                        List.of(twoColumns(1)),
                                        List.of(twoColumns(2)),
                                        Map.of("two", Compared.USUAL))
                                .of("two")
                                .orElseThrow()));

        assertThat(suite().getTestCases())
                .filteredOn(ReportTestCase::hasFailure)
                .extracting(ReportTestCase::getName)
                .containsExactly("regression.rmse births", "regression.rmse deaths");
    }

    private static io.github.lstmforecast.result.json.Results.Scenario twoColumns(double rmse) {
        return Compared.scenario("two")
                .origins(1, 28, Optional.of("births"), i -> Compared.values("rmse", rmse))
                .origins(1, 28, Optional.of("deaths"), i -> Compared.values("rmse", rmse))
                .made();
    }

    @Test
    void warnings_are_the_output_of_a_test_case_that_passes() throws Exception {
        JUnitXml.write(folder, Results.besideNaive("worse", 0.3, 0.1));

        assertThat(suite().getTestCases())
                .filteredOn(one -> one.getName().equals("warnings"))
                .singleElement()
                .satisfies(one -> assertThat(one.isSuccessful()).isTrue());
        assertThat(Files.readString(file("worse")))
                .contains("<system-out>the forecast is worse than repeating the last cycle: ");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9})
    void many_seeds_are_one_test_case_that_names_those_that_fail(int failing) throws Exception {
        JUnitXml.write(folder, seeds(failing));

        assertThat(suite().getTestCases())
                .extracting(ReportTestCase::getName, ReportTestCase::hasFailure)
                .containsExactly(tuple("passProbability", failing == 9));
        String report = Files.readString(file("seeds-" + failing));
        assertThat(report).contains("<system-out>" + (10 - failing) + " of 10 seeds pass: ");
        for (int seed = 0; seed < 10; seed++) {
            assertThat(report.contains("\nseed " + seed + " fails: nrmse is 0.3"))
                    .isEqualTo(seed < failing);
        }
    }

    @Test
    void a_scenario_that_could_not_be_run_is_an_error() throws Exception {
        JUnitXml.write(folder, ScenarioReport.notRun("not-run", "no such file"));

        assertThat(suite().getTestCases())
                .extracting(ReportTestCase::getName, ReportTestCase::hasError, ReportTestCase::getFailureType)
                .containsExactly(tuple("scenario", true, "notRun"));
        assertThat(suite().getTimeElapsed()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a \"quoted\" 'name'",
                "<script>alert(1)",
                "&amp;",
                "]]>",
                "x\u202Ey\u200Fz",
                "😀 größer 日本",
                "$1 \\1 %s",
                " "
            })
    void a_name_is_read_back_unchanged(String name) throws Exception {
        JUnitXml.write(folder, ScenarioReport.notRun(name, name));

        Document report = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file(name).toFile());
        assertThat(report.getDocumentElement().getAttribute("name")).isEqualTo("lstm-forecast." + name);
        assertThat(((Element) report.getElementsByTagName("testcase").item(0)).getAttribute("classname"))
                .isEqualTo("lstm-forecast." + name);
        assertThat(report.getElementsByTagName("error").item(0).getTextContent())
                .isEqualTo(name);
    }

    @Test
    void characters_that_xml_forbids_are_replaced_and_line_breaks_are_kept() throws Exception {
        String message = "a\u0000b\u001Bc\uD800d\uDC00e\uFFFEf\uFFFFg\r\nh\ri\tj";

        JUnitXml.write(folder, ScenarioReport.notRun("hostile", message));

        Document report = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file("hostile").toFile());
        assertThat(report.getElementsByTagName("error").item(0).getTextContent())
                .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf\uFFFDg\nh\ni\tj");
        assertThat(Files.readString(file("hostile"))).doesNotContain("\r");
    }

    @Test
    void numbers_do_not_depend_on_the_locale() throws Exception {
        Locale usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            JUnitXml.write(folder, fail());
        } finally {
            Locale.setDefault(usual);
        }

        assertThat(Files.readString(file("fail"))).contains("time=\"0.750\"").contains("nrmse is 0.3;");
    }

    @Test
    void only_reports_of_earlier_builds_are_deleted() throws Exception {
        JUnitXml.write(folder, ScenarioReport.notRun("gone", "no such file"));
        Path other = Files.writeString(folder.resolve("TEST-io.example.OtherTest.xml"), "<testsuite/>");
        Path candidate = Files.createDirectory(folder.resolve("TEST-lstm-forecast.a-folder.xml"));

        JUnitXml.deleteOld(folder);
        JUnitXml.deleteOld(folder.resolve("nowhere"));

        assertThat(folder).isDirectoryNotContaining(path -> path.equals(file("gone")));
        assertThat(other).exists();
        assertThat(candidate).exists();
    }

    private Path file(String scenario) {
        return folder.resolve("TEST-lstm-forecast." + scenario + ".xml");
    }

    /** The test cases as Surefire reads them. */
    private ReportTestSuite suite() {
        List<ReportTestSuite> suites =
                new SurefireReportParser(List.of(folder.toFile()), new NullConsoleLogger()).parseXMLReportFiles();
        assertThat(suites).hasSize(1);
        return suites.get(0);
    }

    private static int count(ReportTestSuite suite, Predicate<ReportTestCase> which) {
        return (int) suite.getTestCases().stream().filter(which).count();
    }

    /** XML parsers replace line breaks in attributes by spaces. */
    private static String asAttribute(String message) {
        return PlainText.forXml(message).replace('\n', ' ');
    }
}
