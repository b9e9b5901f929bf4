package io.github.lstmforecast.it.docs;

import io.github.lstmforecast.metric.MetricSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.maven.model.Build;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.PluginContainer;
import org.apache.maven.model.Reporting;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.apache.maven.model.building.ModelBuildingResult;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;

/** The rule for XML: a POM, or a part of one, that Maven takes without a word, and that says of the plugin what is so. */
final class Poms {
    private static final String PROJECT = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
            <modelVersion>4.0.0</modelVersion><groupId>com.example</groupId><artifactId>pulse</artifactId><version>1</version>
            %s
            </project>
            """;

    private final Path folder;
    private final Plugin plugin;
    private final Map<String, String> places;

    /** @param folder where a POM may be written */
    Poms(Path folder, Plugin plugin) {
        this.folder = folder;
        this.plugin = plugin;
        String ours = "<groupId>" + Plugin.GROUP + "</groupId><artifactId>" + Plugin.ARTIFACT + "</artifactId><version>"
                + plugin.version() + "</version>";
        String plugins = "<build><plugins>%s</plugins></build>";
        this.places = Map.of(
                "project",
                "%s",
                "build",
                PROJECT,
                "reporting",
                PROJECT,
                "properties",
                PROJECT,
                "dependency",
                PROJECT.formatted("<dependencies>%s</dependencies>"),
                "plugin",
                PROJECT.formatted(plugins),
                "configuration",
                PROJECT.formatted(plugins.formatted("<plugin>" + ours + "%s</plugin>")));
    }

    void check(String xml) throws IOException, ModelBuildingException {
        String root = Jsoup.parse(xml, Parser.xmlParser()).firstElementChild().tagName();
        if (!places.containsKey(root)) {
            throw new AssertionError("no rule for <" + root + ">, but for " + places.keySet());
        }
        Model model = build(places.get(root).formatted(xml));
        Build build = model.getBuild();
        Stream.of(build, build == null ? null : build.getPluginManagement())
                .filter(plugins -> plugins != null)
                .map(PluginContainer::getPlugins)
                .flatMap(List::stream)
                .filter(of -> of.getArtifactId().equals(Plugin.ARTIFACT))
                .forEach(this::check);
        Reporting reporting = model.getReporting();
        if (reporting != null) {
            reporting.getPlugins().forEach(of -> requireVersion(of.getArtifactId(), of.getVersion()));
        }
        model.getDependencies().stream()
                .filter(of -> of.getGroupId().equals(Plugin.GROUP))
                .forEach(this::check);
    }

    private Model build(String pom) throws IOException, ModelBuildingException {
        Path file = Files.writeString(folder.resolve("snippet-pom.xml"), pom);
        ModelBuildingRequest request = new DefaultModelBuildingRequest()
                .setPomFile(file.toFile())
                .setValidationLevel(ModelBuildingRequest.VALIDATION_LEVEL_STRICT);
        ModelBuildingResult result =
                new DefaultModelBuilderFactory().newInstance().build(request);
        if (!result.getProblems().isEmpty()) {
            throw new AssertionError(result.getProblems().toString());
        }
        return result.getRawModel();
    }

    private void check(Dependency dependency) {
        if (!dependency.getArtifactId().equals("lstm-forecast-lib")) {
            throw new AssertionError("there is no " + dependency);
        }
        requireVersion(dependency.getArtifactId(), dependency.getVersion());
    }

    private void check(org.apache.maven.model.Plugin ours) {
        requireVersion(ours.getArtifactId(), ours.getVersion());
        ours.getExecutions().forEach(execution -> execution.getGoals().forEach(plugin::requireGoal));
        if (ours.getConfiguration() instanceof Xpp3Dom configuration) {
            for (Xpp3Dom parameter : configuration.getChildren()) {
                plugin.requireParameter(parameter.getName());
                if (parameter.getName().equals("tolerance")) {
                    Arrays.stream(parameter.getChildren()).map(Xpp3Dom::getName).forEach(Poms::requireMetric);
                }
            }
        }
    }

    private static void requireMetric(String name) {
        MetricSet.STANDARD.byKey(name).orElseThrow(() -> new AssertionError("there is no metric '" + name + "'"));
    }

    private void requireVersion(String artifact, String version) {
        if (!plugin.version().equals(version)) {
            throw new AssertionError(artifact + " has the version " + version + ", but this is " + plugin.version());
        }
    }
}
