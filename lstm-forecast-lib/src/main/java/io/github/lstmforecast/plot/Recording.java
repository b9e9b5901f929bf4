package io.github.lstmforecast.plot;

import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.gate.Gate;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.metric.BadPulse;
import io.github.lstmforecast.metric.Comparison;
import io.github.lstmforecast.metric.ComparisonContext;
import io.github.lstmforecast.metric.Levels;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.MetricSet;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.metric.PulseMatching;
import io.github.lstmforecast.metric.PulseMatching.Pair;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.scenario.Scenario;
import io.github.lstmforecast.scenario.ScenarioRun;
import io.github.lstmforecast.scenario.Signal;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.TrainingCopy;
import io.github.lstmforecast.signal.Windows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What pictures are drawn from: the series behind the numbers, thinned where they are long, so that a recording of ten
 * thousand steps is hardly larger than one of a thousand.
 *
 * @param periodSteps samples per cycle
 * @param phaseError how far off a pulse may be
 * @param learnt the data that the model learnt; nothing where it was trained elsewhere
 * @param losses the mean squared error of each epoch, from 1 on; empty where it was trained elsewhere
 * @param spans what was forecast from each start, in order
 */
public record Recording(double periodSteps, Limit phaseError, Optional<Learnt> learnt, Curve losses, List<Span> spans) {
    private static final int MOST_POINTS = 1_500; // of a line: two for each pixel of a picture
    private static final int MOST_OF_ALL_LINES = 200_000;
    static final int MOST_OF_ALL_UNITS = 30_000;
    private static final int FEWEST_POINTS = 50;
    private static final int MOST_COPIES = 4;
    private static final int MOST_WINDOWS = 6;
    private static final int MOST_PULSES = 2_000;
    private static final int CYCLES_CLOSE_UP = 12;
    private static final int FEWEST_CLOSE_UP = 60;
    private static final int MOST_CLOSE_UP = 240;

    public Recording {
        spans = List.copyOf(spans);
    }

    /**
     * The training data.
     *
     * @param series each feature of the training range in the signal's own unit; x is the sample
     * @param copies how many phase-shifted copies are learnt side by side
     * @param windows how many windows each is cut into
     * @param firstCopies the first of the copies as the model sees them, their first feature
     * @param firstWindows the first windows, {@code [window][copy]}, likewise
     */
    public record Learnt(
            List<Curve> series, int copies, int windows, List<Lesson> firstCopies, List<List<Lesson>> firstWindows) {}

    /**
     * What goes in, and what should come out.
     *
     * @param input x is the step
     * @param target likewise
     */
    public record Lesson(Curve input, Curve target) {}

    /**
     * The forecasts of all features from one start.
     *
     * @param from the first sample that was forecast
     * @param horizon how many steps
     * @param lines one for each feature
     * @param units what the network did meanwhile
     */
    public record Span(int from, int horizon, List<Line> lines, Optional<Units> units) {}

    /**
     * The forecast of one feature; x is the step, 0 the first that was forecast.
     *
     * @param warmUp the true samples before it
     * @param truth what was to be foretold
     * @param forecast what was foretold in closed loop
     * @param closeUp a part of it with all its steps, where it is too long for a picture to show them
     * @param pulses which pulses of the truth were answered; nothing where the truth has no levels, the forecast is not
     *     finite, or the cycle is not known
     */
    public record Line(Curve warmUp, Curve truth, Curve forecast, Optional<CloseUp> closeUp, Optional<Pulses> pulses) {
        private Line outline() {
            return new Line(warmUp.outline(), truth.outline(), forecast.outline(), Optional.empty(), Optional.empty());
        }

        Curve closeTruth() {
            return closeUp.map(CloseUp::truth).orElse(truth);
        }

        Curve closeForecast() {
            return closeUp.map(CloseUp::forecast).orElse(forecast);
        }
    }

    /**
     * A part of a long forecast: where its first bad pulse is, or else its end.
     *
     * @param truth what was to be foretold
     * @param forecast what was
     */
    public record CloseUp(Curve truth, Curve forecast) {}

