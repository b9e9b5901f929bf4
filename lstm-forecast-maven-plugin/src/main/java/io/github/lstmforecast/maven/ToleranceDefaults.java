package io.github.lstmforecast.maven;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricSet;
import io.github.lstmforecast.scenario.LimitText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * Limits of metrics from the POM and the command line, where a scenario does not give its own.
 *
 * @param ofCommandLine the metrics whose limit is given with {@code -D}
 */
record ToleranceDefaults(Map<Metric, Limit> limits, Set<Metric> ofCommandLine) {
    static final ToleranceDefaults NONE = new ToleranceDefaults(Map.of(), Set.of());

    private static final String PREFIX = "lstm-forecast.";

    /**
     * Reads the limits.
     *
     * @param tolerance the POM's {@code <tolerance>}, by the key of the metric; null for an empty element
     * @param properties the value of a property, which counts before the POM's
     * @param isOfCommandLine whether a property is given with {@code -D}
     */
    static ToleranceDefaults of(
            Map<String, String> tolerance,
            Function<String, Optional<String>> properties,
            Predicate<String> isOfCommandLine)
            throws MojoExecutionException {
        MetricSet metrics = Extensions.metrics();
        Map<Metric, Limit> limits = new TreeMap<>(Metric.ORDER);
        Set<Metric> ofCommandLine = new TreeSet<>(Metric.ORDER);
        for (Map.Entry<String, String> entry : tolerance.entrySet()) {
            String key = entry.getKey();
            Metric metric = metrics.byKey(key)
                    .orElseThrow(() -> new MojoExecutionException(
                            "<tolerance> has an unknown metric '" + key + "'; " + metrics.aboutUnknown(key)));
            String text = entry.getValue() == null ? "" : entry.getValue();
            limits.put(metric, limit(metric, "<tolerance><" + key + ">", text));
        }
        for (Metric metric : metrics.all()) {
            String property = PREFIX + metric.key();
            Optional<String> text = properties.apply(property);
            if (text.isPresent()) {
                limits.put(metric, limit(metric, property, text.get()));
                if (isOfCommandLine.test(property)) {
                    ofCommandLine.add(metric);
                }
            }
        }
        return new ToleranceDefaults(limits, ofCommandLine);
    }

    /** What was typed and does not count, since the scenario has a limit of its own. */
    List<String> unused(Tolerances tolerances) {
        return ofCommandLine.stream()
                .filter(tolerances::isAsked)
                .map(metric -> "-D" + PREFIX + metric.key() + " is not used: the scenario's own tolerance."
                        + metric.key() + " counts before it")
                .toList();
    }

    private static Limit limit(Metric metric, String where, String text) throws MojoExecutionException {
        try {
            return LimitText.parse(metric, text);
        } catch (InvalidValueException e) {
            throw new MojoExecutionException(where + " is " + e.found() + ", but must be " + e.allowed());
        }
    }
}
