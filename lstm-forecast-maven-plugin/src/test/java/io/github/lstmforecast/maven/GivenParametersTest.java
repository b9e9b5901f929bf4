package io.github.lstmforecast.maven;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With the descriptor of the plugin, as Maven has it. */
class GivenParametersTest {
    private final Properties typed = new Properties();
    private final Properties ofThePom = new Properties();

    private static PluginDescriptor plugin() throws Exception {
        try (Reader descriptor = Files.newBufferedReader(Path.of("target/classes/META-INF/maven/plugin.xml"))) {
            return new PluginDescriptorBuilder().build(descriptor);
        }
    }

    /** Checks a goal of a project. */
    @SuppressWarnings("deprecation") // Maven has no other way to make a session
    private void require(String goal, String elements, String pluginOfThePom) throws Exception {
        PluginDescriptor plugin = plugin();
        MojoDescriptor mojo = plugin.getMojo(goal);
        MojoExecution execution = new MojoExecution(mojo);
        execution.setConfiguration(configuration(mojo, elements));
        Model model = new MavenXpp3Reader().read(new StringReader("<project>" + pluginOfThePom + "</project>"));
        MavenProject project = new MavenProject(model);
        project.getProperties().putAll(ofThePom);
        DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
        request.setUserProperties(typed);
        MavenSession session = new MavenSession(null, null, request, new DefaultMavenExecutionResult());
        session.setProjects(List.of(project));
        GivenParameters.require(execution, session, project);
    }

    /** As Maven puts it together: the elements of the POM, and for the other parameters their properties. */
    private static Xpp3Dom configuration(MojoDescriptor mojo, String elements) throws Exception {
        Xpp3Dom given = Xpp3DomBuilder.build(new StringReader("<configuration>" + elements + "</configuration>"));
        Xpp3Dom all = new Xpp3Dom("configuration");
        for (PlexusConfiguration parameter : mojo.getMojoConfiguration().getChildren()) {
            Xpp3Dom element = given.getChild(parameter.getName());
            if (element == null) {
                element = new Xpp3Dom(parameter.getName());
                element.setValue(parameter.getValue());
            }
            all.addChild(element);
        }
        return all;
    }

    /** Every parameter that is true or false, of every goal. */
    static List<String> flags() throws Exception {
        return parameters("boolean");
    }

    /** Every parameter that is a number. */
    static List<String> numbers() throws Exception {
        return Stream.of("int", "long", "java.lang.Double")
                .flatMap(GivenParametersTest::parametersOrNone)
                .toList();
    }

