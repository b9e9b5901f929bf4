package io.github.lstmforecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    Path folder;

    @Test
    void a_file_replaces_the_old_one_and_leaves_nothing_beside_it() throws Exception {
        Path file = folder.resolve("a/b/results.json");

        WholeFile.write(file, "old and longer");
        WholeFile.write(file, "n\u00e4w");

        assertThat(file).content().isEqualTo("n\u00e4w");
        assertThat(file.getParent().toFile().list()).containsExactly("results.json");
    }

    @Test
    void a_file_that_cant_be_replaced_stays_as_it_was_and_nothing_is_left_beside_it() throws Exception {
        Path inTheWay = Files.createDirectories(folder.resolve("results.json/in-the-way"));

        assertThatThrownBy(() -> WholeFile.write(folder.resolve("results.json"), "new"))
                .isInstanceOf(IOException.class);

        assertThat(inTheWay).exists();
        assertThat(folder.toFile().list()).containsExactly("results.json");
    }

    @Test
    void content_that_breaks_off_leaves_the_old_file_and_nothing_beside_it() throws Exception {
        Path file = folder.resolve("index.html");
        WholeFile.write(file, "old");

        assertThatThrownBy(() -> WholeFile.write(file, out -> {
                    out.write(new byte[1 << 20]);
                    throw new IllegalStateException("broken off");
                }))
                .hasMessage("broken off");

        assertThat(file).content().isEqualTo("old");
        assertThat(folder.toFile().list()).containsExactly("index.html");
    }

    @Test
    void a_folder_that_cant_be_made_is_an_io_exception() throws Exception {
        Files.writeString(folder.resolve("target"), "a file");

        assertThatThrownBy(() -> WholeFile.write(folder.resolve("target/results.json"), "new"))
                .isInstanceOf(IOException.class);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void the_file_has_the_usual_permissions() throws Exception {
        Path usual = Files.writeString(folder.resolve("usual"), "");
        Path file = folder.resolve("whole");

        WholeFile.write(file, "text");

        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(usual));
    }

    @Test
    void a_write_that_fails_leaves_the_older_file_and_nothing_else() throws Exception {
        Path file = Files.createDirectories(folder.resolve("taken/by/a-folder")).getParent();

        assertThatThrownBy(() -> WholeFile.write(file, "text")).isInstanceOf(IOException.class);

        assertThat(file).isDirectory();
        try (Stream<Path> left = Files.list(file.getParent())) {
            assertThat(left).containsExactly(file);
        }
    }
}
