package io.github.lstmforecast.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.forecast.Prediction;
import io.github.lstmforecast.gate.Finding;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.golden.Golden;
import io.github.lstmforecast.metric.LeadTime;
import io.github.lstmforecast.metric.LeadTimeMetric;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.result.GoldenCandidate;
import io.github.lstmforecast.result.GoldenCheck;
import io.github.lstmforecast.result.json.ResultsJson;
import io.github.lstmforecast.scenario.ForecastResult;
import io.github.lstmforecast.scenario.ModelSource;
import io.github.lstmforecast.scenario.Scenario;
import io.github.lstmforecast.scenario.ScenarioReader;
import io.github.lstmforecast.scenario.ScenarioRunner;
import io.github.lstmforecast.signal.Quantiles;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results of scenarios that were run, written, read, judged again, and written again. */
class JudgedAgainTest {
    private static final String PULSE =
            "signal: { pulse: { noise: 0.01 } }\nmodel: { train: { units: [5], epochs: 3 } }\n";

    /** Fails, and its findings have details. */
    private static final String STRICT = PULSE + "tolerance: { rmse: 0.001, phaseError: 0.001 }\n";

    private static final String SALES = """
            signal:
              csv: { file: sales.csv, column: [a, b], period: 7, train: 0..70, gaps: interpolate }
            model: { linear: {} }
            forecast: { warmUp: 14, horizon: 14, from: [70, 84, 98], leadTimes: [1, 7, 14]%s }
            """;

    @TempDir
    Path base;

    private Path folder() {
        return base.resolve("src/forecast/one");
    }

    private Path results() {
        return base.resolve("target/one");
    }

    private Scenario read(String yaml) throws Exception {
        return ScenarioReader.read(base, folder(), List.of(), yaml);
    }

    private GoldenCheck golden(Scenario scenario) {
        return scenario.goldenCheck(
                folder(),
                GoldenCandidate.in(results()),
                path -> base.relativize(path).toString());
    }

    /** Two columns with a week, a trend and two gaps. */
    private void writeSales() throws IOException {
        Files.writeString(
                base.resolve("sales.csv"),
                IntStream.range(0, 120)
                        .mapToObj(i ->
                                (i == 5 || i == 88 ? "" : Double.toString(Math.sin(i * 2 * Math.PI / 7) + i % 3 * 0.1))
                                        + ","
                                        + (10 + i * 0.05 + Math.cos(i * 2 * Math.PI / 7)))
                        .collect(Collectors.joining("\n", "a,b\n", "\n")));
    }

    private static ScenarioReport run(Scenario scenario, Path folder) {
        return ScenarioReport.of(ForecastResult.of(scenario, folder)).withPictures(List.of());
    }

    private ScenarioReport run(Scenario scenario) {
        return run(scenario, folder());
    }

    private static io.github.lstmforecast.result.json.Results.Scenario stored(ScenarioReport report, Path to)
            throws Exception {
        ResultsJson.write(to, ResultsMaker.of(List.of(report)));
        return ResultsJson.read(to).orElseThrow().scenarios().get(0);
    }

    private static String text(Path of) throws IOException {
        return Files.readString(of.resolve(ResultsJson.FILE));
    }

    private JudgedAgain again(ScenarioReport report, Scenario scenario) throws Exception {
        return JudgedAgain.of(stored(report, base.resolve("first")), scenario, scenario.tolerances(), golden(scenario));
    }

    private void assertComesBack(ScenarioReport report, Scenario scenario) throws Exception {
        JudgedAgain again = again(report, scenario);
        stored(again.report(), base.resolve("second"));

        assertThat(text(base.resolve("second"))).isEqualTo(text(base.resolve("first")));
        assertThat(again.report().findings()).isEqualTo(report.findings());
        assertThat(again.report().notes()).isEqualTo(report.notes());
        assertThat(again.report().warnings()).isEqualTo(report.warnings());
        HtmlReport.write(
                base.resolve("first/index.html"),
                "t",
                List.of(),
                List.of(report),
                Optional.empty(),
                of -> Optional.empty());
        HtmlReport.write(
                base.resolve("second/index.html"),
                "t",
                List.of(),
                List.of(again.report()),
                Optional.empty(),
                of -> Optional.empty());
        assertThat(base.resolve("second/index.html")).hasSameTextualContentAs(base.resolve("first/index.html"));
        JUnitXml.write(base.resolve("first"), report);
        JUnitXml.write(base.resolve("second"), again.report());
        assertThat(base.resolve("second/TEST-lstm-forecast." + report.name() + ".xml"))
                .hasSameTextualContentAs(base.resolve("first/TEST-lstm-forecast." + report.name() + ".xml"));
    }

