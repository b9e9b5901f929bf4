package io.github.lstmforecast.scenario;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.golden.Golden;
import io.github.lstmforecast.golden.GoldenForecast;
import io.github.lstmforecast.golden.GoldenRecord;
import io.github.lstmforecast.metric.Autoregression;
import io.github.lstmforecast.metric.Baseline;
import io.github.lstmforecast.metric.CellActivity;
import io.github.lstmforecast.metric.Comparison;
import io.github.lstmforecast.metric.ComparisonContext;
import io.github.lstmforecast.metric.FailingForecast;
import io.github.lstmforecast.metric.Levels;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.model.Normalizer;
import io.github.lstmforecast.signal.Scaling;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.Windows;
import io.github.lstmforecast.train.TrainingListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Runs a scenario: makes the signal, trains or loads the model, lets it forecast, and measures the forecasts. May be
 * used by several threads at once.
 */
public final class ScenarioRunner {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Scenario scenario;
    private final Optional<Windows> windows;
    private final Series observed; // in the signal's own unit
    private final Series clean;
    private final List<double[]> training; // one for each column
    private final List<Map<Baseline, double[]>> baselines; // one for each subject

    /**
     * Prepares a scenario.
     *
     * @param scenario what to run
     */
    public ScenarioRunner(Scenario scenario) {
        this.scenario = scenario;
        Signal signal = scenario.signal();
        int samples =
                scenario.spans().stream().mapToInt(ForecastSpan::end).max().orElseThrow();
        this.windows = scenario.trainingWindows();
        this.observed = signal.observed(Math.max(samples, scenario.trainingEnd()));
        this.clean = signal.clean(samples);
        Series learnt = observed.slice(signal.trainingStart(), scenario.trainingEnd());
        this.training = new ArrayList<>();
        List<Optional<Autoregression>> autoregressions = new ArrayList<>();
        for (int column = 0; column < observed.features(); column++) {
            training.add(learnt.column(column));
            autoregressions.add(Autoregression.fit(training.get(column), (int) Math.round(signal.periodSteps())));
        }
        this.baselines = new ArrayList<>();
        for (ForecastSpan span : scenario.spans()) {
            for (int column = 0; column < observed.features(); column++) {
                baselines.add(baselines(span, column, autoregressions.get(column)));
            }
        }
    }

    private Map<Baseline, double[]> baselines(ForecastSpan span, int column, Optional<Autoregression> autoregression) {
        return Baseline.forecasts(
                observed.slice(span.start(), span.from()).column(column),
                scenario.signal().periodSteps(),
                span.horizon() + span.guard(),
                autoregression);
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
        ReadyModel ready = ReadyModel.of(scenario.model(), seed, windows, normalizer(), observed.features(), listener);
        long trainingDone = System.nanoTime();
        Scaling scaling = ready.takesOwnUnit()
                ? Scaling.none(observed.features())
                : scenario.signal().scaling();
        Series seen = scaling.apply(observed);
        List<Forecast> forecasts = new ArrayList<>();
        for (ForecastSpan span : scenario.spans()) {
            forecasts.add(inOwnUnit(Forecaster.forecast(ready.model(), seen, span, true), scaling));
        }
        long forecastDone = System.nanoTime();
        List<Comparison> comparisons = new ArrayList<>();
        for (Forecast forecast : forecasts) {
            Optional<CellActivity> cells =
                    forecast.cellActivity(scenario.signal().periodSteps());
            for (int column = 0; column < observed.features(); column++) {
                comparisons.add(compare(
                        forecast.span(),
                        column,
                        forecast.closedLoop().column(column),
                        new ComparisonContext(
                                Optional.of(training.get(column)),
                                Optional.of(forecast.oneStepAhead().column(column)),
                                Optional.of(baselines.get(comparisons.size())),
                                cells,
                                Optional.empty())));
            }
        }
        return new ScenarioRun(
                ready.sha256(),
                ready.network(),
                ready.losses(),
                forecasts,
                comparisons,
                comparisons.stream().map(Extensions.metrics()::measure).toList(),
                (trainingDone - start) / NANOS_PER_SECOND,
                (forecastDone - trainingDone) / NANOS_PER_SECOND);
    }

