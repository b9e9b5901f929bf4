package io.github.lstmforecast;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of this library. */
public final class LibraryVersion {
    private LibraryVersion() {}

    /** The Maven version. */
    public static String get() {
        try (InputStream in = LibraryVersion.class.getResourceAsStream("version.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the library's own jar can't be read", e);
        }
    }
}
