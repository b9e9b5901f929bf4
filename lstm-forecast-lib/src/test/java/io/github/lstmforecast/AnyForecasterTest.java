package io.github.lstmforecast;

import static io.github.lstmforecast.assertj.ForecastAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.lstmforecast.csv.CsvFormat;
import io.github.lstmforecast.csv.CsvTable;
import io.github.lstmforecast.forecast.ClosedLoop;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.forecast.MeanForecaster;
import io.github.lstmforecast.forecast.Prediction;
import io.github.lstmforecast.forecast.RecordedForecaster;
import io.github.lstmforecast.forecast.SeasonalNaive;
import io.github.lstmforecast.forecast.TransformedForecaster;
import io.github.lstmforecast.forecast.WindowLoop;
import io.github.lstmforecast.forecast.WindowModel;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.golden.Golden;
import io.github.lstmforecast.golden.GoldenTolerance;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.PulseSettings;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.model.ModelState;
import io.github.lstmforecast.model.SequenceModel;
import io.github.lstmforecast.report.HtmlReport;
import io.github.lstmforecast.report.JUnitXml;
import io.github.lstmforecast.report.ResultsMaker;
import io.github.lstmforecast.report.ScenarioPictures;
import io.github.lstmforecast.report.ScenarioReport;
import io.github.lstmforecast.result.PredictedSeries;
import io.github.lstmforecast.result.PredictionsCsv;
import io.github.lstmforecast.result.PredictionsLayout;
import io.github.lstmforecast.result.PredictionsReader;
import io.github.lstmforecast.result.RecordedRows;
import io.github.lstmforecast.result.json.Results;
import io.github.lstmforecast.result.json.ResultsJson;
import io.github.lstmforecast.scenario.CsvSignal;
import io.github.lstmforecast.scenario.ForecastResult;
import io.github.lstmforecast.scenario.KnownSettings;
import io.github.lstmforecast.scenario.ModelSource;
import io.github.lstmforecast.scenario.PulseSignal;
import io.github.lstmforecast.scenario.Scenario;
import io.github.lstmforecast.scenario.Signal;
import io.github.lstmforecast.signal.GapFill;
import io.github.lstmforecast.signal.GaussianNoise;
import io.github.lstmforecast.signal.Period;
import io.github.lstmforecast.signal.PulseWave;
import io.github.lstmforecast.signal.Quantiles;
import io.github.lstmforecast.signal.Scaling;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.StepInputs;
import io.github.lstmforecast.signal.TransformChain;
import io.github.lstmforecast.signal.TransformSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever forecasts goes through gate, golden model, report and assertions as a trained network does. Each forecaster
 * here is right by construction, so that what is said of it can be known in advance.
 */
class AnyForecasterTest {
    private static final int PERIOD = 10;
    private static final ForecastSpan SPAN = new ForecastSpan(150, 25, 50, 5);
    private static final Signal PULSE = new PulseSignal(PulseWave.of(PERIOD, 3), 150, new GaussianNoise(0, 1));

    @TempDir
    Path folder;

    /** Repeats what was a cycle before, so many steps at a time. */
    private record LastCycle(int steps) implements WindowModel {
        @Override
        public int window() {
            return PERIOD;
        }

        @Override
        public int inputs() {
            return 1;
        }

        @Override
        public int targets() {
            return 1;
        }

        @Override
        public void predict(float[] window, float[] output) {
            System.arraycopy(window, 0, output, 0, steps);
        }
    }

    /** Outputs its known input, which the signal has as its second column. */
    private static final class Copying implements SequenceModel {
        @Override
        public int inputs() {
            return 2;
        }

        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public ModelState start() {
            return (input, output) -> output[0] = input[1];
        }
    }

    private static Series wave(int from, int to) {
        return PULSE.observed(to).slice(from, to);
    }

    private static TransformChain scaled(double offset, double unit) {
        return TransformChain.of(Scaling.of(new double[] {offset}, new double[] {unit}));
    }

