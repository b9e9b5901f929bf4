package io.github.lstmforecast.it.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules for blocks of code, with blocks that break them. */
class RulesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static Plugin plugin;
    private static Commands commands;

    @BeforeAll
    static void read() throws Exception {
        plugin = Plugin.read();
        commands = new Commands(ROOT, plugin);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mvn verfy                                      | Maven has no phase 'verfy'
            mvn lstm-forecast:very                         | the plugin has no goal 'very'
            mvn verify -Dlstm-forecast.phaseEror=0.1       | the plugin has no property 'lstm-forecast.phaseEror'
            mvn verify -Dverbose                           | no rule for the property 'verbose'
            mvn -pl lib verify                             | the project has no module 'lib'
            mvn -Pfast verify                              | no module has a profile 'fast'
            mvn --loud verify                              | no rule for the option '--loud'
            mvn test -Dtest=NoSuchTest                     | there is no test 'NoSuchTest'
            mvn verify -Dinvoker.test=golden,silver        | there is no build 'it/src/it/silver'
            mvn lstm-forecast:help -Dgoal=very             | the plugin has no goal 'very'
            mvn io.github.lstmforecast:lstm-forecast-maven-plugin:0.0.1:init | no rule for the goal
            mvn checkstyle:check                           | no rule for the goal 'checkstyle:check'
            gradle verify                                  | no rule for this command: gradle verify
            mvn lstm-forecast:accept -Dlstm-forecast.reason="x | a quote is not closed
            """)
    void a_command_that_would_not_work_is_found(String command, String message) {
        assertThatThrownBy(() -> commands.check(command)).hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mvn verify",
                "mvn -T 2 verify -Dlstm-forecast.phaseError=0.1 -Dlstm-forecast.skip",
                "mvn lstm-forecast:accept -Dlstm-forecast.reason=\"another seed\"",
                "mvn -pl forecasts lstm-forecast:verify",
                "mvn -pl it -am verify \\\n -Dinvoker.test=golden -Dtest=None"
            })
    void a_command_that_works_is_none(String command) {
        assertThatCode(() -> commands.check(command)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"`lstm-forecast:acept`", "-Dlstm-forecast.seed", "mvn verfy"})
    void a_sentence_that_names_what_is_not_is_found(String code) {
        assertThatThrownBy(() -> commands.checkMentions(code)).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <plugins/>                                             | no rule for <plugins>
            <project><modelVersion>4.0.0</modelVersion></project>  | 'artifactId' is missing
            <build><plugin/></build>                               | Unrecognised tag: 'plugin'
            <configuration><jvmArg>-Xmx2g</jvmArg></configuration> | no goal of the plugin has a parameter 'jvmArg'
            <configuration><tolerance><rsme>1</rsme></tolerance></configuration> | there is no metric 'rsme'
            """)
    void a_part_of_a_pom_that_would_not_work_is_found(String xml, String message, @TempDir Path folder) {
        assertThatThrownBy(() -> new Poms(folder, plugin).check(xml)).hasMessageContaining(message);
    }

    @Test
    void the_plugin_of_another_version_or_with_another_goal_is_found(@TempDir Path folder) {
        String ours =
                "<plugin><groupId>io.github.lstmforecast</groupId><artifactId>lstm-forecast-maven-plugin</artifactId>"
                        + "<version>%s</version><executions><execution><goals><goal>%s</goal></goals></execution></executions></plugin>";

        assertThatThrownBy(() -> new Poms(folder, plugin).check(ours.formatted("0.0.1", "verify")))
                .hasMessageContaining("has the version 0.0.1, but this is " + plugin.version());
        assertThatThrownBy(() -> new Poms(folder, plugin).check(ours.formatted(plugin.version(), "very")))
                .hasMessageContaining("the plugin has no goal 'very'");
    }

    @Test
    void a_scenario_that_cannot_be_read_is_found(@TempDir Path module) throws Exception {
        assertThatThrownBy(() -> new Scenarios(module).check("seed: { count: 59 }"))
                .hasMessageContaining("unknown key 'seed'");
        assertThatThrownBy(() -> new Scenarios(module).check("model: { load: none.zip }"))
                .hasMessageContaining("none.zip");
    }

    @Test
    void java_that_does_not_compile_is_found_at_its_line(@TempDir Path folder) {
        Page page = Page.of("page.md", folder, "text\n\n```java\nint a = 1;\n```\n\nand\n\n```java\nint b = c;\n```\n");

        assertThatThrownBy(() -> new JavaProgram(page.blocks()).check(folder, folder))
                .hasMessageContaining("Snippets.java:10: error: cannot find symbol");
    }

    @Test
    void java_whose_class_does_not_compile_is_found(@TempDir Path folder) {
        Page page = Page.of("page.md", folder, "```java\nclass A {\n  @Test void a() { a(1); }\n}\n```\n");

        assertThatThrownBy(() -> new JavaProgram(page.blocks()).check(folder, folder))
                .hasMessageContaining("A.java:2: error");
    }

    @Test
    void java_that_fails_is_found(@TempDir Path folder) {
        Page page = Page.of("page.md", folder, "```java\nassertThat(Path.of(\"none\")).exists();\n```\n");

        assertThatThrownBy(() -> new JavaProgram(page.blocks()).check(folder, folder))
                .hasMessageContaining("AssertionError")
                .hasMessageContaining("none");
    }

    private static RealRun run(Path folder) throws Exception {
        Files.writeString(folder.resolve("results.json"), """
                { "scenarios": [ { "name": "a", "metrics": { "rmse": 0.5, "mae": 0.25 }, "timings": { "trainSeconds": 3 } } ] }
                """);
        Files.writeString(folder.resolve("forecast.csv"), "step,truth\n0,1.5\n");
        return RealRun.of(List.of("""
                [INFO] begin
                [INFO]  scenario  rmse  verdict     time
                [INFO]  a         0.50  PASS     12.25 s
                [INFO] Failed to execute goal x:verify (default) on project a: 1
                [INFO] end
                """.split("\n")), folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[INFO] begin",
                "[INFO]  scenario  rmse  verdict    time\n[INFO]  a         0.50  PASS     0.62 s",
                "[INFO] begin\n...\n[INFO] end",
                "[INFO] Failed to execute goal ...:verify (default) on project ...: 1\n[INFO] end"
            })
    void output_that_a_build_gives_is_told(String shown, @TempDir Path folder) throws Exception {
        assertThat(run(folder).shows("", shown)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[INFO] began",
                "[INFO]  a         0.51  PASS     0.62 s",
                "[INFO] begin\n[INFO] end",
                "[INFO] end\n...\n[INFO] begin",
                "[INFO] end\n[INFO] more"
            })
    void output_that_no_build_gives_is_found(String shown, @TempDir Path folder) throws Exception {
        assertThat(run(folder).shows("", shown)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            true  | { "metrics": { "rmse": 0.5 } }
            true  | { "scenarios": [ { "name": "a", "timings": { "trainSeconds": 99 } } ] }
            false | { "metrics": { "rmse": 0.6 } }
            false | { "metric": {} , "name": "a" }
            false | { "scenarios": [ { "name": "a" }, { "name": "b" } ] }
            false | { "timings": { "seconds": 3 } }
            """)
    void json_is_part_of_what_a_build_leaves_or_not(boolean is, String json, @TempDir Path folder) throws Exception {
        assertThat(run(folder).shows("json", json)).isEqualTo(is);
    }

    @Test
    void lines_of_a_table_are_in_one_that_a_build_leaves_or_not(@TempDir Path folder) throws Exception {
        assertThat(run(folder).shows("csv", "step,truth\n0,1.5")).isTrue();
        assertThat(run(folder).shows("csv", "step,truth\n0,1.6")).isFalse();
    }

    @Test
    void a_language_without_a_rule_is_found(@TempDir Path folder) {
        assertThatThrownBy(() -> run(folder).shows("toml", "a = 1"))
                .hasMessage("no rule for blocks of the language 'toml'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            docs/none.md         | is no file
            docs                 | is no file
            LICENSE              |
            README.md#try-it     | is no anchor, on GitHub and in the site
            docs/reference/goals.md#verify |
            docs/reference/goals.md#very   | is no anchor, on GitHub and in the site
            http://example.com   | is not https
            https://example.com  |
            """)
    void a_link_that_leads_nowhere_is_found(String destination, String why) {
        Page page = Page.of("README.md", ROOT.resolve("README.md"), "");

        assertThat(LinksTest.wrong(page, destination).map(String::strip).orElse(null))
                .isEqualTo(why);
    }

    @Test
    void a_link_of_the_site_that_leads_nowhere_is_found(@TempDir Path site) throws Exception {
        Files.writeString(site.resolve("a.html"), """
                <a href="b.html">x</a> <a href="b.html#other">x</a> <a href="#">x</a> <a href="https://example.com">x</a>
                <a href="c.html">x</a> <img src="d.png"> <a href="b.html#none">x</a> <a href="b.md">x</a>
                """);
        Files.writeString(site.resolve("b.html"), "<p id='other'>x</p>");

        assertThat(Site.deadLinks(site))
                .containsExactly("a.html: c.html", "a.html: b.html#none", "a.html: b.md", "a.html: d.png");
    }

    @Test
    void blocks_codes_links_and_anchors_of_a_page_are_found() {
        Page page = Page.of("page.md", Path.of("page.md"), """
                # A `b` c

                <a id="own-one"></a>

                ## single-one

                | a | [x](x.md) and `code` |
                |---|---|
                | ![y](y.png) | |

                - in a list:

                  ```sh
                  mvn verify
                  ```
                """);

        assertThat(page.anchors()).containsExactlyInAnyOrder("own-one", "single-one");
        assertThat(page.destinations()).containsExactly("x.md", "y.png");
        assertThat(page.codes()).isEqualTo(List.of("b", "code"));
        assertThat(page.blocks()).hasToString("[page.md:13 (sh)]");
        assertThat(page.blocks().get(0).text()).isEqualTo("mvn verify\n");
    }
}
