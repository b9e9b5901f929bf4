package io.github.lstmforecast.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GoalsPageTest {
    private static final Path MODULE = Path.of("");

    @Test
    void the_page_of_the_goals_is_checked_in_as_it_should_be() throws IOException {
        assertThat(GoalsPage.file(MODULE))
                .as("is not what the goals say; %s writes it anew", GoalsPage.COMMAND)
                .hasContent(GoalsPage.text(MODULE));
    }
}
