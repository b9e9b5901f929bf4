package io.github.lstmforecast.maven;

import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;

/** A path as a reader finds it from where Maven was started. */
final class ShownPath {
    private ShownPath() {}

    static String of(Path path, MavenSession session) {
        Path root = Path.of(session.getExecutionRootDirectory()).toAbsolutePath();
        Path absolute = path.toAbsolutePath();
        return absolute.startsWith(root) ? root.relativize(absolute).toString() : absolute.toString();
    }
}
