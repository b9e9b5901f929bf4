package io.github.lstmforecast.dl4j.file;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.model.EntryBytes;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.Weights;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** The numbers of an ND4J array, in the order of its memory. Immutable. */
public final class NumberArray {
    public enum Precision {
        /** 32 bits. */
        FLOAT(Float.BYTES, 1 << 13),
        /** 64 bits. */
        DOUBLE(Double.BYTES, 1 << 14);

        private final int bytes;
        private final long flag; // of ND4J's shape information

        Precision(int bytes, long flag) {
            this.bytes = bytes;
            this.flag = flag;
        }
    }

    private static final String ALLOCATION = "MIXED_DATA_TYPES"; // the only one since 1.0.0-beta4
    private static final List<String> OLD_ALLOCATIONS = List.of("HEAP", "JAVACPP", "DIRECT", "LONG_SHAPE");
    private static final int MAX_DIMENSIONS = 32;
    private static final int AROUND_DIMENSIONS = 4; // rank, type flags, element stride and order
    static final int MAX = 1 << 26; // half a gigabyte of 64-bit numbers; recurrent networks are far smaller
    static final int MAX_HEAD = 1 << 10; // two names for each of two buffers, and the shape

    private final Precision precision;
    private final ByteBuffer bytes;

    private NumberArray(Precision precision, ByteBuffer bytes) {
        this.precision = precision;
        this.bytes = bytes;
    }

