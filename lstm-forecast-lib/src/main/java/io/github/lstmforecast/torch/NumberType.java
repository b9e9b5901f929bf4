package io.github.lstmforecast.torch;

import java.nio.ByteBuffer;
import java.util.Optional;

/** The types of the numbers in a safetensors file. */
enum NumberType {
    F64(Double.BYTES, ByteBuffer::getDouble),
    F32(Float.BYTES, ByteBuffer::getFloat),
    /** IEEE half precision. */
    F16(Short.BYTES, (bytes, at) -> ofHalf(bytes.getShort(at))),
    /** The upper 16 bits of a float. */
    BF16(Short.BYTES, (bytes, at) -> Float.intBitsToFloat(bytes.getShort(at) << Short.SIZE)),
    I64(Long.BYTES),
    I32(Integer.BYTES),
    I16(Short.BYTES),
    I8(Byte.BYTES),
    U64(Long.BYTES),
    U32(Integer.BYTES),
    U16(Short.BYTES),
    U8(Byte.BYTES),
    BOOL(Byte.BYTES),
    F8_E4M3(Byte.BYTES),
    F8_E5M2(Byte.BYTES);

    private interface Get {
        double from(ByteBuffer bytes, int at);
    }

    private static final int HALF_FRACTION_BITS = 10;
    private static final int HALF_BIAS = 15;
    private static final int HALF_MAX_EXPONENT = 31;

    private final int bytes;
    private final Optional<Get> get; // empty if weights don't have this type

    NumberType(int bytes, Get get) {
        this.bytes = bytes;
        this.get = Optional.of(get);
    }

    NumberType(int bytes) {
        this.bytes = bytes;
        this.get = Optional.empty();
    }

    /** Of one number. */
    int bytes() {
        return bytes;
    }

    /** Whether numbers of this type can be weights. */
    boolean isSupported() {
        return get.isPresent();
    }

    /** The number with this index; the type must be {@linkplain #isSupported supported}. */
    double get(ByteBuffer from, int index) {
        return get.orElseThrow().from(from, index * bytes);
    }

    private static double ofHalf(short bits) {
        int exponent = bits >> HALF_FRACTION_BITS & HALF_MAX_EXPONENT;
        int fraction = bits & (1 << HALF_FRACTION_BITS) - 1;
        double magnitude;
        if (exponent == HALF_MAX_EXPONENT) {
            magnitude = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else if (exponent == 0) {
            magnitude = Math.scalb((double) fraction, 1 - HALF_BIAS - HALF_FRACTION_BITS);
        } else {
            magnitude = Math.scalb(
                    (double) (fraction + (1 << HALF_FRACTION_BITS)), exponent - HALF_BIAS - HALF_FRACTION_BITS);
        }
        return bits < 0 ? -magnitude : magnitude;
    }
}
