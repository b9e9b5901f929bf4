package io.github.lstmforecast.maven.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.result.json.Results;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.impl.DefaultServiceLocator;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.spi.connector.RepositoryConnector;
import org.eclipse.aether.spi.connector.RepositoryConnectorFactory;
import org.eclipse.aether.transfer.NoRepositoryConnectorException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With Maven's own resolver and a local repository; the build of the module it deploys to a remote one. */
class ReferenceFinderTest {
    private static final String ALLOWED = "a file with results, a folder that has one, release, or Maven coordinates"
            + " (groupId:artifactId:version or groupId:artifactId:extension:classifier:version)";

    @TempDir
    Path root;

    private final MavenProject project = new MavenProject();
    private final DefaultRepositorySystemSession session = MavenRepositorySystemUtils.newSession();
    private List<RemoteRepository> repositories = List.of();

    @BeforeEach
    void aModule() {
        project.setFile(root.resolve("a/pom.xml").toFile());
        project.setGroupId("com.acme");
        project.setArtifactId("demand");
        project.setVersion("1.1-SNAPSHOT");
    }

    /** Reaches no remote repository. */
    private static final class NoConnection implements RepositoryConnectorFactory {
        @Override
        public RepositoryConnector newInstance(RepositorySystemSession build, RemoteRepository repository)
                throws NoRepositoryConnectorException {
            throw new NoRepositoryConnectorException(repository);
        }

        @Override
        public float getPriority() {
            return 0;
        }
    }

    private ReferenceFinder finder() {
        @SuppressWarnings("deprecation") // the one way to make a resolver without a container in Maven 3.6
        DefaultServiceLocator locator = MavenRepositorySystemUtils.newServiceLocator();
        locator.setServices(RepositoryConnectorFactory.class, new NoConnection());
        RepositorySystem system = locator.getService(RepositorySystem.class);
        session.setLocalRepositoryManager(system.newLocalRepositoryManager(
                session, new LocalRepository(root.resolve("repository").toFile())));
        return new ReferenceFinder(
                root,
                root.resolve("a/target/lstm-forecast"),
                project,
                new ResultsRepository(system, session, repositories),
                "lstm-forecast",
                path -> root.relativize(path).toString().replace('\\', '/'));
    }

