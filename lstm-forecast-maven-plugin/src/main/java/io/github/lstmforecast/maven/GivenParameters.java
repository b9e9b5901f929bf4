package io.github.lstmforecast.maven;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.project.MavenProject;

/**
 * What a user gives to a goal, in a POM, in settings or on the command line. Maven ignores a name that it does not know,
 * and takes each text but {@code true} for false: a mistake could let a build pass that should not.
 */
public final class GivenParameters {
    private GivenParameters() {}

    /**
     * Refuses names that are not known, and values that a parameter does not have.
     *
     * @throws MojoExecutionException that says which, and where
     */
    public static void require(MojoExecution execution, MavenSession session, MavenProject project)
            throws MojoExecutionException {
        KnownProperties.require(execution.getMojoDescriptor().getPluginDescriptor(), session, project);
        KnownElements.require(execution.getMojoDescriptor().getPluginDescriptor(), project);
        ParameterValues.require(execution, new PluginParameterExpressionEvaluator(session, execution));
    }
}
