package io.github.lstmforecast.maven;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What is built.
 *
 * @param commit its id, if it is known
 * @param branch its name, if it is known; of a pull request that with the changes
 */
record Revision(Optional<String> commit, Optional<String> branch) {
    static final Revision UNKNOWN = new Revision(Optional.empty(), Optional.empty());

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 1000;

    /**
     * The revision that a build server reports, and otherwise Git. Build servers often check out a commit without its branch.
     *
     * @param folder in a working tree of Git, perhaps
     */
    static Revision of(Map<String, String> environment, Path folder) {
        Revision reported = BuildServer.revision(environment);
        return new Revision(
                reported.commit().or(() -> printed(folder, "git", "rev-parse", "--verify", "HEAD")),
                reported.branch().or(() -> printed(folder, "git", "symbolic-ref", "--quiet", "--short", "HEAD")));
    }

    /** The line that a command prints; empty if it is not installed, fails or hangs. */
    static Optional<String> printed(Path folder, String... command) {
        return printed(folder, LONGEST_WAIT, command);
    }

    static Optional<String> printed(Path folder, Duration longestWait, String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            try {
                if (!process.waitFor(longestWait.toNanos(), TimeUnit.NANOSECONDS) || process.exitValue() != 0) {
                    return Optional.empty();
                }
                String line =
                        new String(process.getInputStream().readNBytes(MOST_BYTES), StandardCharsets.UTF_8).strip();
                return line.isEmpty() ? Optional.empty() : Optional.of(line);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