    @Test
    void a_pulse_that_fails_comes_back_as_it_was() throws Exception {
        Scenario scenario = read(STRICT);

        assertComesBack(run(scenario), scenario);
    }

    @Test
    void columns_origins_gaps_and_parts_of_the_horizon_come_back() throws Exception {
        writeSales();
        Scenario scenario =
                read(SALES.formatted("") + "tolerance: { rmse: { limit: 0.001, upTo: { 7: 0.002 } }, mae: 0.5 }\n");

        ScenarioReport report = run(scenario);

        assertThat(report.findings()).isNotEmpty();
        assertComesBack(report, scenario);
    }

    @Test
    void the_mean_over_origins_comes_back() throws Exception {
        writeSales();
        Scenario scenario = read(SALES.formatted(", judge: mean") + "tolerance: { rmse: 0.001, bias: 0.1 }\n");

        assertComesBack(run(scenario), scenario);
    }

    @Test
    void quantiles_come_back() throws Exception {
        writeSales();
        Scenario scenario =
                read(SALES.formatted(", quantiles: [0.1, 0.5, 0.9]") + "tolerance: { coverage: 0.99..1 }\n");

        assertComesBack(run(scenario), scenario);
    }

    @Test
    void seeds_come_back() throws Exception {
        Scenario scenario = read(
                STRICT
                        + "forecast: { from: [150, 170], warmUp: 20, horizon: 20 }\nseeds: { count: 3, passProbability: 0.3 }\n");

        assertComesBack(run(scenario), scenario);
    }

    /** A forecast of the caller's own. */
    private static Scenario with(Scenario scenario, IntToDoubleFunction value, Optional<Quantiles> quantiles) {
        Forecaster forecaster = (history, traceCells) -> new Prediction(
                Series.of(IntStream.range(0, history.steps()).mapToDouble(value).toArray(), 1),
                Optional.empty(),
                quantiles);
        return scenario.withModel(new ModelSource.Given("mine", forecaster));
    }

    @Test
    void a_forecast_that_is_not_finite_comes_back() throws Exception {
        Scenario scenario = with(read(PULSE), step -> step < 7 ? 0 : Double.NaN, Optional.empty());

        ScenarioReport report = run(scenario);

        assertThat(report.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.NOT_FINITE);
        assertComesBack(report, scenario);
    }

    @Test
    void crossed_quantiles_come_back() throws Exception {
        Scenario pulse = read(PULSE + "forecast: { horizon: 20 }\n");
        int steps = pulse.spans().get(0).horizon() + pulse.spans().get(0).guard();
        Series above = Series.of(new double[steps], 1);
        Series below = Series.of(IntStream.range(0, steps).mapToDouble(i -> -1).toArray(), 1);
        Scenario scenario =
                with(pulse, step -> 0, Optional.of(new Quantiles(List.of(0.1, 0.9), List.of(above, below))));

        ScenarioReport report = run(scenario);

        assertThat(report.findings()).extracting(Finding::kind).contains(Finding.Kind.CROSSED_QUANTILES);
        assertComesBack(report, scenario);
    }

    /** Accepts another training, and leaves the candidate of the scenario beside the results. */
    private ScenarioReport besideGolden(Scenario scenario) throws Exception {
        ScenarioRunner runner = new ScenarioRunner(scenario);
        runner.candidate(runner.run(scenario.seed() + 1, TrainingListener.NONE)).write(folder(), Golden.NAME);
        runner.candidate(runner.run(TrainingListener.NONE)).write(results(), Golden.CANDIDATE);
        return run(scenario);
    }

