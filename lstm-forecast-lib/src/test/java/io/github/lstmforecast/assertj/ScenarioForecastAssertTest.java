package io.github.lstmforecast.assertj;

import static io.github.lstmforecast.assertj.FailedAssertion.messageOf;
import static io.github.lstmforecast.assertj.FailedAssertion.pictureOf;
import static io.github.lstmforecast.assertj.ForecastAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.Cycles;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.forecast.Prediction;
import io.github.lstmforecast.forecast.SeasonalNaive;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.plot.ForecastPlots;
import io.github.lstmforecast.plot.Forecasts;
import io.github.lstmforecast.scenario.ForecastResult;
import io.github.lstmforecast.signal.Series;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forecasts of scenarios, and the same forecasts without them. The forecaster repeats the last cycle, with its noise. */
class ScenarioForecastAssertTest {
    private static final String PULSE = "signal: { pulse: { period: 10, width: 3, noise: 0.05 } }\n";
    private static final Forecaster LAST_CYCLE = new SeasonalNaive(10);

    @TempDir
    Path temp;

    private Path folder;

    @BeforeEach
    void make_folder() throws Exception {
        folder = Files.createDirectories(temp.resolve("pulse"));
    }

    private ForecastResult result(String yaml) throws Exception {
        Files.writeString(folder.resolve("scenario.yaml"), yaml);
        return ForecastResult.of(folder, LAST_CYCLE);
    }

    private static Forecast withoutScenario(Forecast of) {
        return new Forecast(
                of.span(), of.warmUp(), of.truth(), of.predicted(), of.oneStepAhead(), of.cells(), of.quantiles());
    }

    private static Limit exactly(MetricValue value) {
        double number = ((MetricValue.Defined) value).value();
        return new Limit(number, number);
    }

    // The metrics of a result are those that a build reports.
    private static int requireSameMetrics(ForecastResult result) {
        int checked = 0;
        for (Map.Entry<Metric, MetricValue> entry :
                result.metrics().get(0).values().entrySet()) {
            if (entry.getValue() instanceof MetricValue.Defined) {
                assertThat(result.forecasts().get(0)).has(entry.getKey(), exactly(entry.getValue()));
                checked++;
            }
        }
        return checked;
    }

    @Test
    void a_forecast_of_a_scenario_is_measured_as_in_a_build() throws Exception {
        ForecastResult result = result(PULSE);

        assertThat(requireSameMetrics(result)).isGreaterThan(20);
        assertThat(result.metrics().get(0).get(StandardMetric.MASE)).isInstanceOf(MetricValue.Defined.class);
    }

    @Test
    void so_are_parts_of_its_horizon_its_quantiles_and_its_cells() throws Exception {
        Files.writeString(folder.resolve("scenario.yaml"), PULSE + """
                model: { train: { units: [3], epochs: 2 } }
                forecast: { leadTimes: [1, 10, 50], quantiles: [0.1, 0.5, 0.9], samples: 20 }
                """);
        ForecastResult result = ForecastResult.of(folder);

        requireSameMetrics(result);
        assertThat(result.metrics().get(0).values().entrySet())
                .filteredOn(entry -> entry.getValue() instanceof MetricValue.Defined)
                .extracting(entry -> entry.getKey().key())
                .contains("rmse", "rmse[2-10]", "coverage", "countDecoding");
    }

    @Test
    void the_same_forecast_without_its_scenario_is_measured_against_the_noise() throws Exception {
        ForecastResult result = result(PULSE);
        Limit inBuild = exactly(result.metrics().get(0).get(StandardMetric.PHASE_ERROR));
        Forecast forecast = result.forecasts().get(0);

        assertThat(forecast).has(StandardMetric.PHASE_ERROR, inBuild);
        assertThat(messageOf(() -> assertThat(withoutScenario(forecast)).has(StandardMetric.PHASE_ERROR, inBuild)))
                .contains("\n  Forecast[50 steps from 150, without a scenario]\n");
        assertThat(messageOf(() -> assertThat(forecast).hasRmseAtMost(0)))
                .contains("\n  Forecast[50 steps from 150, scenario pulse]\n");
    }

