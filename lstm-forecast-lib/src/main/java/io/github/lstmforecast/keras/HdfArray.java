package io.github.lstmforecast.keras;

import io.github.lstmforecast.model.ModelFileException;
import io.jhdf.Constants;
import io.jhdf.ObjectHeader;
import io.jhdf.exceptions.HdfException;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.OpaqueDataType;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.message.DataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.CompactDataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ContiguousDataLayoutMessage;
import io.jhdf.object.message.DataSpace;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.DataTypeMessage;
import io.jhdf.object.message.FilterPipelineMessage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The numbers of a dataset, all together and as they are: neither in chunks nor compressed, and in this file. They are read
 * when their shape is known to be right.
 */
final class HdfArray {
    private static final int MAX_BYTES = 1 << 30;
    private static final int BITS_OF_FLOAT = 32;

    /** How a number is stored. */
    enum Kind {
        FLOAT16(2),
        /** The upper half of a {@link #FLOAT32}. */
        BFLOAT16(2),
        FLOAT32(4),
        FLOAT64(8),
        /** Two bytes of which the file does not say what they are. */
        TWO_BYTES(2),
        INTEGER(0);

        private final int bytes;

        Kind(int bytes) {
            this.bytes = bytes;
        }
    }

    private final HdfBytes file;
    private final String path;
    private final ObjectHeader header;
    private final Kind kind;
    private final int[] shape;
    private final ByteOrder order;

    /** @throws RuntimeException if it is damaged, or something else than numbers */
    HdfArray(HdfBytes file, String path, ObjectHeader header) {
        this.file = file;
        this.path = path;
        this.header = header;
        DataType type = header.getMessageOfType(DataTypeMessage.class).getDataType();
        DataSpace space = header.getMessageOfType(DataSpaceMessage.class).getDataSpace();
        this.kind = kind(type);
        this.shape = space.getDimensions();
        this.order = type instanceof FloatingPoint of ? of.getByteOrder() : ByteOrder.LITTLE_ENDIAN;
    }

    private static Kind kind(DataType type) {
        if (type instanceof FixedPoint) {
            return Kind.INTEGER;
        }
        boolean isOpaque = type instanceof OpaqueDataType || type instanceof StringData; // see HdfBytes
        if (isOpaque && type.getSize() == Kind.TWO_BYTES.bytes) {
            return Kind.TWO_BYTES;
        }
        if (type instanceof FloatingPoint of) {
            for (Kind kind : Kind.values()) {
                if (of.getSize() == kind.bytes && of.getExponentSize() == exponentBits(kind)) {
                    return kind;
                }
            }
        }
        throw new HdfException("it has neither floating-point numbers nor whole ones");
    }

    private static int exponentBits(Kind kind) {
        return switch (kind) {
            case FLOAT16 -> 5;
            case BFLOAT16, FLOAT32 -> 8;
            case FLOAT64 -> 11;
            case TWO_BYTES, INTEGER -> 0;
        };
    }

    Kind kind() {
        return kind;
    }

    String path() {
        return path;
    }

    int[] shape() {
        return shape.clone();
    }

    /** The shape as Keras writes it. */
    static String text(int... shape) {
        return Arrays.stream(shape).mapToObj(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }

    /**
     * All numbers, row by row.
     *
     * @param expected the shape that they must have
     * @param twoBytes what {@link Kind#TWO_BYTES} are
     * @throws ModelFileException if they have another shape, or are not read
     */
    double[] numbers(Kind twoBytes, int... expected) throws ModelFileException {
        if (!Arrays.equals(expected, shape)) {
            throw new ModelFileException(
                    path + ": its shape is " + text(shape) + ", but it should be " + text(expected));
        }
        return HdfNode.guarded(path, () -> numbers(kind == Kind.TWO_BYTES ? twoBytes : kind));
    }

    private double[] numbers(Kind as) {
        long count = Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
        if (as.bytes == 0 || as == Kind.TWO_BYTES) {
            throw new HdfException("what its numbers are is not said");
        }
        if (count > MAX_BYTES / as.bytes) {
            throw new HdfException("it says that it has " + count + " numbers");
        }
        ByteBuffer data = data((int) count * as.bytes).order(order);
        double[] numbers = new double[(int) count];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = switch (as) {
                case FLOAT16 -> FloatingPoint.toFloat(data.getShort());
                case BFLOAT16 -> Float.intBitsToFloat(data.getShort() << (BITS_OF_FLOAT / 2));
                case FLOAT32 -> data.getFloat();
                default -> data.getDouble();
            };
            if (!(Math.abs(numbers[i]) <= Float.MAX_VALUE)) {
                throw new HdfException("number " + i + " is " + numbers[i] + ", not a finite number of 32 bits");
            }
        }
        return numbers;
    }

    private ByteBuffer data(int length) {
        if (header.hasMessageOfType(FilterPipelineMessage.class)) {
            throw new HdfException("it is compressed, which Keras does not do");
        }
        DataLayoutMessage layout = header.getMessageOfType(DataLayoutMessage.class);
        if (layout instanceof ContiguousDataLayoutMessage in && in.getAddress() != Constants.UNDEFINED_ADDRESS) {
            return file.map(in.getAddress(), length);
        }
        if (layout instanceof CompactDataLayoutMessage in && in.getDataBuffer().capacity() == length) {
            return in.getDataBuffer();
        }
        throw new HdfException("its numbers are in chunks or missing, which Keras does not do");
    }
}