    /**
     * Everything that the forecasts depend on.
     *
     * @return settings, fingerprints and versions by name: {@code recipe.epochs} is {@code 150} say
     */
    public Map<String, String> inputs() {
        return GoldenInputs.of(scenario, observed);
    }

    /** What a trained model is saved with, so that whoever loads it feeds it the signal's own unit. */
    private Optional<Normalizer> normalizer() {
        Scaling scaling = scenario.signal().scaling();
        return scaling.equals(Scaling.none(scaling.features()))
                ? Optional.empty()
                : Optional.of(Normalizer.of(scaling));
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
        for (Forecast forecast : run.forecasts()) {
            for (int column = 0; column < observed.features(); column++) {
                forecasts.add(new GoldenForecast(
                        scenario.subjects().get(forecasts.size()),
                        GoldenForecast.defined(run.metrics().get(forecasts.size())),
                        numbers(forecast.oneStepAhead(), column),
                        numbers(forecast.closedLoop(), column)));
            }
        }
        return new Golden(
                run.network(),
                new GoldenRecord(
                        scenario.model().engine().key(),
                        scenario.model().description(),
                        run.network().sha256(),
                        inputs(),
                        forecasts,
                        Optional.empty()));
    }

    private static List<Double> numbers(Series series, int column) {
        return Arrays.stream(series.column(column)).boxed().toList();
    }

    private Forecast inOwnUnit(Forecast forecast, Scaling scaling) {
        ForecastSpan span = forecast.span();
        return new Forecast(
                span,
                observed.slice(span.start(), span.from()),
                observed.slice(span.from(), span.end()),
                scaling.undo(forecast.closedLoop()),
                scaling.undo(forecast.oneStepAhead()),
                forecast.cells());
    }

    /**
     * How good the plain models are on the same forecasts.
     *
     * @return one map for each {@linkplain Scenario#subjects() subject}; a baseline that can't be had is not in it
     */
    public List<Map<Baseline, Metrics>> baselines() {
        List<Map<Baseline, Metrics>> measured = new ArrayList<>();
        for (ForecastSpan span : scenario.spans()) {
            for (int column = 0; column < observed.features(); column++) {
                int of = column;
                Map<Baseline, Metrics> metrics = new EnumMap<>(Baseline.class);
                ComparisonContext context = ComparisonContext.NONE.withTraining(training.get(of));
                baselines
                        .get(measured.size())
                        .forEach((baseline, foretold) -> metrics.put(
                                baseline, Extensions.metrics().measure(compare(span, of, foretold, context))));
                measured.add(metrics);
            }
        }
        return measured;
    }

    /**
     * How a forecast would be measured that goes wrong in a known way.
     *
     * @param wrong in which way
     * @return the metrics of such forecasts of every {@linkplain Scenario#subjects() subject}; none where the truth has
     *     too few pulses
     */
    public List<Metrics> failing(FailingForecast wrong) {
        List<Metrics> measured = new ArrayList<>();
        for (ForecastSpan span : scenario.spans()) {
            for (int column = 0; column < observed.features(); column++) {
                double[] warmUp = clean.slice(span.start(), span.from()).column(column);
                double[] truth = clean.slice(span.from(), span.end()).column(column);
                Optional<Levels> levels = levels(span, column);
                ComparisonContext context = ComparisonContext.NONE
                        .withTraining(training.get(column))
                        .withBaselines(baselines.get(scenario.spans().indexOf(span) * observed.features() + column));
                if (levels.isPresent()) {
                    double period = scenario.signal().periodSteps();
                    for (double[] foretold : wrong.of(warmUp, truth, span.horizon(), period, levels.get())) {
                        measured.add(Extensions.metrics().measure(compare(span, column, foretold, context)));
                    }
                }
            }
        }
        return measured;
    }

    private Optional<Levels> levels(ForecastSpan span, int column) {
        return scenario.signal()
                .levels(clean.slice(span.start(), span.from() + span.horizon()).column(column));
    }

    private Comparison compare(ForecastSpan span, int column, double[] foretold, ComparisonContext context) {
        int judged = span.from() + span.horizon();
        return new Comparison(
                clean.slice(span.start(), span.from()).column(column),
                clean.slice(span.from(), span.end()).column(column),
                observed.slice(span.from(), judged).column(column),
                foretold,
                OptionalDouble.of(scenario.signal().periodSteps()),
                levels(span, column),
                context);
    }
}