    private static Stream<String> parametersOrNone(String type) {
        try {
            return parameters(type).stream();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> parameters(String type) throws Exception {
        return plugin().getMojos().stream()
                .filter(mojo -> !mojo.getGoal().equals("help")) // which is generated
                .flatMap(mojo -> mojo.getParameters().stream()
                        .filter(parameter -> parameter.getType().equals(type))
                        .map(parameter -> mojo.getGoal() + " " + parameter.getName()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("flags")
    void what_is_not_true_or_false_is_refused_as_an_element(String of) {
        String name = of.split(" ")[1];

        for (String value : List.of("yes", "1", "nope", "on", "tru", "false;", "${lstm-forecast.none}x")) {
            assertThatThrownBy(() -> require(of.split(" ")[0], "<" + name + ">" + value + "</" + name + ">", ""))
                    .isInstanceOf(MojoExecutionException.class)
                    .hasMessage("<" + name + "> is '" + value + "', but must be true or false");
        }
    }

    @ParameterizedTest
    @MethodSource("flags")
    void what_is_not_true_or_false_is_refused_as_a_property(String of) throws Exception {
        String property = property(of);

        typed.setProperty(property, "yes");
        assertThatThrownBy(() -> require(of.split(" ")[0], "", ""))
                .hasMessage(property + " is 'yes', but must be true or false");

        typed.clear();
        ofThePom.setProperty(property, "0");
        assertThatThrownBy(() -> require(of.split(" ")[0], "", ""))
                .hasMessage(property + " is '0', but must be true or false");
    }

    private static String property(String of) throws Exception {
        PlexusConfiguration parameters = plugin().getMojo(of.split(" ")[0]).getMojoConfiguration();
        String expression = parameters.getChild(of.split(" ")[1]).getValue();
        return expression.substring(2, expression.length() - 1);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void what_is_no_number_is_refused(String of) throws Exception {
        String property = property(of);

        for (String value : List.of("low", "1,5", "5%", "0x10", "1d", "")) {
            typed.setProperty(property, value);
            assertThatThrownBy(() -> require(of.split(" ")[0], "", ""))
                    .isInstanceOf(MojoExecutionException.class)
                    .hasMessageStartingWith(property + " is '" + value + "', but must be a ")
                    .hasMessageContaining("number");
        }
    }

    /** Or what somebody types today would be an error as soon as the POM no longer has the element. */
    @Test
    void a_property_is_checked_too_where_an_element_counts_before_it() {
        typed.setProperty("lstm-forecast.failOnViolation", "nope");

        assertThatThrownBy(() -> require("verify", "<failOnViolation>true</failOnViolation>", ""))
                .hasMessage("lstm-forecast.failOnViolation is 'nope', but must be true or false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false", "TRUE", "False"})
    void true_and_false_are_accepted(String value) {
        typed.setProperty("lstm-forecast.failOnViolation", value);

        assertThatCode(() -> require("verify", "<failIfNoScenarios>" + value + "</failIfNoScenarios>", ""))
                .doesNotThrowAnyException();
    }

    @Test
    void numbers_are_accepted_and_what_is_not_given() {
        typed.setProperty("lstm-forecast.timeoutSeconds", "60");

        assertThatCode(() -> require("verify", "<parallel>2</parallel><seeds/>", ""))
                .doesNotThrowAnyException();
    }

    private static String pom(String configuration, String goal, String ofTheExecution) {
        return """
                <build><plugins><plugin>
                  <groupId>io.github.lstmforecast</groupId>
                  <artifactId>lstm-forecast-maven-plugin</artifactId>
                  <configuration>%s</configuration>
                  <executions><execution>
                    <id>gate</id>
                    <goals><goal>%s</goal></goals>
                    <configuration>%s</configuration>
                  </execution></executions>
                </plugin></plugins></build>
                """.formatted(configuration, goal, ofTheExecution);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tolerances       | did you mean tolerance? mvn lstm-forecast:help -Ddetail lists the parameters
            failOnViolations | did you mean failOnViolation? mvn lstm-forecast:help -Ddetail lists the parameters
            failonviolation  | did you mean failOnViolation? mvn lstm-forecast:help -Ddetail lists the parameters
            session          | mvn lstm-forecast:help -Ddetail lists the parameters
            """)
    void an_element_that_is_no_parameter_is_refused_in_the_plugin_and_in_an_execution(String name, String about) {
        String element = "<" + name + "/>";

        assertThatThrownBy(() -> require("verify", "", pom(element, "verify", "")))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("<" + name + "> in the <configuration> of the plugin is not known: " + about);
        assertThatThrownBy(() -> require("init", "", pom("", "verify", element)))
                .hasMessage("<" + name + "> in the <configuration> of the execution 'gate' is not known: " + about);
        assertThatThrownBy(() -> require(
                        "accept",
                        "",
                        pom(element, "verify", "")
                                .replace("<build>", "<build><pluginManagement>")
                                .replace("</build>", "</pluginManagement></build>")))
                .hasMessage("<" + name + "> in the <configuration> of the plugin is not known: " + about);
    }

    @Test
    void an_element_that_is_no_parameter_is_refused_where_a_site_is_configured() {
        String reporting = """
                <reporting><plugins><plugin>
                  <groupId>io.github.lstmforecast</groupId>
                  <artifactId>lstm-forecast-maven-plugin</artifactId>
                  <reportSets><reportSet>
                    <id>one</id>
                    <reports><report>report</report></reports>
                    <configuration><skipp>true</skipp></configuration>
                  </reportSet></reportSets>
                </plugin></plugins></reporting>
                """;

        assertThatThrownBy(() -> require("report", "", reporting))
                .hasMessage("<skipp> in the <configuration> of the report set 'one' is not known: did you mean skip?"
                        + " mvn lstm-forecast:help -Ddetail lists the parameters");
    }

    @Test
    void the_plugin_may_have_parameters_of_all_its_goals_and_an_execution_inherits_them() {
        String elements = "<seeds>9</seeds><reason>first</reason><tolerance/><column>y</column>";

        assertThatCode(() -> require("verify", "", pom(elements, "verify", elements + "<jvmArgs/>")))
                .doesNotThrowAnyException();
    }

    @Test
    void an_execution_may_have_parameters_of_its_own_goals_only() {
        assertThatThrownBy(() -> require("calibrate", "", pom("", "calibrate", "<tolerance/>")))
                .hasMessage("<tolerance> in the <configuration> of the execution 'gate' is not known to calibrate:"
                        + " it is a parameter of check, verify");
    }

    @Test
    void a_property_that_is_none_is_refused() {
        typed.setProperty("lstm-forecast.failOnViolatoin", "false");

        assertThatThrownBy(() -> require("verify", "", ""))
                .hasMessageStartingWith("-Dlstm-forecast.failOnViolatoin is not known: did you mean failOnViolation?");
    }
}
