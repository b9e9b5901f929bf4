package io.github.lstmforecast.maven.worker;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The folder for the temporary files of one child: engines unpack tens of megabytes of native code, which a child that is
 * killed can't delete.
 */
record TemporaryFolder(Path path) {
    static TemporaryFolder in(Path folder) throws IOException {
        Files.createDirectories(folder);
        return new TemporaryFolder(Files.createTempDirectory(folder, "child-").toAbsolutePath());
    }

    /** Deletes as much as can be deleted; what is left harms nobody. */
    void delete() {
        try {
            Files.walkFileTree(path, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    return delete(file);
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, IOException e) {
                    return delete(folder);
                }
            });
        } catch (IOException e) {
            // as above
        }
    }

    private static FileVisitResult delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // as above
        }
        return FileVisitResult.CONTINUE;
    }
}
