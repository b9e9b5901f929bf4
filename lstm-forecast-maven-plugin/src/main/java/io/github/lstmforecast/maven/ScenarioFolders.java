package io.github.lstmforecast.maven;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.Suggestion;
import io.github.lstmforecast.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;

/** The scenarios of a module: each folder of the scenario directory that holds a scenario file, by name. */
final class ScenarioFolders {
    private ScenarioFolders() {}

    /**
     * Finds scenarios.
     *
     * @param directory where the folders are; need not exist
     * @param wanted names of the scenarios to run; all where it is empty
     * @param elsewhere what to say about a name that is not there, after what is there
     * @param log is warned of folders that look like scenarios and are none
     * @return the folders, in the order of their names
     * @throws MojoExecutionException if a wanted one is not there, or the directory can't be read
     */
    static List<Path> find(Path directory, List<String> wanted, UnaryOperator<String> elsewhere, Log log)
            throws MojoExecutionException {
        if (Files.exists(directory.resolve(ScenarioReader.FILE_NAME))) {
            throw new MojoExecutionException(directory.resolve(ScenarioReader.FILE_NAME)
                    + " is not in a folder of its own, whose name is the scenario's; move it, for example to "
                    + directory.resolve("pulse"));
        }
        List<Path> folders = new ArrayList<>();
        for (Path folder : children(directory)) {
            if (Files.isDirectory(folder)) {
                requirePlain(folder);
            }
            if (Files.exists(folder.resolve(ScenarioReader.FILE_NAME))
                    || Files.exists(folder.resolve(ScenarioReader.MISSPELT))) { // reading it reports the error
                folders.add(folder);
            } else if (Files.isDirectory(folder)) {
                log.warn("the folder " + folder + " is no scenario: it has no " + ScenarioReader.FILE_NAME);
            }
        }
        if (wanted.isEmpty()) {
            return folders;
        }
        List<String> names = folders.stream().map(ScenarioFolders::name).toList();
        for (String name : wanted) {
            if (!names.contains(name)) {
                String suggestion = Suggestion.of(name, names);
                throw new MojoExecutionException("There is no scenario '" + name + "' in " + directory + "; "
                        + (suggestion.isEmpty() ? "" : suggestion + " ")
                        + "found " + (names.isEmpty() ? "none" : String.join(", ", names)) + elsewhere.apply(name));
            }
        }
        return folders.stream().filter(folder -> wanted.contains(name(folder))).toList();
    }

    /** A name is part of messages, where control characters could fake a line of the log or control the terminal. */
    private static void requirePlain(Path folder) throws MojoExecutionException {
        if (!SafeText.isPlain(name(folder))) {
            throw new MojoExecutionException("The name of '" + SafeText.of(name(folder)) + "' in " + folder.getParent()
                    + " has characters that can't be shown; rename it");
        }
    }

    static String name(Path folder) {
        return folder.getFileName().toString();
    }

    private static List<Path> children(Path directory) throws MojoExecutionException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(directory)) {
            return children.sorted().toList();
        } catch (IOException e) {
            throw new MojoExecutionException("The scenario directory " + directory + " can't be read: " + e, e);
        }
    }
}
