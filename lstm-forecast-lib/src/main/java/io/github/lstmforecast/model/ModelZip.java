package io.github.lstmforecast.model;

import io.github.lstmforecast.SafeText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A zip file of a model. Only entries with known names and limited sizes are read. */
public final class ModelZip {
    private static final int MAX_RATIO = 1032; // the maximum compression ratio of a zip
    private static final String MAGIC = "PK";
    private static final int NAME_AT = 30; // of the first entry
    private static final int HEAD = 64;

    /** Constant, so that the same network gives the same bytes. */
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new LinkedHashMap<>();

    private ModelZip(ZipFile zip, List<String> allowed) throws ModelFileException {
        this.zip = zip;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (!allowed.contains(entry.getName())) {
                throw new ModelFileException(
                        SafeText.of(entry.getName()) + ": this entry is not allowed, since loading it can run code;"
                                + " a model file has only " + String.join(", ", allowed));
            }
            if (entries.put(entry.getName(), entry) != null) {
                throw new ModelFileException(entry.getName() + ": this entry is in the file twice");
            }
        }
    }

    /** What is made of an open file. */
    public interface Reader<T> {
        T read(ModelZip zip) throws ModelFileException, IOException;
    }

    /**
     * Reads a file.
     *
     * @param allowed the names of the entries that it may have
     */
    public static <T> T read(Path file, List<String> allowed, Reader<T> reader) throws ModelFileException {
        if (!Files.exists(file)) {
            throw new ModelFileException("the file does not exist", new NoSuchFileException(file.toString()));
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return reader.read(new ModelZip(zip, allowed));
        } catch (ZipException e) {
            throw new ModelFileException("it is a damaged zip file, or none: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new ModelFileException("it can't be read: " + e, e);
        } catch (IllegalArgumentException e) {
            throw new ModelFileException("it is a damaged zip file: " + e.getMessage(), e);
        } catch (OutOfMemoryError e) {
            throw new ModelFileException("it needs more memory than this JVM has", e);
        }
    }

    /**
     * Whether a file is a zip with one of some entries; of a damaged one, whether it begins with one.
     *
     * @param entries those that tell this kind of model from others
     */
    public static boolean hasOne(Path file, List<String> entries) throws ModelFileException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        } catch (IOException e) {
            throw new ModelFileException("it can't be read: " + e, e);
        }
        String begin = new String(head, StandardCharsets.ISO_8859_1);
        if (!begin.startsWith(MAGIC)) {
            return false;
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return entries.stream().anyMatch(entry -> zip.getEntry(entry) != null);
        } catch (IOException | IllegalArgumentException e) {
            return entries.stream().anyMatch(entry -> begin.startsWith(entry, NAME_AT));
        }
    }

    public boolean has(String name) {
        return entries.containsKey(name);
    }

    /**
     * The first bytes of an entry, whose size is checked.
     *
     * @param max the most bytes that the whole entry may have
     */
    public EntryBytes head(String name, int length, int max) throws ModelFileException, IOException {
        ZipEntry entry = entries.get(name);
        requireSize(entry, max);
        try (InputStream in = zip.getInputStream(entry)) {
            return new EntryBytes(name, in.readNBytes(length));
        }
    }

    /** The size of an entry in bytes, as the file says. */
    public long size(String name) {
        return entries.get(name).getSize();
    }

    private static void requireSize(ZipEntry entry, int max) throws ModelFileException {
        long size = entry.getSize();
        if (size < 0 || size > max || size / MAX_RATIO > entry.getCompressedSize()) {
            throw new ModelFileException(entry.getName() + ": it would unpack to " + size + " bytes, from "
                    + entry.getCompressedSize() + "; at most " + max + " are allowed, and a zip can't have more than "
                    + MAX_RATIO + " times its own size");
        }
    }

    /**
     * The content of an entry, whose size is checked before and after unpacking.
     *
     * @param max the most bytes that it may have
     */
    public EntryBytes bytes(String name, int max) throws ModelFileException, IOException {
        ZipEntry entry = entries.get(name);
        requireSize(entry, max);
        long size = entry.getSize();
        InputStream in = zip.getInputStream(entry);
        byte[] content = in.readNBytes((int) size + 1);
        if (content.length != size) {
            throw new ModelFileException(name + ": it unpacks to "
                    + (content.length < size ? "only " + content.length : "more than " + size)
                    + " bytes, but its size should be " + size);
        }
        CRC32 checksum = new CRC32();
        checksum.update(content);
        if (checksum.getValue() != entry.getCrc()) {
            throw new ModelFileException(name + ": its checksum is wrong; the file is damaged");
        }
        return new EntryBytes(name, content);
    }

    /** A zip of these entries, in this order, without compression: compressed bytes would depend on the version of zlib. */
    public static byte[] of(Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> one : entries.entrySet()) {
                CRC32 checksum = new CRC32();
                checksum.update(one.getValue());
                ZipEntry entry = new ZipEntry(one.getKey());
                entry.setTimeLocal(ENTRY_TIME);
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(one.getValue().length);
                entry.setCrc(checksum.getValue());
                zip.putNextEntry(entry);
                zip.write(one.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written", e);
        }
        return bytes.toByteArray();
    }
}
