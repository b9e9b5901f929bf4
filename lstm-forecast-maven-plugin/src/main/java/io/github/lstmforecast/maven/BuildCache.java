package io.github.lstmforecast.maven;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;

/**
 * The Apache build-cache extension. By default its key has the POM, sources and resources, and no scenario: a build that is
 * in the cache is not judged again where only a scenario, its series or its model has changed.
 *
 * @param root the folder that has {@code .mvn}
 * @param scenarios the folder of the scenarios
 */
record BuildCache(Path root, MavenProject project, Path scenarios, UnaryOperator<String> property) {
    private static final String EXTENSION = "maven-build-cache-extension";
    private static final String RUN_ALWAYS =
            "Let the goal always run: <plugin artifactId=\"lstm-forecast-maven-plugin\"/> in <executionControl><runAlways>"
                    + "<plugins> of .mvn/maven-build-cache-config.xml";
    private static final String INPUT = "maven.build.cache.input";

    /** Whether Maven runs with the extension, or would in a version that knows it. */
    static boolean isThere(MavenSession session, PluginDescriptor plugin) {
        boolean isLoaded = plugin.getClassRealm() != null
                && plugin.getClassRealm().getWorld().getRealms().stream()
                        .anyMatch(realm -> realm.getId().contains(EXTENSION));
        return isLoaded
                || XmlFile.read(root(session).resolve(".mvn/extensions.xml")).all("artifactId").stream()
                        .anyMatch(artifactId ->
                                artifactId.getTextContent().strip().equals(EXTENSION));
    }

    static BuildCache of(MavenSession session, MavenProject project, Path scenarios) {
        return new BuildCache(
                root(session),
                project,
                scenarios,
                name -> session.getUserProperties()
                        .getProperty(name, project.getProperties().getProperty(name, "")));
    }

    private static Path root(MavenSession session) {
        return session.getRequest().getMultiModuleProjectDirectory().toPath();
    }

    /** What to do so that changed scenarios are judged; empty where it was done, or the cache is switched off. */
    Optional<String> advice() {
        XmlFile config = XmlFile.read(config());
        boolean isOff = property.apply("maven.build.cache.enabled").equals("false")
                || texts(config, "configuration", "enabled").anyMatch("false"::equals);
        if (isOff || !isPom() && isInput(config) || runsAlways(config)) {
            return Optional.empty();
        }
        Path base = project.getBasedir().toPath();
        String folder = (scenarios.startsWith(base) ? base.relativize(scenarios) : scenarios)
                .toString()
                .replace('\\', '/');
        return Optional.of("the Apache build-cache extension does not look at " + folder
                + ": a build that it finds in its cache is not judged, even if a scenario has changed. "
                + (isPom()
                        ? RUN_ALWAYS
                        : "Add <" + INPUT + ".1>" + folder + "</" + INPUT + ".1> to the <properties> of the POM"));
    }

    /** The key of a module of this packaging has no files, whatever is added to it. */
    private boolean isPom() {
        return project.getPackaging().equals("pom");
    }

    private Path config() {
        String given = property.apply("maven.build.cache.configPath");
        return given.isEmpty() ? root.resolve(".mvn/maven-build-cache-config.xml") : root.resolve(given);
    }

    private boolean isInput(XmlFile config) {
        Stream<String> properties = project.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith(INPUT + "."))
                .map(name -> project.getProperties().getProperty(name).strip());
        return Stream.concat(properties, texts(config, "includes", "include")).anyMatch(this::holdsScenarios);
    }

    private boolean holdsScenarios(String input) {
        try {
            return !input.isEmpty()
                    && scenarios.startsWith(
                            project.getBasedir().toPath().resolve(input).normalize());
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static boolean runsAlways(XmlFile config) {
        return Stream.of("plugin", "execution", "goalsList")
                .flatMap(name -> config.within("runAlways", name).stream())
                .anyMatch(element -> element.getAttribute("artifactId").equals("lstm-forecast-maven-plugin"));
    }

    private static Stream<String> texts(XmlFile config, String outer, String name) {
        return config.within(outer, name).stream()
                .map(element -> element.getTextContent().strip());
    }
}
