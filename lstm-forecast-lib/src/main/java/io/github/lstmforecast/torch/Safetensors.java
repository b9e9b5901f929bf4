package io.github.lstmforecast.torch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.ModelJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A safetensors file: a {@linkplain SafetensorsHeader header}, and then the numbers.
 *
 * @param tensors in the order of the file
 * @param metadata texts of the program that wrote the file
 */
record Safetensors(List<Tensor> tensors, Map<String, String> metadata) {
    private static final int ALIGNMENT = 8;

    /**
     * The content of a file.
     *
     * @return empty if the file has another format
     */
    static Optional<byte[]> content(Path file) throws ModelFileException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] first = in.readNBytes(Long.BYTES + 1);
            if (!SafetensorsHeader.isAt(first)) {
                return Optional.empty();
            }
            long size = Files.size(file);
            int headLength = (int) Math.min(size, SafetensorsHeader.MAX_BYTES);
            byte[] head = filled(first, headLength, in);
            SafetensorsHeader.read(head, size); // before memory is taken for the data
            return Optional.of(filled(head, (int) size, in));
        } catch (IOException e) {
            throw new ModelFileException("it can't be read: " + e, e);
        } catch (OutOfMemoryError e) {
            throw new ModelFileException("it needs more memory than this JVM has", e);
        }
    }

    private static byte[] filled(byte[] begin, int length, InputStream in) throws IOException {
        byte[] all = Arrays.copyOf(begin, length);
        int read = in.readNBytes(all, begin.length, length - begin.length);
        return Arrays.copyOf(all, begin.length + read); // shorter if someone writes it at this moment
    }

    /** @param content of a whole file; not copied */
    static Safetensors read(byte[] content) throws ModelFileException {
        SafetensorsHeader header = SafetensorsHeader.read(content, content.length);
        ByteBuffer bytes = ByteBuffer.wrap(content).asReadOnlyBuffer();
        List<Tensor> tensors = new ArrayList<>();
        for (SafetensorsHeader.Entry entry : header.entries()) {
            ByteBuffer data = bytes.slice(header.dataStart() + (int) entry.from(), (int) (entry.to() - entry.from()))
                    .order(ByteOrder.LITTLE_ENDIAN);
            tensors.add(new Tensor(entry.name(), entry.type(), entry.shape(), data));
        }
        return new Safetensors(tensors, header.metadata());
    }

    /** The content of a file; the same tensors and texts give the same bytes. */
    byte[] write() {
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        ObjectNode texts = header.putObject(SafetensorsHeader.METADATA);
        metadata.forEach(texts::put);
        int length = 0;
        for (Tensor tensor : tensors) {
            ObjectNode entry = header.putObject(tensor.name());
            entry.put(SafetensorsHeader.TYPE, tensor.type().name());
            tensor.shape().forEach(entry.putArray(SafetensorsHeader.SHAPE)::add);
            entry.putArray(SafetensorsHeader.OFFSETS)
                    .add(length)
                    .add(length + tensor.data().limit());
            length += tensor.data().limit();
        }
        byte[] text = ModelJson.write(header);
        int padded = (text.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        ByteBuffer file = ByteBuffer.allocate(Math.addExact(Long.BYTES + padded, length))
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(padded)
                .put(text);
        while (file.position() < Long.BYTES + padded) {
            file.put((byte) ' ');
        }
        tensors.forEach(tensor -> file.put(tensor.data().duplicate().rewind()));
        return file.array();
    }
}
