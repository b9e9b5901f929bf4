package io.github.lstmforecast.gate;

import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The limit of every metric: explicit, that is set by the scenario, or a default.
 *
 * <p>If a metric has no value because of the truth, a default limit is not applicable, but an explicit limit is an error.
 *
 * @param asked limits that the scenario sets; {@link Limit#NONE} removes the default
 * @param defaults limits of other metrics, which replace {@link Metric#defaultLimit()}
 * @param onlyAsked whether there are no default limits
 * @param judge which value of a metric must be within its limit if there are forecasts from several origins
 */
public record Tolerances(Map<Metric, Limit> asked, Map<Metric, Limit> defaults, boolean onlyAsked, Judge judge) {
    public static final Tolerances DEFAULTS = new Tolerances(Map.of(), Map.of());

    public Tolerances {
        asked = copy(asked);
        defaults = copy(defaults);
    }

    public Tolerances(Map<Metric, Limit> asked, Map<Metric, Limit> defaults) {
        this(asked, defaults, false, Judge.WORST);
    }

    /** These limits and no default limits. */
    public static Tolerances only(Map<Metric, Limit> limits) {
        return new Tolerances(limits, Map.of(), true, Judge.WORST);
    }

    private static Map<Metric, Limit> copy(Map<Metric, Limit> limits) {
        Map<Metric, Limit> copy = new TreeMap<>(Metric.ORDER);
        copy.putAll(limits);
        return Collections.unmodifiableMap(copy);
    }

    /** A copy with limits that replace {@link Metric#defaultLimit()}. */
    public Tolerances withDefaults(Map<Metric, Limit> newDefaults) {
        return new Tolerances(asked, newDefaults, onlyAsked, judge);
    }

    /** A copy that judges forecasts from several origins in another way. */
    public Tolerances withJudge(Judge other) {
        return new Tolerances(asked, defaults, onlyAsked, other);
    }

    /** The limit of a metric, maybe {@link Limit#NONE}. */
    public Limit limit(Metric metric) {
        Limit limit = asked.get(metric);
        if (limit != null) {
            return limit;
        }
        return onlyAsked ? Limit.NONE : defaults.getOrDefault(metric, metric.defaultLimit());
    }

    /** Whether the scenario sets the limit. */
    public boolean isAsked(Metric metric) {
        return asked.containsKey(metric);
    }

    /** The metrics for which the scenario or the build sets a limit other than {@link Limit#NONE}, in order. */
    public Set<Metric> limited() {
        Set<Metric> limited = new TreeSet<>(Metric.ORDER);
        Stream.concat(asked.keySet().stream(), defaults.keySet().stream())
                .filter(metric -> !limit(metric).isNone())
                .forEach(limited::add);
        return limited;
    }
}
