package io.github.lstmforecast.assertj;

import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.golden.Golden;
import io.github.lstmforecast.golden.GoldenComparison;
import io.github.lstmforecast.golden.GoldenException;
import io.github.lstmforecast.golden.GoldenForecast;
import io.github.lstmforecast.golden.GoldenTolerance;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.signal.Series;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares a forecast with that of a golden model. The metrics of both are measured here, against the same truth: the
 * scenario of the recorded ones may not be known.
 */
final class GoldenMatch {
    private final ForecastContext context;
    private final Forecast forecast;

    GoldenMatch(ForecastContext context, Forecast forecast) {
        this.context = context;
        this.forecast = forecast;
    }

    GoldenComparison compare(Path folder, GoldenTolerance tolerance) {
        if (!Golden.exists(folder, Golden.NAME)) {
            return GoldenComparison.missing("there is no golden model in " + folder);
        }
        if (!isFinite(forecast.predicted())
                || !forecast.oneStepAhead().map(GoldenMatch::isFinite).orElse(true)) {
            return GoldenComparison.missing("the forecast is not finite (NaN or infinite)");
        }
        try {
            return compare(Golden.load(folder).record().forecasts(), tolerance);
        } catch (GoldenException e) {
            return GoldenComparison.unreadable(folder + ": " + e.getMessage());
        }
    }

    private static boolean isFinite(Series series) {
        return columns(series).stream().flatMap(List::stream).allMatch(Double::isFinite);
    }

    private static List<List<Double>> columns(Series series) {
        List<List<Double>> columns = new ArrayList<>();
        for (int feature = 0; feature < series.features(); feature++) {
            columns.add(Arrays.stream(series.column(feature)).boxed().toList());
        }
        return columns;
    }

    private GoldenComparison compare(List<GoldenForecast> recorded, GoldenTolerance tolerance) {
        List<GoldenForecast> golden = recorded.stream()
                .filter(one -> one.subject().from() == forecast.span().from())
                .toList();
        if (golden.size() != forecast.truth().features()) {
            return GoldenComparison.missing("the golden model forecasts "
                    + recorded.stream().map(one -> one.subject().text()).collect(Collectors.joining(", "))
                    + ", but this forecast is from " + forecast.span().from() + ", with "
                    + forecast.truth().features()
                    + (forecast.truth().features() == 1 ? " feature" : " features"));
        }
        Optional<List<List<Double>>> oneStepAhead = forecast.oneStepAhead().map(GoldenMatch::columns);
        List<List<Double>> predicted = columns(forecast.predicted());
        GoldenForecast first = golden.get(0);
        boolean sameLength = first.forecast().size() == predicted.get(0).size()
                && first.oneStepAhead()
                        .map(List::size)
                        .equals(oneStepAhead.map(all -> all.get(0).size()));
        List<Map<Metric, Double>> goldenMetrics = sameLength
                ? metrics(
                        series(golden, GoldenForecast::forecast),
                        first.oneStepAhead()
                                .map(there ->
                                        series(golden, one -> one.oneStepAhead().orElseThrow())))
                : List.of();
        List<Map<Metric, Double>> metrics =
                sameLength ? metrics(forecast.predicted(), forecast.oneStepAhead()) : List.of();
        List<GoldenForecast> goldenForecasts = new ArrayList<>();
        List<GoldenForecast> currentForecasts = new ArrayList<>();
        for (int feature = 0; feature < golden.size(); feature++) {
            GoldenForecast one = golden.get(feature);
            int of = feature;
            goldenForecasts.add(new GoldenForecast(
                    one.subject(),
                    sameLength ? goldenMetrics.get(feature) : Map.of(),
                    one.oneStepAhead(),
                    one.forecast()));
            currentForecasts.add(new GoldenForecast(
                    one.subject(),
                    sameLength ? metrics.get(feature) : Map.of(),
                    oneStepAhead.map(all -> all.get(of)),
                    predicted.get(feature)));
        }
        return GoldenComparison.of(goldenForecasts, currentForecasts, tolerance);
    }

    private static Series series(List<GoldenForecast> features, Function<GoldenForecast, List<Double>> of) {
        int steps = of.apply(features.get(0)).size();
        double[] values = new double[steps * features.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = of.apply(features.get(i % features.size())).get(i / features.size());
        }
        return Series.of(values, features.size());
    }

    /** The metrics of each feature that have a value. */
    private List<Map<Metric, Double>> metrics(Series predicted, Optional<Series> oneStepAhead) {
        Forecast beside = new Forecast(
                forecast.span(),
                forecast.warmUp(),
                forecast.truth(),
                predicted,
                oneStepAhead,
                Optional.empty(),
                Optional.empty(),
                forecast.scenario());
        return context.measureAll(beside).stream()
                .map(one -> GoldenForecast.defined(one.metrics()))
                .toList();
    }
}
