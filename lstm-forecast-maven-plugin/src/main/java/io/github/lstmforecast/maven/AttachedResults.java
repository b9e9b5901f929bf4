package io.github.lstmforecast.maven;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;

/**
 * The results as an artifact of the module, which {@code deploy} publishes.
 *
 * @param classifier that of the artifact; its type is {@value #TYPE}
 */
record AttachedResults(MavenProjectHelper helper, MavenProject project, String classifier) {
    private static final String TYPE = "json";
    private static final Pattern CLASSIFIER = Pattern.compile("[\\w.-]+");

    /** Refuses what would replace the artifact of another execution, before anything is run. */
    void requireFree(Path results) throws MojoExecutionException {
        if (!CLASSIFIER.matcher(classifier).matches()) {
            throw new MojoExecutionException(
                    "lstm-forecast.classifier is '" + classifier + "', but must be letters, digits, '.', '_' and '-'");
        }
        for (Artifact attached : project.getAttachedArtifacts()) {
            if (TYPE.equals(attached.getType())
                    && classifier.equals(attached.getClassifier())
                    && !results.equals(attached.getFile().toPath())) {
                throw new MojoExecutionException(attached.getFile() + " is attached already with the classifier "
                        + classifier + "; give each execution that attaches its results a <classifier> of its own");
            }
        }
    }

    void attach(Path results) {
        helper.attachArtifact(project, TYPE, classifier, results.toFile());
    }
}
