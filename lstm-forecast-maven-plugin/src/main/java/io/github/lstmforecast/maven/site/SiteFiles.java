package io.github.lstmforecast.maven.site;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Copies what lies beside the results of a module into the site, so that pages can show it. */
final class SiteFiles {
    private final Path results;
    private final Path site;
    private final String folder;

    /**
     * @param results the folder of the results
     * @param site the folder of the page
     * @param folder where the files are to be, from the page on; one name or several with {@code /} between
     */
    SiteFiles(Path results, Path site, String folder) {
        this.results = results;
        this.site = site;
        this.folder = folder;
    }

    /** Whether there is such a file beside the results. */
    boolean has(String file) {
        return Files.isRegularFile(results.resolve(file));
    }

    /**
     * Copies a file.
     *
     * @param file where it is, from the folder of the results on
     * @return a link to the copy, from the page on
     * @throws SiteFileException if it is not there, can't be copied, or lies elsewhere: results are not trusted, and a
     *     site is often shown to others
     */
    String copy(String file) throws SiteFileException {
        Path inside = inside(file);
        Path source = results.resolve(inside);
        if (!Files.isRegularFile(source)) {
            throw new SiteFileException(file + " is missing; mvn verify draws it anew");
        }
        Path copy = site.resolve(folder).resolve(inside);
        try {
            if (!source.toRealPath().startsWith(results.toRealPath())) {
                throw elsewhere(file);
            }
            Files.createDirectories(copy.getParent());
            Files.copy(source, copy, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new SiteFileException(file + " can't be copied into the site: " + e);
        }
        return folder + "/"
                + StreamSupport.stream(inside.spliterator(), false)
                        .map(name -> URLEncoder.encode(name.toString(), StandardCharsets.UTF_8)
                                .replace("+", "%20"))
                        .collect(Collectors.joining("/"));
    }

    private static Path inside(String file) throws SiteFileException {
        Path path;
        try {
            path = Path.of(file);
        } catch (InvalidPathException e) {
            throw elsewhere(file);
        }
        if (path.getRoot() != null || path.startsWith("..") || !path.normalize().equals(path)) {
            throw elsewhere(file);
        }
        return path;
    }

    private static SiteFileException elsewhere(String file) {
        return new SiteFileException(file + " is not shown: it lies outside the folder of the results");
    }
}
