package io.github.lstmforecast.compare;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The history of results: a text file with a JSON object in each line, the oldest first. Builds at the same time, in one JVM
 * or several, append whole lines.
 *
 * @param entries those that can be read
 * @param damaged the numbers of the lines that can't be read, from 1
 */
public record History(List<HistoryEntry> entries, List<Integer> damaged) {
    /** A longer file loses its oldest lines. */
    public static final int MOST_BYTES = 8 << 20;

    public History {
        entries = List.copyOf(entries);
        damaged = List.copyOf(damaged);
    }

    /** Reads a file; there are no entries if it does not exist. */
    public static History read(Path file) throws IOException {
        try {
            return parse(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return new History(List.of(), List.of());
        }
    }

    private static History parse(byte[] bytes) {
        List<HistoryEntry> entries = new ArrayList<>();
        List<Integer> damaged = new ArrayList<>();
        int number = 0;
        for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
            number++;
            if (!line.isBlank()) {
                Optional<HistoryEntry> entry = HistoryJson.read(line);
                entry.ifPresent(entries::add);
                if (entry.isEmpty()) {
                    damaged.add(number);
                }
            }
        }
        return new History(entries, damaged);
    }

    /** Appends entries. Lines that can't be read stay as they are. */
    public static void append(Path file, List<HistoryEntry> entries) throws IOException {
        append(file, entries, MOST_BYTES);
    }

    static void append(Path file, List<HistoryEntry> entries, int mostBytes) throws IOException {
        byte[] added = entries.stream()
                .map(entry -> HistoryJson.write(entry) + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
        Files.createDirectories(file.toAbsolutePath().getParent());
        synchronized (History.class) { // a lock of a file is one of the whole JVM
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                channel.lock(); // until the channel is closed
                append(channel, added, mostBytes);
            }
        }
    }

    private static void append(FileChannel channel, byte[] added, int mostBytes) throws IOException {
        byte[] before = new byte[Math.toIntExact(channel.size())];
        readFully(channel, ByteBuffer.wrap(before));
        boolean isOpenEnded = before.length > 0 && before[before.length - 1] != '\n'; // another program was interrupted
        if ((long) before.length + added.length < mostBytes) {
            byte[] end = isOpenEnded ? new byte[] {'\n'} : new byte[0];
            writeFully(channel, before.length, end, added);
            return;
        }
        // Half of it, so that not each run writes the whole file again.
        int kept = Math.max(0, mostBytes / 2 - added.length);
        int from = Math.max(0, before.length - kept);
        while (from > 0 && from < before.length && before[from - 1] != '\n') {
            from++;
        }
        byte[] newest = Arrays.copyOfRange(before, from, before.length);
        writeFully(channel, 0, newest, isOpenEnded && newest.length > 0 ? new byte[] {'\n'} : new byte[0], added);
        channel.truncate(channel.position());
    }

    private static void readFully(FileChannel channel, ByteBuffer into) throws IOException {
        channel.position(0);
        int read = 0;
        while (into.hasRemaining() && read >= 0) {
            read = channel.read(into);
        }
    }

    private static void writeFully(FileChannel channel, long at, byte[]... parts) throws IOException {
        int size = 0;
        for (byte[] part : parts) {
            size += part.length;
        }
        ByteBuffer all = ByteBuffer.allocate(size);
        for (byte[] part : parts) {
            all.put(part);
        }
        all.flip();
        channel.position(at);
        while (all.hasRemaining()) {
            channel.write(all);
        }
    }
}
