package io.github.lstmforecast.report;

import io.github.lstmforecast.gate.Numbers;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.metric.Baseline;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.result.SubjectMetrics;
import io.github.lstmforecast.result.TrainingResult;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Warnings of forecasts that are worse than one of the {@linkplain Baseline#plainest plainest} baselines, where no limit is set on that. */
final class WorseThanBaseline {
    private WorseThanBaseline() {}

    /**
     * @param training the one whose model is judged
     * @return one for each baseline that is better than one of the forecasts, or more
     */
    static List<String> warnings(Tolerances tolerances, TrainingResult training) {
        boolean hasCycle = training.subjects().stream().allMatch(SubjectMetrics::hasCycle);
        return Baseline.plainest(hasCycle).entrySet().stream()
                .filter(plain -> tolerances.limit(plain.getValue()).isNone())
                .flatMap(plain -> warning(plain.getKey(), plain.getValue(), training.subjects()).stream())
                .toList();
    }

    private static Optional<String> warning(Baseline baseline, Metric skill, List<SubjectMetrics> forecasts) {
        List<SubjectMetrics> worse = forecasts.stream()
                .filter(forecast -> value(forecast, skill) < 0 && isBetter(baseline, forecast))
                .toList();
        return worse.stream()
                .min(Comparator.comparingDouble(forecast -> value(forecast, skill)))
                .map(worst -> (forecasts.size() == 1
                                ? "the forecast is worse than " + baseline.description() + ": its rmse is "
                                : worse.size() + " of " + forecasts.size() + " forecasts are worse than "
                                        + baseline.description() + ": the rmse "
                                        + worst.subject().text() + " is ")
                        + rmse(worst.metrics()) + ", that of " + baseline.description() + " "
                        + rmse(worst.baselines().get(baseline)) + "; tolerance: { "
                        + skill.key() + ": 0 } would not allow that");
    }

    /** 0 where it has no value: a baseline without an error is not what the model is compared with. */
    private static double value(SubjectMetrics forecast, Metric skill) {
        return forecast.metrics().get(skill) instanceof Defined defined ? defined.value() : 0;
    }

    /** Of two baselines of one skill, perhaps only one. */
    private static boolean isBetter(Baseline baseline, SubjectMetrics forecast) {
        Metrics plain = forecast.baselines().get(baseline);
        return plain != null
                && (!(forecast.metrics().get(StandardMetric.RMSE) instanceof Defined ours)
                        || !(plain.get(StandardMetric.RMSE) instanceof Defined theirs)
                        || theirs.value() < ours.value());
    }

    private static String rmse(Metrics metrics) {
        return metrics.get(StandardMetric.RMSE) instanceof Defined rmse
                ? Numbers.text(rmse.value())
                : ResultColumn.MISSING;
    }
}