    private static Series moved(Series series, double by) {
        double[] values = series.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] += by;
        }
        return Series.of(values);
    }

    /** A file as another program may leave it: a value a line. */
    private static Forecaster readFrom(Path file) throws IOException {
        double[] values = Files.readAllLines(file).stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new RecordedForecaster(Map.of(SPAN.from(), Prediction.of(Series.of(values))));
    }

    static Stream<Arguments> forecasters() throws IOException {
        Path file = Files.createTempFile("recorded", ".txt");
        file.toFile().deleteOnExit();
        Files.write(
                file,
                IntStream.range(SPAN.from(), SPAN.end())
                        .mapToObj(step -> String.valueOf(wave(0, SPAN.end()).get(step, 0)))
                        .toList());
        Forecaster withQuantiles = (history, traceCells) -> {
            Series values = wave(history.from(), history.from() + history.steps());
            return new Prediction(
                    values,
                    Optional.empty(),
                    Optional.of(new Quantiles(List.of(0.1, 0.9), List.of(moved(values, -0.2), moved(values, 0.2)))));
        };
        return Stream.of(
                arguments("window", PULSE, new WindowLoop(new LastCycle(1))),
                arguments("direct", PULSE, new WindowLoop(new LastCycle(10))),
                arguments("file", PULSE, readFrom(file)),
                arguments(
                        "mean",
                        PULSE,
                        new MeanForecaster(List.of(
                                TransformedForecaster.of(new WindowLoop(new LastCycle(1)), scaled(1, 2)),
                                TransformedForecaster.of(new SeasonalNaive(PERIOD), scaled(-3, 0.5))))),
                arguments("quantiles", PULSE, withQuantiles),
                arguments("known", withKnownInput(), new ClosedLoop(new Copying(), StepInputs.ofTraining(1, 1))));
    }

    /** The pulse in a file, and beside it the same as a known input. */
    private static Signal withKnownInput() throws IOException {
        Path csv = Files.createTempFile("known", ".csv");
        csv.toFile().deleteOnExit();
        List<String> rows = new ArrayList<>(List.of("pulse,known"));
        double[] values = wave(0, SPAN.end()).toArray();
        for (double value : values) {
            rows.add(value + "," + value);
        }
        Files.write(csv, rows);
        try {
            CsvTable table =
                    CsvTable.read(csv, "known.csv", new CsvTable.Options(List.of("pulse", "known"), CsvFormat.UNKNOWN));
            return new CsvSignal(
                    table,
                    Period.given(PERIOD),
                    0,
                    150,
                    GapFill.ERROR,
                    List.of(PulseSettings.NONE),
                    KnownSettings.UNSCALED);
        } catch (io.github.lstmforecast.csv.CsvException e) {
            throw new IOException(e);
        }
    }

    private static Scenario scenario(String name, Signal signal, Forecaster forecaster, Tolerances tolerances) {
        return new Scenario(
                name,
                signal,
                new ModelSource.Given(name, forecaster),
                TransformSettings.NONE,
                List.of(SPAN),
                List.of(),
                tolerances,
                Optional.empty(),
                Optional.of(GoldenTolerance.SAME_OUTPUTS),
                Optional.empty(),
                Optional.empty());
    }

    private Golden accept(Scenario scenario) throws Exception {
        ForecastResult.of(scenario, folder).accept(folder, "first");
        return Golden.load(folder);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forecasters")
    void it_is_judged_with_the_default_limits(String name, Signal signal, Forecaster forecaster) {
        ForecastResult result = ForecastResult.of(scenario(name, signal, forecaster, Tolerances.DEFAULTS), folder);

        assertThat(result.assessment().judgement().findings()).isEmpty();
        assertThat(result)
                .hasRmseAtMost(1e-6)
                .hasNoMissedPulses()
                .hasNoSpuriousPulses()
                .hasPhaseErrorAtMost(Cycles.of(1e-6));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forecasters")
    void a_limit_that_it_exceeds_is_a_finding(String name, Signal signal, Forecaster forecaster) {
        Forecaster higher = (history, traceCells) ->
                Prediction.of(moved(forecaster.predict(history, false).values(), 0.25));

        ForecastResult result = ForecastResult.of(scenario(name, signal, higher, Tolerances.DEFAULTS), folder);

        assertThat(result.findings())
                .anySatisfy(finding -> assertThat(finding.check().text()).isEqualTo(StandardMetric.NRMSE.key()));
        assertThatThrownBy(() -> assertThat(result).has(StandardMetric.BIAS, Limit.within(0.1)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("bias is 0.25");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forecasters")
    void it_is_compared_with_what_was_accepted(String name, Signal signal, Forecaster forecaster) throws Exception {
        Golden golden = accept(scenario(name, signal, forecaster, Tolerances.DEFAULTS));
        Forecaster changed = (history, traceCells) ->
                Prediction.of(moved(forecaster.predict(history, false).values(), 1e-3));

        ForecastResult same = ForecastResult.of(scenario(name, signal, forecaster, Tolerances.DEFAULTS), folder);
        ForecastResult other = ForecastResult.of(scenario(name, signal, changed, Tolerances.DEFAULTS), folder);

        assertThat(golden.model()).isEmpty();
        assertThat(same).passes().matchesGolden();
        assertThat(other.assessment().golden().orElseThrow().verdict()).isEqualTo(Verdict.FAIL);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forecasters")
    void it_is_reported(String name, Signal signal, Forecaster forecaster) throws Exception {
        Scenario scenario = scenario(name, signal, forecaster, Tolerances.DEFAULTS);
        accept(scenario);
        ForecastResult result = ForecastResult.of(scenario, folder);
        ScenarioReport report = ScenarioReport.of(result);

        ScenarioReport drawn = report.withPictures(ScenarioPictures.write(folder, report));
        HtmlReport.write(
                folder.resolve("index.html"),
                "any",
                List.of(),
                List.of(drawn),
                Optional.empty(),
                none -> Optional.empty());
        JUnitXml.write(folder, drawn);
        ResultsJson.write(folder, ResultsMaker.of(List.of(drawn)));

        Forecast forecast = result.forecasts().get(0);
        assertThat(drawn.pictures()).extracting(picture -> picture.file()).contains(name + "/pictures/forecast.svg");
        assertThat(drawn.pictures()).extracting(picture -> picture.title()).doesNotContain("Cells");
        assertThat(Files.readString(folder.resolve("index.html")))
                .contains(name)
                .contains("PASS");
        Results.Scenario read =
                ResultsJson.read(folder).orElseThrow().scenarios().get(0);
        assertThat(read.verdict()).isEqualTo(Verdict.PASS);
        assertThat(forecast.cells()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forecasters")
    void what_it_predicted_can_be_read_back_and_is_the_same_forecast(String name, Signal signal, Forecaster forecaster)
            throws Exception {
        ForecastResult result = ForecastResult.of(scenario(name, signal, forecaster, Tolerances.DEFAULTS), folder);
        Path file = folder.resolve(PredictionsCsv.FILE);
        PredictionsCsv.write(file, result.forecasts(), signal.columns(), signal::date);

        RecordedRows read = PredictionsReader.read(
                file,
                PredictionsCsv.FILE,
                PredictionsLayout.USUAL,
                new PredictedSeries(signal.columns(), signal.length(), Optional.empty()),
                OptionalInt.empty());
        Forecaster recorded = new RecordedForecaster(Map.of(SPAN.from(), read.prediction(SPAN)));
        ForecastResult again = ForecastResult.of(scenario(name, signal, recorded, Tolerances.DEFAULTS), folder);

        assertThat(read.origins()).containsExactly(SPAN.from());
        assertThat(again.forecasts().get(0).predicted())
                .isEqualTo(result.forecasts().get(0).predicted());
        assertThat(again.forecasts().get(0).quantiles())
                .isEqualTo(result.forecasts().get(0).quantiles());
        assertThat(again.run().subjects().get(0).metrics().get(StandardMetric.RMSE))
                .isEqualTo(result.run().subjects().get(0).metrics().get(StandardMetric.RMSE));
    }
}
