package io.github.lstmforecast.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.assertj.ForecastAssertions;
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
    void tests_constructors_and_lifecycle_methods_get_the_result() {
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
    void tests_get_the_forecast_and_the_model() {
        assertAllPass(Parts.class, 1);
    }

    @ForecastScenario("src/test/forecast/known")
    static class KnownInputs {
        @Test
        void known(ForecastResult result, Forecast forecast, Forecaster forecaster) {
            ForecastAssertions.assertThat(result).passes();
            assertThat(forecaster
                            .forecast(result.scenario().signal().features(112), forecast.span())
                            .predicted())
                    .isEqualTo(forecast.predicted());
        }
    }

    @Test
    void tests_get_the_forecast_of_a_linear_model_with_known_inputs() {
        assertAllPass(KnownInputs.class, 1);
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
    void the_nearest_annotation_applies() {
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
    void a_constructor_gets_the_scenario_of_its_test() {
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
    void a_single_instance_for_all_tests_gets_the_scenario() {
        assertAllPass(OneInstance.class, 1);
    }

    @ForecastScenario("src/test/forecast/several")
    static class WhichForecast {
        @Test
        void which(Forecast forecast) {}
    }

    @Test
    void a_parameter_for_one_of_several_forecasts_is_rejected() {
        assertThat(messageOf(WhichForecast.class))
                .isEqualTo(
                        "the scenario several makes 2 forecasts, but a parameter of type Forecast can hold only one; use a"
                                + " parameter of type ForecastResult, which has all of them");
    }

    @ForecastScenario("src/test/forecast/quik")
    static class WrongFolder {
        @Test
        void test(ForecastResult result) {}
    }

    @Test
    void the_message_for_a_wrong_path_has_the_working_directory() {
        assertThat(messageOf(WrongFolder.class))
                .isEqualTo(
                        "@ForecastScenario(\"src/test/forecast/quik\"): this folder does not exist in the working directory, "
                                + Path.of("").toAbsolutePath());
    }

    @ForecastScenario("src/test/forecast/quick/scenario.yaml")
    static class FileForFolder {
        @Test
        void test(ForecastResult result) {}
    }

    @Test
    void the_file_in_place_of_its_folder_is_rejected_with_the_folder() {
        assertThat(messageOf(FileForFolder.class))
                .isEqualTo(
                        "@ForecastScenario(\"src/test/forecast/quick/scenario.yaml\"): this is a file; give the folder"
                                + " that it is in, @ForecastScenario(\"src/test/forecast/quick\")");
    }

    @ForecastScenario("src/test/\0")
    static class NoPath {
        @Test
        void test(ForecastResult result) {}
    }

    @Test
    void an_invalid_path_is_rejected() {
        assertThat(messageOf(NoPath.class))
                .isEqualTo("@ForecastScenario(\"src/test/\0\"): invalid path: Nul character not allowed");
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
    void an_error_in_the_scenario_is_reported_with_the_annotation() {
        assertThat(messageOf(NoScenario.class))
                .isEqualTo(
                        "@ForecastScenario(\"src/test/forecast\"): src/test/forecast/scenario.yaml: there is no such file");
        assertThat(messageOf(Typo.class))
                .isEqualTo(
                        "@ForecastScenario(\"src/test/forecast/typo\"): src/test/forecast/typo/scenario.yaml:2: unknown"
                                + " key 'modle'; did you mean model? allowed are signal, model, forecast, tolerance, seeds, golden, regression");
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

    // A run is equal only to itself, so equal results are the same run.
    @Test
    void parallel_tests_share_one_training() {
        assertThat(Jupiter.ended(Jupiter.runInParallel(First.class, Second.class)))
                .hasSize(40)
                .extracting(Ended::status)
                .containsOnly(Status.SUCCESSFUL);

        assertThat(SEEN).hasSize(1);
    }
}
