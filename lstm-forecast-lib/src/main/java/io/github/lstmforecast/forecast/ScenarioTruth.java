package io.github.lstmforecast.forecast;

import io.github.lstmforecast.metric.Comparison;
import io.github.lstmforecast.metric.ComparisonContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a forecast of a scenario is compared with, so that it is measured in the same way wherever it goes.
 *
 * @param scenario its name
 * @param period samples per cycle; empty if the signal has no cycles
 * @param date of the first step, if the signal has dates
 */
public record ScenarioTruth(String scenario, OptionalDouble period, Optional<String> date, List<Target> targets) {
    public ScenarioTruth {
        targets = List.copyOf(targets);
    }

    /** The truth of one target. */
    public interface Target {
        /** The name of its column, if there are several. */
        Optional<String> column();

        /**
         * Compares a forecast with the truth, the training data and the baselines.
         *
         * @param predicted {@code [horizon + guard]}
         * @param ofForecast what is known of the forecast alone
         */
        Comparison compare(double[] predicted, ComparisonContext ofForecast);
    }

    ScenarioTruth ofTarget(int target) {
        return new ScenarioTruth(scenario, period, date, List.of(targets.get(target)));
    }
}
