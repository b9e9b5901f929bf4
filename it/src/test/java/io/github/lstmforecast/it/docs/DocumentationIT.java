package io.github.lstmforecast.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.it.Example;
import io.github.lstmforecast.it.Excerpt;
import io.github.lstmforecast.it.Shell;
import io.github.lstmforecast.it.docs.Page.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The commands of the documentation are run, with the real Maven, and must print what it shows.
 *
 * <p>Some pages are followed, each in a copy of {@code examples/pulse}: a POM becomes {@code pom.xml}, a whole scenario
 * {@code scenario.yaml}, commands are run, and a block that shows something must show what the commands above it gave.
 * Commands with {@code -pl} are meant for the repository, and not run here. What any other page shows must have come of
 * one of these.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the pages are written for a POSIX shell")
class DocumentationIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> FOLLOWED =
            List.of("docs/tutorial.md", "docs/how-to/calibrate.md", "docs/how-to/deploy.md");
    private static final Map<Block, RealRun> GIVEN = new LinkedHashMap<>();

    @BeforeAll
    static void follow() throws Exception {
        for (String page : FOLLOWED) {
            follow(Page.read(ROOT, ROOT.resolve(page)));
        }
    }

    static List<Block> shown() throws IOException {
        return Page.documentation(ROOT).stream()
                .flatMap(page -> page.blocks().stream())
                .filter(block -> RealRun.LANGUAGES.contains(block.language()))
                .toList();
    }

    private static void follow(Page page) throws Exception {
        Path copy =
                Example.copied("pulse", page.file().getFileName().toString()).copy();
        RealRun last = null;
        for (Block block : page.blocks()) {
            if (block.language().equals("yaml") && Scenarios.isWhole(block.text())) {
                Files.writeString(copy.resolve("src/forecast/pulse/scenario.yaml"), block.text());
            } else if (block.language().equals("sh") && !block.text().contains(" -pl ")) {
                Shell.Printed printed = Shell.in(copy).run(block.text());
                assertThat(printed.exitCode() != 0)
                        .as("%s fails: %s", block, printed.text())
                        .isEqualTo(showsFailure(page, block));
                last = RealRun.of(printed.lines(), copy.resolve("target/lstm-forecast"));
            } else if (RealRun.LANGUAGES.contains(block.language())) {
                GIVEN.put(block, last);
            }
        }
    }

    /** What stands below commands says whether they are to fail. */
    private static boolean showsFailure(Page page, Block commands) {
        return page.blocks().stream()
                .filter(block -> block.line() > commands.line())
                .findFirst()
                .map(block -> Excerpt.of(block.text()))
                .map(Excerpt::showsFailure)
                .orElse(false);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shown")
    void what_a_page_shows_is_what_a_build_gives(Block block) throws IOException {
        List<RealRun> runs = GIVEN.containsKey(block) ? List.of(GIVEN.get(block)) : List.copyOf(GIVEN.values());

        List<RealRun> giving = new ArrayList<>();
        for (RealRun run : runs) {
            if (run.shows(block.language(), block.text())) {
                giving.add(run);
            }
        }

        assertThat(giving)
                .as("builds, of %d, that give%n%s", runs.size(), block.text())
                .isNotEmpty();
    }

    @Test
    void the_project_of_the_readme_gives_what_it_shows() throws Exception {
        Page readme = Page.read(ROOT, ROOT.resolve("README.md"));
        Path copy = Example.copied("pulse", "README.md").copy();
        Files.writeString(copy.resolve("pom.xml"), readme.blocks("xml").get(0).text());
        Files.writeString(
                copy.resolve("src/forecast/pulse/scenario.yaml"),
                readme.blocks("yaml").get(0).text());

        Shell.Printed printed = Shell.in(copy).run("mvn verify");

        assertThat(printed.exitCode()).as(printed.text()).isZero();
        assertThat(Excerpt.of(readme.blocks("").get(0).text()).missingIn(printed.lines()))
                .isEmpty();
    }

    @Test
    void no_link_of_the_site_leads_nowhere() throws Exception {
        Shell.Printed printed = Shell.in(ROOT).run("mvn -N site");

        assertThat(printed.exitCode()).as(printed.text()).isZero();
        assertThat(Site.deadLinks(ROOT.resolve("target/site"))).isEmpty();
    }
}