    @Test
    void a_golden_model_is_compared_anew() throws Exception {
        Scenario scenario = read(STRICT);
        ScenarioReport report = besideGolden(scenario);

        assertThat(report.assessment().golden().orElseThrow().findings()).isNotEmpty();
        assertComesBack(report, scenario);

        Scenario loose = read(STRICT + "golden: { weights: none, outputs: 100, absolute: 100 }\n");
        assertThat(again(report, loose)
                        .report()
                        .assessment()
                        .golden()
                        .orElseThrow()
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void without_the_candidate_the_comparison_of_the_run_is_kept_and_that_is_said_once() throws Exception {
        Scenario scenario = read(STRICT);
        ScenarioReport report = besideGolden(scenario);
        Golden.delete(results(), Golden.CANDIDATE);
        String said =
                "the comparison with the golden model is that of the run: the candidate is not beside the results";

        ScenarioReport once = again(report, scenario).report();
        ScenarioReport twice = again(once, scenario).report();

        assertThat(once.findings()).isEqualTo(report.findings());
        assertThat(once.notes()).containsOnlyOnce(said);
        assertThat(twice.notes()).isEqualTo(once.notes());
        assertThat(text(base.resolve("first"))).contains("partsAtStep");
    }

    @Test
    void a_golden_model_that_the_run_did_not_have_needs_the_candidate() throws Exception {
        ScenarioReport report = run(read(PULSE));

        JudgedAgain again = again(report, read(PULSE + "golden: {}\n"));

        assertThat(again.report().assessment().golden().orElseThrow().findings())
                .extracting(Finding::message)
                .containsExactly("the candidate is not beside the results, and they have no comparison with the golden"
                        + " model; run mvn lstm-forecast:verify");
    }

    private static Scenario limited(Scenario scenario, Map<Metric, Limit> limits) {
        return new Scenario(
                scenario.name(),
                scenario.signal(),
                scenario.model(),
                scenario.transform(),
                scenario.spans(),
                scenario.leadTimes(),
                new Tolerances(limits, Map.of()),
                scenario.seeds(),
                scenario.golden(),
                scenario.regression(),
                scenario.sampling());
    }

    @Test
    void a_limit_of_now_decides_about_the_number_of_then() throws Exception {
        Scenario scenario = read(PULSE);
        ScenarioReport report = run(scenario);
        double rmse =
                ((Defined) report.measurement().orElseThrow().metrics().get(0).get(StandardMetric.RMSE)).value();
        Map<Metric, Limit> none = new HashMap<>();
        Arrays.stream(StandardMetric.values()).forEach(metric -> none.put(metric, Limit.NONE));

        none.put(StandardMetric.RMSE, Limit.atMost(rmse));
        assertThat(again(report, limited(scenario, none)).report().verdict()).isEqualTo(Verdict.PASS);
        none.put(StandardMetric.RMSE, Limit.atMost(Math.nextDown(rmse)));
        assertThat(again(report, limited(scenario, none)).report().findings())
                .extracting(finding -> finding.actual().orElseThrow())
                .containsExactly(rmse);
    }

    @Test
    void a_limit_on_what_was_not_measured_is_an_error_also_if_the_build_sets_it() throws Exception {
        Scenario scenario = read(PULSE);
        ScenarioReport report = run(scenario);
        Metric part = new LeadTimeMetric(StandardMetric.RMSE, new LeadTime(2, 7));
        var stored = stored(report, base.resolve("first"));

        for (Tolerances tolerances : List.of(
                new Tolerances(Map.of(part, Limit.atMost(9)), Map.of()),
                new Tolerances(Map.of(), Map.of(part, Limit.atMost(9))))) {
            ScenarioReport again = JudgedAgain.of(stored, scenario, tolerances, golden(scenario))
                    .report();

            assertThat(again.verdict()).isEqualTo(Verdict.ERROR);
            assertThat(again.findings())
                    .extracting(Finding::message)
                    .contains("rmse[2-7] has no value: the results don't have it; run mvn lstm-forecast:verify, which"
                            + " measures it, or set its tolerance to none");
            stored(again, base.resolve("second"));
            assertThat(text(base.resolve("second"))).doesNotContain("\"rmse[2-7]\" :");
        }
    }

    @Test
    void results_of_other_inputs_are_an_error_that_names_them_and_keep_their_numbers() throws Exception {
        Scenario scenario = read(STRICT);
        ScenarioReport report = run(scenario);

        JudgedAgain changed = again(report, read(STRICT.replace("epochs: 3", "epochs: 4")));
        JudgedAgain back = again(changed.report(), scenario);

        assertThat(changed.report().verdict()).isEqualTo(Verdict.ERROR);
        assertThat(changed.report().findings())
                .extracting(Finding::message)
                .containsExactly("the results are not those of the scenario as it is now (model.train.epochs 3 → 4);"
                        + " run mvn lstm-forecast:verify");
        assertThat(back.report().findings()).isEqualTo(report.findings());
    }

    @Test
    void other_pulses_are_other_inputs() throws Exception {
        writeSales();
        String one = SALES.formatted("").replace("column: [a, b]", "column: b");
        ScenarioReport report = run(read(one));

        assertThat(again(report, read(one.replace("period: 7", "period: 7, pulses: { threshold: 14 }")))
                        .report()
                        .findings())
                .extracting(Finding::message)
                .containsExactly("the results are not those of the scenario as it is now (signal.csv.pulses.threshold"
                        + " nothing → 14.0); run mvn lstm-forecast:verify");
    }

    private static final String SEEDS = PULSE + "forecast: { horizon: 20 }\n";

    private static String seeds(int count) {
        return SEEDS + "seeds: { count: " + count + ", passProbability: 0.2 }\n";
    }

    @Test
    void more_seeds_than_were_run_are_an_error() throws Exception {
        assertThat(again(run(read(seeds(2))), read(seeds(3))).report().findings())
                .extracting(Finding::message)
                .containsExactly("the results have 2 trainings, but seeds.count is 3; run mvn lstm-forecast:verify");
        assertThat(again(run(read(SEEDS)), read(seeds(2))).report().findings())
                .extracting(Finding::message)
                .containsExactly("the results have 1 training, but seeds.count is 2; run mvn lstm-forecast:verify");
    }

    @Test
    void of_more_seeds_the_first_are_judged_and_all_are_kept() throws Exception {
        ScenarioReport three = run(read(seeds(3)));

        JudgedAgain two = again(three, read(seeds(2)));
        JudgedAgain one = again(two.report(), read(SEEDS));
        JudgedAgain all = again(one.report(), read(seeds(3)));

        assertThat(two.report()
                        .assessment()
                        .judgement()
                        .seeds()
                        .orElseThrow()
                        .rate()
                        .count())
                .isEqualTo(2);
        assertThat(two.notes()).containsExactly("the first 2 trainings are judged, of 3 in the results");
        assertThat(one.notes()).containsExactly("the first training is judged, of 3 in the results");
        assertThat(one.report().findings()).isEqualTo(run(read(SEEDS)).findings());
        assertThat(all.report().assessment()).isEqualTo(three.assessment());
    }

    @Test
    void an_error_of_the_run_stays_one() throws Exception {
        ScenarioReport again =
                again(ScenarioReport.notRun("one", "no such file"), read(PULSE)).report();

        assertThat(again.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(again.findings()).extracting(Finding::message).containsExactly("no such file");
    }

    @Test
    void a_metric_without_its_jar_is_kept_and_that_is_said() throws Exception {
        Scenario scenario = read(PULSE);
        stored(run(scenario), base.resolve("first"));
        String with = text(base.resolve("first")).replace("\"rmse\" :", "\"acme.gone\" : 0.125,\n\"rmse\" :");
        Files.writeString(base.resolve("first").resolve(ResultsJson.FILE), with);

        JudgedAgain again = JudgedAgain.of(
                ResultsJson.read(base.resolve("first"))
                        .orElseThrow()
                        .scenarios()
                        .get(0),
                scenario,
                scenario.tolerances(),
                golden(scenario));

        assertThat(again.notes())
                .containsExactly("no jar on the class path has these metrics of the results, so they are kept and not"
                        + " judged: acme.gone");
        stored(again.report(), base.resolve("second"));
        assertThat(text(base.resolve("second"))).contains("\"acme.gone\" : 0.125");
    }

    @Test
    void a_line_end_in_results_of_others_is_no_line_of_the_log() throws Exception {
        Scenario scenario = read(PULSE);
        stored(run(scenario).withNote("a note"), base.resolve("first"));
        Files.writeString(
                base.resolve("first").resolve(ResultsJson.FILE),
                text(base.resolve("first")).replace("a note", "\\n::error::forged"));

        ScenarioReport again = JudgedAgain.of(
                        ResultsJson.read(base.resolve("first"))
                                .orElseThrow()
                                .scenarios()
                                .get(0),
                        scenario,
                        scenario.tolerances(),
                        golden(scenario))
                .report();

        assertThat(again.notes()).contains("\\n::error::forged").noneMatch(note -> note.contains("\n"));
    }

    @Test
    void a_scenario_that_can_not_be_read_keeps_its_numbers() throws Exception {
        Scenario scenario = read(STRICT);
        ScenarioReport report = run(scenario);

        ScenarioReport unreadable =
                JudgedAgain.unreadable(stored(report, base.resolve("first")), List.of("no such key"));

        assertThat(unreadable.findings()).extracting(Finding::message).containsExactly("no such key");
        assertThat(again(unreadable, scenario).report().findings()).isEqualTo(report.findings());
    }
}
