package io.github.lstmforecast.scenario;

import static io.github.lstmforecast.assertj.ForecastAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.acme.Cost;
import com.acme.Fixed;
import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.gate.Calibration;
import io.github.lstmforecast.gate.CheckId;
import io.github.lstmforecast.gate.SeedResult;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.golden.Golden;
import io.github.lstmforecast.metric.Baseline;
import io.github.lstmforecast.metric.FailingForecast;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricException;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.report.ToleranceYaml;
import io.github.lstmforecast.result.SubjectMetrics;
import io.github.lstmforecast.train.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A metric that is found as a service is as good as a built-in one. */
class OwnMetricTest {
    private static final Metric COST = Extensions.metrics().byKey("acme.cost").orElseThrow();

    @TempDir
    Path folder;

    private ScenarioRunner runner;
    private ScenarioRun run;

    @BeforeEach
    void run() throws Exception {
        Files.writeString(folder.resolve("scenario.yaml"), """
                signal: { pulse: {} }
                model: { train: { units: [3], epochs: 2 } }
                tolerance: { nrmse: none, acme.cost: 0.001 }
                """);
        runner = new ScenarioRunner(ScenarioReader.read(folder, folder));
        run = runner.run(TrainingListener.NONE);
    }

    private static double cost(Forecast forecast) {
        double sum = 0;
        for (int step = 0; step < forecast.span().horizon(); step++) {
            double error = forecast.predicted().get(step, 0) - forecast.truth().get(step, 0);
            sum += error > 0 ? 3 * error : -error;
        }
        return sum / forecast.span().horizon();
    }

    @Test
    void it_is_measured_and_held_to_the_limit_of_the_scenario() throws Exception {
        ForecastResult result = ForecastResult.of(folder);

        assertThat(result.findings())
                .filteredOn(finding -> finding.check().equals(new CheckId.OfMetric(COST)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.actual().orElseThrow())
                            .isCloseTo(cost(result.forecasts().get(0)), within(1e-12));
                    assertThat(finding.message())
                            .startsWith("acme.cost is ")
                            .contains(" EUR, but at most 0.001 is allowed (");
                });
    }

    @Test
    void it_is_measured_on_baselines_and_on_wrong_forecasts_too() {
        Map<Baseline, Metrics> baselines =
                run.origins().get(0).subjects().get(0).baselines();

        assertThat(baselines.get(Baseline.SEASONAL_NAIVE).get(COST)).isInstanceOf(Defined.class);
        assertThat(runner.wrongForecasts().get(FailingForecast.FLAT_HIGH).get(0).get(COST))
                .isInstanceOf(Defined.class);
    }

    @Test
    void it_is_recorded_with_a_golden_model_and_compared_with_it() throws Exception {
        Golden golden = runner.candidate(run);
        golden.write(folder, Golden.NAME);

        double recorded =
                Golden.load(folder).record().forecasts().get(0).metrics().get(COST);

        assertThat(recorded).isCloseTo(cost(run.forecasts().get(0)), within(1e-12));
        String better = Files.readString(folder.resolve("golden.json"))
                .replaceFirst("(\"acme\\.cost\" : )[-0-9.E]+", "$10.0001");
        Files.writeString(folder.resolve("golden.json"), better);
        assertThat(ForecastResult.of(folder).assessment().golden().orElseThrow().findings())
                .extracting(finding -> finding.check().text())
                .containsExactly("golden.acme.cost");
    }

    @Test
    void the_golden_model_of_a_build_whose_jar_is_missing_says_so() throws Exception {
        runner.candidate(run).write(folder, Golden.NAME);
        String other = Files.readString(folder.resolve("golden.json")).replace("acme.cost", "acme.price");
        Files.writeString(folder.resolve("golden.json"), other);

        assertThatThrownBy(() -> Golden.load(folder))
                .hasMessage(
                        "golden.json: it has a metric 'acme.price', which is not known: no metric has it; add the jar of"
                                + " the metric to <plugin><dependencies> (of tests with JUnit: to the class path)");
    }

    @Test
    void a_limit_for_it_is_proposed_and_read_back() throws Exception {
        List<SeedResult> trainings = List.of(training(1, 0.25), training(2, 0.5));
        Tolerances held = new Tolerances(Map.of(COST, Limit.atMost(1)), Map.of());
        Calibration calibration = Calibration.of(trainings, held);
        Path file = folder.resolve("tolerance.yaml");

        ToleranceYaml.write(file, "pulse", calibration, held);

        assertThat(calibration.proposed(held).limit(COST)).isEqualTo(Limit.atMost(0.5));
        Files.writeString(folder.resolve("scenario.yaml"), "signal: { pulse: {} }\n" + Files.readString(file));
        assertThat(ScenarioReader.read(folder, folder).tolerances().limit(COST)).isEqualTo(Limit.atMost(0.5));
    }

    private static SeedResult training(long seed, double cost) {
        return new SeedResult(
                seed,
                Optional.empty(),
                List.of(new SubjectMetrics(
                        new Subject(150, Optional.empty(), Optional.empty()),
                        new Metrics(Map.of(COST, MetricValue.of(cost)), OptionalInt.empty(), List.of()),
                        Map.of(),
                        0)));
    }

    @Test
    void a_forecast_has_it_or_does_not() {
        Forecast forecast = run.forecasts().get(0);
        double cost = cost(forecast);

        assertThatCode(() -> assertThat(forecast).has(new Cost(), Limit.atMost(cost + 1e-9)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> assertThat(forecast).has(new Cost(), Limit.atMost(cost / 2)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("to have acme.cost at most ")
                .hasMessageContaining("acme.cost is ");
        assertThatThrownBy(() -> assertThat(forecast).satisfies(Tolerances.only(Map.of(new Cost(), Limit.atMost(0)))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("acme.cost is ");
    }

    @Test
    void a_result_has_it_or_does_not() throws Exception {
        ForecastResult result = ForecastResult.of(folder);

        assertThatCode(() -> assertThat(result).has(new Cost(), Limit.atMost(10)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> assertThat(result).has(new Cost(), Limit.atMost(0)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("acme.cost is ");
    }

    @Test
    void an_assertion_takes_a_metric_that_is_no_service() throws Exception {
        Metric metric = new Fixed("acme.price", () -> MetricValue.of(2));
        ForecastResult result = ForecastResult.of(folder);

        assertThatCode(() -> assertThat(run.forecasts().get(0)).has(metric, Limit.atMost(2)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> assertThat(result).has(metric, Limit.atMost(1)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("acme.price is 2, but at most 1 is allowed (1 over)");
    }

    @Test
    void a_metric_that_fails_is_no_failed_assertion_but_its_own_mistake() {
        Metric metric = new Fixed("acme.price", () -> {
            throw new IllegalStateException("no price");
        });

        assertThatThrownBy(() -> assertThat(run.forecasts().get(0)).has(metric, Limit.atMost(2)))
                .isInstanceOf(MetricException.class)
                .hasMessageStartingWith(
                        "the metric acme.price (com.acme.Fixed) failed: java.lang.IllegalStateException: no price, at ");
    }
}
