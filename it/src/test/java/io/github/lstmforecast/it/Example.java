package io.github.lstmforecast.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.difflib.unifieddiff.UnifiedDiffFile;
import com.github.difflib.unifieddiff.UnifiedDiffReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * An example, and a copy of it to try things with.
 *
 * @param original its folder in this project
 * @param copy under {@code target}
 */
public record Example(Path original, Path copy) {
    private static final Path ALL = Path.of("..", "examples");

    static List<String> names() throws IOException {
        try (Stream<Path> folders = Files.list(ALL)) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    /**
     * A new copy, without what builds have left in the original.
     *
     * @param folder of the copy, under {@code target/examples}
     */
    public static Example copied(String name, String folder) throws IOException {
        Path original = ALL.resolve(name);
        Path copy = Path.of("target", "examples", folder).toAbsolutePath();
        FileUtils.deleteDirectory(copy.toFile());
        FileUtils.copyDirectory(
                original.toFile(), copy.toFile(), file -> !file.getName().equals("target"));
        return new Example(original, copy);
    }

    /** Does what the README says, and requires that what it shows is what is seen. */
    void follow() throws Exception {
        Readme readme = Readme.of(Files.readString(original.resolve("README.md")));
        assertThat(readme.steps()).isNotEmpty();
        for (Readme.Step step : readme.steps()) {
            if (step instanceof Readme.Command command) {
                type(command);
            } else if (step instanceof Readme.Change change) {
                apply(change.diff());
            }
        }
        assertThat(readme.files())
                .allSatisfy(file -> assertThat(copy.resolve(file)).exists());
    }

    private void type(Readme.Command command) throws IOException, InterruptedException {
        Shell.Printed printed = Shell.in(copy).run(command.script());
        assertThat(printed.exitCode() != 0)
                .as("fails: %s%s", command.script(), printed.text())
                .isEqualTo(command.shown().showsFailure());
        assertThat(command.shown().missingIn(printed.lines()))
                .as("what the README shows and this does not print: %s%s", command.script(), printed.text())
                .isEmpty();
    }

    private void apply(String diff) throws Exception {
        List<UnifiedDiffFile> files = UnifiedDiffReader.parseUnifiedDiff(
                        new ByteArrayInputStream(diff.getBytes(StandardCharsets.UTF_8)))
                .getFiles();
        assertThat(files).as(diff).isNotEmpty();
        for (UnifiedDiffFile file : files) {
            Path changed = copy.resolve(file.getToFile());
            Files.write(changed, file.getPatch().applyTo(Files.readAllLines(changed)));
        }
    }
}
