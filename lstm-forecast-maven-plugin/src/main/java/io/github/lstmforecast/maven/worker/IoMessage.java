package io.github.lstmforecast.maven.worker;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** Why a file can't be read or written, for a person. */
public final class IoMessage {
    private IoMessage() {}

    /**
     * The reason alone, without the name of the file.
     *
     * @param e what happened
     * @return the reason of the operating system, where it gives one
     */
    public static String of(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        return reason == null ? e.toString() : reason;
    }
}
