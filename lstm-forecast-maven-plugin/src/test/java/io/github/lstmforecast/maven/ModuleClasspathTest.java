package io.github.lstmforecast.maven;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.maven.worker.WorkerException;
import org.apache.maven.model.Model;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModuleClasspathTest {
    private static final ProjectDependenciesResolver FAILING = request -> {
        throw new DependencyResolutionException(null, "there is no com.acme:prices:jar:1.", null);
    };

    private static MavenProject project() {
        Model model = new Model();
        model.setArtifactId("demand");
        MavenProject project = new MavenProject(model);
        project.getBuild().setOutputDirectory("target/classes");
        project.getBuild().setTestOutputDirectory("target/test-classes");
        return project;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"false | ''", "true | '; anything else is downloaded without -o'"})
    void a_dependency_that_is_missing_may_be_another_module(boolean isOffline, String end) {
        DefaultRepositorySystemSession session = MavenRepositorySystemUtils.newSession();
        session.setOffline(isOffline);

        assertThatThrownBy(() -> new ModuleClasspath(FAILING, project(), session).files())
                .isInstanceOf(WorkerException.class)
                .hasMessage("the test class path of the module can't be resolved: there is no com.acme:prices:jar:1; if"
                        + " a module of this build is missing, bind the goal to a phase and build that module, too: mvn"
                        + " verify -pl :demand -am" + end);
    }
}
