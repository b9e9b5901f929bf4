package io.github.lstmforecast.gate;

import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricSet;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The limit of every metric: one that a scenario asks for, else a default.
 *
 * <p>The difference matters where the truth gives too little to judge by: then a default is not applicable, but a limit
 * that somebody asked for is an error.
 *
 * @param asked limits that the scenario asks for; {@link Limit#NONE} removes the default
 * @param defaults limits of the other metrics, in place of {@link Metric#defaultLimit()}
 */
public record Tolerances(Map<Metric, Limit> asked, Map<Metric, Limit> defaults) {
    /** The default limits, and nothing asked for. */
    public static final Tolerances DEFAULTS = new Tolerances(Map.of(), Map.of());

    public Tolerances {
        asked = copy(asked);
        defaults = copy(defaults);
    }

    /**
     * These limits and no others, not even by default.
     *
     * @param limits what is asked for
     * @return tolerances under which every other metric may be anything
     */
    public static Tolerances only(Map<Metric, Limit> limits) {
        Map<Metric, Limit> asked = new TreeMap<>(Metric.ORDER);
        for (Metric metric : MetricSet.STANDARD.all()) {
            asked.put(metric, limits.getOrDefault(metric, Limit.NONE));
        }
        return new Tolerances(asked, Map.of());
    }

    private static Map<Metric, Limit> copy(Map<Metric, Limit> limits) {
        Map<Metric, Limit> copy = new TreeMap<>(Metric.ORDER);
        copy.putAll(limits);
        return Collections.unmodifiableMap(copy);
    }

    /**
     * The same tolerances with other defaults.
     *
     * @param newDefaults limits in place of {@link Metric#defaultLimit()}
     * @return new tolerances; what was asked for stays
     */
    public Tolerances withDefaults(Map<Metric, Limit> newDefaults) {
        return new Tolerances(asked, newDefaults);
    }

    /**
     * What a metric may be.
     *
     * @param metric which
     * @return its limit; {@link Limit#NONE} where it has none
     */
    public Limit limit(Metric metric) {
        Limit limit = asked.get(metric);
        return limit != null ? limit : defaults.getOrDefault(metric, metric.defaultLimit());
    }

    /**
     * Whether the scenario itself asks for a metric's limit.
     *
     * @param metric which
     * @return false for a default
     */
    public boolean isAsked(Metric metric) {
        return asked.containsKey(metric);
    }
}
