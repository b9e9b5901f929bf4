package io.github.lstmforecast.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.gate.Finding;
import io.github.lstmforecast.gate.Seeds;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.golden.Golden;
import io.github.lstmforecast.golden.GoldenTolerance;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.scenario.ModelSource;
import io.github.lstmforecast.scenario.PulseSignal;
import io.github.lstmforecast.scenario.Scenario;
import io.github.lstmforecast.scenario.ScenarioRunner;
import io.github.lstmforecast.signal.GaussianNoise;
import io.github.lstmforecast.signal.PulseWave;
import io.github.lstmforecast.train.Recipe;
import io.github.lstmforecast.train.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssessmentTest {
    private static final Subject FIRST = new Subject(150, Optional.empty(), Optional.empty());
    private static final Subject SECOND = new Subject(170, Optional.empty(), Optional.empty());
    private static final Tolerances RMSE_AT_MOST_1 = Tolerances.only(Map.of(StandardMetric.RMSE, Limit.atMost(1)));

    private static Golden candidate;
    private static Golden other;

    @TempDir
    Path folder;

    @BeforeAll
    static void train() {
        Scenario scenario = new Scenario(
                "pulse",
                new PulseSignal(PulseWave.of(10, 3), 150, new GaussianNoise(0.01, 1)),
                new ModelSource.Trained(
                        Recipe.defaults().toBuilder().units(2).epochs(1).build()),
                List.of(new ForecastSpan(150, 25, 50, 5)),
                Tolerances.DEFAULTS,
                Optional.empty());
        ScenarioRunner runner = new ScenarioRunner(scenario);
        candidate = runner.candidate(runner.run(TrainingListener.NONE));
        other = runner.candidate(runner.run(scenario.seed() + 1, TrainingListener.NONE));
    }

    private static TrainingResult training(long seed, double... rmse) {
        List<Subject> subjects = List.of(FIRST, SECOND).subList(0, rmse.length);
        return new TrainingResult(
                seed,
                Optional.empty(),
                subjects.stream()
                        .map(subject ->
                                new SubjectMetrics(subject, metrics(rmse[subjects.indexOf(subject)]), Map.of(), 0))
                        .toList(),
                "abc",
                OptionalDouble.empty(),
                0,
                0);
    }

    private static Metrics metrics(double rmse) {
        Map<Metric, MetricValue> values = new TreeMap<>(Metric.ORDER);
        values.put(StandardMetric.RMSE, new MetricValue.Defined(rmse, OptionalInt.empty(), ""));
        return new Metrics(values, OptionalInt.empty(), List.of());
    }

    private GoldenCheck check(boolean required, GoldenCandidate now) {
        return new GoldenCheck(
                folder,
                required,
                GoldenTolerance.SAME_BITS,
                now,
                path -> path.getFileName().toString());
    }

    private Assessment withGolden(boolean required, GoldenCandidate now) {
        return Assessment.of(RMSE_AT_MOST_1, Optional.empty(), List.of(training(1, 0.5)), check(required, now));
    }

    private static GoldenCandidate inMemory(Golden golden) {
        return GoldenCandidate.inMemory(() -> golden);
    }

    private static GoldenCandidate notFinite() {
        return GoldenCandidate.inMemory(() -> {
            throw new InvalidValueException("forecast", "NaN", "finite");
        });
    }

    private static void assertOneFinding(Assessment assessment, Finding.Kind kind, String message) {
        assertThat(assessment.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(kind);
            assertThat(finding.message()).isEqualTo(message);
        });
    }

    @Test
    void a_training_within_its_limits_passes() {
        Assessment assessment = Assessment.of(RMSE_AT_MOST_1, training(1, 1));

        assertThat(assessment.verdict()).isEqualTo(Verdict.PASS);
        assertThat(assessment.findings()).isEmpty();
        assertThat(assessment.golden()).isEmpty();
    }

    @Test
    void of_several_forecasts_those_that_exceed_a_limit_are_failing() {
        Assessment assessment = Assessment.of(RMSE_AT_MOST_1, training(1, 0.5, 2));

        assertThat(assessment.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(assessment.failing()).containsExactly(SECOND);
    }

    // 3 of 3 seeds: 0.05^(1/3) = 0.368 (Clopper-Pearson); 2 of 3: 0.135.
    @Test
    void many_seeds_are_judged_by_how_many_pass() {
        Optional<Seeds> seeds = Optional.of(new Seeds(3, 0.3));

        Assessment all = Assessment.of(RMSE_AT_MOST_1, seeds, List.of(training(1, 1), training(2, 1), training(3, 1)));
        Assessment two = Assessment.of(RMSE_AT_MOST_1, seeds, List.of(training(1, 1), training(2, 2), training(3, 1)));

        assertThat(all.verdict()).isEqualTo(Verdict.PASS);
        assertThat(two.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(two.judgement().seeds().orElseThrow().failing())
                .extracting(failing -> failing.seed())
                .containsExactly(2L);
    }

    @Test
    void a_training_that_diverged_is_one_that_fails_also_where_it_is_the_first() {
        Assessment assessment = Assessment.of(
                RMSE_AT_MOST_1,
                Optional.of(new Seeds(2, 0.02)),
                List.of(TrainingResult.failed(1, "the loss is not finite"), training(2, 0.5, 0.5)));

        assertThat(assessment.verdict()).isEqualTo(Verdict.PASS); // 1 of 2: 0.0253
        assertThat(assessment.judgement().seeds().orElseThrow().failing())
                .singleElement()
                .satisfies(failing -> assertThat(failing.message()).isEqualTo("the loss is not finite"));
    }

    @Test
    void where_all_trainings_diverge_the_scenario_fails() {
        Assessment assessment = Assessment.of(
                RMSE_AT_MOST_1,
                Optional.of(new Seeds(2, 0.02)),
                List.of(TrainingResult.failed(1, "diverged"), TrainingResult.failed(2, "diverged")));

        assertThat(assessment.verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void where_no_golden_model_is_there_and_none_required_nothing_is_compared() {
        assertThat(withGolden(false, notFinite()).golden()).isEmpty();
    }

    @Test
    void the_same_model_as_the_golden_one_passes() throws Exception {
        candidate.write(folder, Golden.NAME);

        Assessment assessment = withGolden(false, inMemory(candidate));

        assertThat(assessment.golden()).isPresent();
        assertThat(assessment.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void another_model_than_the_golden_one_fails_however_good_it_is() throws Exception {
        other.write(folder, Golden.NAME);

        Assessment assessment = withGolden(false, inMemory(candidate));

        assertThat(assessment.judgement().verdict()).isEqualTo(Verdict.PASS);
        assertThat(assessment.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(assessment.findings()).isNotEmpty().allMatch(finding -> finding.kind() == Finding.Kind.GOLDEN);
    }

    @Test
    void findings_of_the_golden_model_come_after_those_of_the_limits() throws Exception {
        other.write(folder, Golden.NAME);

        Assessment assessment = Assessment.of(
                RMSE_AT_MOST_1, Optional.empty(), List.of(training(1, 2)), check(false, inMemory(candidate)));

        assertThat(assessment.findings()).extracting(Finding::kind).startsWith(Finding.Kind.LIMIT, Finding.Kind.GOLDEN);
    }

    @Test
    void a_required_golden_model_that_is_not_there_is_a_failure() {
        assertOneFinding(
                withGolden(true, inMemory(candidate)),
                Finding.Kind.GOLDEN,
                "there is no golden model in " + folder.getFileName() + " yet");
    }

    @Test
    void a_candidate_in_a_folder_is_named_where_no_golden_model_is_there() throws Exception {
        Path results = folder.resolve("results");
        candidate.write(results, Golden.CANDIDATE);

        assertOneFinding(
                withGolden(true, GoldenCandidate.in(results)),
                Finding.Kind.GOLDEN,
                "there is no golden model in " + folder.getFileName() + " yet; the candidate is candidate.json");
    }

    @Test
    void a_candidate_in_a_folder_is_compared() throws Exception {
        Path results = folder.resolve("results");
        candidate.write(results, Golden.CANDIDATE);
        candidate.write(folder, Golden.NAME);

        assertThat(withGolden(false, GoldenCandidate.in(results)).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void a_forecast_that_is_not_finite_is_no_candidate() throws Exception {
        candidate.write(folder, Golden.NAME);
        String message = "the forecast is not finite, so it is no candidate for a golden model";

        assertOneFinding(withGolden(false, notFinite()), Finding.Kind.GOLDEN, message);
        assertOneFinding(
                withGolden(false, GoldenCandidate.in(folder.resolve("results"))), Finding.Kind.GOLDEN, message);
    }

    @Test
    void a_golden_model_that_is_damaged_is_an_error() throws Exception {
        candidate.write(folder, Golden.NAME);
        Files.delete(folder.resolve("golden.zip"));

        Assessment assessment = withGolden(false, inMemory(candidate));

        assertThat(assessment.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(assessment.findings().get(0).message()).startsWith(folder.getFileName() + ": golden.zip: missing");
    }

    @Test
    void a_candidate_that_is_damaged_is_an_error() throws Exception {
        Path results = folder.resolve("results");
        candidate.write(results, Golden.CANDIDATE);
        Files.delete(results.resolve("candidate.json"));
        candidate.write(folder, Golden.NAME);

        Assessment assessment = withGolden(false, GoldenCandidate.in(results));

        assertThat(assessment.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(assessment.findings().get(0).message()).startsWith("results: candidate.json: missing");
    }

    @Test
    void a_scenario_that_could_not_be_run_is_an_error() {
        Assessment assessment = Assessment.notRun("no such file");

        assertThat(assessment.verdict()).isEqualTo(Verdict.ERROR);
        assertOneFinding(assessment, Finding.Kind.NOT_RUN, "no such file");
    }

    @Test
    void of_a_forecast_that_is_not_finite_what_the_golden_model_says_is_a_consequence() {
        Metrics notFinite = new Metrics(Map.of(), OptionalInt.of(3), List.of());
        TrainingResult training = new TrainingResult(
                1,
                Optional.empty(),
                List.of(new SubjectMetrics(FIRST, notFinite, Map.of(), 0)),
                "abc",
                OptionalDouble.empty(),
                0,
                0);

        Assessment assessment =
                Assessment.of(RMSE_AT_MOST_1, Optional.empty(), List.of(training), check(true, notFinite()));

        assertThat(assessment.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Finding.Kind.NOT_FINITE);
            assertThat(finding.consequences()).extracting(Finding::kind).containsExactly(Finding.Kind.GOLDEN);
        });
    }
}
