package io.github.lstmforecast.model;

import io.github.lstmforecast.Fingerprint;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/** Some of a model's weights, in a fixed order. Immutable. */
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
     * @param name the part of the model that they belong to, with its kind: {@code layer 0, LSTM, input weights} say
     * @param where an index in words, {@code layer 0, forget gate of unit 3, from input 0} say
     */
    public static Weights ofFloats(String name, float[] numbers, IntFunction<String> where) {
        float[] copy = numbers.clone();
        return new Weights(name, copy.length, Float.BYTES, i -> copy[i], where);
    }

    /** Weights of 64 bits; as {@link #ofFloats}. */
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

    /** Which weight it is, in words. */
    public String where(int index) {
        return where.apply(index);
    }

    /** Whether others belong to the same part of a model of the same shape. */
    public boolean fits(Weights other) {
        return name.equals(other.name) && count == other.count && bytes == other.bytes;
    }

    /**
     * A fingerprint of all weights of a model: equal weights have an equal one, on every machine.
     *
     * @return the SHA-256 of the numbers, big-endian, 64 hexadecimal digits
     */
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
