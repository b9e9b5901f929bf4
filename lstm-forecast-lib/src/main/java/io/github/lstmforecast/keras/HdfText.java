package io.github.lstmforecast.keras;

import io.jhdf.GlobalHeap;
import io.jhdf.Utils;
import io.jhdf.exceptions.HdfException;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.VariableLength;
import io.jhdf.object.message.AttributeMessage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The text of attributes: of a fixed length in the header, or of any length in a global heap. */
final class HdfText {
    private static final int INDEX_SIZE = 4; // of a text in its heap

    private HdfText() {}

    /**
     * The texts of an attribute; none if it has no elements, whose kind may then be any.
     *
     * @throws RuntimeException if it is damaged, or has something else
     */
    static List<String> of(HdfBytes file, AttributeMessage attribute) {
        ByteBuffer data = attribute.getDataBuffer();
        DataType type = attribute.getDataType();
        if (data == null) {
            return List.of();
        }
        if (type instanceof VariableLength of && of.isVariableLengthString()) {
            return fromHeaps(file, data, type.getSize());
        }
        if (!(type instanceof StringData)) {
            throw new HdfException("attribute " + attribute.getName() + " is no text");
        }
        List<String> texts = new ArrayList<>();
        while (data.remaining() >= type.getSize()) {
            texts.add(text(file, data.slice(data.position(), type.getSize())));
            data.position(data.position() + type.getSize());
        }
        return texts;
    }

    private static List<String> fromHeaps(HdfBytes file, ByteBuffer data, int size) {
        Map<Long, GlobalHeap> heaps = new HashMap<>();
        List<String> texts = new ArrayList<>();
        while (data.remaining() >= size) {
            ByteBuffer reference = Utils.createSubBuffer(data, size);
            reference.position(size - file.getSizeOfOffsets() - INDEX_SIZE); // behind the length
            long heap = Utils.readBytesAsUnsignedLong(reference, file.getSizeOfOffsets());
            int index = reference.getInt();
            texts.add(
                    index == 0
                            ? ""
                            : text(
                                    file,
                                    heaps.computeIfAbsent(heap, address -> new GlobalHeap(file, address))
                                            .getObjectData(index)));
        }
        return texts;
    }

    /** Up to the end, or a zero byte. */
    private static String text(HdfBytes file, ByteBuffer bytes) {
        file.spend(bytes.remaining());
        byte[] text = new byte[bytes.remaining()];
        bytes.get(text);
        int length = 0;
        while (length < text.length && text[length] != 0) {
            length++;
        }
        return new String(text, 0, length, StandardCharsets.UTF_8);
    }
}
