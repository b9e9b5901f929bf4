package io.github.lstmforecast.model;

import io.github.lstmforecast.Fingerprint;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/** A named part of a model's weights, in a fixed order. Immutable. */
public final class Weights {
    private final String name;
    private final int count;
    private final int bytes; // of each number: Float.BYTES or Double.BYTES
    private final IntToDoubleFunction numbers;
    private final IntFunction<String> where;

    private Weights(String name, int count, int bytes, IntToDoubleFunction numbers, IntFunction<String> where) {
        this.name = name;
        this.count = count;
        this.bytes = bytes;
        this.numbers = numbers;
        this.where = where;
    }

    /**
     * Weights of 32 bits.
     *
     * @param name the part of the model and its kind, for example {@code layer 0, LSTM, input weights}
     * @param where describes an index, for example {@code layer 0, forget gate of unit 3, from input 0}
     */
    public static Weights ofFloats(String name, float[] numbers, IntFunction<String> where) {
        float[] copy = numbers.clone();
        return new Weights(name, copy.length, Float.BYTES, i -> copy[i], where);
    }

    /** Weights of 64 bits; otherwise like {@link #ofFloats}. */
    public static Weights ofDoubles(String name, double[] numbers, IntFunction<String> where) {
        double[] copy = numbers.clone();
        return new Weights(name, copy.length, Double.BYTES, i -> copy[i], where);
    }

    public String name() {
        return name;
    }

    public int count() {
        return count;
    }

    public double get(int index) {
        return numbers.applyAsDouble(index);
    }

    /** Describes the weight with this index. */
    public String where(int index) {
        return where.apply(index);
    }

    /** Whether others are of the same part of a model of the same shape. */
    public boolean fits(Weights other) {
        return name.equals(other.name) && count == other.count && bytes == other.bytes;
    }

    /** The SHA-256 of all numbers of a model, big-endian, as 64 hexadecimal digits. */
    public static String sha256(List<Weights> all) {
        ByteBuffer content = ByteBuffer.allocate(Math.toIntExact(
                all.stream().mapToLong(one -> (long) one.count * one.bytes).sum()));
        for (Weights one : all) {
            for (int i = 0; i < one.count; i++) {
                if (one.bytes == Float.BYTES) {
                    content.putFloat((float) one.get(i));
                } else {
                    content.putDouble(one.get(i));
                }
            }
        }
        return Fingerprint.of(content.flip());
    }

    @Override
    public String toString() {
        return "Weights[" + name + ", " + count + "]";
    }
}
