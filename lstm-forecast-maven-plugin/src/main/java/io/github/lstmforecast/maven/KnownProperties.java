package io.github.lstmforecast.maven;

import io.github.lstmforecast.metric.Metric;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/** The properties of the plugin. A misspelt one would be passed over in silence, and a build pass that should not. */
final class KnownProperties {
    private static final String PREFIX = "lstm-forecast.";

    private KnownProperties() {}

    /** Refuses a property of the command line that looks like one of the plugin and is none. */
    static void require(PluginDescriptor plugin, MavenSession session) throws MojoExecutionException {
        Set<String> known = new TreeSet<>();
        plugin.getMojos()
                .forEach(mojo -> Arrays.stream(mojo.getMojoConfiguration().getChildren())
                        .map(parameter -> String.valueOf(parameter.getValue()))
                        .filter(value -> value.startsWith("${" + PREFIX))
                        .forEach(value -> known.add(value.substring(2, value.length() - 1))));
        Arrays.stream(Metric.values()).forEach(metric -> known.add(PREFIX + metric.key()));
        for (String name : session.getUserProperties().stringPropertyNames()) {
            if (name.startsWith(PREFIX) && !known.contains(name)) {
                throw new MojoExecutionException("-D" + name + " is not known; known are " + String.join(", ", known));
            }
        }
    }
}
