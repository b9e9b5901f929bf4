package io.github.lstmforecast.maven;

import io.github.lstmforecast.Suggestion;
import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.metric.Metric;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;

/** The properties of the plugin. A misspelt one would be ignored, and a build could pass that should not. */
final class KnownProperties {
    private static final String PREFIX = "lstm-forecast.";
    /** POMs use it for the version of the plugin. */
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
        for (Metric metric : Extensions.metrics().all()) {
            if (!known.add(PREFIX + metric.key())) {
                throw new MojoExecutionException(
                        "The metric " + metric.key() + " (" + metric.getClass().getName()
                                + ") has the name of a parameter of the plugin; give it another key");
            }
        }
        refuse("-D", session.getUserProperties(), known);
        refuse("-D", session.getSystemProperties(), known); // as of MAVEN_OPTS
        refuse("The POM's property ", project.getProperties(), known);
    }

    private static void refuse(String what, Properties properties, Set<String> known) throws MojoExecutionException {
        Optional<String> unknown = properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith(PREFIX) && !known.contains(name) && !name.endsWith(VERSION))
                .sorted()
                .findFirst();
        if (unknown.isPresent()) {
            throw new MojoExecutionException(what + unknown.get() + " is not known: " + about(unknown.get(), known));
        }
    }

    private static String about(String unknown, Set<String> known) {
        String suggestion = Suggestion.of(
                unknown.substring(PREFIX.length()),
                known.stream().map(name -> name.substring(PREFIX.length())).toList());
        return suggestion.isEmpty()
                ? Extensions.metrics().aboutUnknown(unknown.substring(PREFIX.length()))
                : suggestion
                        + " mvn lstm-forecast:help -Ddetail lists the parameters, docs/reference/metrics.md the metrics";
    }
}
