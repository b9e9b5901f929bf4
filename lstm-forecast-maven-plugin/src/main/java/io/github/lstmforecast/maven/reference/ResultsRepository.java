package io.github.lstmforecast.maven.reference;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.resolution.VersionRangeResult;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.MetadataNotFoundException;
import org.eclipse.aether.transfer.RepositoryOfflineException;
import org.eclipse.aether.version.Version;

/**
 * Finds results that builds have deployed.
 *
 * @param repositories those of the project
 */
public record ResultsRepository(
        RepositorySystem system, RepositorySystemSession session, List<RemoteRepository> repositories) {
    private static final String ONLINE = "; run Maven once without -o, so that it is downloaded";

    /** The file of an artifact, which must be there. */
    Path file(Artifact artifact) throws MojoExecutionException {
        try {
            return resolve(artifact);
        } catch (ArtifactResolutionException e) {
            throw unresolved(artifact, e);
        }
    }

    /** The file of an artifact; empty if no repository has it. */
    Optional<Path> fileIfThere(Artifact artifact) throws MojoExecutionException {
        try {
            return Optional.of(resolve(artifact));
        } catch (ArtifactResolutionException e) {
            if (e.getResult().getExceptions().stream().allMatch(ResultsRepository::isNotThere)) {
                return Optional.empty();
            }
            throw unresolved(artifact, e);
        }
    }

    private Path resolve(Artifact artifact) throws ArtifactResolutionException {
        return system.resolveArtifact(session, new ArtifactRequest(artifact, repositories, null))
                .getArtifact()
                .getFile()
                .toPath();
    }

    private MojoExecutionException unresolved(Artifact artifact, ArtifactResolutionException e) {
        return new MojoExecutionException(
                "The reference results " + artifact + " can't be resolved: " + e.getMessage() + remedy(), e);
    }

    /** The highest released version below that of an artifact; empty if there is none. */
    Optional<String> releaseBefore(Artifact artifact) throws MojoExecutionException {
        String what = "The releases of " + artifact.getGroupId() + ":" + artifact.getArtifactId() + " before "
                + artifact.getVersion() + " can't be looked up: ";
        VersionRangeResult range;
        try {
            range = system.resolveVersionRange(
                    session,
                    new VersionRangeRequest(
                            artifact.setVersion("(," + artifact.getVersion() + ")"), repositories, null));
        } catch (VersionRangeResolutionException e) {
            throw new MojoExecutionException(what + e.getMessage(), e);
        }
        for (Exception problem : range.getExceptions()) {
            if (!isNotThere(problem)) {
                throw new MojoExecutionException(what + problem.getMessage() + remedy(), problem);
            }
        }
        return range.getVersions().stream()
                .map(Version::toString)
                .filter(version -> !artifact.setVersion(version).isSnapshot())
                .reduce((lower, higher) -> higher); // they are in ascending order
    }

    /** Whether a repository was reached, or its answer is known, and it does not have the file. */
    private static boolean isNotThere(Exception problem) {
        return (problem instanceof ArtifactNotFoundException || problem instanceof MetadataNotFoundException)
                && !(problem.getCause() instanceof RepositoryOfflineException);
    }

    private String remedy() {
        return session.isOffline() ? ONLINE : "";
    }

    /** An artifact with results. */
    static Artifact artifact(String groupId, String artifactId, String classifier, String version) {
        return new DefaultArtifact(groupId, artifactId, classifier, "json", version);
    }
}