    /**
     * How the pulses of a forecast answer those of the truth.
     *
     * @param levels of the truth
     * @param late how late each matched pulse comes, in cycles; x is the step at which it is due
     * @param missed the steps at which a pulse is due that does not come
     * @param spurious the steps at which a pulse comes that is not due
     * @param bad see {@link Metrics#badPulses()}
     */
    public record Pulses(Levels levels, Curve late, int[] missed, int[] spurious, List<BadPulse> bad) {
        static Optional<Pulses> of(Comparison comparison, Metrics metrics) {
            if (comparison.levels().isEmpty()
                    || comparison.period().isEmpty()
                    || comparison.notFiniteFrom().isPresent()) {
                return Optional.empty();
            }
            List<Pair> matched = comparison.matched();
            double period = comparison.periodSteps();
            return Optional.of(new Pulses(
                    comparison.levels().get(),
                    Curve.of(
                            matched.stream()
                                    .mapToDouble(pair -> pair.truth().step())
                                    .toArray(),
                            matched.stream()
                                    .mapToDouble(pair -> pair.errorSteps() / period)
                                    .toArray(),
                            MOST_PULSES),
                    comparison.missed().stream()
                            .mapToInt(onset -> onset.step())
                            .limit(MOST_PULSES)
                            .toArray(),
                    comparison.spurious().stream()
                            .mapToInt(onset -> onset.step())
                            .limit(MOST_PULSES)
                            .toArray(),
                    metrics.badPulses()));
        }
    }

    /**
     * The forecast of a subject.
     *
     * @param subject which of {@link Scenario#subjects()}
     * @return its lines
     */
    public Line line(int subject) {
        int features = spans.get(0).lines().size();
        return spans.get(subject / features).lines().get(subject % features);
    }

    /**
     * What is left to keep once the pictures are drawn.
     *
     * @return of each line its ends, its least and its greatest; nothing else
     */
    public Recording outline() {
        return new Recording(
                periodSteps,
                phaseError,
                Optional.empty(),
                losses.outline(),
                spans.stream()
                        .map(span -> new Span(
                                span.from(),
                                span.horizon(),
                                span.lines().stream().map(Line::outline).toList(),
                                Optional.empty()))
                        .toList());
    }

    /**
     * What of a scenario's first training there is to draw.
     *
     * @param scenario what was run
     * @param run what came of it
     * @return the recording
     */
    public static Recording of(Scenario scenario, ScenarioRun run) {
        return of(scenario, run, scenario.tolerances());
    }

    /**
     * What of a scenario's first training there is to draw.
     *
     * @param scenario what was run
     * @param run what came of it
     * @param tolerances what its forecasts are held to: of many, those that fail are looked at more closely
     * @return the recording
     */
    public static Recording of(Scenario scenario, ScenarioRun run, Tolerances tolerances) {
        double[] losses = run.losses().stream().mapToDouble(Double::doubleValue).toArray();
        Set<Subject> failing = Gate.judge(scenario.subjects(), run.metrics(), tolerances).findings().stream()
                .flatMap(finding -> finding.subject().stream())
                .collect(Collectors.toSet());
        Limit phaseError = tolerances.limit(StandardMetric.PHASE_ERROR);
        return new Recording(
                scenario.signal().periodSteps(),
                phaseError,
                scenario.trainingCopies().map(copies -> learnt(scenario, copies)),
                Curve.of(1, losses, MOST_POINTS),
                new Spans(
                                scenario.signal().periodSteps(),
                                phaseError,
                                run.comparisons(),
                                run.metrics(),
                                Set.copyOf(ForecastPlots.drawn(scenario.subjects(), failing)))
                        .of(run.forecasts()));
    }

    /**
     * What of a forecast there is to draw.
     *
     * @param forecast with {@linkplain PulseMatching#guardSteps enough steps of guard}, or its pulses are not looked at
     * @param periodSteps samples per cycle; nothing where it is not known
     * @return the recording
     */
    static Recording of(Forecast forecast, OptionalDouble periodSteps) {
        List<Comparison> comparisons = new ArrayList<>();
        boolean guarded = periodSteps.isPresent()
                && forecast.span().guard() >= PulseMatching.guardSteps(periodSteps.getAsDouble());
        for (int feature = 0; guarded && feature < forecast.truth().features(); feature++) {
            comparisons.add(forecast.compare(feature, periodSteps, ComparisonContext.NONE));
        }
        return new Recording(
                periodSteps.orElse(Double.NaN),
                StandardMetric.PHASE_ERROR.defaultLimit(),
                Optional.empty(),
                Curve.of(1, new double[0], MOST_POINTS),
                new Spans(
                                periodSteps.orElse(Double.NaN),
                                StandardMetric.PHASE_ERROR.defaultLimit(),
                                comparisons,
                                comparisons.stream()
                                        .map(MetricSet.STANDARD::measure)
                                        .toList(),
                                Set.of(0))
                        .of(List.of(forecast)));
    }

