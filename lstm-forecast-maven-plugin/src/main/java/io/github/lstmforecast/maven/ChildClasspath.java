package io.github.lstmforecast.maven;

import io.github.lstmforecast.engine.ChildNeeds;
import io.github.lstmforecast.maven.worker.WorkerException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.logging.Log;

/**
 * The class path of child JVMs.
 *
 * @param pluginArtifacts the plugin, its library and their dependencies
 * @param engines finds what engines need
 */
record ChildClasspath(List<Artifact> pluginArtifacts, EngineArtifacts engines, Log log) {
    private static final String OF_MAVEN = "plexus-utils"; // an old one, which Maven gives to every plugin
    /** What only Maven's own JVM needs: its site, drawing, and the templates of reports. */
    private static final List<String> FOR_REPORTS =
            List.of("org.apache.maven.", "org.jfree:", "org.apache.xmlgraphics:", "gg.jte:", "org.commonmark:");

    private static final String LIBRARY = "lstm-forecast-lib";

    /** What every child needs, whatever its engine. */
    List<Path> everyChild() {
        return pluginArtifacts.stream()
                .filter(ChildClasspath::isForChild)
                .map(artifact -> artifact.getFile().toPath())
                .toList();
    }

    /**
     * Whether a child needs an artifact. What is only for reports would cost it no time, but some of it would come
     * before other versions that an engine requires. A trail leads from the plugin to the artifact, through the
     * dependency that brings it.
     */
    static boolean isForChild(Artifact artifact) {
        List<String> trail = artifact.getDependencyTrail() == null ? List.of() : artifact.getDependencyTrail();
        return !artifact.getArtifactId().equals(OF_MAVEN)
                && trail.stream().noneMatch(step -> FOR_REPORTS.stream().anyMatch(step::startsWith));
    }

    /** What the child of an engine needs beside that. */
    List<Path> engine(String key, List<ChildNeeds.Artifact> artifacts) throws WorkerException {
        if (artifacts.isEmpty()) {
            return List.of();
        }
        log.info("engine " + key + " is needed; what it runs with is downloaded where it is not there yet: "
                + artifacts.stream()
                        .map(artifact -> artifact.artifactId()
                                + artifact.classifier().map(of -> " for " + of).orElse(""))
                        .collect(Collectors.joining(", ")));
        Artifact library = pluginArtifacts.stream()
                .filter(artifact -> artifact.getArtifactId().equals(LIBRARY))
                .findFirst()
                .orElseThrow(() -> new WorkerException("the plugin has lost its library, " + LIBRARY));
        List<Path> files = engines.resolve(key, artifacts, RepositoryUtils.toArtifact(library));
        log.debug("engine " + key + ": " + files);
        return files;
    }
}
