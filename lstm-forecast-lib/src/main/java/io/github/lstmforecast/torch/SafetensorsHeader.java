package io.github.lstmforecast.torch;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.model.EntryBytes;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.ModelJson;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is before the numbers of a safetensors file: the length of a JSON text in 64 bits, little-endian, and the text. It
 * says where each tensor is in the rest of the file, the data. All sizes are checked, so that nothing of the data need be
 * read before.
 *
 * @param entries in the order of the data, which they fill without gaps
 * @param metadata texts of the program that wrote the file
 * @param dataStart the position of the data in the file
 * @see <a href="https://huggingface.co/docs/safetensors">safetensors</a>
 */
record SafetensorsHeader(List<Entry> entries, Map<String, String> metadata, int dataStart) {
    static final String METADATA = "__metadata__";
    static final String TYPE = "dtype";
    static final String SHAPE = "shape";
    static final String OFFSETS = "data_offsets";

    private static final int MAX_LENGTH = 4 << 20;

    /** The most bytes in which the header ends. */
    static final int MAX_BYTES = Long.BYTES + MAX_LENGTH;

    /** The most numbers in a file: a quarter of a gigabyte in 32 bits. */
    static final int MAX_NUMBERS = 1 << 26;

    /** The most bytes of a file. */
    static final int MAX_FILE = MAX_BYTES + MAX_NUMBERS * Double.BYTES;

    private static final int MAX_TENSORS = 1000;
    private static final int MAX_TOKENS = 50_000;
    private static final int MAX_NAME = 200;
    private static final int MAX_DIMENSIONS = 8;
    private static final String HEADER = "header";

    /**
     * Where a tensor is.
     *
     * @param from its first byte in the data
     * @param to the byte behind its last one
     */
    record Entry(String name, NumberType type, List<Integer> shape, long from, long to) {}

    /**
     * Whether a file is in this format, or was before it was damaged.
     *
     * @param first the first bytes of the file
     */
    static boolean isAt(byte[] first) {
        boolean isText = true; // in which any character may be at any place
        for (int i = 0; i < Math.min(Long.BYTES, first.length); i++) {
            isText &= first[i] != 0;
        }
        return !isText && first.length > Long.BYTES && first[Long.BYTES] == '{';
    }

