package io.github.lstmforecast.dl4j.file;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.model.ModelFileException;
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

/** The zip file of a model. Only entries with known names and limited sizes are read. */
final class ModelZip {
    static final String CONFIGURATION = "configuration.json";
    static final String COEFFICIENTS = "coefficients.bin";
    static final String UPDATER_STATE = "updaterState.bin";
    static final String NO_PARAMETERS = "noParams.marker";
    static final String NORMALIZER = "normalizer.bin";
    static final String FORECASTER = "forecaster.json";
    private static final List<String> ENTRIES =
            List.of(CONFIGURATION, COEFFICIENTS, UPDATER_STATE, NO_PARAMETERS, NORMALIZER, FORECASTER);

    private static final int MAX_TEXT = 4 << 20;
    private static final int MAX_BYTES = NumberArray.MAX * Double.BYTES + NumberArray.MAX_HEAD;
    private static final int MAX_RATIO = 1032; // the maximum compression ratio of a zip
    private static final String MAGIC = "PK";
    private static final int NAME_AT = 30; // of the first entry
    private static final int HEAD = 64;

    /** Constant, so that the same network gives the same bytes. */
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new LinkedHashMap<>();

    private ModelZip(ZipFile zip) throws ModelFileException {
        this.zip = zip;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (!ENTRIES.contains(entry.getName())) {
                throw new ModelFileException(
                        SafeText.of(entry.getName()) + ": this entry is not allowed, since loading it can run code;"
                                + " a model file has only " + String.join(", ", ENTRIES));
            }
            if (entries.put(entry.getName(), entry) != null) {
                throw new ModelFileException(entry.getName() + ": this entry is in the file twice");
            }
        }
    }

    interface Reader<T> {
        T read(ModelZip zip) throws ModelFileException, IOException;
    }

    static <T> T read(Path file, Reader<T> reader) throws ModelFileException {
        if (!Files.exists(file)) {
            throw new ModelFileException("the file does not exist", new NoSuchFileException(file.toString()));
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return reader.read(new ModelZip(zip));
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

    /** Whether a file is the zip of a model, maybe a damaged one. */
    static boolean isOne(Path file) throws ModelFileException {
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
            return zip.getEntry(CONFIGURATION) != null || zip.getEntry(COEFFICIENTS) != null;
        } catch (IOException | IllegalArgumentException e) {
            return ENTRIES.stream().anyMatch(entry -> begin.startsWith(entry, NAME_AT));
        }
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    EntryBytes text(String name) throws ModelFileException, IOException {
        return bytes(entries.get(name), MAX_TEXT);
    }

    /** The length of an array from its head. If it does not fit the entry, nothing else is unpacked. */
    int arrayLength(String name) throws ModelFileException, IOException {
        ZipEntry entry = entries.get(name);
        requireSize(entry, MAX_BYTES);
        try (InputStream in = zip.getInputStream(entry)) {
            EntryBytes head = new EntryBytes(name, in.readNBytes(NumberArray.MAX_HEAD));
            return NumberArray.fittingLength(head, entry.getSize());
        }
    }

    NumberArray array(String name) throws ModelFileException, IOException {
        EntryBytes in = bytes(entries.get(name), MAX_BYTES);
        NumberArray array = NumberArray.read(in);
        in.requireEnd();
        return array;
    }

    private static void requireSize(ZipEntry entry, int max) throws ModelFileException {
        long size = entry.getSize();
        if (size < 0 || size > max || size / MAX_RATIO > entry.getCompressedSize()) {
            throw new ModelFileException(entry.getName() + ": it would unpack to " + size + " bytes, from "
                    + entry.getCompressedSize() + "; at most " + max + " are allowed, and a zip can't have more than "
                    + MAX_RATIO + " times its own size");
        }
    }

    /** The content of an entry, whose size is checked before and after unpacking. */
    private EntryBytes bytes(ZipEntry entry, int max) throws ModelFileException, IOException {
        requireSize(entry, max);
        String name = entry.getName();
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
    static byte[] of(Map<String, byte[]> entries) {
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
