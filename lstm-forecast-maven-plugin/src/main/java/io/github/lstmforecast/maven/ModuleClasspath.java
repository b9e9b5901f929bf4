package io.github.lstmforecast.maven;

import io.github.lstmforecast.maven.worker.WorkerException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.ArtifactProperties;
import org.eclipse.aether.graph.Dependency;

/** The test class path of a module, which is resolved when a scenario needs it and not before. */
record ModuleClasspath(ProjectDependenciesResolver resolver, MavenProject project, RepositorySystemSession session) {
    /** The module's own classes, those of tests first, and its dependencies of every scope. */
    List<Path> files() throws WorkerException {
        List<Path> files = new ArrayList<>();
        files.add(Path.of(project.getBuild().getTestOutputDirectory()));
        files.add(Path.of(project.getBuild().getOutputDirectory()));
        try {
            resolver
                    .resolve(new DefaultDependencyResolutionRequest(project, session))
                    .getResolvedDependencies()
                    .stream()
                    .map(Dependency::getArtifact)
                    .filter(ModuleClasspath::isOfClasspath)
                    .forEach(artifact -> files.add(artifact.getFile().toPath()));
        } catch (DependencyResolutionException e) {
            throw new WorkerException("the test class path of the module can't be resolved: "
                    + e.getMessage().replaceAll("\\.$", "")
                    + "; if a module of this build is missing, bind the goal to a phase and build that module, too: mvn"
                    + " verify -pl :" + project.getArtifactId() + " -am"
                    + (session.isOffline() ? "; anything else is downloaded without -o" : ""));
        }
        return files;
    }

    private static boolean isOfClasspath(Artifact artifact) {
        return Boolean.parseBoolean(artifact.getProperty(ArtifactProperties.CONSTITUTES_BUILD_PATH, "false"));
    }
}
