package io.github.lstmforecast.compare;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.gate.Allowance;
import io.github.lstmforecast.metric.Metric;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How much worse than in the reference results metrics may be.
 *
 * @param all the rule for all metrics but those of {@code byMetric}; empty if these alone are checked
 * @param byMetric rules for single metrics; empty if the metric is not checked
 */
public record Regression(Optional<Rule> all, Map<Metric, Optional<Rule>> byMetric) {
    /** The usual level of significance. */
    public static final double SIGNIFICANT = 0.05;

    /**
     * When a metric fails; if both are present, both must be so.
     *
     * @param worse if present, the judged value is worse by more than this
     * @param significance if present, the difference is {@link Word#WORSE} at this level; above 0, at most 0.5
     */
    public record Rule(Optional<Allowance> worse, OptionalDouble significance) {
        public static final Rule USUAL = new Rule(Optional.of(Allowance.USUAL), OptionalDouble.empty());

        public Rule {
            significance.ifPresent(level -> InvalidValueException.unless(
                    level > 0 && level <= 0.5, "significance", level, "above 0, at most 0.5 (probability)"));
            InvalidValueException.unless(
                    worse.isPresent() || significance.isPresent(), "worse", "missing", "present, or significance");
        }

        /** The level of the words. */
        double level() {
            return significance.orElse(SIGNIFICANT);
        }
    }

    public Regression {
        Map<Metric, Optional<Rule>> copy = new TreeMap<>(Metric.ORDER);
        copy.putAll(byMetric);
        byMetric = Collections.unmodifiableMap(copy);
    }

    /** The rule for a metric; empty if it is not checked. */
    public Optional<Rule> rule(Metric metric) {
        return byMetric.getOrDefault(metric, all);
    }
}
