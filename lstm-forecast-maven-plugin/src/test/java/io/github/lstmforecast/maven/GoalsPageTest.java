package io.github.lstmforecast.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GoalsPageTest {
    private static final Path DESCRIPTOR = Path.of("target", "plugin-enhanced.xml");
    private static final Path PAGE = Path.of("..", "docs", "reference", "goals.md");

    /** Writes the page in place of comparing it. */
    private static final String WRITE = "docs.write";

    @Test
    void the_page_of_the_goals_is_what_the_plugin_has() throws IOException {
        String page = GoalsPage.of(DESCRIPTOR);

        if (System.getProperty(WRITE) != null) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("write it anew, with mvn -pl lstm-forecast-maven-plugin -am test -Dtest=GoalsPageTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -D" + WRITE)
                .hasContent(page);
    }
}
