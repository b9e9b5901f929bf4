package io.github.lstmforecast.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a JVM needs to run an engine.
 *
 * @param artifacts resolved by Maven when a scenario needs the engine, with their dependencies, and put on the class path
 * @param jvmArgs options of the JVM; those of the user follow
 * @param environment variables that have to be set before the JVM starts
 * @param sideBySide whether several trainings may run in one JVM at the same time
 */
public record ChildNeeds(
        List<Artifact> artifacts, List<String> jvmArgs, Map<String, String> environment, boolean sideBySide) {
    /** The library alone. */
    public static final ChildNeeds NONE = new ChildNeeds(List.of(), List.of(), Map.of(), true);

    public ChildNeeds {
        artifacts = List.copyOf(artifacts);
        jvmArgs = List.copyOf(jvmArgs);
        environment = Map.copyOf(environment);
    }

    /**
     * An artifact of a Maven repository.
     *
     * @param version empty for the one that the library's own POM manages
     * @param classifier {@code linux-x86_64} say, for native code
     */
    public record Artifact(String groupId, String artifactId, Optional<String> version, Optional<String> classifier) {
        /** One whose version the library's POM manages. */
        public static Artifact managed(String groupId, String artifactId) {
            return new Artifact(groupId, artifactId, Optional.empty(), Optional.empty());
        }

        public Artifact withClassifier(String name) {
            return new Artifact(groupId, artifactId, version, Optional.of(name));
        }
    }
}