    /** Results that can be told apart by their verdict. */
    private void results(String path, Verdict verdict) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"schema\":1,\"verdict\":\"" + verdict + "\",\"scenarios\":[]}");
    }

    /** As {@code mvn install} leaves it. */
    private void installed(String... versions) throws IOException {
        Path folder = Files.createDirectories(root.resolve("repository/com/acme/demand"));
        Files.writeString(
                folder.resolve("maven-metadata-local.xml"),
                Stream.of(versions)
                        .map(version -> "<version>" + version + "</version>")
                        .collect(Collectors.joining(
                                "",
                                "<metadata><groupId>com.acme</groupId><artifactId>demand</artifactId><versioning>"
                                        + "<versions>",
                                "</versions></versioning></metadata>")));
    }

    private void installedResults(String version, Verdict verdict) throws IOException {
        results("repository/com/acme/demand/%1$s/demand-%1$s-lstm-forecast.json".formatted(version), verdict);
    }

    private static Verdict verdict(ReferenceResults reference) {
        return reference.results().map(Results::verdict).orElseThrow();
    }

    @Test
    void a_file_of_any_name_is_relative_to_where_maven_was_started() throws Exception {
        results("kept/main.json", Verdict.FAIL);

        ReferenceResults reference = finder().find(" kept/main.json ", Optional.of("com.acme:demand"));

        assertThat(reference.label()).isEqualTo("kept/main.json");
        assertThat(verdict(reference)).isEqualTo(Verdict.FAIL);
        assertThat(reference.warnings()).isEmpty();
    }

    @Test
    void of_a_checkout_the_results_of_the_same_module_count_before_those_of_others() throws Exception {
        results("main/a/target/lstm-forecast/results.json", Verdict.FAIL);
        results("main/results.json", Verdict.PASS);
        results("main/target/lstm-forecast/results.json", Verdict.PASS);

        assertThat(finder().find("main", Optional.of("com.acme:demand")).label())
                .isEqualTo("main/a/target/lstm-forecast/results.json");
    }

    @Test
    void a_folder_that_holds_results_counts_before_one_of_a_module() throws Exception {
        results("main/results.json", Verdict.FAIL);
        results("main/target/lstm-forecast/results.json", Verdict.PASS);

        assertThat(finder().find("main", Optional.of("com.acme:demand")).label())
                .isEqualTo("main/results.json");
        assertThat(finder().find("main/", Optional.of("com.acme:demand")).label())
                .isEqualTo("main/results.json");
    }

    @Test
    void the_folder_of_a_module_will_do() throws Exception {
        results("main/target/lstm-forecast/results.json", Verdict.FAIL);

        assertThat(verdict(finder().find("main", Optional.of("com.acme:demand"))))
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void with_a_folder_without_results_as_of_a_new_module_nothing_is_compared() throws Exception {
        Path main = Files.createDirectories(root.resolve("main"));

        assertThat(finder().find("main", Optional.of("com.acme:demand")))
                .isEqualTo(new ReferenceResults(
                        "main",
                        Optional.empty(),
                        List.of("nothing is compared: lstm-forecast.reference is 'main', a folder without results:"
                                + " looked for " + main.resolve("a/target/lstm-forecast/results.json") + ", "
                                + main.resolve("results.json") + ", "
                                + main.resolve("target/lstm-forecast/results.json"))));
    }

    private void resultsOf(String module, String path) throws IOException {
        results(path, Verdict.FAIL);
        Path file = root.resolve(path);
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                "\"verdict\"", "\"module\":{\"id\":\"" + module + "\",\"version\":\"1\"},\"verdict\""));
    }

    @Test
    void a_new_module_is_not_compared_with_another_one_of_the_folder() throws Exception {
        resultsOf("com.acme:other", "main/target/lstm-forecast/results.json");

        assertThat(finder().find("main", Optional.of("com.acme:demand")))
                .isEqualTo(new ReferenceResults(
                        "main",
                        Optional.empty(),
                        List.of(
                                "nothing is compared: the reference results (main/target/lstm-forecast/results.json) are"
                                        + " those of com.acme:other, not of com.acme:demand; to compare with them, give the"
                                        + " path of the file")));
    }

    @Test
    void a_module_of_another_name_is_compared_with_what_is_in_its_place() throws Exception {
        resultsOf("com.acme:other", "main/a/target/lstm-forecast/results.json");

        ReferenceResults reference = finder().find("main", Optional.of("com.acme:demand"));

        assertThat(verdict(reference)).isEqualTo(Verdict.FAIL);
        assertThat(reference.warnings())
                .containsExactly("the reference results (main/a/target/lstm-forecast/results.json) are those of"
                        + " com.acme:other, not of com.acme:demand");
    }

    @Test
    void a_link_to_results_is_no_reference_of_them_either() throws Exception {
        results("a/target/lstm-forecast/results.json", Verdict.PASS);
        Path own = root.resolve("a/target/lstm-forecast/results.json");
        try {
            Files.createSymbolicLink(root.resolve("main"), own.getParent());
        } catch (IOException | UnsupportedOperationException e) {
            assumeTrue(false, "this account of Windows may make no links");
        }

        for (String reference : List.of("main", "main/results.json")) {
            assertThatThrownBy(() -> finder().requireOther(reference, own))
                    .isInstanceOf(MojoExecutionException.class)
                    .hasMessageContaining("leads to the results that are compared with it");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "relase", "com.acme:demand", "com.acme:demand:json:1.0", "C:\\main", "C:main"})
    void what_is_neither_there_nor_coordinates_is_refused(String reference) {
        assertThatThrownBy(() -> finder().find(reference, Optional.of("com.acme:demand")))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith(
                        "lstm-forecast.reference is '" + reference + "', but there is no such file or folder")
                .hasMessageEndingWith("; it must be " + ALLOWED);
    }

    @Test
    void nothing_is_refused() {
        assertThatThrownBy(() -> finder().find(" ", Optional.of("com.acme:demand")))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("lstm-forecast.reference is empty, but must be " + ALLOWED);
    }

    @Test
    void damaged_results_are_refused() throws Exception {
        Path file = Files.writeString(root.resolve("main.json"), "{\"schema\":1,\"verdict\":");

        assertThatThrownBy(() -> finder().find("main.json", Optional.of("com.acme:demand")))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith(
                        "The reference results can't be used: " + file + ": main.json is damaged (this is not JSON");
    }

    @Test
    void results_of_a_newer_version_are_refused() throws Exception {
        Files.writeString(root.resolve("main.json"), "{\"schema\":99}");

        assertThatThrownBy(() -> finder().find("main.json", Optional.of("com.acme:demand")))
                .hasMessageContaining("main.json was written by a newer lstm-forecast (schema 99,");
    }

    @Test
    void results_are_no_reference_of_themselves() throws Exception {
        results("a/target/lstm-forecast/results.json", Verdict.PASS);
        results("main.json", Verdict.PASS);
        Path own = root.resolve("a/target/lstm-forecast/results.json");

        for (String reference : List.of(".", "a", own.toString(), "a/../a/target/lstm-forecast")) {
            assertThatThrownBy(() -> finder().requireOther(reference, own))
                    .isInstanceOf(MojoExecutionException.class)
                    .hasMessage("lstm-forecast.reference is '" + reference
                            + "', which leads to the results that are compared with it, a/target/lstm-forecast/results.json;"
                            + " copy that file to another place first, and give its path");
        }
        for (String reference : List.of("main.json", "release", "none", "com.acme:demand:1.0")) {
            assertThatCode(() -> finder().requireOther(reference, own)).doesNotThrowAnyException();
        }
    }

    @Test
    void coordinates_mean_what_attach_attaches() throws Exception {
        installed("1.0");
        installedResults("1.0", Verdict.FAIL);

        assertThat(verdict(finder().find("com.acme:demand:1.0", Optional.of("com.acme:demand"))))
                .isEqualTo(Verdict.FAIL);
        assertThat(finder().find("com.acme:demand:1.0", Optional.of("com.acme:demand"))
                        .label())
                .isEqualTo("com.acme:demand:1.0");
    }

    @Test
    void full_coordinates_have_an_extension_and_a_classifier_of_their_own() throws Exception {
        results("repository/com/acme/demand/1.0/demand-1.0-nightly.txt", Verdict.FAIL);

        assertThat(verdict(finder().find("com.acme:demand:txt:nightly:1.0", Optional.of("com.acme:demand"))))
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void a_path_that_exists_counts_before_coordinates() throws Exception {
        assumeTrue(File.separatorChar == '/', "Windows has no such path");
        results("com.acme:demand:1.0/results.json", Verdict.FAIL);

        assertThat(verdict(finder().find("com.acme:demand:1.0", Optional.of("com.acme:demand"))))
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void coordinates_that_are_nowhere_are_an_error() {
        assertThatThrownBy(() -> finder().find("com.acme:demand:1.0", Optional.of("com.acme:demand")))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith(
                        "The reference results com.acme:demand:json:lstm-forecast:1.0 can't be resolved: ");
    }

    @Test
    void the_release_is_the_highest_version_below_that_of_the_project_and_no_snapshot() throws Exception {
        installed("0.9", "1.0", "1.0.1", "1.1-SNAPSHOT", "1.0.2-SNAPSHOT", "1.1", "2.0", "1.1-rc-1", "1.0.10");
        installedResults("1.1-rc-1", Verdict.FAIL);

        assertThat(finder().find("release", Optional.of("com.acme:demand")).label())
                .isEqualTo("release 1.1-rc-1");

        project.setVersion("1.1-rc-1");
        installedResults("1.0.10", Verdict.ERROR);

        assertThat(finder().find("release", Optional.of("com.acme:demand")).label())
                .isEqualTo("release 1.0.10");
        assertThat(verdict(finder().find("release", Optional.of("com.acme:demand"))))
                .isEqualTo(Verdict.ERROR);
    }

    @Test
    void before_the_first_release_nothing_is_compared() throws Exception {
        installed("1.1-SNAPSHOT", "2.0");

        assertThat(finder().find("release", Optional.of("com.acme:demand")))
                .isEqualTo(new ReferenceResults(
                        "release",
                        Optional.empty(),
                        List.of("nothing is compared: there is no release of com.acme:demand before 1.1-SNAPSHOT in the"
                                + " repositories of the project")));
    }

    @Test
    void with_a_release_without_results_nothing_is_compared() throws Exception {
        installed("1.0");

        assertThat(finder().find("release", Optional.of("com.acme:demand")))
                .isEqualTo(new ReferenceResults(
                        "release 1.0",
                        Optional.empty(),
                        List.of("nothing is compared: release 1.0 has no results:"
                                + " com.acme:demand:json:lstm-forecast:1.0 is in none of the repositories of the"
                                + " project; lstm-forecast.attach=true attaches results to a build, so that deploy"
                                + " publishes them")));
    }

    @Test
    void a_repository_that_cant_be_reached_is_an_error() throws Exception {
        repositories = List.of(new RemoteRepository.Builder("far", "default", "https://repository.invalid/").build());

        assertThatThrownBy(() -> finder().find("release", Optional.of("com.acme:demand")))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("The releases of com.acme:demand before 1.1-SNAPSHOT can't be looked up: ");
    }

    @Test
    void what_was_not_downloaded_before_is_an_error_offline() throws Exception {
        repositories = List.of(new RemoteRepository.Builder("far", "default", "https://repository.invalid/").build());
        session.setOffline(true);
        String online = "; run Maven once without -o, so that it is downloaded";

        assertThatThrownBy(() -> finder().find("release", Optional.of("com.acme:demand")))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("The releases of com.acme:demand before 1.1-SNAPSHOT can't be looked up: ")
                .hasMessageEndingWith(online);
        assertThatThrownBy(() -> finder().find("com.acme:demand:1.0", Optional.of("com.acme:demand")))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith(
                        "The reference results com.acme:demand:json:lstm-forecast:1.0 can't be resolved: ")
                .hasMessageEndingWith(online);
    }

    @Test
    void without_a_pom_there_is_no_release() {
        project.setFile(null);

        assertThatThrownBy(() -> finder().find("release", Optional.of("com.acme:demand")))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("lstm-forecast.reference is release, the last release of a project, but there is no POM"
                        + " here; start Maven in a project, or give "
                        + "a file with results, a folder that has one, or Maven coordinates"
                        + " (groupId:artifactId:version or groupId:artifactId:extension:classifier:version)");
    }
}
