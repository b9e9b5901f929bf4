package io.github.lstmforecast.maven;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Path;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That they are deployed is shown in the module it. */
class AttachedResultsTest {
    private static final Path RESULTS = Path.of("target", "other", "results.json");

    private final MavenProject project = new MavenProject();

    private AttachedResults results(String classifier) {
        return new AttachedResults(null, project, classifier);
    }

    private void attached(String type, String classifier, File file) {
        DefaultArtifact artifact = new DefaultArtifact(
                "com.acme", "demand", "1.0", "compile", type, classifier, new DefaultArtifactHandler(type));
        artifact.setFile(file);
        project.addAttachedArtifact(artifact);
    }

    @Test
    void those_of_another_execution_are_not_replaced() {
        File first = new File("target/lstm-forecast/results.json");
        attached("json", "lstm-forecast", first);

        assertThatThrownBy(() -> results("lstm-forecast").requireFree(RESULTS))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(first + " is attached already with the classifier lstm-forecast; give each execution that"
                        + " attaches its results a <classifier> of its own");
    }

    @Test
    void another_classifier_or_type_or_the_same_file_is_no_conflict() {
        attached("json", "lstm-forecast", RESULTS.toFile());
        attached("json", "weekly", new File("weekly.json"));
        attached("xml", "lstm-forecast", new File("other.xml"));
        attached("java-source", null, new File("sources.jar"));

        assertThatCode(() -> results("lstm-forecast").requireFree(RESULTS)).doesNotThrowAnyException();
        assertThatCode(() -> results("daily").requireFree(RESULTS)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a/b", "a:b"})
    void what_is_no_classifier_is_refused(String classifier) {
        assertThatThrownBy(() -> results(classifier).requireFree(RESULTS))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("lstm-forecast.classifier is '" + classifier
                        + "', but must be letters, digits, '.', '_' and '-'");
    }
}
