package io.github.lstmforecast.scenario;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.csv.CsvTable;
import io.github.lstmforecast.forecast.Baselines;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.forecast.ScenarioTruth;
import io.github.lstmforecast.golden.Golden;
import io.github.lstmforecast.golden.GoldenForecast;
import io.github.lstmforecast.golden.GoldenRecord;
import io.github.lstmforecast.metric.Baseline;
import io.github.lstmforecast.metric.FailingForecast;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.metric.PulseRule;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.result.Measurement;
import io.github.lstmforecast.result.OriginResult;
import io.github.lstmforecast.result.Recording;
import io.github.lstmforecast.result.SubjectResult;
import io.github.lstmforecast.result.TrainingResult;
import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.TransformChain;
import io.github.lstmforecast.signal.Windows;
import io.github.lstmforecast.train.TrainingListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Runs a scenario: makes the signal, trains or loads the model, lets it forecast, and measures the forecasts. May be
 * used by several threads at once.
 */
public final class ScenarioRunner {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Scenario scenario;
    private final TransformChain transforms;
    private final Optional<Windows> windows;
    private final Features features; // in the signal's own unit
    private final Series observed;
    private final List<Origin> origins;

    /** The truth of each column. */
    private record Origin(ScenarioTruth truth, List<SubjectTruth> columns) {
        OriginResult measure(Forecast forecast) {
            Forecast ofScenario = forecast.of(truth);
            return new OriginResult(
                    ofScenario,
                    columns.stream().map(column -> column.measure(ofScenario)).toList());
        }
    }

    public ScenarioRunner(Scenario scenario) {
        this.scenario = scenario;
        Signal signal = scenario.signal();
        int samples =
                scenario.spans().stream().mapToInt(ForecastSpan::end).max().orElseThrow();
        this.transforms = scenario.transforms();
        this.windows = scenario.trainingWindows();
        this.features = scenario.features();
        this.observed = features.targets();
        Series clean = signal.clean(samples);
        Series range = scenario.trainingRange();
        Baselines baselines = signal instanceof CsvSignal
                ? Baselines.all(range, signal.period().steps())
                : Baselines.plainest(range, signal.period().steps());
        List<Optional<PulseRule>> rules = IntStream.range(0, range.features())
                .mapToObj(column -> signal.pulses(column, scenario.spans()))
                .toList();
        this.origins = new ArrayList<>();
        for (ForecastSpan span : scenario.spans()) {
            Map<Baseline, Series> plain =
                    baselines.forecast(signal.knownAt(span.from(), features).targets(), span);
            List<SubjectTruth> columns = new ArrayList<>();
            for (int column = 0; column < range.features(); column++) {
                columns.add(new SubjectTruth(
                        scenario.subject(span, column),
                        span,
                        column,
                        signal,
                        observed,
                        clean,
                        rules.get(column),
                        range.column(column),
                        scenario.leadTimes(),
                        ofColumn(plain, column)));
            }
            origins.add(new Origin(
                    new ScenarioTruth(
                            scenario.name(), signal.period().steps(), signal.date(span.from()), List.copyOf(columns)),
                    columns));
        }
    }

    private static Map<Baseline, double[]> ofColumn(Map<Baseline, Series> forecasts, int column) {
        Map<Baseline, double[]> values = new EnumMap<>(Baseline.class);
        forecasts.forEach((baseline, forecast) -> values.put(baseline, forecast.column(column)));
        return values;
    }

    /**
     * Has the model of the recipe's own seed forecast.
     *
     * @param listener is told how the training goes on
     * @return the outcome
     */
    public ScenarioRun run(TrainingListener listener) {
        return run(scenario.seed(), listener);
    }

    /**
     * Trains a model, or loads it, and lets it forecast. On the JVM's own engine the outcome but for the seconds
     * depends on scenario and seed alone, to the last bit.
     *
     * @param seed of the training, in place of the recipe's
     * @param listener is told how the training goes on
     * @return the outcome
     */
    public ScenarioRun run(long seed, TrainingListener listener) {
        long start = System.nanoTime();
        PreparedModel model = PreparedModel.of(scenario, transforms, seed, windows, listener);
        long trainingDone = System.nanoTime();
        List<Forecast> forecasts = new ArrayList<>();
        for (ForecastSpan span : scenario.spans()) {
            forecasts.add(model.forecaster().forecast(scenario.signal().knownAt(span.from(), features), span));
        }
        long forecastDone = System.nanoTime();
        List<OriginResult> results = new ArrayList<>();
        for (Forecast forecast : forecasts) {
            results.add(origins.get(results.size()).measure(forecast));
        }
        return new ScenarioRun(
                seed,
                model.forecaster(),
                model.saved(),
                model.sha256(),
                model.losses(),
                results,
                (trainingDone - start) / NANOS_PER_SECOND,
                (forecastDone - trainingDone) / NANOS_PER_SECOND);
    }

