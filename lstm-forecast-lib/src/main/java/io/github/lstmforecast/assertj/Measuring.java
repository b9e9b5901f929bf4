package io.github.lstmforecast.assertj;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.forecast.Baselines;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.gate.Numbers;
import io.github.lstmforecast.metric.Baseline;
import io.github.lstmforecast.metric.Comparison;
import io.github.lstmforecast.metric.ComparisonContext;
import io.github.lstmforecast.metric.Levels;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricSet;
import io.github.lstmforecast.metric.PulseMatching;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.result.Recording;
import io.github.lstmforecast.result.SubjectResult;
import io.github.lstmforecast.signal.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * How a forecast is measured that comes without its scenario.
 *
 * @param told samples per cycle, where the user tells it
 * @param training what the model learnt, where the user tells it
 */
record Measuring(OptionalDouble told, Optional<Series> training) {
    /** What can be told of a series that does not repeat itself. */
    static final Set<Metric> WITHOUT_CYCLES = Set.of(
            StandardMetric.MAE,
            StandardMetric.RMSE,
            StandardMetric.NRMSE,
            StandardMetric.MAX_ABS_ERROR,
            StandardMetric.BIAS,
            StandardMetric.R2,
            StandardMetric.MASE,
            StandardMetric.VALID_STEPS,
            StandardMetric.ONE_STEP_MAE,
            StandardMetric.ONE_STEP_RMSE,
            StandardMetric.FLAT);

    private static final double ANY_PERIOD = 2;

    /** The period: what the user tells, or else what is found in the truth. */
    OptionalDouble period(Forecast forecast) {
        return told.isPresent() ? told : forecast.period();
    }

    /** Whether pulses can be looked at. */
    boolean hasCycles(Forecast forecast) {
        OptionalDouble period = period(forecast);
        return period.isPresent() && forecast.span().guard() >= PulseMatching.guardSteps(period.getAsDouble());
    }

    /** Measures everything. */
    List<SubjectResult> withCycles(Forecast forecast) {
        double period = period(forecast)
                .orElseThrow(() -> new InvalidValueException(
                        "period",
                        "not known, since the truth does not repeat itself in warm-up, horizon and guard",
                        "given: assertThat(forecast).withPeriod(10) say"));
        ForecastSpan span = forecast.span();
        int guard = PulseMatching.guardSteps(period);
        InvalidValueException.unless(
                span.guard() >= guard,
                "guard",
                span.guard(),
                "at least " + guard + " (steps past the horizon), where pulses find their partners if the period is "
                        + Numbers.text(period) + " steps: new ForecastSpan(" + span.from() + ", " + span.warmUp()
                        + ", " + span.horizon() + ", " + guard + ")");
        List<Comparison> comparisons = new ArrayList<>();
        for (int feature = 0; feature < forecast.truth().features(); feature++) {
            double[] learnt = learnt(forecast, feature);
            Map<Baseline, double[]> baselines = new EnumMap<>(Baseline.class);
            Baselines.fit(Series.of(learnt), period)
                    .forecast(Series.of(forecast.warmUp().column(feature)), span.horizon() + span.guard())
                    .forEach((baseline, predicted) -> baselines.put(baseline, predicted.column(0)));
            comparisons.add(forecast.compare(
                    feature,
                    period,
                    new ComparisonContext(
                            learnt, oneStepAhead(forecast, feature), baselines, forecast.countDecoding(period))));
        }
        return measured(forecast, comparisons);
    }

    /** Measures what needs no period; the other metrics mean nothing then. */
    List<SubjectResult> withoutCycles(Forecast forecast) {
        int horizon = forecast.span().horizon();
        List<Comparison> comparisons = new ArrayList<>();
        for (int feature = 0; feature < forecast.truth().features(); feature++) {
            double[] warmUp = forecast.warmUp().column(feature);
            double[] truth = forecast.truth().column(feature);
            double[] judged = Arrays.copyOf(truth, horizon);
            double[] seen = Arrays.copyOf(warmUp, warmUp.length + horizon);
            System.arraycopy(judged, 0, seen, warmUp.length, horizon);
            int steps = Math.max(truth.length, horizon + PulseMatching.guardSteps(ANY_PERIOD));
            comparisons.add(new Comparison(
                    warmUp,
                    Arrays.copyOf(truth, steps),
                    judged,
                    Arrays.copyOf(forecast.predicted().column(feature), steps),
                    ANY_PERIOD,
                    Levels.of(seen),
                    new ComparisonContext(
                            learnt(forecast, feature), oneStepAhead(forecast, feature), Map.of(), Optional.empty())));
        }
        return measured(forecast, comparisons);
    }

    private static double[] oneStepAhead(Forecast forecast, int feature) {
        return forecast.oneStepAhead().map(series -> series.column(feature)).orElse(new double[0]);
    }

    private double[] learnt(Forecast forecast, int feature) {
        int features = forecast.truth().features();
        training.ifPresent(series -> InvalidValueException.unless(
                series.features() == features,
                "training",
                "of " + series.features() + " features",
                "of as many as the forecast has, " + features));
        return training.map(series -> series.column(feature)).orElse(new double[0]);
    }

    private static List<SubjectResult> measured(Forecast forecast, List<Comparison> comparisons) {
        List<SubjectResult> measured = new ArrayList<>();
        for (int feature = 0; feature < comparisons.size(); feature++) {
            measured.add(new SubjectResult(
                    Recording.subject(forecast, feature),
                    comparisons.get(feature),
                    MetricSet.STANDARD.measure(comparisons.get(feature)),
                    Map.of()));
        }
        return measured;
    }
}
