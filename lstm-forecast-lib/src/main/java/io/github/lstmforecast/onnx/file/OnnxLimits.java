package io.github.lstmforecast.onnx.file;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.github.lstmforecast.model.ModelFileException;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/**
 * The limits of an ONNX file. They are checked on its bytes, before an object is made of each message in it: a message of
 * two bytes becomes an object of a hundred.
 */
final class OnnxLimits {
    /** Of a file, and of all its external data. */
    static final long MAX_BYTES = 1 << 29;

    private static final int MAX_NODES = 100_000;
    private static final int MAX_PARTS = 2_000_000;
    private static final int MAX_NESTING = 8; // of graphs in graphs

    private static final int BYTES_OF_A_PART = 8;
    private static final int TRAINING = 20; // a field of a model

    /** The messages of ONNX's protobuf that are looked into. */
    private enum Message {
        MODEL,
        GRAPH,
        NODE,
        ATTRIBUTE,
        FUNCTION,
        TENSOR,
        VALUE,
        TYPE,
        TENSOR_TYPE,
        SHAPE
    }

    /** The fields that are such messages. */
    private static final Map<Message, Map<Integer, Message>> FIELDS = Map.of(
            Message.MODEL, Map.of(7, Message.GRAPH, 25, Message.FUNCTION),
            Message.GRAPH,
                    Map.of(1, Message.NODE, 5, Message.TENSOR, 11, Message.VALUE, 12, Message.VALUE, 13, Message.VALUE),
            Message.NODE, Map.of(5, Message.ATTRIBUTE),
            Message.ATTRIBUTE, Map.of(6, Message.GRAPH, 11, Message.GRAPH, 5, Message.TENSOR, 10, Message.TENSOR),
            Message.FUNCTION, Map.of(7, Message.NODE, 11, Message.ATTRIBUTE),
            Message.TENSOR, Map.of(),
            Message.VALUE, Map.of(2, Message.TYPE),
            Message.TYPE, Map.of(1, Message.TENSOR_TYPE),
            Message.TENSOR_TYPE, Map.of(2, Message.SHAPE),
            Message.SHAPE, Map.of());

    /** The fields that take no more memory than bytes: raw data, texts, floats and doubles. */
    private static final Map<Message, Set<Integer>> BULK =
            Map.of(Message.TENSOR, Set.of(4, 9, 10), Message.ATTRIBUTE, Set.of(4, 7));

    private int nodes;
    private long parts;

    private OnnxLimits() {}

    /** @throws ModelFileException if a limit is exceeded, or the bytes are not protobuf */
    static void check(byte[] content) throws ModelFileException {
        try {
            new OnnxLimits().message(CodedInputStream.newInstance(content), Message.MODEL, 0);
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    static ModelFileException damaged(IOException e) {
        return new ModelFileException(
                "it is not a whole ONNX file: " + e.getMessage() + " Copy it again, in whole and as binary data", e);
    }

    static ModelFileException tooLarge(String found) {
        return new ModelFileException(found + "; at most " + MAX_BYTES + " are supported");
    }

    private void message(CodedInputStream in, Message message, int depth) throws IOException, ModelFileException {
        if (depth > MAX_NESTING) {
            throw new ModelFileException("its graphs are nested more than " + MAX_NESTING + " deep");
        }
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            count(message, tag);
            if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                Message within = FIELDS.get(message).get(WireFormat.getTagFieldNumber(tag));
                int length = in.readRawVarint32();
                if (within == null) {
                    countBytes(message, tag, length);
                    in.skipRawBytes(length);
                } else {
                    int limit = in.pushLimit(length);
                    message(in, within, depth + (within == Message.GRAPH ? 1 : 0));
                    in.popLimit(limit);
                }
            } else if (!in.skipField(tag)) {
                throw new ModelFileException("it is not a whole ONNX file: a group without a beginning");
            }
        }
    }

    /** A field that is not looked into may have a part in every few bytes. */
    private void countBytes(Message message, int tag, int length) throws ModelFileException {
        int field = WireFormat.getTagFieldNumber(tag);
        if (message == Message.MODEL && field == TRAINING) {
            throw new ModelFileException("it has graphs for training: export the model for inference");
        }
        if (!BULK.getOrDefault(message, Set.of()).contains(field)) {
            parts += Math.max(0, length) / BYTES_OF_A_PART;
            requireParts();
        }
    }

    private void count(Message message, int tag) throws ModelFileException {
        parts++;
        if (FIELDS.get(message).get(WireFormat.getTagFieldNumber(tag)) == Message.NODE && ++nodes > MAX_NODES) {
            throw new ModelFileException("it has more than " + MAX_NODES + " nodes");
        }
        requireParts();
    }

    private void requireParts() throws ModelFileException {
        if (parts > MAX_PARTS) {
            throw new ModelFileException("it has more than " + MAX_PARTS
                    + " parts: nodes, names, attributes, sizes and numbers that are not raw data");
        }
    }
}
