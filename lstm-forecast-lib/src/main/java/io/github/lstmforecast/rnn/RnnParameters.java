package io.github.lstmforecast.rnn;

import io.github.lstmforecast.Fingerprint;
import io.github.lstmforecast.InvalidValueException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** All weights and biases of a recurrent network. Immutable. */
public final class RnnParameters {
    private final RnnShape shape;
    private final float[] values;

    private RnnParameters(RnnShape shape, float[] values) {
        this.shape = shape;
        this.values = values;
    }

    /**
     * @param values {@code [shape.parameterCount()]}, the flat vector of {@link RnnShape}; copied
     * @throws InvalidValueException if the number of values is wrong
     */
    public static RnnParameters of(RnnShape shape, float[] values) {
        InvalidValueException.unless(
                values.length == shape.parameterCount(),
                "parameters",
                values.length + " numbers",
                shape.parameterCount() + " numbers for " + shape);
        return new RnnParameters(shape, values.clone());
    }

    public RnnShape shape() {
        return shape;
    }

    /** The flat vector of {@link RnnShape}, {@code [shape().parameterCount()]}; a copy. */
    public float[] toArray() {
        return values.clone();
    }

    /** @param index from a method of {@link RnnShape}, for example {@code shape().bias(0, LstmGate.FORGET, 3)} */
    public float get(int index) {
        return values[index];
    }

    /** The SHA-256 of all parameters as big-endian 32-bit floats, 64 hexadecimal digits. */
    public String sha256() {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return Fingerprint.of(bytes.flip());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RnnParameters that && shape.equals(that.shape) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "RnnParameters[" + shape + "]";
    }
}
