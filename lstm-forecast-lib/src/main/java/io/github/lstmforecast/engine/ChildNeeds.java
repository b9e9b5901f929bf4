package io.github.lstmforecast.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a child JVM needs to run an engine.
 *
 * @param artifacts for the class path; Maven resolves them with their dependencies if a scenario needs the engine
 * @param jvmArgs options of the JVM, before those of the user
 * @param environment variables that must be set before the JVM starts
 * @param sideBySide whether several trainings may run in one JVM at the same time
 */
public record ChildNeeds(
        List<Artifact> artifacts, List<String> jvmArgs, Map<String, String> environment, boolean sideBySide) {
    /** Nothing but the library. */
    public static final ChildNeeds NONE = new ChildNeeds(List.of(), List.of(), Map.of(), true);

    public ChildNeeds {
        artifacts = List.copyOf(artifacts);
        jvmArgs = List.copyOf(jvmArgs);
        environment = Map.copyOf(environment);
    }

    /**
     * An artifact of a Maven repository.
     *
     * @param version empty for the version in the library's POM
     * @param classifier for native code, for example {@code linux-x86_64}
     */
    public record Artifact(String groupId, String artifactId, Optional<String> version, Optional<String> classifier) {
        /** An artifact with the version in the library's POM. */
        public static Artifact managed(String groupId, String artifactId) {
            return new Artifact(groupId, artifactId, Optional.empty(), Optional.empty());
        }

        public Artifact withClassifier(String name) {
            return new Artifact(groupId, artifactId, version, Optional.of(name));
        }
    }
}
