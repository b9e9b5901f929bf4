package io.github.lstmforecast.maven.reference;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.result.json.Results;
import io.github.lstmforecast.result.json.ResultsException;
import io.github.lstmforecast.result.json.ResultsJson;
import java.io.IOException;
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

    /** What a parameter for results may be. */
    public static final String ALLOWED = "a file with results, or a folder that has one";

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
     * @param allowed what the parameter may be, for the message that nothing is there
     */
    public Path file(String allowed) throws MojoExecutionException {
        Path there = there(allowed);
        return file(there)
                .orElseThrow(() ->
                        new MojoExecutionException(without(there) + "; mvn lstm-forecast:verify writes such a file"));
    }

    /** The file or folder. */
    Path there(String allowed) throws MojoExecutionException {
        return existing()
                .orElseThrow(() -> new MojoExecutionException(named() + "but there is no such file or folder"
                        + path().map(path -> ": looked for " + path).orElse("") + "; it must be " + allowed));
    }

    /** That a folder has no results. */
    String without(Path folder) {
        return named() + "a folder without results: looked for "
                + places(folder).stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    /** Whether a file is where the path leads to, also through links. */
    boolean leadsTo(Path file) {
        return existing()
                .flatMap(this::file)
                .filter(other -> isSame(other, file))
                .isPresent();
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) { // one of them is gone
            return one.equals(other.toAbsolutePath().normalize());
        }
    }

    /** The file with the results; empty if it is a folder without. */
    Optional<Path> file(Path there) {
        return Files.isDirectory(there)
                ? places(there).stream().filter(Files::isRegularFile).findFirst()
                : Optional.of(there);
    }

    /** A checkout of a build of several modules, or what was kept of one, has the results of each where they are here. */
    private List<Path> places(Path folder) {
        List<Path> places = new ArrayList<>();
        own(folder).ifPresent(places::add);
        places.add(folder.resolve(ResultsJson.FILE));
        places.add(folder.resolve(BY_DEFAULT));
        return places.stream().distinct().toList();
    }

    private Optional<Path> own(Path folder) {
        Path root = started.toAbsolutePath().normalize();
        Path own = output.toAbsolutePath().normalize();
        return own.startsWith(root)
                ? Optional.of(folder.resolve(root.relativize(own)).resolve(ResultsJson.FILE))
                : Optional.empty();
    }

    /** Whether a file in a folder is not where the results of this module would be, so that they may be those of another one. */
    boolean isElsewhere(Path file, Path there) {
        return Files.isDirectory(there) && !own(there).equals(Optional.of(file));
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

    private String named() {
        return parameter + " is '" + SafeText.of(text) + "', ";
    }
}