    /**
     * @param first the first {@link #MAX_BYTES} bytes of a file, or all if it has fewer
     * @param size of the whole file
     */
    static SafetensorsHeader read(byte[] first, long size) throws ModelFileException {
        ByteBuffer bytes = ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN);
        long length = first.length < Long.BYTES ? 0 : bytes.getLong();
        if (length < 1 || length > MAX_LENGTH) {
            throw wrong("its length is " + Long.toUnsignedString(length) + " bytes, but must be at least 1 and at most "
                    + MAX_LENGTH);
        }
        if (length > bytes.remaining()) {
            throw wrong("it should have " + length + " bytes, but the file ends after " + bytes.remaining()
                    + " of them; it is cut off or damaged");
        }
        byte[] text = new byte[(int) length];
        bytes.get(text);
        return of(ModelJson.read(new EntryBytes(HEADER, text), MAX_TOKENS), bytes.position(), size);
    }

    private static SafetensorsHeader of(JsonNode json, int dataStart, long size) throws ModelFileException {
        if (!json.isObject()) {
            throw wrong("it is not a JSON object");
        }
        if (json.size() > MAX_TENSORS) {
            throw wrong("it has " + json.size() + " tensors; at most " + MAX_TENSORS + " are supported");
        }
        List<Entry> entries = new ArrayList<>();
        Map<String, String> metadata = Map.of();
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            if (field.getKey().equals(METADATA)) {
                metadata = metadata(field.getValue());
            } else {
                entries.add(entry(field.getKey(), field.getValue()));
            }
        }
        entries.sort(Comparator.comparingLong(Entry::from).thenComparingLong(Entry::to));
        requireFilled(entries, size - dataStart);
        return new SafetensorsHeader(entries, metadata, dataStart);
    }

    private static Map<String, String> metadata(JsonNode json) throws ModelFileException {
        Map<String, String> metadata = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            if (!field.getValue().isTextual()) {
                throw wrong(METADATA + " has " + SafeText.of(field.getKey()) + ": " + shown(field.getValue())
                        + ", but only texts are allowed");
            }
            metadata.put(field.getKey(), field.getValue().textValue());
        }
        if (!json.isObject()) {
            throw wrong(METADATA + " is " + shown(json) + ", but must be an object of texts");
        }
        return metadata;
    }

    private static Entry entry(String name, JsonNode json) throws ModelFileException {
        if (name.length() > MAX_NAME) {
            throw Tensor.wrong(
                    name, "its name has " + name.length() + " characters; at most " + MAX_NAME + " are supported");
        }
        if (!json.isObject() || json.size() != 3 || !json.has(TYPE) || !json.has(SHAPE) || !json.has(OFFSETS)) {
            throw Tensor.wrong(
                    name,
                    "found " + shown(json) + " instead of an object with " + String.join(", ", TYPE, SHAPE, OFFSETS));
        }
        NumberType type = type(name, json.get(TYPE));
        List<Integer> shape = shape(name, json.get(SHAPE));
        JsonNode offsets = json.get(OFFSETS);
        boolean isPair = offsets.isArray() && offsets.size() == 2;
        long from = isPair ? position(offsets.get(0)) : -1;
        long to = isPair ? position(offsets.get(1)) : -1;
        if (from < 0 || to < from) {
            throw Tensor.wrong(
                    name, "its " + OFFSETS + " are " + shown(offsets) + ", but must be two positions, the lower first");
        }
        long needed =
                type.bytes() * shape.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
        if (to - from != needed) {
            throw Tensor.wrong(
                    name,
                    "its " + OFFSETS + " " + from + " and " + to + " are " + (to - from) + " bytes apart, but " + type
                            + " of shape " + shape + " has " + needed + " bytes");
        }
        return new Entry(name, type, shape, from, to);
    }

    private static NumberType type(String name, JsonNode json) throws ModelFileException {
        return Arrays.stream(NumberType.values())
                .filter(type -> type.name().equals(json.textValue()))
                .findFirst()
                .orElseThrow(() -> Tensor.wrong(
                        name,
                        "its " + TYPE + " is " + shown(json) + ", but must be one of " + List.of(NumberType.values())));
    }

    private static List<Integer> shape(String name, JsonNode json) throws ModelFileException {
        if (!json.isArray() || json.size() > MAX_DIMENSIONS) {
            throw Tensor.wrong(
                    name,
                    "its " + SHAPE + " is " + shown(json) + ", but must be a list of at most " + MAX_DIMENSIONS
                            + " sizes");
        }
        List<Integer> shape = new ArrayList<>();
        long count = 1;
        for (JsonNode size : json) {
            if (!size.isInt() || size.intValue() < 0 || (count *= Math.max(1, size.intValue())) > MAX_NUMBERS) {
                throw Tensor.wrong(
                        name,
                        "its " + SHAPE + " is " + shown(json) + ", but must be of sizes of at least 0 and of at most "
                                + MAX_NUMBERS + " numbers in all");
            }
            shape.add(size.intValue());
        }
        return shape;
    }

    private static long position(JsonNode json) {
        return json.isIntegralNumber() && json.canConvertToLong() ? json.longValue() : -1;
    }

    private static void requireFilled(List<Entry> entries, long dataLength) throws ModelFileException {
        if (entries.isEmpty()) {
            throw wrong("it has no tensors, so the file is not a model");
        }
        long end = 0;
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (entry.from < end) {
                throw Tensor.wrong(
                        entry.name,
                        "it begins at byte " + entry.from + " of the data, within the tensor "
                                + SafeText.of(entries.get(i - 1).name));
            }
            if (entry.from > end) {
                throw Tensor.wrong(
                        entry.name,
                        "it begins at byte " + entry.from + " of the data, but the bytes from " + end
                                + " on belong to no tensor");
            }
            end = entry.to;
        }
        if (end > dataLength) {
            throw wrong("the tensors have " + end + " bytes, but the file has only " + dataLength
                    + " behind the header; it is cut off or damaged");
        }
        if (end < dataLength) {
            throw wrong("the file has " + (dataLength - end) + " bytes behind the last tensor");
        }
        if (dataLength > (long) MAX_NUMBERS * Double.BYTES) {
            throw wrong("the tensors have " + dataLength + " bytes; at most " + (long) MAX_NUMBERS * Double.BYTES
                    + " are supported");
        }
    }

    private static String shown(JsonNode json) {
        return SafeText.of(json.toString());
    }

    private static ModelFileException wrong(String problem) {
        return new ModelFileException(HEADER + ": " + problem);
    }
}
