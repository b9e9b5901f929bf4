package io.github.lstmforecast.maven.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IoMessageTest {
    @TempDir
    Path folder;

    @Test
    void it_is_what_the_operating_system_says() {
        assertThat(IoMessage.of(new FileSystemException("file/below", null, "Not a directory")))
                .isEqualTo("Not a directory");
        assertThat(IoMessage.of(new IOException("No space left on device"))).isEqualTo("No space left on device");
    }

    @Test
    void where_nothing_is_said_it_is_what_happened() {
        IOException e = catchThrowableOfType(IOException.class, () -> Files.size(folder.resolve("none")));

        assertThat(IoMessage.of(e)).isEqualTo("java.nio.file.NoSuchFileException: " + folder.resolve("none"));
        assertThat(IoMessage.of(new AccessDeniedException("any"))).isEqualTo("permission denied");
    }
}
