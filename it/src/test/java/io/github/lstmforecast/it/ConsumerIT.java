package io.github.lstmforecast.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/**
 * What a public repository is given, and what it is to somebody who has nothing of ours but that, and who fetches it all
 * before going offline. The version is one that no other repository can have.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are run by a POSIX shell")
class ConsumerIT {
    private static final String VERSION = "0.0.0-deployed";
    private static final Path SOURCES = Path.of("..").toAbsolutePath().normalize();
    private static final Path FOLDER = Path.of("target", "consumer").toAbsolutePath();
    private static final Path REPOSITORY = FOLDER.resolve("repository");
    private static final Path CONSUMER = FOLDER.resolve("project");
    private static final Path LOCAL_REPOSITORY = FOLDER.resolve("local-repo");
    /** Where it finds us, as the POM wants to be told. */
    private static final String DEPLOYED = " -Ddeployed.version=" + VERSION + " -Ddeployed.url=" + REPOSITORY.toUri();

    private static final Path OURS = REPOSITORY.resolve("io/github/lstmforecast");
    /** What tests are made with, and Deeplearning4j, by the names of artifacts. */
    private static final Pattern NOT_FOR_CONSUMERS =
            Pattern.compile("junit|opentest4j|assertj|jqwik|archunit|jsoup|deeplearning4j|nd4j|javacpp");
    /** Folders that are no sources; the file .git of a work tree, too. */
    private static final Set<String> NOT_COPIED = Set.of("target", ".git");

    @BeforeAll
    static void deploy_and_use() throws IOException, InterruptedException {
        FileUtils.deleteDirectory(FOLDER.toFile());
        Path copy = FOLDER.resolve("sources");
        FileUtils.copyDirectory(SOURCES.toFile(), copy.toFile(), file -> !NOT_COPIED.contains(file.getName()));
        rename(copy, System.getProperty("project.version"), VERSION);
        run(
                Shell.in(copy),
                "mvn -Prelease -Dmaven.test.skip -Dmaven.install.skip -pl lstm-forecast-maven-plugin -am deploy"
                        + " -DaltDeploymentRepository=deployed::" + REPOSITORY.toUri());

        FileUtils.copyDirectory(Path.of("src", "consumer").toFile(), CONSUMER.toFile());
        run(
                consumer(LOCAL_REPOSITORY),
                "mvn verify dependency:tree dependency:build-classpath -DoutputFile=target/tree.txt"
                        + " -Dmdep.outputFile=target/classpath.txt" + DEPLOYED);
    }

    private static Shell consumer(Path localRepository) {
        return Shell.in(CONSUMER).with("LOCAL_REPOSITORY", localRepository.toString());
    }

    private static void rename(Path folder, String version, String to) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path pom : files.filter(file -> file.endsWith("pom.xml")).toList()) {
                Files.writeString(pom, Files.readString(pom).replace(element(version), element(to)));
            }
        }
    }

    private static String element(String version) {
        return "<version>" + version + "</version>";
    }

    private static Shell.Printed run(Shell shell, String script) throws IOException, InterruptedException {
        Shell.Printed printed = shell.run(script);
        assertThat(printed.exitCode()).as(script + "\n" + printed.text()).isZero();
        return printed;
    }

    @Test
    void nothing_is_deployed_but_the_parent_the_library_and_the_plugin() throws IOException {
        assertThat(names(REPOSITORY)).containsExactly("io");
        assertThat(names(REPOSITORY.resolve("io"))).containsExactly("github");
        assertThat(names(REPOSITORY.resolve("io/github"))).containsExactly("lstmforecast");
        assertThat(names(OURS)).containsExactly("lstm-forecast", "lstm-forecast-lib", "lstm-forecast-maven-plugin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lstm-forecast-lib", "lstm-forecast-maven-plugin"})
    void each_has_its_pom_its_sources_and_its_javadoc(String artifact) throws IOException {
        String file = artifact + "-" + VERSION;

        assertThat(names(OURS.resolve(artifact).resolve(VERSION)))
                .containsExactly(file + "-javadoc.jar", file + "-sources.jar", file + ".jar", file + ".pom");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lstm-forecast-lib", "lstm-forecast-maven-plugin"})
    void every_jar_has_licence_and_notice(String artifact) throws IOException {
        for (String kind : List.of("", "-sources", "-javadoc")) {
            Path file = OURS.resolve(artifact).resolve(VERSION).resolve(artifact + "-" + VERSION + kind + ".jar");
            try (JarFile jar = new JarFile(file.toFile())) {
                for (String name : List.of("LICENSE", "NOTICE")) {
                    assertThat(jar.getInputStream(jar.getEntry("META-INF/" + name)))
                            .hasBinaryContent(Files.readAllBytes(SOURCES.resolve(name)));
                }
            }
        }
    }

    @Test
    void the_parent_says_what_is_the_same_of_all() throws Exception {
        Document pom = pom("lstm-forecast");

        String home = "https://github.com/lstm-forecast/lstm-forecast";
        assertThat(text(pom, "/project/url")).isEqualTo(home);
        assertThat(text(pom, "/project/scm/url")).isEqualTo(home);
        assertThat(text(pom, "/project/scm/connection")).isEqualTo("scm:git:" + home + ".git");
        assertThat(text(pom, "/project/issueManagement/url")).isEqualTo(home + "/issues");
        assertThat(text(pom, "/project/licenses/license/name")).isEqualTo("Apache-2.0");
        assertThat(text(pom, "/project/developers/developer/name")).isNotBlank();
        assertThat(text(pom, "/project/inceptionYear")).isEqualTo("2026");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lstm-forecast", "lstm-forecast-lib", "lstm-forecast-maven-plugin"})
    void every_pom_says_what_it_is(String artifact) throws Exception {
        Document pom = pom(artifact);

        assertThat(text(pom, "/project/name")).isNotBlank();
        assertThat(text(pom, "/project/description")).isNotBlank();
    }

    @Test
    void a_consumer_is_given_nothing_that_is_for_tests_or_for_deeplearning4j() throws IOException {
        List<String> tree = Files.readAllLines(CONSUMER.resolve("target/tree.txt"));

        assertThat(tree)
                .startsWith(
                        "com.example:consumer:jar:1.0-SNAPSHOT",
                        "\\- io.github.lstmforecast:lstm-forecast-lib:jar:" + VERSION + ":compile")
                .anyMatch(line -> line.contains(" org.jfree:jfreechart:jar:"))
                .noneMatch(line -> line.matches(".*:(test|provided|system)"))
                .noneMatch(line -> NOT_FOR_CONSUMERS.matcher(line).find())
                .noneMatch(line -> line.contains("slf4j-nop")); // a program logs as it likes
    }

    @Test
    void nothing_of_that_is_downloaded_for_the_plugin_either() {
        assertThat(FileUtils.listFiles(LOCAL_REPOSITORY.toFile(), new String[] {"jar"}, true))
                .extracting(File::getName)
                .contains("lstm-forecast-maven-plugin-" + VERSION + ".jar")
                .noneMatch(name -> NOT_FOR_CONSUMERS.matcher(name).find());
    }

    @Test
    void a_consumer_runs_the_library_and_the_plugin() throws IOException, InterruptedException {
        assertThat(CONSUMER.resolve("target/lstm-forecast/index.html")).exists();
        assertThat(run(
                                Shell.in(CONSUMER),
                                "java -cp \"target/classes:$(cat target/classpath.txt)\""
                                        + " com.example.OneForecast src/forecast/pulse")
                        .lines())
                .containsExactly("Drawn: [target/forecast.svg]");
    }

    @Test
    void all_that_the_plugin_needs_can_be_fetched_before_going_offline() throws IOException, InterruptedException {
        Shell consumer = consumer(FOLDER.resolve("offline-repo"));

        // The tests, since go-offline lacks some dependencies of the plugin that runs them; ours it has to find
        // itself.
        run(consumer, "mvn dependency:go-offline test" + DEPLOYED);

        assertThat(run(consumer, "mvn -o verify" + DEPLOYED).text()).containsPattern("pulse +LSTM 20 .* PASS ");
    }

    @Test
    void the_effective_pom_shows_the_plugin() throws IOException, InterruptedException {
        Shell.Printed printed = run(consumer(LOCAL_REPOSITORY), "mvn help:effective-pom" + DEPLOYED);

        assertThat(printed.text())
                .containsPattern(Pattern.compile("<artifactId>lstm-forecast-maven-plugin</artifactId>\\s*<version>"
                        + Pattern.quote(VERSION) + "</version>"))
                .doesNotContain("WARNING");
    }

    /** What lies in a folder of the repository, without checksums and lists of what else is there. */
    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.matches("maven-metadata.*|.*\\.(md5|sha\\d+)"))
                    .sorted()
                    .toList();
        }
    }

    private static Document pom(String artifact) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(OURS.resolve(artifact)
                        .resolve(VERSION)
                        .resolve(artifact + "-" + VERSION + ".pom")
                        .toFile());
    }

    private static String text(Document pom, String path) throws Exception {
        return XPathFactory.newInstance().newXPath().evaluate(path, pom);
    }
}
