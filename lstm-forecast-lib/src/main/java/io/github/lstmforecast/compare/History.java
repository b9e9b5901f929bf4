package io.github.lstmforecast.compare;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
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
    /** A longer file loses the older half of its lines. */
    private static final int MOST_BYTES = 16 << 20;

    /** A file that is so many times as long was not written here. */
    private static final long MOST_TIMES = 4;

    private static final long WAIT_MILLIS = 10;
    private static final int MOST_NAMED = 5;

    public History {
        entries = List.copyOf(entries);
        damaged = List.copyOf(damaged);
    }

    /**
     * Appends entries. Lines that can't be read stay as they are.
     *
     * @param file created if it does not exist, with its folder
     * @param longestWait for another program that has locked the file
     * @return what the file had before
     * @throws IOException if the file can't be read or written, or no line of it can be read: then it is another file
     */
    public static History append(Path file, List<HistoryEntry> entries, Duration longestWait) throws IOException {
        return append(file, entries, longestWait, MOST_BYTES);
    }

    static History append(Path file, List<HistoryEntry> added, Duration longestWait, int mostBytes) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("it is a folder; give the name of a file");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IOException(folder + " is a file, so there can be none in it");
        }
        Files.createDirectories(folder);
        long start = System.nanoTime();
        Optional<History> earlier = appendIfFree(file, added, mostBytes);
        while (earlier.isEmpty()) {
            if (System.nanoTime() - start > longestWait.toNanos()) {
                throw new IOException("another program keeps it locked");
            }
            pause();
            earlier = appendIfFree(file, added, mostBytes);
        }
        return earlier.get();
    }

    /**
     * Does nothing, and returns nothing, if another program has locked the file. A lock is one of the whole JVM: to close any
     * channel of the file would release it. So there is one channel at a time, also if other class loaders have this class.
     */
    private static Optional<History> appendIfFree(Path file, List<HistoryEntry> added, int mostBytes)
            throws IOException {
        synchronized (FileLock.class) {
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                return lock(channel) ? Optional.of(appendLocked(channel, added, mostBytes)) : Optional.empty();
            }
        }
    }

    /** Locks the file until the channel is closed, unless another has. */
    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) { // other code of this JVM
            return false;
        }
    }

    private static void pause() throws InterruptedIOException {
        try {
            Thread.sleep(WAIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while another program had locked it");
        }
    }

    private static History appendLocked(FileChannel channel, List<HistoryEntry> added, int mostBytes)
            throws IOException {
        if (channel.size() > MOST_TIMES * mostBytes) {
            throw new IOException("it has " + channel.size() + " bytes, more than any history; give another file");
        }
        byte[] before = content(channel);
        History earlier = parse(before);
        if (earlier.entries().isEmpty() && !earlier.damaged().isEmpty()) {
            throw new IOException(
                    "it is no history, since none of its lines can be read; give another file, or delete it");
        }
        write(channel, before, bytes(added), mostBytes);
        return earlier;
    }

    private static byte[] content(FileChannel channel) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        channel.position(0);
        int read = 0;
        while (content.hasRemaining() && read >= 0) {
            read = channel.read(content);
        }
        return Arrays.copyOf(content.array(), content.position());
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

    private static byte[] bytes(List<HistoryEntry> entries) {
        return entries.stream()
                .map(entry -> HistoryJson.write(entry) + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void write(FileChannel channel, byte[] before, byte[] added, int mostBytes) throws IOException {
        if ((long) before.length + added.length < mostBytes) {
            writeAt(channel, before.length, lineEnd(before), added);
            return;
        }
        // Half of it, so that not each run writes the whole file again.
        int kept = Math.max(0, mostBytes / 2 - added.length);
        int from = Math.max(0, before.length - kept);
        while (from > 0 && from < before.length && before[from - 1] != '\n') {
            from++;
        }
        byte[] newest = Arrays.copyOfRange(before, from, before.length);
        writeAt(channel, 0, newest, lineEnd(newest), added);
        channel.truncate(channel.position());
    }

    /** What the last line lacks, if another program was interrupted or an editor has omitted it. */
    private static byte[] lineEnd(byte[] content) {
        boolean isComplete = content.length == 0 || content[content.length - 1] == '\n';
        return isComplete ? new byte[0] : new byte[] {'\n'};
    }

    private static void writeAt(FileChannel channel, long at, byte[]... parts) throws IOException {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (byte[] part : parts) {
            all.put(part);
        }
        all.flip();
        channel.position(at);
        while (all.hasRemaining()) {
            channel.write(all);
        }
    }

    /** The runs of a scenario, the oldest first. */
    public List<HistoryEntry> of(String module, String scenario) {
        return entries.stream()
                .filter(entry ->
                        entry.run().module().equals(module) && entry.scenario().equals(scenario))
                .toList();
    }

    /** Which lines can't be read, for a message; empty if all can. */
    public Optional<String> damage() {
        if (damaged.isEmpty()) {
            return Optional.empty();
        }
        if (damaged.size() == 1) {
            return Optional.of("line " + damaged.get(0) + " can't be read and is skipped");
        }
        String named = damaged.stream().limit(MOST_NAMED).map(String::valueOf).collect(Collectors.joining(", "));
        int others = damaged.size() - MOST_NAMED;
        return Optional.of(
                "lines " + named + (others > 0 ? " and " + others + " more" : "") + " can't be read and are skipped");
    }
}
