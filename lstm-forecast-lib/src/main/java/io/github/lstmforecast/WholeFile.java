package io.github.lstmforecast;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes files atomically: a reader sees the complete file or none. */
public final class WholeFile {
    private static final int BUFFER = 1 << 16;

    private WholeFile() {}

    /** {@link #write(Path, Content)} of a text as UTF-8. */
    public static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@link #write(Path, Content)} of bytes. */
    public static void write(Path file, byte[] content) throws IOException {
        write(file, out -> out.write(content));
    }

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        /** @param out need not be closed */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a temporary file in the same folder, then renames it. Creates the folder if it is missing and replaces an
     * existing file.
     *
     * @throws IOException if that fails; an existing file is unchanged
     */
    public static void write(Path file, Content content) throws IOException {
        write(file, content, true);
    }

    /**
     * Writes a file that each build makes anew, and of which there may be thousands: as {@link #write(Path, String)}, but
     * does not wait for the disk, so that only a failure of the machine itself may leave a part of it.
     */
    public static void writeOutput(Path file, String text) throws IOException {
        write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)), false);
    }

    private static void write(Path file, Content content, boolean isOnDisk) throws IOException {
        Path beside = writeBeside(file, content, isOnDisk);
        try {
            move(beside, file);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static Path writeBeside(Path file, Content content, boolean isOnDisk) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        // Not Files.createTempFile: only the owner may read that.
        Path beside = folder.resolve(file.getFileName() + "." + UUID.randomUUID() + ".part");
        try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
            content.writeTo(out);
            out.flush();
            if (isOnDisk) {
                channel.force(true);
            }
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(beside);
            throw e;
        }
        return beside;
    }

    /**
     * Renames a file and replaces an existing one.
     *
     * @throws IOException if that fails; both files are unchanged
     */
    public static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
