package io.github.lstmforecast.maven.reference;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.result.json.Results;
import io.github.lstmforecast.result.json.ResultsException;
import io.github.lstmforecast.result.json.ResultsJson;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * A path that a user gives for results: that of the file, or of a folder that has it.
 *
 * @param parameter who it is given to, for messages
 * @param text as it is given; relative to where Maven was started
 * @param started the folder where Maven was started
 * @param output the folder of the results of this module
 */
public record ResultsPath(String parameter, String text, Path started, Path output) {
    /** Where results are in a module, unless the user has chosen another folder. */
    private static final Path BY_DEFAULT = Path.of("target", "lstm-forecast", ResultsJson.FILE);

    /** The path, if something is there. */
    Optional<Path> existing() {
        return path().filter(Files::exists);
    }

    private Optional<Path> path() {
        try {
            return Optional.of(started.resolve(text).toAbsolutePath().normalize());
        } catch (InvalidPathException e) { // as coordinates are on Windows
            return Optional.empty();
        }
    }

    /**
     * The file with the results.
     *
     * @param allowed what the parameter may be besides, for the message that nothing is there
     */
    public Path file(String allowed) throws MojoExecutionException {
        Path there = existing()
                .orElseThrow(() -> refusal("but there is no such file or folder"
                        + path().map(path -> ": looked for " + path).orElse("") + "; it must be " + allowed));
        return file(there)
                .orElseThrow(() -> refusal("a folder without results: looked for "
                        + places(there).stream().map(Path::toString).collect(Collectors.joining(", "))
                        + "; mvn lstm-forecast:verify writes such a file"));
    }

    /** Whether a file is where the path leads to. */
    boolean leadsTo(Path file) {
        return existing()
                .flatMap(this::file)
                .filter(file.toAbsolutePath().normalize()::equals)
                .isPresent();
    }

    private Optional<Path> file(Path there) {
        return Files.isDirectory(there)
                ? places(there).stream().filter(Files::isRegularFile).findFirst()
                : Optional.of(there);
    }

    /** A checkout of a build of several modules, or what was kept of one, has the results of each where they are here. */
    private List<Path> places(Path folder) {
        List<Path> places = new ArrayList<>();
        Path root = started.toAbsolutePath().normalize();
        Path own = output.toAbsolutePath().normalize();
        if (own.startsWith(root)) {
            places.add(folder.resolve(root.relativize(own)).resolve(ResultsJson.FILE));
        }
        places.add(folder.resolve(ResultsJson.FILE));
        places.add(folder.resolve(BY_DEFAULT));
        return places.stream().distinct().toList();
    }

    /**
     * Reads a file with results.
     *
     * @param what they are, for messages
     */
    public static Results read(String what, Path file) throws MojoExecutionException {
        try {
            return ResultsJson.readFile(file)
                    .orElseThrow(() -> new MojoExecutionException(what + " are gone: " + file));
        } catch (ResultsException e) {
            throw new MojoExecutionException(what + " can't be used: " + file + ": " + e.getMessage(), e);
        }
    }

    private MojoExecutionException refusal(String why) {
        return new MojoExecutionException(parameter + " is '" + SafeText.of(text) + "', " + why);
    }
}