    private static Learnt learnt(Scenario scenario, List<TrainingCopy> copies) {
        Signal signal = scenario.signal();
        int start = signal.trainingStart();
        Series range = signal.observed(scenario.trainingEnd()).slice(start, scenario.trainingEnd());
        List<Curve> series = new ArrayList<>();
        for (int feature = 0; feature < range.features(); feature++) {
            series.add(Curve.of(start, range.column(feature), MOST_POINTS));
        }
        Windows windows = scenario.trainingWindows().orElseThrow();
        int length = windows.windowLength();
        List<List<Lesson>> firstWindows = new ArrayList<>();
        for (int window = 0; window < Math.min(windows.windows(), MOST_WINDOWS); window++) {
            List<Lesson> batch = new ArrayList<>();
            for (TrainingCopy copy : copies.subList(0, Math.min(copies.size(), MOST_COPIES))) {
                int from = window * length;
                batch.add(lesson(
                        from,
                        copy.inputs().slice(from, from + length),
                        copy.targets().slice(from, from + length)));
            }
            firstWindows.add(batch);
        }
        return new Learnt(
                series,
                copies.size(),
                windows.windows(),
                copies.stream()
                        .limit(MOST_COPIES)
                        .map(copy -> lesson(0, copy.inputs(), copy.targets()))
                        .toList(),
                firstWindows);
    }

    private static Lesson lesson(int firstStep, Series input, Series target) {
        return new Lesson(
                Curve.of(firstStep, input.column(0), MOST_POINTS), Curve.of(firstStep, target.column(0), MOST_POINTS));
    }

    /**
     * Makes spans.
     *
     * @param periodSteps samples per cycle; NaN where it is not known
     * @param phaseError how far off a pulse may be before one looks closer
     * @param comparisons of each span each feature; none where pulses are not looked at
     * @param metrics likewise
     * @param drawn the subjects of which pictures are drawn
     */
    private record Spans(
            double periodSteps,
            Limit phaseError,
            List<Comparison> comparisons,
            List<Metrics> metrics,
            Set<Integer> drawn) {
        List<Span> of(List<Forecast> forecasts) {
            int features = forecasts.get(0).truth().features();
            int points = between(FEWEST_POINTS, MOST_OF_ALL_LINES / (forecasts.size() * features), MOST_POINTS);
            List<Span> spans = new ArrayList<>();
            for (Forecast forecast : forecasts) {
                int firstSubject = spans.size() * features;
                int[] closeUp = closeUp(forecast.span().horizon(), firstSubject, features);
                List<Line> lines = new ArrayList<>();
                for (int feature = 0; feature < features; feature++) {
                    lines.add(line(forecast, feature, firstSubject + feature, points, closeUp));
                }
                boolean isDrawn = drawn.contains(firstSubject); // with the first feature
                spans.add(new Span(
                        forecast.span().from(),
                        forecast.span().horizon(),
                        lines,
                        forecast.cells()
                                .filter(cells -> isDrawn)
                                .map(cells ->
                                        Units.of(cells, forecast.span(), periodSteps, closeUp, MOST_OF_ALL_UNITS))));
            }
            return spans;
        }

        private Line line(Forecast forecast, int feature, int subject, int points, int[] closeUp) {
            int horizon = forecast.span().horizon();
            Series truth = forecast.truth().slice(0, horizon);
            Series foretold = forecast.closedLoop().slice(0, horizon);
            return new Line(
                    Curve.of(-forecast.span().warmUp(), forecast.warmUp().column(feature), points),
                    Curve.of(0, truth.column(feature), points),
                    Curve.of(0, foretold.column(feature), points),
                    closeUp[1] - closeUp[0] == horizon
                            ? Optional.empty()
                            : Optional.of(new CloseUp(
                                    Curve.of(
                                            closeUp[0],
                                            truth.slice(closeUp[0], closeUp[1]).column(feature),
                                            points),
                                    Curve.of(
                                            closeUp[0],
                                            foretold.slice(closeUp[0], closeUp[1])
                                                    .column(feature),
                                            points))),
                    comparisons.isEmpty()
                            ? Optional.empty()
                            : Pulses.of(comparisons.get(subject), metrics.get(subject)));
        }

        /** The steps to look at closely, from the first on, the last left out: all, where they are few. */
        private int[] closeUp(int horizon, int subject, int features) {
            if (horizon <= MOST_CLOSE_UP) {
                return new int[] {0, horizon};
            }
            int cycles = Double.isNaN(periodSteps)
                    ? MOST_CLOSE_UP
                    : (int) Math.min(MOST_CLOSE_UP, CYCLES_CLOSE_UP * periodSteps);
            int steps = Math.max(FEWEST_CLOSE_UP, cycles);
            int middle = metrics.isEmpty()
                    ? horizon
                    : metrics.subList(subject, subject + features).stream()
                            .flatMap(of -> BadPulse.first(of, phaseError).stream())
                            .mapToInt(BadPulse::step)
                            .min()
                            .orElse(horizon);
            int from = between(0, middle - steps / 2, horizon - steps);
            return new int[] {from, from + steps};
        }
    }

    private static int between(int least, int value, int most) {
        return Math.max(least, Math.min(value, most));
    }
}
