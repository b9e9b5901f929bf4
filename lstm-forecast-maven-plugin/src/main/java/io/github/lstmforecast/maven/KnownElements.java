package io.github.lstmforecast.maven;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.ReportPlugin;
import org.apache.maven.model.ReportSet;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** The elements of the plugin's {@code <configuration>} in a POM. Maven ignores those that are no parameter. */
final class KnownElements {
    private final PluginDescriptor descriptor;

    private KnownElements(PluginDescriptor descriptor) {
        this.descriptor = descriptor;
    }

    /** Refuses an element that is no parameter: of any goal for the whole plugin, of its own goals for an execution. */
    static void require(PluginDescriptor descriptor, MavenProject project) throws MojoExecutionException {
        KnownElements known = new KnownElements(descriptor);
        Plugin plugin = project.getPlugin(descriptor.getPluginLookupKey());
        if (plugin == null && project.getPluginManagement() != null) { // where a goal is called by its name
            plugin = project.getPluginManagement().getPluginsAsMap().get(descriptor.getPluginLookupKey());
        }
        if (plugin != null) {
            known.require("the plugin", elements(plugin), known.goals());
            for (PluginExecution execution : plugin.getExecutions()) {
                known.requireOwn("the execution '" + execution.getId() + "'", execution, execution.getGoals(), plugin);
            }
        }
        ReportPlugin report = project.getModel().getReporting() == null
                ? null
                : project.getModel().getReporting().getReportPluginsAsMap().get(descriptor.getPluginLookupKey());
        if (report != null) {
            known.require("the plugin in <reporting>", elements(report), known.goals());
            for (ReportSet set : report.getReportSets()) {
                known.requireOwn("the report set '" + set.getId() + "'", set, set.getReports(), report);
            }
        }
    }

    private List<String> goals() {
        return descriptor.getMojos().stream().map(MojoDescriptor::getGoal).toList();
    }

    /** An execution has the elements of its plugin, too, which may be those of any goal. */
    private void requireOwn(
            String where, ConfigurationContainer execution, List<String> goals, ConfigurationContainer plugin)
            throws MojoExecutionException {
        List<String> own = new ArrayList<>(elements(execution));
        own.removeAll(elements(plugin));
        require(where, own, goals);
    }

    private void require(String where, List<String> elements, List<String> goals) throws MojoExecutionException {
        Set<String> known = parameters(goals);
        for (String element : elements) {
            if (!known.contains(element)) {
                throw new MojoExecutionException("<" + SafeText.of(element) + "> in the <configuration> of " + where
                        + " is not known" + about(element, known, goals));
            }
        }
    }

    private String about(String element, Set<String> known, List<String> goals) {
        List<String> others = goals().stream()
                .filter(goal -> parameters(List.of(goal)).contains(element))
                .toList();
        if (!others.isEmpty()) {
            return " to " + String.join(", ", goals) + ": it is a parameter of " + String.join(", ", others);
        }
        String suggestion = Suggestion.of(element, known);
        return ": " + (suggestion.isEmpty() ? "" : suggestion + " ")
                + "mvn lstm-forecast:help -Ddetail lists the parameters";
    }

    /** What a POM may set: the others are Maven's own objects. */
    private Set<String> parameters(List<String> goals) {
        return descriptor.getMojos().stream()
                .filter(mojo -> goals.contains(mojo.getGoal()))
                .flatMap(mojo -> mojo.getParameters().stream())
                .filter(Parameter::isEditable)
                .map(Parameter::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> elements(ConfigurationContainer container) {
        return container.getConfiguration() instanceof Xpp3Dom configuration
                ? Arrays.stream(configuration.getChildren())
                        .map(Xpp3Dom::getName)
                        .toList()
                : List.of();
    }
}