    /** An array of 32-bit numbers; {@link #read} rejects numbers that are not finite. */
    public static NumberArray of(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES));
        bytes.asFloatBuffer().put(values);
        return new NumberArray(Precision.FLOAT, bytes);
    }

    /** An array of 64-bit numbers; {@link #read} rejects numbers that are not finite. */
    public static NumberArray of(double[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Double.BYTES));
        bytes.asDoubleBuffer().put(values);
        return new NumberArray(Precision.DOUBLE, bytes);
    }

    /**
     * Reads an array that {@code Nd4j.write} has written: a buffer with the shape, then a buffer with the numbers, each
     * after its allocation mode, length and type. The shape is: rank, dimensions, strides, type flags, the stride from
     * number to number, and the order of the dimensions as a letter.
     */
    static NumberArray read(EntryBytes in) throws ModelFileException {
        Head head = head(in);
        NumberArray array = new NumberArray(head.precision, in.next((long) head.length * head.precision.bytes));
        for (int i = 0; i < head.length; i++) {
            if (!Double.isFinite(array.get(i))) {
                throw in.wrong("number " + i + " is " + array.get(i) + ", not a finite number");
            }
        }
        return array;
    }

    /**
     * The length of an array, from the head of an entry that has nothing else.
     *
     * @param in the first {@link #MAX_HEAD} bytes
     * @param size of the whole entry
     */
    static int fittingLength(EntryBytes in, long size) throws ModelFileException {
        Head head = head(in);
        long needed = in.position() + (long) head.length * head.precision.bytes;
        if (needed > size) {
            throw in.wrong("it is too short: it ends at byte " + size + ", " + (needed - size) + " bytes are missing");
        }
        if (needed < size) {
            throw in.wrong("it is too long, by " + (size - needed) + " bytes");
        }
        return head.length;
    }

    private record Head(Precision precision, int length) {}

    private static Head head(EntryBytes in) throws ModelFileException {
        long shapeLength = bufferLength(in);
        requireText(in, "LONG", "the type of a shape");
        long rank = in.int64();
        if (rank < 0 || rank > MAX_DIMENSIONS || shapeLength != 2 * rank + AROUND_DIMENSIONS) {
            throw in.wrong("the array has " + rank + " dimensions and a shape of " + shapeLength + " numbers");
        }
        long count = 1;
        for (int i = 0; i < rank; i++) {
            long dimension = in.int64();
            if (dimension < 1 || dimension > MAX || (count *= dimension) > MAX) {
                throw in.wrong(
                        "the array's dimension " + (i + 1) + " is " + dimension + ", so it is empty or too large");
            }
        }
        in.next(rank * Long.BYTES); // strides, not needed since the numbers are contiguous
        long flags = in.int64();
        if (in.int64() != 1) {
            throw in.wrong("the numbers of the array are not contiguous");
        }
        long order = in.int64();
        if (order != 'c' && order != 'f') {
            throw in.wrong("the array's order is " + order + ", neither 'c' nor 'f'");
        }

        long length = bufferLength(in);
        String type = in.text();
        Precision precision = Arrays.stream(Precision.values())
                .filter(one -> one.name().equals(type) && one.flag == flags)
                .findFirst()
                .orElse(null);
        if (precision == null) {
            throw in.wrong("the numbers have the type '" + SafeText.of(type) + "' (flags " + flags
                    + "), neither FLOAT nor DOUBLE");
        }
        if (length != count) {
            throw in.wrong("the array's shape has " + count + " numbers, but " + length + " follow");
        }
        return new Head(precision, (int) length);
    }

    private static long bufferLength(EntryBytes in) throws ModelFileException {
        String allocation = in.text();
        if (OLD_ALLOCATIONS.contains(allocation)) {
            throw in.wrong("it was saved by a Deeplearning4j before 1.0.0-beta4, whose arrays are " + allocation
                    + "; load the model with Deeplearning4j 1.0.0-M2.1 and save it again, with its ModelSerializer");
        }
        if (!allocation.equals(ALLOCATION)) {
            throw in.wrong("found '" + SafeText.of(allocation) + "' instead of '" + ALLOCATION
                    + "', the allocation of an array since Deeplearning4j 1.0.0-beta4");
        }
        return in.int64();
    }

    private static void requireText(EntryBytes in, String expected, String what) throws ModelFileException {
        String found = in.text();
        if (!found.equals(expected)) {
            throw in.wrong("found '" + SafeText.of(found) + "' instead of '" + expected + "', " + what);
        }
    }

    /** Writes a vector like {@code Nd4j.write}. */
    void writeVector(DataOutputStream out) throws IOException {
        write(out, length());
    }

    /** Writes a matrix of one row like {@code Nd4j.write}. */
    void writeRow(DataOutputStream out) throws IOException {
        write(out, 1, length());
    }

    private void write(DataOutputStream out, int... dimensions) throws IOException {
        out.writeUTF(ALLOCATION);
        out.writeLong(2L * dimensions.length + AROUND_DIMENSIONS);
        out.writeUTF("LONG");
        out.writeLong(dimensions.length);
        for (int dimension : dimensions) {
            out.writeLong(dimension);
        }
        for (int i = 0; i < dimensions.length; i++) {
            out.writeLong(i == dimensions.length - 1 ? 1 : length());
        }
        out.writeLong(precision.flag);
        out.writeLong(1);
        out.writeLong('c');
        out.writeUTF(ALLOCATION);
        out.writeLong(length());
        out.writeUTF(precision.name());
        for (int i = 0; i < bytes.limit(); i++) {
            out.writeByte(bytes.get(i));
        }
    }

    /** The content of an entry with one vector. */
    byte[] toEntry() {
        try (ByteArrayOutputStream entry = new ByteArrayOutputStream();
                DataOutputStream out = new DataOutputStream(entry)) {
            writeVector(out);
            return entry.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written", e);
        }
    }

    public Precision precision() {
        return precision;
    }

    public int length() {
        return bytes.limit() / precision.bytes;
    }

    public double get(int index) {
        return precision == Precision.FLOAT
                ? bytes.getFloat(index * Float.BYTES)
                : bytes.getDouble(index * Double.BYTES);
    }

    /** Rounded if the precision is {@link Precision#DOUBLE}. */
    public float[] toFloats() {
        float[] values = new float[length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) get(i);
        }
        return values;
    }

    public double[] toDoubles() {
        double[] values = new double[length()];
        Arrays.setAll(values, this::get);
        return values;
    }

    Weights toWeights() {
        IntFunction<String> where = index -> "parameter " + index;
        return precision == Precision.FLOAT
                ? Weights.ofFloats("parameters", toFloats(), where)
                : Weights.ofDoubles("parameters", toDoubles(), where);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumberArray that && precision == that.precision && bytes.equals(that.bytes);
    }

    @Override
    public int hashCode() {
        return bytes.hashCode();
    }

    @Override
    public String toString() {
        return "NumberArray[" + length() + " " + precision + "]";
    }
}
