package io.github.lstmforecast.result;

import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.metric.BadPulse;
import io.github.lstmforecast.metric.Comparison;
import io.github.lstmforecast.metric.ComparisonContext;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.metric.PulseMatching;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.result.ForecastRecorder.Column;
import io.github.lstmforecast.signal.GapMask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What pictures are drawn from: the series behind the numbers, thinned where they are long, so that a recording of ten
 * thousand steps is hardly larger than one of a thousand.
 *
 * @param periodSteps samples per cycle; NaN where there is no cycle
 * @param phaseError how far off a pulse may be
 * @param training empty where the model was trained elsewhere
 * @param losses the mean squared error of each epoch, from 1 on; empty where the model was trained elsewhere
 * @param forecasts one for each subject, origins outermost, columns within them
 */
public record Recording(
        double periodSteps,
        Limit phaseError,
        Optional<TrainingCurves> training,
        Curve losses,
        List<ForecastCurves> forecasts) {
    /** Of how many forecasts of a scenario pictures are drawn at the most. */
    public static final int MOST_DRAWN = 12;

    static final int MOST_POINTS = 1_500; // of a line: two for each pixel of a picture

    public Recording {
        forecasts = List.copyOf(forecasts);
    }

    /**
     * The forecasts to draw: of many the first, those that fail before the others.
     *
     * @return at most {@value #MOST_DRAWN} of them, in the order given
     */
    public static List<Subject> drawn(List<Subject> subjects, Set<Subject> failing) {
        List<Subject> first = subjects.stream()
                .sorted(Comparator.comparing(subject -> !failing.contains(subject)))
                .limit(MOST_DRAWN)
                .toList();
        return subjects.stream().filter(first::contains).toList();
    }

    /**
     * Records a training and its forecasts.
     *
     * @param losses the mean squared error of each epoch, in order
     * @param failing of many forecasts, what the network did is kept of these first
     * @param gaps of the series
     */
    public static Recording of(
            double periodSteps,
            Limit phaseError,
            Optional<TrainingCurves> training,
            List<Double> losses,
            List<OriginResult> origins,
            Set<Subject> failing,
            GapMask gaps) {
        List<Subject> subjects = origins.stream()
                .flatMap(origin -> origin.subjects().stream())
                .map(SubjectResult::subject)
                .toList();
        ForecastRecorder recorder = new ForecastRecorder(
                periodSteps, phaseError, subjects.size(), Set.copyOf(drawn(subjects, failing)), gaps);
        return new Recording(
                periodSteps,
                phaseError,
                training,
                Curve.of(1, losses.stream().mapToDouble(Double::doubleValue).toArray(), MOST_POINTS),
                origins.stream()
                        .flatMap(origin ->
                                recorder
                                        .of(
                                                origin.forecast(),
                                                origin.subjects().stream()
                                                        .map(Column::of)
                                                        .toList())
                                        .stream())
                        .toList());
    }

    /** Records a forecast alone, with the default limit. */
    public static Recording of(Forecast forecast, OptionalDouble periodSteps) {
        return of(forecast, periodSteps, StandardMetric.PHASE_ERROR.defaultLimit());
    }

    /**
     * Records a forecast alone.
     *
     * @param forecast of a scenario, or with {@linkplain PulseMatching#guardSteps enough steps of guard}, or its pulses are
     *     ignored
     * @param periodSteps samples per cycle; empty where it is not known
     * @param phaseError how far off a pulse may be
     */
    public static Recording of(Forecast forecast, OptionalDouble periodSteps, Limit phaseError) {
        boolean guarded = periodSteps.isPresent()
                && forecast.span().guard() >= PulseMatching.guardSteps(periodSteps.getAsDouble());
        int features = forecast.truth().features();
        List<Column> columns = new ArrayList<>();
        for (int feature = 0; feature < features; feature++) {
            int of = feature;
            Optional<Comparison> comparison = forecast.compareInScenario(feature)
                    .or(() -> guarded
                            ? Optional.of(forecast.compare(of, periodSteps, ComparisonContext.NONE))
                            : Optional.empty());
            List<BadPulse> bad =
                    comparison.map(one -> Metrics.of(one, Set.of()).badPulses()).orElse(List.of());
            columns.add(new Column(subject(forecast, feature), comparison, bad));
        }
        double period = periodSteps.orElse(Double.NaN);
        ForecastRecorder recorder = new ForecastRecorder(
                period, phaseError, features, Set.of(columns.get(0).subject()), GapMask.NONE);
        return new Recording(
                period,
                phaseError,
                Optional.empty(),
                Curve.of(1, new double[0], MOST_POINTS),
                recorder.of(forecast, columns));
    }

    /** What a column of a forecast is called: as in its scenario, or by its number. */
    public static Subject subject(Forecast forecast, int feature) {
        int from = forecast.span().from();
        return forecast.scenario()
                .map(scenario -> new Subject(
                        from, scenario.date(), scenario.targets().get(feature).column()))
                .orElseGet(() -> new Subject(
                        from,
                        Optional.empty(),
                        forecast.truth().features() == 1 ? Optional.empty() : Optional.of("feature " + (feature + 1))));
    }

    /** The curves of a subject; empty where it was not recorded. */
    public Optional<ForecastCurves> forecast(Subject subject) {
        return forecasts.stream()
                .filter(curves -> curves.subject().equals(subject))
                .findFirst();
    }

    /** What is kept once the pictures are drawn: of each line its ends, its least and its greatest value. */
    public Recording outline() {
        return new Recording(
                periodSteps,
                phaseError,
                Optional.empty(),
                losses.outline(),
                forecasts.stream().map(ForecastCurves::outline).toList());
    }
}
