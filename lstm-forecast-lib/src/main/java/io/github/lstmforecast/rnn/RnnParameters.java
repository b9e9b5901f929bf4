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
     * Parameters from the flat vector that {@link RnnShape} describes.
     *
     * @param shape the shape
     * @param values {@code [shape.parameterCount()]}; copied
     * @return the parameters
     * @throws InvalidValueException if there are more or fewer values than the shape has
     */
    public static RnnParameters of(RnnShape shape, float[] values) {
        InvalidValueException.unless(
                values.length == shape.parameterCount(),
                "parameters",
                values.length + " numbers",
                shape.parameterCount() + " numbers for " + shape);
        return new RnnParameters(shape, values.clone());
    }

    /**
     * The shape.
     *
     * @return what the vector is to be read as
     */
    public RnnShape shape() {
        return shape;
    }

    /**
     * All parameters in one vector.
     *
     * @return {@code [shape().parameterCount()]}, a copy, in the order that {@link RnnShape} describes
     */
    public float[] toArray() {
        return values.clone();
    }

    /**
     * One parameter.
     *
     * @param index what a method of {@link RnnShape} says, {@code shape().bias(0, LstmGate.FORGET, 3)} say
     * @return its value
     */
    public float get(int index) {
        return values[index];
    }

    /**
     * A fingerprint: equal parameters have an equal one, on every machine.
     *
     * @return the SHA-256 of all parameters as big-endian 32-bit floats, 64 hexadecimal digits
     */
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
