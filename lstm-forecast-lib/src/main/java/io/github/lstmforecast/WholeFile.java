package io.github.lstmforecast;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Files that are there as a whole or not at all. */
public final class WholeFile {
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
        Path beside = writeBeside(file, content);
        try {
            move(beside, file);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /**
     * Writes files that belong together: all are written beside their places, and safe on the disk, before the first is
     * renamed.
     *
     * @param contents of each file; older files are replaced
     * @throws IOException if that fails; older files are there again, or still, then
     */
    public static void writeTogether(Map<Path, byte[]> contents) throws IOException {
        Map<Path, Path> beside = new LinkedHashMap<>();
        Map<Path, Path> old = new LinkedHashMap<>();
        try {
            for (Map.Entry<Path, byte[]> file : contents.entrySet()) {
                beside.put(file.getKey(), writeBeside(file.getKey(), file.getValue()));
                if (Files.isRegularFile(file.getKey())) {
                    old.put(file.getKey(), writeBeside(file.getKey(), Files.readAllBytes(file.getKey())));
                }
            }
            for (Path file : contents.keySet()) {
                move(beside.get(file), file);
            }
        } catch (IOException e) {
            for (Path file : contents.keySet()) {
                if (old.containsKey(file)) {
                    move(old.get(file), file);
                } else if (!Files.isDirectory(file)) {
                    Files.deleteIfExists(file);
                }
            }
            throw e;
        } finally {
            for (Path left : beside.values()) {
                Files.deleteIfExists(left);
            }
            for (Path left : old.values()) {
                Files.deleteIfExists(left);
            }
        }
    }

    private static Path writeBeside(Path file, byte[] content) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        // Not a temporary file of the JDK: that only its owner may read.
        Path beside = folder.resolve(file.getFileName() + "." + UUID.randomUUID() + ".part");
        try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (ByteBuffer left = ByteBuffer.wrap(content); left.hasRemaining(); ) {
                channel.write(left);
            }
            channel.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(beside);
            throw e;
        }
        return beside;
    }

    private static void move(Path beside, Path file) throws IOException {
        try {
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
