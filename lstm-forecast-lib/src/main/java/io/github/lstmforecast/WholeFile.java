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

/** Files that are there as a whole or not at all. */
public final class WholeFile {
    private static final int BUFFER = 1 << 16;

    private WholeFile() {}

    /**
     * Writes a file beside its place and then renames it, so that nobody ever reads a half-written one.
     *
     * @param file where; its folder is made if need be, an older file is replaced
     * @param text the content, written as UTF-8
     * @throws IOException if that fails; an older file is untouched then
     */
    public static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes a file beside its place and then renames it, so that nobody ever reads a half-written one.
     *
     * @param file where; its folder is made if need be, an older file is replaced
     * @param content all of it
     * @throws IOException if that fails; an older file is untouched then
     */
    public static void write(Path file, byte[] content) throws IOException {
        write(file, out -> out.write(content));
    }

    /** What writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes all of it.
         *
         * @param out where; need not be closed
         * @throws IOException if that fails
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a file beside its place and then renames it, so that nobody ever reads a half-written one.
     *
     * @param file where; its folder is made if need be, an older file is replaced
     * @param content writes all of it, however large that is
     * @throws IOException if that fails; an older file is untouched then
     */
    public static void write(Path file, Content content) throws IOException {
        Path beside = writeBeside(file, content);
        try {
            move(beside, file);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static Path writeBeside(Path file, Content content) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        // Not a temporary file of the JDK: that only its owner may read.
        Path beside = folder.resolve(file.getFileName() + "." + UUID.randomUUID() + ".part");
        try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
            content.writeTo(out);
            out.flush();
            channel.force(true);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(beside);
            throw e;
        }
        return beside;
    }

    /**
     * Renames a file.
     *
     * @param from what it is called
     * @param to what it will be called; an older file of that name is replaced
     * @throws IOException if that fails; both are as they were then
     */
    public static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
