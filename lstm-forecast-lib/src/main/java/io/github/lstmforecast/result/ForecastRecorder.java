package io.github.lstmforecast.result;

import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.metric.BadPulse;
import io.github.lstmforecast.metric.Comparison;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.result.ForecastCurves.CloseUp;
import io.github.lstmforecast.signal.GapMask;
import io.github.lstmforecast.signal.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Makes the curves of forecasts.
 *
 * @param periodSteps samples per cycle; NaN where it is not known
 * @param phaseError how far off a pulse may be before it is shown in a close-up
 * @param curves how many forecasts there are, which share the points of all
 * @param drawn the subjects of which pictures are drawn
 * @param gaps of the series
 */
record ForecastRecorder(double periodSteps, Limit phaseError, int curves, Set<Subject> drawn, GapMask gaps) {
    private static final int MOST_OF_ALL_POINTS = 200_000;
    private static final int FEWEST_POINTS = 50;
    private static final int CYCLES_CLOSE_UP = 12;
    private static final int FEWEST_CLOSE_UP = 60;
    private static final int MOST_CLOSE_UP = 240;

    /** A column, whose comparison is not there where its pulses are not looked at. */
    record Column(Subject subject, Optional<Comparison> comparison, List<BadPulse> badPulses) {
        static Column of(SubjectResult result) {
            return new Column(
                    result.subject(),
                    Optional.of(result.comparison()),
                    result.metrics().badPulses());
        }
    }

    /** The steps to look at closely, {@code to} not among them. */
    private record Steps(int from, int to) {
        Curve of(Series series, int feature, int points) {
            return of(series.column(feature), points);
        }

        Curve of(double[] values, int points) {
            return Curve.of(from, Arrays.copyOfRange(values, from, to), points);
        }

        List<QuantileBand> bands(Forecast forecast, int feature, int points) {
            return forecast.quantiles()
                    .map(all -> QuantileBand.of(all, from, to, feature, points))
                    .orElse(List.of());
        }
    }

    List<ForecastCurves> of(Forecast forecast, List<Column> columns) {
        int horizon = forecast.span().horizon();
        int points = between(FEWEST_POINTS, MOST_OF_ALL_POINTS / curves, Recording.MOST_POINTS);
        Steps whole = new Steps(0, horizon);
        Steps close = closeUp(horizon, columns);
        Series truth = forecast.truth();
        Series predicted = forecast.predicted();
        List<ForecastCurves> all = new ArrayList<>();
        for (int feature = 0; feature < columns.size(); feature++) {
            Column column = columns.get(feature);
            boolean showsUnits = feature == 0 && drawn.contains(column.subject());
            int start = forecast.span().start();
            double[] warmUp = forecast.warmUp().column(feature);
            double[] known = gaps.without(truth.column(feature), forecast.span().from(), feature);
            all.add(new ForecastCurves(
                    column.subject(),
                    horizon,
                    Curve.of(-warmUp.length, gaps.without(warmUp, start, feature), points),
                    whole.of(known, points),
                    filled(forecast, feature, -warmUp.length, horizon, points),
                    whole.of(predicted, feature, points),
                    whole.bands(forecast, feature, points),
                    close.equals(whole)
                            ? Optional.empty()
                            : Optional.of(new CloseUp(
                                    close.of(known, points),
                                    filled(forecast, feature, close.from(), close.to(), points),
                                    close.of(predicted, feature, points),
                                    close.bands(forecast, feature, points))),
                    column.comparison().flatMap(comparison -> Pulses.of(comparison, column.badPulses())),
                    forecast.cells()
                            .filter(cells -> showsUnits)
                            .map(cells -> Units.of(cells, forecast.span(), periodSteps, close.from(), close.to()))));
        }
        return all;
    }

    /** The gaps of the steps {@code from} to {@code to - 1}, of which those of the warm-up are negative. */
    private Optional<Curve> filled(Forecast forecast, int feature, int from, int to, int points) {
        int origin = forecast.span().from();
        if (gaps.count(origin + from, origin + to, feature) == 0) {
            return Optional.empty();
        }
        double[] values = IntStream.range(from, to)
                .mapToDouble(step -> step < 0
                        ? forecast.warmUp().get(forecast.span().warmUp() + step, feature)
                        : forecast.truth().get(step, feature))
                .toArray();
        return Optional.of(Curve.of(from, gaps.around(values, origin + from, feature), points));
    }

    private Steps closeUp(int horizon, List<Column> columns) {
        if (horizon <= MOST_CLOSE_UP) {
            return new Steps(0, horizon);
        }
        int cycles = Double.isNaN(periodSteps)
                ? MOST_CLOSE_UP
                : (int) Math.min(MOST_CLOSE_UP, CYCLES_CLOSE_UP * periodSteps);
        int steps = Math.max(FEWEST_CLOSE_UP, cycles);
        int middle = columns.stream()
                .flatMap(column -> BadPulse.first(column.badPulses(), phaseError).stream())
                .mapToInt(BadPulse::step)
                .min()
                .orElse(horizon);
        int from = between(0, middle - steps / 2, horizon - steps);
        return new Steps(from, from + steps);
    }

    private static int between(int least, int value, int most) {
        return Math.max(least, Math.min(value, most));
    }
}
