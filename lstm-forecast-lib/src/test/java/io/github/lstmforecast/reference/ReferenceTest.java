package io.github.lstmforecast.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReferenceTest {
    private static final Path PROJECT = Path.of("..");

    static Stream<Arguments> files() throws IOException {
        return Reference.files(PROJECT).entrySet().stream().map(file -> Arguments.of(file.getKey(), file.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void generated_files_are_up_to_date(String file, String text) throws IOException {
        assertThat(Files.readString(PROJECT.resolve(file)))
                .as("%s is out of date; generate it with: %s", file, Reference.COMMAND)
                .isEqualTo(text);
    }
}
