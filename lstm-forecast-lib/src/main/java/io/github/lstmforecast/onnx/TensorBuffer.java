package io.github.lstmforecast.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.github.lstmforecast.onnx.file.TensorShape;
import io.github.lstmforecast.onnx.file.TensorType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;

/** The numbers of a tensor, outside the heap, where ONNX Runtime reads and writes them without a copy. */
final class TensorBuffer {
    private final FloatBuffer floats; // either this
    private final DoubleBuffer doubles; // or that

    private TensorBuffer(FloatBuffer floats, DoubleBuffer doubles) {
        this.floats = floats;
        this.doubles = doubles;
    }

    /** Zeros. */
    static TensorBuffer of(TensorType type, int capacity) {
        int bytes = Math.multiplyExact(capacity, type == TensorType.FLOAT ? Float.BYTES : Double.BYTES);
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        return type == TensorType.FLOAT
                ? new TensorBuffer(direct.asFloatBuffer(), null)
                : new TensorBuffer(null, direct.asDoubleBuffer());
    }

    /** A copy of the numbers of a tensor. */
    static TensorBuffer copyOf(OnnxTensor tensor, TensorType type) {
        return type == TensorType.FLOAT
                ? new TensorBuffer(tensor.getFloatBuffer(), null)
                : new TensorBuffer(null, tensor.getDoubleBuffer());
    }

    int capacity() {
        return floats != null ? floats.capacity() : doubles.capacity();
    }

    double get(int at) {
        return floats != null ? floats.get(at) : doubles.get(at);
    }

    void put(int at, double value) {
        if (floats != null) {
            floats.put(at, (float) value);
        } else {
            doubles.put(at, value);
        }
    }

    /** A tensor that shares the first numbers of this buffer. The caller closes it. */
    OnnxTensor tensor(OrtEnvironment environment, long[] shape) throws OrtException {
        int size = TensorShape.size(shape);
        return floats != null
                ? OnnxTensor.createTensor(environment, floats.slice(0, size), shape)
                : OnnxTensor.createTensor(environment, doubles.slice(0, size), shape);
    }
}
