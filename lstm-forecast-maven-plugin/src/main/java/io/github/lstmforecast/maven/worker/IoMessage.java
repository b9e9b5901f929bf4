package io.github.lstmforecast.maven.worker;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** Why a file can't be read or written, for a person. */
public final class IoMessage {
    private IoMessage() {}

    /**
     * The reason alone, without the file that the caller speaks of.
     *
     * @param e what happened
     * @return as the operating system says it, where it says something
     */
    public static String of(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        String said = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        return said == null ? e.toString() : said;
    }
}
