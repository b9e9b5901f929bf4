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
 * The limit of every metric: one that a scenario sets, else a default.
 *
 * <p>The difference matters where the truth gives too little to judge by: then a default is not applicable, but a limit
 * that somebody set is an error.
 *
 * @param asked limits that the scenario sets; {@link Limit#NONE} removes the default
 * @param defaults limits of the other metrics, in place of {@link Metric#defaultLimit()}
 * @param onlyAsked whether a metric whose limit the scenario does not set has none
 */
public record Tolerances(Map<Metric, Limit> asked, Map<Metric, Limit> defaults, boolean onlyAsked) {
    /** The default limits, and no others. */
    public static final Tolerances DEFAULTS = new Tolerances(Map.of(), Map.of());

    public Tolerances {
        asked = copy(asked);
        defaults = copy(defaults);
    }

    public Tolerances(Map<Metric, Limit> asked, Map<Metric, Limit> defaults) {
        this(asked, defaults, false);
    }

    /** These limits and no others, not even by default. */
    public static Tolerances only(Map<Metric, Limit> limits) {
        return new Tolerances(limits, Map.of(), true);
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
        return new Tolerances(asked, newDefaults, onlyAsked);
    }

    /**
     * What a metric may be.
     *
     * @param metric which
     * @return its limit; {@link Limit#NONE} where it has none
     */
    public Limit limit(Metric metric) {
        Limit limit = asked.get(metric);
        if (limit != null) {
            return limit;
        }
        return onlyAsked ? Limit.NONE : defaults.getOrDefault(metric, metric.defaultLimit());
    }

    /** Whether the scenario itself sets a metric's limit; not for a default. */
    public boolean isAsked(Metric metric) {
        return asked.containsKey(metric);
    }

    /** The metrics for which the scenario or the build sets a limit, in order; those without a limit are not in it. */
    Set<Metric> limited() {
        Set<Metric> limited = new TreeSet<>(Metric.ORDER);
        Stream.concat(asked.keySet().stream(), defaults.keySet().stream())
                .filter(metric -> !limit(metric).isNone())
                .forEach(limited::add);
        return limited;
    }
}
