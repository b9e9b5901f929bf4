package io.github.lstmforecast.assertj;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The folder of the pictures, in child JVMs with different working directories. */
class FailurePictureFolderTest {
    @TempDir
    Path working;

    private String run() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FailingProgram.class.getName())
                .directory(working.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return printed;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"nothing, target", "target, target", "build, build", "target build, target"})
    void pictures_are_in_the_output_folder_of_the_build(String folders, String chosen) throws Exception {
        for (String folder : folders.split(" ")) {
            if (!folder.equals("nothing")) {
                Files.createDirectory(working.resolve(folder));
            }
        }

        String printed = run();
        Path picture = Path.of(URI.create(printed.substring(printed.indexOf("\nLook at ") + "\nLook at ".length())));
        assertThat(working.toRealPath()
                        .relativize(picture.toRealPath())
                        .toString()
                        .replace('\\', '/'))
                .matches(
                        chosen
                                + "/lstm-forecast/failures/io\\.github\\.lstmforecast\\.assertj\\.FailingProgram\\.main-\\d+\\.svg");
        assertThat(picture).isRegularFile();
    }

    // The consoles of IntelliJ IDEA and Eclipse make a link of a URL up to its first blank.
    @Test
    void the_picture_is_a_link_without_blanks() throws Exception {
        working = Files.createDirectory(working.resolve("my project"));

        assertThat(run()).containsPattern("\nLook at file:///\\S+/my%20project/target/\\S+\\.svg$");
    }

    @Test
    void an_assertion_fails_with_its_message_if_the_picture_can_not_be_written() throws Exception {
        Files.createFile(working.resolve("target"));

        // The rest depends on the operating system.
        assertThat(run()).startsWith("""

                        Expecting actual:
                          Forecast[50 steps from 1000, without a scenario]
                        to have rmse at most 0.1, but found:
                          rmse is 0.4472, but at most 0.1 is allowed (0.3472 over): the largest error is -1.000 at step 5
                        The picture could not be written: java.nio.file.""");
    }
}