    @Test
    void what_the_scenario_knows_must_not_be_given() throws Exception {
        Forecast forecast = result(PULSE).forecasts().get(0);

        assertThatThrownBy(() -> assertThat(forecast).withPeriod(5))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(
                        "period is 5.0, but must be omitted: the forecast is of the scenario pulse, which knows it");
        assertThatThrownBy(() -> assertThat(forecast).withTraining(Series.of(1, 2, 3)))
                .hasMessage("training is 3 samples, but must be omitted: the forecast is of the scenario pulse,"
                        + " which knows it");
    }

    // The second column is 7 higher in the forecast than in the truth from row 300 on.
    @Test
    void columns_and_dates_are_named_as_in_a_build() throws Exception {
        Files.writeString(
                folder.resolve("series.csv"),
                IntStream.range(0, 400)
                        .mapToObj(row -> LocalDate.of(2025, 1, 1).plusDays(row) + "," + row % 10 + ","
                                + (row % 10 - (row < 300 ? 0 : 7)))
                        .collect(Collectors.joining("\n", "day,first,second\n", "\n")));
        ForecastResult result = result("""
                signal: { csv: { file: series.csv, date: day, column: [first, second], period: 10, train: 0..300 } }
                forecast: { from: 300, horizon: 50 }
                """);

        assertThat(messageOf(() -> assertThat(result.forecasts().get(0)).hasRmseAtMost(1)))
                .contains("\n  second from 300 (2025-10-28): rmse is 7, ");
    }

    // Pulses of the truth begin at steps 5, 15, 25 and so on; those of the forecast come 0.1 cycles late at 15, and 0.2
    // from 25 on.
    private static final Forecast LATER = Forecasts.of(
            step -> Forecasts.late(step < 10 ? 0 : step < 20 ? 1 : 2).applyAsDouble(step), 50);

    @Test
    void the_picture_marks_what_exceeds_the_asserted_limit() {
        assertThat(pictureOf(() -> assertThat(LATER).hasPhaseErrorAtMost(Cycles.of(0.05))))
                .content()
                .contains("pulse 2 comes 0.10 cycles late");
        assertThat(pictureOf(() -> assertThat(LATER).hasPhaseErrorAtMost(Cycles.of(0.15))))
                .content()
                .contains("pulse 3 comes 0.20 cycles late");
        assertThat(pictureOf(() -> assertThat(LATER).staysInPhaseFor(Cycles.of(5), Cycles.of(0.15))))
                .content()
                .contains("pulse 3 comes 0.20 cycles late");
        assertThat(pictureOf(() -> assertThat(LATER).hasRmseAtMost(0.01)))
                .content()
                .doesNotContain(" cycles late");
    }

    @Test
    void the_picture_of_a_result_marks_what_exceeds_the_asserted_limit() throws Exception {
        Files.writeString(folder.resolve("scenario.yaml"), PULSE.replace("0.05", "0"));
        Forecaster late = (history, traceCells) -> Prediction.of(Series.of(IntStream.range(0, history.steps())
                .mapToDouble(step -> history.targets().get(history.from() - 11 + step % 10, 0))
                .toArray()));
        ForecastResult result = ForecastResult.of(folder, late);

        assertThat(pictureOf(() -> assertThat(result).hasPhaseErrorAtMost(Cycles.of(0.01))))
                .content()
                .contains("pulse 1 comes 0.10 cycles late");
        assertThat(pictureOf(() -> assertThat(result).hasRmseAtMost(0.01)))
                .content()
                .doesNotContain(" cycles late");
        assertThat(pictureOf(() -> assertThat(result).passes())).content().contains("pulse 1 comes 0.10 cycles late");
    }

    @Test
    void a_picture_of_the_forecast_alone_has_the_pulses_of_the_scenario() throws Exception {
        ForecastResult result = result(PULSE);

        Path ofResult = ForecastPlots.write(result.run().recording(result.scenario()), temp.resolve("result.svg"))
                .get(0);
        Path ofForecast = ForecastPlots.write(result.forecasts().get(0), temp.resolve("forecast.svg"))
                .get(0);

        assertThat(ofForecast).hasSameTextualContentAs(ofResult);
    }
}
