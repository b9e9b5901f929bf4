package io.github.lstmforecast.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.lstmforecast.assertj.ForecastSoftAssertions;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.junit.Jupiter.Ended;
import io.github.lstmforecast.scenario.ForecastResult;
import io.github.lstmforecast.scenario.ScenarioReader;
import io.github.lstmforecast.scenario.ScenarioRunner;
import io.github.lstmforecast.train.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.api.junit.jupiter.InjectSoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.Event;

/** Bounds are those of Clopper and Pearson, one-sided, with 95% confidence: 0.9019 for 29 of 29, 0.9221 for 58 of 59. */
class ForecastSeedsTest {
    private static final String QUICK = "src/test/forecast/quick";

    private static List<Ended> run(Class<?> test) {
        return Jupiter.ended(Jupiter.run(test));
    }

    private static Ended last(List<Ended> tests) {
        return tests.get(tests.size() - 1);
    }

    static class AllPass {
        static final Queue<Long> SEEDS = new ConcurrentLinkedQueue<>();

        @ForecastSeeds(29)
        void test(long seed) {
            SEEDS.add(seed);
        }
    }

    @Test
    void each_seed_is_a_test_and_the_last_is_the_verdict() {
        AllPass.SEEDS.clear();

        List<Ended> tests = run(AllPass.class);

        assertThat(AllPass.SEEDS)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 29).boxed().toList());
        assertThat(tests).hasSize(30).extracting(Ended::status).containsOnly(Status.SUCCESSFUL);
        assertThat(tests.subList(0, 29))
                .extracting(Ended::name)
                .startsWith("seed 1 (1 of 29)", "seed 2 (2 of 29)")
                .endsWith("seed 29 (29 of 29)");
        assertThat(last(tests).name())
                .isEqualTo(
                        "29 of 29 seeds pass: the probability of passing is at least 0.9019 with 95% confidence (at least"
                                + " 0.9 is required)");
    }

    static class Beside {
        static int runs;

        @Test
        @ForecastSeeds(29)
        void test(long seed) {
            runs++;
        }
    }

    @Test
    void a_test_beside_seeds_is_refused() {
        EngineExecutionResults results = Jupiter.run(Beside.class);

        assertThat(Stream.concat(Jupiter.containers(results).stream(), Jupiter.ended(results).stream())
                        .filter(ended -> ended.status() == Status.FAILED))
                .hasSize(2)
                .allSatisfy(ended -> assertThat(ended.message())
                        .endsWith(
                                ": @ForecastSeeds makes a test of each seed, so remove @Test beside it: with both, the"
                                        + " method would run without a seed, too"));
        assertThat(Beside.runs).isZero();
    }

    static class OneFails {
        @ForecastSeeds(59)
        void test(Long seed) {
            assertThat(seed).as("the seed").isNotEqualTo(4);
        }
    }

    @Test
    void a_seed_that_fails_is_aborted_with_its_reason_and_the_verdict_passes_if_the_bound_allows_it() {
        EngineExecutionResults results = Jupiter.run(OneFails.class);
        List<Ended> tests = Jupiter.ended(results);

        results.testEvents()
                .assertStatistics(stats -> stats.succeeded(59).aborted(1).failed(0));
        assertThat(tests.get(3).status()).isEqualTo(Status.ABORTED);
        assertThat(tests.get(3).message()).isEqualTo("""
                        seed 4 fails: [the seed]\s
                        Expecting actual:
                          4L
                        not to be equal to:
                          4L
                        """);
        assertThat(last(tests).name())
                .startsWith("58 of 59 seeds pass: the probability of passing is at least 0.9221 ");
        assertThat(results.testEvents().reportingEntryPublished().list())
                .singleElement()
                .satisfies(event -> assertThat(reported(event)).isEqualTo(Map.of("seeds", """
                        58 of 59 seeds pass: the probability of passing is at least 0.9221 with 95% confidence (at least 0.9 \
                        is required)
                        seed 4 fails: [the seed] Expecting actual: 4L not to be equal to: 4L""")));
    }

    private static Map<String, String> reported(Event event) {
        return event.getRequiredPayload(ReportEntry.class).getKeyValuePairs();
    }

    static class TwoFail {
        @ForecastSeeds(29)
        void test(long seed) {
            if (seed == 4) {
                fail("not with 4");
            }
            if (seed == 7) {
                throw new IllegalStateException("nor with 7");
            }
        }
    }

    // The bound of 27 of 29: the probability p at which 27 or more of 29 pass with 5%, 0.7984.
    @Test
    void the_verdict_fails_if_too_many_seeds_fail_and_lists_them() {
        List<Ended> tests = run(TwoFail.class);

        assertThat(tests.subList(0, 29)).extracting(Ended::status).doesNotContain(Status.FAILED);
        assertThat(last(tests).status()).isEqualTo(Status.FAILED);
        assertThat(tests.get(6).message()).isEqualTo("seed 7 fails: java.lang.IllegalStateException: nor with 7");
        assertThat(last(tests).thrown()).isInstanceOf(AssertionError.class);
        assertThat(last(tests).message()).isEqualTo("""
                        27 of 29 seeds pass: the probability of passing is at least 0.7984 with 95% confidence, but at least \
                        0.9 is required (0.1016 under); the first that fails is seed 4: not with 4
                        Other failing seeds: 7""");
    }

    static class Errors {
        @ForecastSeeds(value = 14, passProbability = 0.3)
        void test(long seed) {
            if (seed == 2) {
                test(seed); // endless recursion
            }
            if (seed == 3) {
                throw new NoClassDefFoundError("Missing");
            }
        }
    }

    @Test
    void an_error_is_a_failure_of_its_seed() {
        List<Ended> tests = run(Errors.class);

        assertThat(tests.get(1).status()).isEqualTo(Status.ABORTED);
        assertThat(tests.get(1).message()).isEqualTo("seed 2 fails: java.lang.StackOverflowError");
        assertThat(tests.get(2).message()).isEqualTo("seed 3 fails: java.lang.NoClassDefFoundError: Missing");
        assertThat(last(tests).name()).startsWith("12 of 14 seeds pass: ");
        assertThat(last(tests).status()).isEqualTo(Status.SUCCESSFUL);
    }

    static class OneIsAborted {
        @ForecastSeeds(29)
        void test(long seed) {
            assumeTrue(seed != 9, "9 is not for us");
        }
    }

    @Test
    void a_seed_that_an_assumption_aborts_has_not_passed() {
        List<Ended> tests = run(OneIsAborted.class);

        assertThat(tests.get(8).status()).isEqualTo(Status.ABORTED);
        assertThat(tests.get(8).message()).isEqualTo("Assumption failed: 9 is not for us");
        assertThat(last(tests).status()).isEqualTo(Status.FAILED);
        assertThat(last(tests).message())
                .startsWith("28 of 29 seeds pass: ")
                .endsWith("the first that fails is seed 9: aborted: Assumption failed: 9 is not for us");
    }

    static class AllAreAborted {
        @ForecastSeeds(2 * 15)
        void test(long seed) {
            assumeTrue(false);
        }
    }

    @Test
    void if_assumptions_abort_all_seeds_the_verdict_is_aborted() {
        List<Ended> tests = run(AllAreAborted.class);

        assertThat(tests).hasSize(31).extracting(Ended::status).containsOnly(Status.ABORTED);
        assertThat(last(tests).message()).isEqualTo("all 30 seeds were aborted by assumptions");
    }

    static class AroundTests {
        private static int verdicts;

        @BeforeEach
        void before(long seed) {
            assertThat(seed).isNotEqualTo(2);
        }

        @ForecastSeeds(59)
        void test(long seed) {}

        @AfterEach
        void after() {
            verdicts++;
        }
    }

    // After each of 59 seeds, and not after the verdict.
    @Test
    void lifecycle_methods_belong_to_seeds_and_not_to_the_verdict() {
        AroundTests.verdicts = 0;

        List<Ended> tests = run(AroundTests.class);

        assertThat(tests.get(1).status()).isEqualTo(Status.ABORTED);
        assertThat(tests.get(1).message()).startsWith("seed 2 fails: ");
        assertThat(last(tests).name()).startsWith("58 of 59 seeds pass: ");
        assertThat(last(tests).status()).isEqualTo(Status.SUCCESSFUL);
        assertThat(AroundTests.verdicts).isEqualTo(59);
    }

    static class AfterTests {
        @ForecastSeeds(59)
        void test(long seed) {}

        @AfterEach
        void after(long seed) {
            assertThat(seed).isNotEqualTo(59);
        }
    }

    @Test
    void a_failure_after_a_test_fails_its_seed() {
        List<Ended> tests = run(AfterTests.class);

        assertThat(tests.get(58).status()).isEqualTo(Status.ABORTED);
        assertThat(last(tests).name()).startsWith("58 of 59 seeds pass: ");
    }

    static class Impossible {
        @ForecastSeeds(value = 29, passProbability = 0.95)
        void too_few(long seed) {}

        @ForecastSeeds(0)
        void none(long seed) {}
    }

    @Test
    void a_probability_that_the_seeds_can_not_prove_is_rejected() {
        EngineExecutionResults results = Jupiter.run(Impossible.class);

        assertThat(Jupiter.ended(results)).isEmpty();
        assertThat(Jupiter.containers(results))
                .filteredOn(container -> container.status() == Status.FAILED)
                .extracting(Ended::message)
                .containsExactlyInAnyOrder(
                        "@ForecastSeeds: passProbability is 0.95, but must be at most 0.9019, which is all that can be said if"
                                + " 29 of 29 seeds pass; more seeds can say more",
                        "@ForecastSeeds: count is 0, but must be from 1 to 10000 (trainings)");
    }

    static class AsksForNothing {
        @ForecastSeeds(29)
        void test() {}
    }

    @Test
    void a_test_that_does_not_use_its_seed_is_rejected() {
        List<Ended> tests = run(AsksForNothing.class);

        assertThat(last(tests).status()).isEqualTo(Status.FAILED);
        assertThat(last(tests).message())
                .isEqualTo(
                        "the test does not use its seed, so all 29 runs were the same: add a parameter of type long or, with"
                                + " @ForecastScenario, of type ForecastResult, Forecast or Forecaster");
    }

    @ForecastScenario(QUICK)
    static class Trained {
        static final Queue<ForecastResult> TRAINED = new ConcurrentLinkedQueue<>();

        private final ForecastResult constructor;
        private Forecast beforeEach;

        Trained(ForecastResult result) {
            constructor = result;
        }

        @BeforeEach
        void beforeEach(Forecast forecast) {
            beforeEach = forecast;
        }

        @ForecastSeeds(value = 3, passProbability = 0.3)
        void test(ForecastResult result, Forecast forecast, Forecaster forecaster, long seed) {
            assertThat(result).isSameAs(constructor);
            assertThat(forecast)
                    .isSameAs(beforeEach)
                    .isSameAs(result.forecasts().get(0));
            assertThat(forecaster).isSameAs(result.forecaster());
            assertThat(result.seed()).isEqualTo(seed);
            TRAINED.add(result);
        }

        @Test
        void alone(ForecastResult result) {
            assertThat(result.seed()).isEqualTo(5);
        }
    }

    @Test
    void the_scenario_is_trained_with_each_seed_from_the_recipes_on() {
        Trained.TRAINED.clear();

        List<Ended> tests = run(Trained.class);

        assertThat(tests).hasSize(5).extracting(Ended::status).containsOnly(Status.SUCCESSFUL);
        assertThat(tests).extracting(Ended::name).contains("seed 5 (1 of 3)", "seed 6 (2 of 3)", "seed 7 (3 of 3)");
        assertThat(Trained.TRAINED)
                .extracting(result -> result.run().modelSha256())
                .doesNotHaveDuplicates();
    }

    @ForecastScenario(QUICK)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OneInstance {
        private final ForecastResult result;

        OneInstance(ForecastResult result) {
            this.result = result;
        }

        @ForecastSeeds(29)
        void test() {
            assertThat(result.forecasts()).hasSize(1);
        }
    }

    @Test
    void a_single_instance_for_all_seeds_is_rejected() {
        assertThat(last(run(OneInstance.class)).message()).startsWith("the test does not use its seed, ");
    }

    @ForecastScenario("target/test-forecast/loaded")
    static class Loaded {
        @BeforeAll
        static void train() throws Exception {
            Path folder = Files.createDirectories(Path.of("target/test-forecast/loaded"));
            Path quick = Path.of(QUICK);
            new ScenarioRunner(ScenarioReader.read(quick, quick))
                    .run(TrainingListener.NONE)
                    .model()
                    .orElseThrow()
                    .write(folder.resolve("model.zip"));
            Files.writeString(folder.resolve("scenario.yaml"), "signal: { pulse: {} }\nmodel: { load: model.zip }\n");
        }

        @ForecastSeeds(29)
        void test(ForecastResult result) {}
    }

    @Test
    void a_model_that_is_not_trained_has_no_seeds() {
        assertThat(Jupiter.containers(Jupiter.run(Loaded.class)))
                .filteredOn(container -> container.status() == Status.FAILED)
                .extracting(Ended::message)
                .containsExactly(
                        "@ForecastSeeds can't repeat @ForecastScenario(\"target/test-forecast/loaded\"): a model that"
                                + " is loaded is not trained, so there is one only");
    }

    @ExtendWith(SoftAssertionsExtension.class)
    static class Soft {
        @InjectSoftAssertions
        private ForecastSoftAssertions injected;

        @ForecastSeeds(59)
        void test(long seed, ForecastSoftAssertions parameter) {
            injected.assertThat(seed).isNotEqualTo(3);
            parameter.assertThat(seed + 1).isNotEqualTo(4);
        }
    }

    @Test
    void soft_assertions_of_assertj_fail_their_seed_and_not_the_build() {
        List<Ended> tests = run(Soft.class);

        assertThat(tests.get(2).status()).isEqualTo(Status.ABORTED);
        assertThat(tests.get(2).message()).startsWith("seed 3 fails: ").contains("2 failures", "3L", "4L");
        assertThat(tests).extracting(Ended::status).doesNotContain(Status.FAILED);
        assertThat(last(tests).name()).startsWith("58 of 59 seeds pass: ");
    }

    @ExtendWith(SoftAssertionsExtension.class)
    static class SoftAndHard {
        @ForecastSeeds(59)
        void test(long seed, ForecastSoftAssertions softly) {
            softly.assertThat(seed).isNotEqualTo(3);
            if (seed == 3) {
                throw new IllegalStateException("and then it broke");
            }
        }
    }

    @Test
    void a_seed_that_fails_softly_and_then_throws_fails_and_the_build_does_not() {
        List<Ended> tests = run(SoftAndHard.class);

        assertThat(tests.get(2).status()).isEqualTo(Status.ABORTED);
        assertThat(tests.get(2).message()).startsWith("seed 3 fails: ").contains("and then it broke");
        assertThat(tests).extracting(Ended::status).doesNotContain(Status.FAILED);
        assertThat(last(tests).name()).startsWith("58 of 59 seeds pass: ");
    }

    static class FailsAfterwards implements AfterTestExecutionCallback {
        @Override
        public void afterTestExecution(ExtensionContext context) {
            if (context.getDisplayName().startsWith("seed 2 ")) {
                fail("by an extension");
            }
        }
    }

    @ExtendWith(FailsAfterwards.class)
    static class OtherExtension {
        @ForecastSeeds(59)
        void test(long seed) {}
    }

    @Test
    void an_exception_of_another_extension_fails_the_seed_itself_and_counts() {
        List<Ended> tests = run(OtherExtension.class);

        assertThat(tests.get(1).status()).isEqualTo(Status.FAILED);
        assertThat(last(tests).name()).startsWith("58 of 59 seeds pass: ");
    }

    static class AtOnce {
        static final Queue<Long> SEEDS = new ConcurrentLinkedQueue<>();
        static final Set<Thread> THREADS = ConcurrentHashMap.newKeySet();

        @ForecastSeeds(59)
        void test(long seed) throws InterruptedException {
            SEEDS.add(seed);
            THREADS.add(Thread.currentThread());
            Thread.sleep(1); // so that other tests could run in between
            assertThat(seed).isNotEqualTo(30);
        }

        @ForecastSeeds(29)
        void another(long seed) throws InterruptedException {
            Thread.sleep(1);
        }
    }

    @Test
    void seeds_run_one_after_the_other_also_with_parallel_tests() {
        AtOnce.SEEDS.clear();
        AtOnce.THREADS.clear();

        List<Ended> tests = Jupiter.ended(Jupiter.runInParallel(AtOnce.class, OneFails.class, AllPass.class));

        assertThat(tests).hasSize(60 + 30 + 60 + 30).extracting(Ended::status).doesNotContain(Status.FAILED);
        assertThat(AtOnce.SEEDS)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 59).boxed().toList());
        assertThat(AtOnce.THREADS).hasSize(1);
        assertThat(tests.stream().map(Ended::name).filter(name -> name.contains(" seeds pass: ")))
                .hasSize(4)
                .allMatch(name -> name.startsWith("58 of 59 ") || name.startsWith("29 of 29 "));
    }

    @Test
    void a_verdict_without_its_seeds_fails() {
        String verdict = Jupiter.run(AllPass.class).testEvents().finished().list().stream()
                .map(event -> event.getTestDescriptor().getUniqueId().toString())
                .reduce((first, second) -> second)
                .orElseThrow();

        List<Ended> tests = Jupiter.ended(Jupiter.runOnly(verdict));

        assertThat(tests).hasSize(1);
        assertThat(tests.get(0).name()).isEqualTo("verdict");
        assertThat(tests.get(0).message())
                .isEqualTo(
                        "0 of 29 seeds have run, but the verdict needs all of them: run the whole method, in one thread"
                                + " (without @Execution(CONCURRENT))");
    }
}
