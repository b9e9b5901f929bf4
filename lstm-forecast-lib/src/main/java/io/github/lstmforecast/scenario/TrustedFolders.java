package io.github.lstmforecast.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The folders that the files of scenarios may lie in. A scenario may be from somebody who is not trusted, as with a pull
 * request, and what it names is read and partly told in messages; so it may name nothing outside, neither by a path nor
 * by a link.
 *
 * @param folders absolute; none lies in another
 */
public record TrustedFolders(List<Path> folders) {
    public TrustedFolders {
        List<Path> all = folders.stream().map(TrustedFolders::plain).distinct().toList();
        folders = all.stream()
                .filter(folder -> all.stream().noneMatch(other -> !folder.equals(other) && folder.startsWith(other)))
                .toList();
    }

    /**
     * A module and the projects above it: folders that each have a {@code pom.xml}.
     *
     * @param module its folder
     * @return the outermost of them
     */
    public static List<Path> ofProject(Path module) {
        Path outermost = plain(module);
        while (outermost.getParent() != null
                && Files.exists(outermost.getParent().resolve("pom.xml"))) {
            outermost = outermost.getParent();
        }
        return List.of(outermost);
    }

    /** Those of a scenario: its module's, its own where that is elsewhere, and others. */
    static TrustedFolders of(Path base, Path folder, List<Path> others) {
        List<Path> all = new ArrayList<>(others);
        all.add(base);
        TrustedFolders known = new TrustedFolders(all);
        if (known.name(folder)) {
            return known;
        }
        all.add(folder);
        return new TrustedFolders(all);
    }

    private static Path plain(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /**
     * Whether a path leads into one of the folders, wherever links lead it from there.
     *
     * @param path need not exist
     * @return whether it does by its name
     */
    public boolean name(Path path) {
        return folders.stream().anyMatch(plain(path)::startsWith);
    }

    /**
     * Whether a path leads to another drive or another computer than each of the folders: as soon as one asks whether a
     * file is there, Windows would call that computer, and tell it who asks.
     *
     * @param path need not exist
     * @return whether nothing but its name is needed to refuse it
     */
    boolean areOnOtherDrives(Path path) {
        return folders.stream()
                .noneMatch(folder -> folder.getRoot().equals(plain(path).getRoot()));
    }

    /**
     * Whether a file lies in one of the folders, wherever it is named.
     *
     * @param file must exist
     * @return whether it does after all links are followed
     * @throws IOException if that can't be found out
     */
    public boolean hold(Path file) throws IOException {
        Path real = file.toRealPath();
        for (Path folder : folders) {
            if (Files.exists(folder) && real.startsWith(folder.toRealPath())) {
                return true;
            }
        }
        return false;
    }

    /**
     * What is wrong with a file elsewhere, and what can be done.
     *
     * @param file which
     * @return the end of a sentence that begins with the file
     */
    public String refusal(Path file) {
        Path real = plain(file);
        try {
            real = areOnOtherDrives(file) ? real : file.toRealPath();
        } catch (IOException e) {
            // It is told by its name.
        }
        return "lies outside of " + folders.stream().map(Path::toString).collect(Collectors.joining(" and "))
                + (real.equals(plain(file)) ? "" : ", at " + real)
                + "; if that is meant, name the folder in trustedDirectories of the plugin";
    }
}
