package io.github.lstmforecast.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    @Test
    void commands_changes_and_what_is_shown_come_in_their_order() {
        Readme readme = Readme.of("""
                # Title

                ```sh
                mvn verify
                ```

                says

                ```
                [INFO] one
                ```

                and later

                ```
                [INFO] two
                ```

                ```diff
                --- a
                ```

                ```yaml
                only: to read
                ```

                ```sh
                mvn site
                ```
                """);

        assertThat(readme.steps())
                .containsExactly(
                        new Readme.Command("mvn verify\n", new Excerpt(List.of("[INFO] one", "...", "[INFO] two"))),
                        new Readme.Change("--- a\n"),
                        new Readme.Command("mvn site\n", new Excerpt(List.of())));
    }

    @Test
    void what_is_shown_must_follow_a_command() {
        assertThatThrownBy(() -> Readme.of("""
                ```
                [INFO] out of nowhere
                ```
                """))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No command stands before what is shown to be printed:\n[INFO] out of nowhere\n");
    }

    @Test
    void files_are_those_in_links_and_in_target() {
        Readme readme = Readme.of("""
                [A](src/a.yaml), [`B`](b), [C](https://example.com) and [D](#title);
                `target/x.html`, `m/target/y.html`, but not `src/a`, `target`, `**/target/*`, `-Dfolder=target/z w`.

                | `target/t.csv` |
                """);

        assertThat(readme.files())
                .containsExactly("src/a.yaml", "b", "target/x.html", "m/target/y.html", "target/t.csv");
    }
}
