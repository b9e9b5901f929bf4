package io.github.lstmforecast.maven;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricSet;
import io.github.lstmforecast.scenario.LimitText;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.maven.plugin.MojoExecutionException;

/** Limits of metrics from the POM and the command line, where a scenario does not give its own. */
final class ToleranceDefaults {
    private ToleranceDefaults() {}

    /**
     * Reads the limits.
     *
     * @param tolerance the POM's {@code <tolerance>}, by the key of the metric; null for an empty element
     * @param properties the value of a property, which counts before the POM's
     */
    static Map<Metric, Limit> of(Map<String, String> tolerance, Function<String, Optional<String>> properties)
            throws MojoExecutionException {
        MetricSet metrics = Extensions.metrics();
        Map<Metric, Limit> limits = new TreeMap<>(Metric.ORDER);
        for (Map.Entry<String, String> entry : tolerance.entrySet()) {
            String key = entry.getKey();
            Metric metric = metrics.byKey(key)
                    .orElseThrow(() -> new MojoExecutionException(
                            "<tolerance> has an unknown metric '" + key + "'; " + metrics.aboutUnknown(key)));
            String text = entry.getValue() == null ? "" : entry.getValue();
            limits.put(metric, limit(metric, "<tolerance><" + key + ">", text));
        }
        for (Metric metric : metrics.all()) {
            String property = "lstm-forecast." + metric.key();
            Optional<String> text = properties.apply(property);
            if (text.isPresent()) {
                limits.put(metric, limit(metric, property, text.get()));
            }
        }
        return limits;
    }

    private static Limit limit(Metric metric, String where, String text) throws MojoExecutionException {
        try {
            return LimitText.parse(metric, text);
        } catch (InvalidValueException e) {
            throw new MojoExecutionException(where + " is " + e.found() + ", but must be " + e.allowed());
        }
    }
}
