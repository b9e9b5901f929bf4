package io.github.lstmforecast.maven;

import io.github.lstmforecast.engine.ChildNeeds;
import io.github.lstmforecast.engine.EngineVersions;
import io.github.lstmforecast.maven.worker.WorkerException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactDescriptorResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/**
 * Finds the artifacts of an engine, when a scenario needs it and not before: with native code, they can be more than a
 * hundred megabytes. What has no version of its own has the version and the exclusions of the library's POM, so there is
 * one place for them; what the POM manages holds for dependencies, too.
 */
final class EngineArtifacts {
    private static final String SCOPE = "runtime";

    private final RepositorySystem system;
    private final RepositorySystemSession session;
    private final List<RemoteRepository> repositories;
    private final EngineVersions versions;

    /** @param versions chosen by the user, in place of others */
    EngineArtifacts(
            RepositorySystem system,
            RepositorySystemSession session,
            List<RemoteRepository> repositories,
            EngineVersions versions) {
        this.system = system;
        this.session = session;
        this.repositories = repositories;
        this.versions = versions;
    }

    /**
     * Resolves everything.
     *
     * @param engine its key
     * @param library the library, whose POM manages versions
     * @return the files, in the order of a class path
     * @throws WorkerException if something can't be resolved
     */
    List<Path> resolve(String engine, List<ChildNeeds.Artifact> artifacts, Artifact library) throws WorkerException {
        try {
            ArtifactDescriptorResult pom =
                    system.readArtifactDescriptor(session, new ArtifactDescriptorRequest(library, repositories, null));
            List<Dependency> roots = new ArrayList<>();
            for (ChildNeeds.Artifact artifact : artifacts) {
                roots.add(dependency(engine, artifact, pom.getManagedDependencies()));
            }
            CollectRequest request = new CollectRequest();
            request.setDependencies(roots);
            request.setManagedDependencies(pom.getManagedDependencies());
            request.setRepositories(repositories);
            return system
                    .resolveDependencies(session, new DependencyRequest(request, null))
                    .getArtifactResults()
                    .stream()
                    .map(result -> result.getArtifact().getFile().toPath())
                    .toList();
        } catch (ArtifactDescriptorException | DependencyResolutionException e) {
            throw new WorkerException("what engine " + engine + " needs can't be resolved: " + e.getMessage()
                    + (session.isOffline() ? "; run Maven once without -o, so that it is downloaded" : ""));
        }
    }

    private Dependency dependency(String engine, ChildNeeds.Artifact needed, List<Dependency> managed)
            throws WorkerException {
        Optional<Dependency> known = managed.stream()
                .filter(dependency -> needed.groupId()
                                .equals(dependency.getArtifact().getGroupId())
                        && needed.artifactId().equals(dependency.getArtifact().getArtifactId()))
                .findFirst();
        String version = versions.of(needed.artifactId())
                .or(needed::version)
                .or(() -> known.map(dependency -> dependency.getArtifact().getVersion()))
                .orElseThrow(() -> new WorkerException("engine " + engine + " needs " + needed.groupId() + ":"
                        + needed.artifactId() + " without saying in which version"));
        Artifact artifact = new DefaultArtifact(
                needed.groupId(), needed.artifactId(), needed.classifier().orElse(""), "jar", version);
        return known.map(dependency ->
                        dependency.setArtifact(artifact).setScope(SCOPE).setOptional(false))
                .orElseGet(() -> new Dependency(artifact, SCOPE));
    }
}
