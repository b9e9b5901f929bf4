package io.github.lstmforecast.maven;

import io.github.lstmforecast.metric.MetricSet;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;

/** The properties of the plugin. A misspelt one would be passed over in silence, and a build pass that should not. */
final class KnownProperties {
    private static final String PREFIX = "lstm-forecast.";
    /** As POMs call the plugin's version, which is nothing to misspell. */
    private static final String VERSION = ".version";

    private KnownProperties() {}

    /** Refuses a property, of the command line or of the POM, that looks like one of the plugin and is none. */
    static void require(PluginDescriptor plugin, MavenSession session, MavenProject project)
            throws MojoExecutionException {
        Set<String> known = new TreeSet<>();
        plugin.getMojos()
                .forEach(mojo -> Arrays.stream(mojo.getMojoConfiguration().getChildren())
                        .map(parameter -> String.valueOf(parameter.getValue()))
                        .filter(value -> value.startsWith("${" + PREFIX))
                        .forEach(value -> known.add(value.substring(2, value.length() - 1))));
        MetricSet.STANDARD.all().stream().forEach(metric -> known.add(PREFIX + metric.key()));
        refuse("-D", unknown(session.getUserProperties(), known), known);
        refuse("The POM's property ", unknown(project.getProperties(), known), known);
    }

    private static Optional<String> unknown(Properties properties, Set<String> known) {
        return properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith(PREFIX) && !known.contains(name) && !name.endsWith(VERSION))
                .findFirst();
    }

    private static void refuse(String what, Optional<String> unknown, Set<String> known) throws MojoExecutionException {
        if (unknown.isPresent()) {
            throw new MojoExecutionException(
                    what + unknown.get() + " is not known; known are " + String.join(", ", known));
        }
    }
}
