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
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The zip of a model: only entries of known names are read, and none is larger than what the file can hold. */
final class ModelZip {
    static final String CONFIGURATION = "configuration.json";
    static final String COEFFICIENTS = "coefficients.bin";
    static final String UPDATER_STATE = "updaterState.bin";
    static final String NO_PARAMETERS = "noParams.marker";
    static final String NORMALIZER = "normalizer.bin";
    static final String FORECASTER = "forecaster.json";
    private static final List<String> ENTRIES =
            List.of(CONFIGURATION, COEFFICIENTS, UPDATER_STATE, NO_PARAMETERS, NORMALIZER, FORECASTER);

    private static final int MOST_TEXT = 4 << 20;
    private static final int MOST_BYTES = NumberArray.MOST * Double.BYTES + NumberArray.MOST_HEAD;
    private static final int MOST_DEFLATED = 1032; // what one byte of a zip can unpack to
    private static final byte[] MAGIC = {'P', 'K'};

    /** Every file has the same, so that the same network is the same bytes. */
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new LinkedHashMap<>();

    private ModelZip(ZipFile zip) throws ModelFileException {
        this.zip = zip;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (!ENTRIES.contains(entry.getName())) {
                throw new ModelFileException(
                        SafeText.of(entry.getName()) + ": such an entry is not read, since loading it can run code;"
                                + " a model file has only " + String.join(", ", ENTRIES));
            }
            if (entries.put(entry.getName(), entry) != null) {
                throw new ModelFileException(entry.getName() + ": it is in the file twice");
            }
        }
    }

    interface Reader<T> {
        T read(ModelZip zip) throws ModelFileException, IOException;
    }

    static <T> T read(Path file, Reader<T> reader) throws ModelFileException {
        if (!Files.exists(file)) {
            throw new ModelFileException("there is no such file", new NoSuchFileException(file.toString()));
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return reader.read(new ModelZip(zip));
        } catch (ZipException e) {
            throw new ModelFileException("it is not a zip file, or it is damaged: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new ModelFileException("it can't be read: " + e, e);
        } catch (IllegalArgumentException e) {
            throw new ModelFileException("it is a damaged zip file: " + e.getMessage(), e);
        } catch (OutOfMemoryError e) {
            throw new ModelFileException("it is too large for the memory of this JVM", e);
        }
    }

    /** Whether a file is the zip of a model; one that can't be opened as a zip may be one that was damaged. */
    static boolean isOne(Path file) throws ModelFileException {
        try (InputStream in = Files.newInputStream(file)) {
            if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
                return false;
            }
        } catch (IOException e) {
            throw new ModelFileException("it can't be read: " + e, e);
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.getEntry(CONFIGURATION) != null || zip.getEntry(COEFFICIENTS) != null;
        } catch (IOException | IllegalArgumentException e) {
            return true;
        }
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    EntryBytes text(String name) throws ModelFileException, IOException {
        return bytes(entries.get(name), MOST_TEXT);
    }

    /** What the head of an array says of its length. Where it does not fit its entry, nothing else is unpacked. */
    int arrayLength(String name) throws ModelFileException, IOException {
        ZipEntry entry = entries.get(name);
        requireSize(entry, MOST_BYTES);
        try (InputStream in = zip.getInputStream(entry)) {
            EntryBytes head = new EntryBytes(name, in.readNBytes(NumberArray.MOST_HEAD));
            return NumberArray.fittingLength(head, entry.getSize());
        }
    }

    NumberArray array(String name) throws ModelFileException, IOException {
        EntryBytes in = bytes(entries.get(name), MOST_BYTES);
        NumberArray array = NumberArray.read(in);
        in.requireEnd();
        return array;
    }

    private static void requireSize(ZipEntry entry, int most) throws ModelFileException {
        long size = entry.getSize();
        if (size < 0 || size > most || size / MOST_DEFLATED > entry.getCompressedSize()) {
            throw new ModelFileException(entry.getName() + ": it would unpack to " + size + " bytes, from "
                    + entry.getCompressedSize() + "; at most " + most + " are read, and no zip holds more than "
                    + MOST_DEFLATED + " times its own size");
        }
    }

    /** The content of an entry, which is never more than it says, and never says more than its bytes can unpack to. */
    private EntryBytes bytes(ZipEntry entry, int most) throws ModelFileException, IOException {
        requireSize(entry, most);
        String name = entry.getName();
        long size = entry.getSize();
        InputStream in = zip.getInputStream(entry);
        byte[] content = in.readNBytes((int) size + 1);
        if (content.length != size) {
            throw new ModelFileException(name + ": it unpacks to "
                    + (content.length < size ? "only " + content.length : "more than " + size)
                    + " bytes, but should to " + size);
        }
        CRC32 checksum = new CRC32();
        checksum.update(content);
        if (checksum.getValue() != entry.getCrc()) {
            throw new ModelFileException(name + ": its checksum is wrong; the file is damaged");
        }
        return new EntryBytes(name, content);
    }

    /** A zip of these entries, in their order. They are stored as they are: compressed, the bytes would depend on zlib. */
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
