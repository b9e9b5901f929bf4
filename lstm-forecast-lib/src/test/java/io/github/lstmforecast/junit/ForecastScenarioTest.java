package io.github.lstmforecast.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.junit.Jupiter.Ended;
import io.github.lstmforecast.scenario.ForecastResult;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.platform.engine.TestExecutionResult.Status;

class ForecastScenarioTest {
    private static final String QUICK = "src/test/forecast/quick";

    private static String messageOf(Class<?> test) {
        return Jupiter.ended(Jupiter.run(test)).get(0).message();
    }

    private static void assertAllPass(Class<?> test, int tests) {
        assertThat(Jupiter.ended(Jupiter.run(test)))
                .hasSize(tests)
                .extracting(Ended::status)
                .containsOnly(Status.SUCCESSFUL);
    }

    @ForecastScenario(QUICK)
    static class Everywhere {
        private static ForecastResult beforeAll;
        private static ForecastResult afterAll;

        private final ForecastResult constructor;
        private ForecastResult beforeEach;

        Everywhere(ForecastResult result) {
            constructor = result;
        }

        @BeforeAll
        static void beforeAll(ForecastResult result) {
            beforeAll = result;
        }

        @AfterAll
        static void afterAll(ForecastResult result) {
            afterAll = result;
        }

        @BeforeEach
        void beforeEach(ForecastResult result) {
            beforeEach = result;
        }

        @Test
        void test(ForecastResult result) {
            assertThat(result).isSameAs(constructor).isSameAs(beforeAll).isSameAs(beforeEach);
        }

        @AfterEach
        void afterEach(ForecastResult result) {
            assertThat(result).isSameAs(constructor);
        }
    }

    @Test
    void a_result_is_handed_to_tests_constructors_and_lifecycle_methods() {
        assertAllPass(Everywhere.class, 1);
        assertThat(Everywhere.afterAll)
                .isSameAs(Everywhere.beforeAll)
                .hasToString("ForecastResult[quick, LSTM 3, seed 5]");
    }

    @ForecastScenario(QUICK)
    static class Parts {
        @Test
        void parts(ForecastResult result, Forecast forecast, Forecaster forecaster) {
            assertThat(forecast).isSameAs(result.forecasts().get(0));
            assertThat(forecaster
                            .forecast(result.scenario().signal().features(205), forecast.span())
                            .predicted())
                    .isEqualTo(forecast.predicted());
        }
    }

    @Test
    void a_forecast_and_what_made_it_are_handed_over_too() {
        assertAllPass(Parts.class, 1);
    }

    @ForecastScenario(QUICK)
    static class Places {
        @Test
        void of_the_class(ForecastResult result) {
            assertThat(result.scenario().name()).isEqualTo("quick");
        }

        @Test
        @ForecastScenario("src/test/forecast/several")
        void of_the_method(ForecastResult result) {
            assertThat(result.scenario().name()).isEqualTo("several");
        }

        @Nested
        class Within {
            @Test
            void of_the_class_around_it(ForecastResult result) {
                assertThat(result.scenario().name()).isEqualTo("quick");
            }
        }

        @Nested
        @ForecastScenario("src/test/forecast/several")
        class WithAnother {
            @Test
            void of_the_nested_class(ForecastResult result) {
                assertThat(result.scenario().name()).isEqualTo("several");
            }
        }
    }

    @Test
    void the_nearest_annotation_says_which_scenario() {
        assertAllPass(Places.class, 4);
    }

    static class Inherits extends Places {}

    @Test
    void a_subclass_has_the_scenario_of_its_superclass() {
        assertAllPass(Inherits.class, 4);
    }

    static class ConstructorOfATest {
        private final ForecastResult result;

        ConstructorOfATest(ForecastResult result) {
            this.result = result;
        }

        @Test
        @ForecastScenario(QUICK)
        void quick() {
            assertThat(result.scenario().name()).isEqualTo("quick");
        }

        @Test
        @ForecastScenario("src/test/forecast/several")
        void several() {
            assertThat(result.scenario().name()).isEqualTo("several");
        }
    }

    @Test
    void a_constructor_gets_the_scenario_of_the_test_it_is_called_for() {
        assertAllPass(ConstructorOfATest.class, 2);
    }

    @ForecastScenario(QUICK)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OneInstance {
        private final ForecastResult constructor;

        OneInstance(ForecastResult result) {
            constructor = result;
        }

        @Test
        void test(ForecastResult result) {
            assertThat(result).isSameAs(constructor);
        }
    }

    @Test
    void one_instance_for_all_tests_gets_it_too() {
        assertAllPass(OneInstance.class, 1);
    }

    @ForecastScenario("src/test/forecast/several")
    static class WhichForecast {
        @Test
        void which(Forecast forecast) {}
    }

    @Test
    void one_of_several_forecasts_is_not_chosen() {
        assertThat(messageOf(WhichForecast.class))
                .isEqualTo("the scenario several makes 2 forecasts, so a parameter of the type Forecast could be any of"
                        + " them; take a ForecastResult, which has them all");
    }

    @ForecastScenario("src/test/forecast/quik")
    static class WrongFolder {
        @Test
        void test(ForecastResult result) {}
    }

    @Test
    void a_wrong_path_is_told_with_what_it_is_relative_to() {
        assertThat(messageOf(WrongFolder.class))
                .isEqualTo(
                        "@ForecastScenario(\"src/test/forecast/quik\"): there is no such folder in the working directory, "
                                + Path.of("").toAbsolutePath());
    }

    @ForecastScenario("src/test/\0")
    static class NoPath {
        @Test
        void test(ForecastResult result) {}
    }

    @Test
    void what_is_no_path_is_told() {
        assertThat(messageOf(NoPath.class))
                .isEqualTo("@ForecastScenario(\"src/test/\0\"): this is no path: Nul character not allowed");
    }

    @ForecastScenario("src/test/forecast")
    static class NoScenario {
        @Test
        void test(ForecastResult result) {}
    }

    @ForecastScenario("src/test/forecast/typo")
    static class Typo {
        @Test
        void test(ForecastResult result) {}
    }

    @Test
    void a_mistake_in_the_scenario_is_told() {
        assertThat(messageOf(NoScenario.class))
                .isEqualTo(
                        "@ForecastScenario(\"src/test/forecast\"): src/test/forecast/scenario.yaml: there is no such file");
        assertThat(messageOf(Typo.class))
                .isEqualTo(
                        "@ForecastScenario(\"src/test/forecast/typo\"): src/test/forecast/typo/scenario.yaml:2: unknown"
                                + " key 'modle'; allowed are signal, model, forecast, tolerance, seeds, golden");
    }

    static final Set<ForecastResult> SEEN = ConcurrentHashMap.newKeySet();

    @ForecastScenario(QUICK)
    static class First {
        @RepeatedTest(20)
        void test(ForecastResult result) {
            SEEN.add(result);
        }
    }

    @ForecastScenario("src/test/../test/forecast/quick")
    static class Second {
        @RepeatedTest(20)
        void test(ForecastResult result) {
            SEEN.add(result);
        }
    }

    // Records are equal if what they hold is, and what a run holds is equal to itself alone.
    @Test
    void tests_that_run_at_once_share_one_training() {
        assertThat(Jupiter.ended(Jupiter.runInParallel(First.class, Second.class)))
                .hasSize(40)
                .extracting(Ended::status)
                .containsOnly(Status.SUCCESSFUL);

        assertThat(SEEN).hasSize(1);
    }
}
