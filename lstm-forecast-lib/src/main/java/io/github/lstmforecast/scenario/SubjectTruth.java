package io.github.lstmforecast.scenario;

import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.forecast.ScenarioTruth;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.metric.Baseline;
import io.github.lstmforecast.metric.Comparison;
import io.github.lstmforecast.metric.ComparisonContext;
import io.github.lstmforecast.metric.FailingForecast;
import io.github.lstmforecast.metric.LeadTime;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.metric.PulseRule;
import io.github.lstmforecast.result.SubjectResult;
import io.github.lstmforecast.signal.Series;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one column of a forecast from one origin is compared with. */
final class SubjectTruth implements ScenarioTruth.Target {
    private final Subject subject;
    private final ForecastSpan span;
    private final int column;
    private final Signal signal;
    private final Series observed; // in the signal's own unit
    private final Series clean;
    private final Optional<PulseRule> rule; // in steps of the forecast
    private final BitSet filled; // of the steps of horizon and guard, those without a true value
    private final double[] training;
    private final List<LeadTime> leadTimes;
    private final Map<Baseline, double[]> baselines;
    private final Map<Baseline, Metrics> measuredBaselines = new EnumMap<>(Baseline.class);

    /**
     * @param observed {@code [time][column]}
     * @param clean likewise, without noise
     * @param rule how the pulses of this column are found, in samples of the signal
     * @param training this column of the training range
     */
    SubjectTruth(
            Subject subject,
            ForecastSpan span,
            int column,
            Signal signal,
            Series observed,
            Series clean,
            Optional<PulseRule> rule,
            double[] training,
            List<LeadTime> leadTimes,
            Map<Baseline, double[]> baselines) {
        this.subject = subject;
        this.span = span;
        this.column = column;
        this.signal = signal;
        this.observed = observed;
        this.clean = clean;
        this.rule = rule.map(ofSignal -> ofSignal.from(span.from()));
        this.filled = new BitSet();
        for (int step = 0; step < span.horizon() + span.guard(); step++) {
            filled.set(step, signal.isFilled(span.from() + step, column));
        }
        this.training = training;
        this.leadTimes = leadTimes;
        this.baselines = baselines;
        ComparisonContext context = ComparisonContext.NONE.withTraining(training);
        baselines.forEach(
                (baseline, predicted) -> measuredBaselines.put(baseline, measure(against(predicted, context))));
    }

    @Override
    public Optional<String> column() {
        return subject.column();
    }

    @Override
    public Comparison compare(double[] predicted, ComparisonContext ofForecast) {
        return against(predicted, ofForecast.withTraining(training).withBaselines(baselines));
    }

    /** @param forecast of the scenario */
    SubjectResult measure(Forecast forecast) {
        Comparison comparison = forecast.compareInScenario(column).orElseThrow();
        return new SubjectResult(subject, comparison, measure(comparison), measuredBaselines);
    }

    /** Looks whether a recorded forecast is the truth. */
    void check(double[] predicted, LeakCheck leak) {
        leak.add(subject, judged(), observed.get(span.from() - 1, column), predicted, baselines.values(), filled);
    }

    /** The metrics of forecasts that are wrong in a known way; none where the truth has too few pulses. */
    List<Metrics> failing(FailingForecast wrong) {
        if (rule.isEmpty() || signal.period().steps().isEmpty()) {
            return List.of();
        }
        return wrong.of(warmUp(), compare(truth(), ComparisonContext.NONE)).stream()
                .map(predicted -> measure(compare(predicted, ComparisonContext.NONE)))
                .toList();
    }

    private Metrics measure(Comparison comparison) {
        return Extensions.metrics().measure(comparison, leadTimes);
    }

    private double[] warmUp() {
        return clean.slice(span.start(), span.from()).column(column);
    }

    private double[] truth() {
        return clean.slice(span.from(), span.end()).column(column);
    }

    private double[] judged() {
        return observed.slice(span.from(), span.from() + span.horizon()).column(column);
    }

    private Comparison against(double[] predicted, ComparisonContext context) {
        return new Comparison(
                warmUp(), truth(), judged(), predicted, signal.period().steps(), rule, context.withFilled(filled));
    }
}
