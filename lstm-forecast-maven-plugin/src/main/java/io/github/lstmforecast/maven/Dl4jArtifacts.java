package io.github.lstmforecast.maven;

import io.github.lstmforecast.maven.worker.WorkerException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
 * Finds Deeplearning4j, ND4J and the native code of one platform, when a scenario needs them and not before: they are
 * more than a hundred megabytes. Versions and exclusions are those that the library's own POM has, so there is one
 * place for them.
 */
final class Dl4jArtifacts {
    private static final String SCOPE = "runtime";
    private static final String DL4J = "org.deeplearning4j:deeplearning4j-nn";
    private static final String ND4J = "org.nd4j:nd4j-native";
    private static final String NO_LOGGING = "org.slf4j:slf4j-nop"; // else SLF4J complains that there is none

    private final RepositorySystem system;
    private final RepositorySystemSession session;
    private final List<RemoteRepository> repositories;

    Dl4jArtifacts(RepositorySystem system, RepositorySystemSession session, List<RemoteRepository> repositories) {
        this.system = system;
        this.session = session;
        this.repositories = repositories;
    }

    /**
     * Resolves everything.
     *
     * @param library the library, whose POM says what is needed
     * @param platform whose native code
     * @return the files, in the order of a class path
     * @throws WorkerException if something can't be had
     */
    List<Path> resolve(Artifact library, Dl4jPlatform platform) throws WorkerException {
        try {
            ArtifactDescriptorResult pom =
                    system.readArtifactDescriptor(session, new ArtifactDescriptorRequest(library, repositories, null));
            List<Dependency> roots = new ArrayList<>();
            for (String id : List.of(DL4J, ND4J, NO_LOGGING)) {
                roots.add(managed(pom, id));
            }
            Dependency nd4j = managed(pom, ND4J);
            roots.add(nd4j.setArtifact(withClassifier(nd4j.getArtifact(), platform.classifier())));
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
            throw new WorkerException("Deeplearning4j, which runs this model, can't be resolved: " + e.getMessage()
                    + (session.isOffline() ? "; run Maven once without -o, so that it is downloaded" : ""));
        }
    }

    private static Dependency managed(ArtifactDescriptorResult pom, String id) {
        return pom.getManagedDependencies().stream()
                .filter(dependency -> id.equals(dependency.getArtifact().getGroupId() + ":"
                        + dependency.getArtifact().getArtifactId()))
                .findFirst()
                .map(dependency -> dependency.setScope(SCOPE).setOptional(false))
                .orElseThrow(() -> new IllegalStateException("the library's POM does not manage " + id));
    }

    private static Artifact withClassifier(Artifact artifact, String classifier) {
        return new DefaultArtifact(
                artifact.getGroupId(),
                artifact.getArtifactId(),
                classifier,
                artifact.getExtension(),
                artifact.getVersion());
    }
}
