package io.github.lstmforecast.maven.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteFilesTest {
    @TempDir
    Path folder;

    private Path results;
    private SiteFiles files;

    @BeforeEach
    void a_secret_beside_the_results() throws IOException {
        results = Files.createDirectories(folder.resolve("target/lstm-forecast"));
        Files.writeString(folder.resolve("target/secret.svg"), "secret");
        files = new SiteFiles(results, folder.resolve("site"), "pages");
    }

    @Test
    void a_picture_is_copied_and_linked_to() throws Exception {
        Path picture = results.resolve("a b#1/pictures/50%.svg");
        Files.createDirectories(picture.getParent());
        Files.writeString(picture, "<svg/>");

        String link = files.copy("a b#1/pictures/50%.svg");

        assertThat(link).isEqualTo("pages/a%20b%231/pictures/50%25.svg");
        assertThat(folder.resolve("site/pages/a b#1/pictures/50%.svg")).hasContent("<svg/>");
    }

    @Test
    void a_picture_that_is_not_there_is_called_missing() {
        assertThatThrownBy(() -> files.copy("pulse/pictures/forecast.svg"))
                .isInstanceOf(SiteFileException.class)
                .hasMessage("pulse/pictures/forecast.svg is missing; mvn verify draws it anew");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret.svg", "pulse/../../secret.svg", "./../secret.svg", "..", "a/..", "bad\0name"})
    void a_path_that_leaves_the_folder_is_refused(String file) {
        assertThatThrownBy(() -> files.copy(file))
                .hasMessageEndingWith(" is not shown: it lies outside the folder of the results");
        assertThat(folder.resolve("site")).doesNotExist();
    }

    @Test
    void an_absolute_path_is_refused_even_to_a_picture_inside() throws IOException {
        Path picture = Files.writeString(results.resolve("forecast.svg"), "<svg/>");

        assertThatThrownBy(() -> files.copy(picture.toAbsolutePath().toString()))
                .hasMessageContaining("lies outside");
    }

    @Test
    void a_link_out_of_the_folder_is_refused() throws IOException {
        assumeThat(File.separatorChar).isEqualTo('/'); // elsewhere not everybody may make links
        Files.createSymbolicLink(results.resolve("link.svg"), folder.resolve("target/secret.svg"));
        Files.createSymbolicLink(results.resolve("up"), folder.resolve("target"));

        assertThatThrownBy(() -> files.copy("link.svg")).hasMessageContaining("lies outside");
        assertThatThrownBy(() -> files.copy("up/secret.svg")).hasMessageContaining("lies outside");
        assertThat(folder.resolve("site")).doesNotExist();
    }
}
