package io.github.lstmforecast.maven;

import org.apache.maven.plugin.MojoExecutionException;

/** Why there is no new scenario. */
final class NothingWrittenException extends MojoExecutionException {
    private static final long serialVersionUID = 1L;

    /** @param why as a sentence without its full stop */
    NothingWrittenException(String why) {
        super("Nothing was written: " + why);
    }
}
