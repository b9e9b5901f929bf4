package io.github.lstmforecast.torch;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.model.ModelFileException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A named array of numbers.
 *
 * @param shape the size of each dimension
 * @param data the numbers, little-endian, the last dimension first; not modified
 */
record Tensor(String name, NumberType type, List<Integer> shape, ByteBuffer data) {
    static Tensor of(String name, float[] values, Integer... shape) {
        ByteBuffer data = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        data.asFloatBuffer().put(values);
        return new Tensor(name, NumberType.F32, List.of(shape), data);
    }

    int count() {
        return data.limit() / type.bytes();
    }

    /**
     * Its numbers, exactly.
     *
     * @throws ModelFileException if they are no numbers with a fraction, or one is not finite as a float
     */
    double[] toDoubles() throws ModelFileException {
        if (!type.isSupported()) {
            throw wrong("its numbers have the type " + type + "; F64, F32, F16 and BF16 are supported");
        }
        double[] values = new double[count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = type.get(data, i);
            if (!Float.isFinite((float) values[i])) {
                throw wrong("number " + i + " is " + values[i] + ", not a finite number of 32 bits");
            }
        }
        return values;
    }

    /** Its numbers, rounded to 32 bits; otherwise as {@link #toDoubles}. */
    float[] toFloats() throws ModelFileException {
        double[] exact = toDoubles();
        float[] rounded = new float[exact.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = (float) exact[i];
        }
        return rounded;
    }

    ModelFileException wrong(String problem) {
        return wrong(name, problem);
    }

    static ModelFileException wrong(String name, String problem) {
        return new ModelFileException("tensor " + SafeText.of(name) + ": " + problem);
    }

    @Override
    public String toString() {
        return SafeText.of(name) + " of shape " + shape;
    }
}
