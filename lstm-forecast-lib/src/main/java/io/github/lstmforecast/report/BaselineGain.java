package io.github.lstmforecast.report;

import io.github.lstmforecast.gate.Numbers;
import io.github.lstmforecast.metric.Baseline;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.model.LinearSpec;
import io.github.lstmforecast.result.Measurement;
import io.github.lstmforecast.result.SubjectMetrics;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Whether a model is worth its complexity: its rmse beside that of the baseline that is best over all forecasts. */
final class BaselineGain {
    private static final int DIGITS = 3;

    private BaselineGain() {}

    /** @param ratio the model's rmse over that of the baseline; the median of several forecasts */
    private record Rival(Baseline baseline, double ratio) {}

    /**
     * One sentence for a scenario.
     *
     * @return empty for a generated signal, and where the forecast is not finite
     */
    static Optional<String> sentence(Measurement measurement) {
        List<SubjectMetrics> forecasts = measurement.first().subjects();
        boolean isOfFile = forecasts.stream()
                .flatMap(forecast -> forecast.baselines().keySet().stream())
                .anyMatch(Baseline::isOfFilesOnly);
        return isOfFile
                ? rivals(measurement)
                        .flatMap(baseline -> rival(baseline, forecasts).stream())
                        .max(Comparator.comparingDouble(Rival::ratio))
                        .map(best -> sentence(best, forecasts.size()))
                : Optional.empty();
    }

    /** A linear model is not compared with linear models. */
    private static Stream<Baseline> rivals(Measurement measurement) {
        boolean isLinear = measurement.engine().equals(LinearSpec.ENGINE);
        return Stream.of(Baseline.values()).filter(baseline -> !(isLinear && baseline.isLinear()));
    }

    /** Empty if there is a forecast without this baseline. */
    private static Optional<Rival> rival(Baseline baseline, List<SubjectMetrics> forecasts) {
        double[] ratios = forecasts.stream()
                .mapToDouble(forecast -> {
                    Metrics theirs = forecast.baselines().get(baseline);
                    return theirs == null ? Double.NaN : rmse(forecast.metrics()) / rmse(theirs);
                })
                .sorted()
                .toArray();
        return DoubleStream.of(ratios).anyMatch(Double::isNaN)
                ? Optional.empty()
                : Optional.of(new Rival(baseline, (ratios[(ratios.length - 1) / 2] + ratios[ratios.length / 2]) / 2));
    }

    private static double rmse(Metrics metrics) {
        return metrics.get(StandardMetric.RMSE) instanceof Defined rmse ? rmse.value() : Double.NaN;
    }

    private static String sentence(Rival best, int forecasts) {
        String median = forecasts == 1 ? "" : " (median of " + forecasts + " forecasts)";
        String name = best.baseline.description();
        if (Double.isInfinite(best.ratio)) {
            return name + " makes no error" + median + ": a model this complex is not needed here";
        }
        String times = "rmse is " + Numbers.text(best.ratio, DIGITS) + " times that of ";
        return best.ratio < 1
                ? times + "the best baseline, " + name + median
                : times + name + median + ": a model this complex is not needed here";
    }
}
