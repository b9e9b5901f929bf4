package io.github.lstmforecast.assertj;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.forecast.Baselines;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.gate.Numbers;
import io.github.lstmforecast.metric.Baseline;
import io.github.lstmforecast.metric.Comparison;
import io.github.lstmforecast.metric.ComparisonContext;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.Metric.Need;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.metric.PulseMatching;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.result.Recording;
import io.github.lstmforecast.result.SubjectResult;
import io.github.lstmforecast.signal.Series;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Measures a forecast: with what its scenario knows, or else with what the test does.
 *
 * @param givenPeriod samples per cycle, if the test sets it
 * @param training the training data, if the test sets it
 */
record ForecastContext(OptionalDouble givenPeriod, Optional<Series> training) {
    private static final OptionalDouble NO_CYCLES = OptionalDouble.empty();

    /** Those that compare with a baseline which is fitted to the training data. */
    private static final Set<Metric> BESIDE_FITTED =
            Set.of(StandardMetric.AR_SKILL, StandardMetric.DRIFT_SKILL, StandardMetric.LINEAR_SKILL);

    /** The given period, or else that of the scenario, or else the one found in the truth. */
    OptionalDouble period(Forecast forecast) {
        return givenPeriod.isPresent() ? givenPeriod : forecast.period();
    }

    /** Whether pulses can be matched. */
    boolean hasCycles(Forecast forecast) {
        OptionalDouble period = period(forecast);
        return period.isPresent() && forecast.span().guard() >= PulseMatching.guardSteps(period.getAsDouble());
    }

    /**
     * Measures each feature.
     *
     * @throws InvalidValueException if a metric needs the training data, but it is unknown; or cycles, but the period is
     *     unknown or the guard is too short
     */
    List<SubjectResult> measure(Forecast forecast, Collection<? extends Metric> metrics) {
        if (forecast.scenario().isPresent()) {
            return measureInScenario(forecast, metrics);
        }
        requireTraining(metrics);
        boolean needsCycles = metrics.stream().anyMatch(metric -> metric.needs().contains(Need.CYCLES));
        return measure(forecast, metrics, needsCycles ? OptionalDouble.of(requirePeriod(forecast)) : NO_CYCLES);
    }

    /** Measures every metric, those of cycles only if pulses can be matched. */
    List<SubjectResult> measureAll(Forecast forecast) {
        return forecast.scenario().isPresent()
                ? measureInScenario(forecast, Extensions.metrics().all())
                : measure(forecast, Extensions.metrics().all(), hasCycles(forecast) ? period(forecast) : NO_CYCLES);
    }

    private static List<SubjectResult> measureInScenario(Forecast forecast, Collection<? extends Metric> metrics) {
        return IntStream.range(0, forecast.truth().features())
                .mapToObj(feature -> measured(
                        forecast, feature, forecast.compareInScenario(feature).orElseThrow(), metrics))
                .toList();
    }

    private static SubjectResult measured(
            Forecast forecast, int feature, Comparison comparison, Collection<? extends Metric> metrics) {
        return new SubjectResult(
                Recording.subject(forecast, feature), comparison, Metrics.of(comparison, metrics), Map.of());
    }

    private void requireTraining(Collection<? extends Metric> metrics) {
        String needing = metrics.stream()
                .filter(metric -> metric.needs().contains(Need.TRAINING) || BESIDE_FITTED.contains(metric))
                .map(Metric::key)
                .collect(Collectors.joining(", "));
        InvalidValueException.unless(
                training.isPresent() || needing.isEmpty(),
                "training",
                "unknown, and the forecast is of no scenario",
                "given for " + needing
                        + ": assertThat(forecast).withTraining(series), with the series that the model was"
                        + " trained on");
    }

    private double requirePeriod(Forecast forecast) {
        double period = period(forecast)
                .orElseThrow(() -> new InvalidValueException(
                        "period",
                        "unknown, because the truth is not periodic within warm-up, horizon and guard",
                        "given, for example: assertThat(forecast).withPeriod(10)"));
        ForecastSpan span = forecast.span();
        int guard = PulseMatching.guardSteps(period);
        InvalidValueException.unless(
                span.guard() >= guard,
                "guard",
                span.guard(),
                "at least " + guard + " (steps after the horizon), to match pulses with a period of "
                        + Numbers.text(period) + " steps: new ForecastSpan(" + span.from() + ", " + span.warmUp() + ", "
                        + span.horizon() + ", " + guard + ")");
        return period;
    }

    private List<SubjectResult> measure(
            Forecast forecast, Collection<? extends Metric> metrics, OptionalDouble period) {
        int features = forecast.truth().features();
        List<SubjectResult> measured = new ArrayList<>();
        for (int feature = 0; feature < features; feature++) {
            Comparison comparison = forecast.compare(feature, period, context(forecast, feature, period));
            measured.add(measured(forecast, feature, comparison, metrics));
        }
        return measured;
    }

    private ComparisonContext context(Forecast forecast, int feature, OptionalDouble period) {
        Optional<double[]> trainingValues = training(forecast, feature);
        ComparisonContext ofForecast = forecast.context(feature, period);
        ComparisonContext context = trainingValues.map(ofForecast::withTraining).orElse(ofForecast);
        Map<Baseline, double[]> baselines = new EnumMap<>(Baseline.class);
        Series warmUp = Series.of(forecast.warmUp().column(feature));
        ForecastSpan span = new ForecastSpan(
                warmUp.length(),
                warmUp.length(),
                forecast.span().horizon(),
                forecast.span().guard());
        Baselines.all(Series.of(trainingValues.orElse(new double[0])), period(forecast))
                .forecast(warmUp, span)
                .forEach((baseline, predicted) -> baselines.put(baseline, predicted.column(0)));
        return context.withBaselines(baselines);
    }

    private Optional<double[]> training(Forecast forecast, int feature) {
        int features = forecast.truth().features();
        training.ifPresent(series -> InvalidValueException.unless(
                series.features() == features,
                "training",
                "of " + series.features() + " features",
                "of as many features as the forecast, " + features));
        return training.map(series -> series.column(feature));
    }
}