    /**
     * What was measured of the scenario.
     *
     * @param trainings the first is that with the recipe's own seed
     * @param recording of the first training
     */
    public Measurement measurement(List<TrainingResult> trainings, Optional<Recording> recording) {
        return new Measurement(
                scenario.model().engine(),
                scenario.model().description(),
                scenario.spans().get(0).horizon(),
                trainings,
                ScenarioNotes.of(scenario, observed),
                warnings(),
                inputs(),
                recording,
                Map.of());
    }

    private List<String> warnings() {
        List<String> warnings = ScenarioNotes.warnings(scenario, observed);
        if (scenario.model() instanceof ModelSource.Recorded recorded) {
            for (int column = 0; column < observed.features(); column++) {
                leak(recorded, column).ifPresent(warnings::add);
            }
        }
        return warnings;
    }

    private Optional<String> leak(ModelSource.Recorded recorded, int column) {
        List<double[]> predicted = scenario.spans().stream()
                .map(span -> recorded.predictions().get(span.from()).values().column(column))
                .toList();
        LeakCheck leak = new LeakCheck(predicted.stream().flatMapToDouble(Arrays::stream));
        for (int i = 0; i < origins.size(); i++) {
            origins.get(i).columns().get(column).check(predicted.get(i), leak);
        }
        return leak.warning(recorded.file()
                + (observed.features() == 1
                        ? ""
                        : ", " + CsvTable.place(scenario.signal().columns().get(column))));
    }

    /**
     * Everything that the forecasts depend on.
     *
     * @return settings, fingerprints and versions by name: {@code model.train.epochs} is {@code 150} say
     */
    public Map<String, String> inputs() {
        return GoldenInputs.of(scenario, observed);
    }

    /**
     * The model of a run and the record of its forecasts, to be accepted or compared.
     *
     * @param run of this runner
     * @return a candidate
     * @throws InvalidValueException if a forecast is not finite
     */
    public Golden candidate(ScenarioRun run) {
        List<GoldenForecast> forecasts = new ArrayList<>();
        for (OriginResult origin : run.origins()) {
            for (int column = 0; column < observed.features(); column++) {
                int of = column;
                SubjectResult subject = origin.subjects().get(column);
                forecasts.add(GoldenForecast.of(
                        subject.subject(),
                        subject.metrics(),
                        origin.forecast().oneStepAhead().map(series -> numbers(series, of)),
                        numbers(origin.forecast().predicted(), column)));
            }
        }
        boolean isKept = scenario.model().isMadeHere() && run.model().isPresent();
        return new Golden(
                isKept ? run.model() : Optional.empty(),
                new GoldenRecord(
                        scenario.model().engine(),
                        scenario.model().description(),
                        fileSha256(run),
                        isKept,
                        inputs(),
                        forecasts,
                        Optional.empty()));
    }

    private Optional<String> fileSha256(ScenarioRun run) {
        return scenario.model() instanceof ModelSource.Recorded recorded
                ? Optional.of(recorded.sha256())
                : run.model().map(SavedModel::sha256);
    }

    private static List<Double> numbers(Series series, int column) {
        return Arrays.stream(series.column(column)).boxed().toList();
    }

    /**
     * The metrics of forecasts that are wrong in known ways, of every {@linkplain Scenario#subjects() subject}; none
     * where the truth has too few pulses.
     */
    public Map<FailingForecast, List<Metrics>> wrongForecasts() {
        Map<FailingForecast, List<Metrics>> wrongForecasts = new EnumMap<>(FailingForecast.class);
        for (FailingForecast wrong : FailingForecast.values()) {
            wrongForecasts.put(
                    wrong,
                    origins.stream()
                            .flatMap(origin -> origin.columns().stream())
                            .flatMap(column -> column.failing(wrong).stream())
                            .toList());
        }
        return wrongForecasts;
    }
}
