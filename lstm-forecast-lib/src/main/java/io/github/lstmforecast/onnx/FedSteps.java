package io.github.lstmforecast.onnx;

import io.github.lstmforecast.onnx.file.OnnxUse;
import io.github.lstmforecast.onnx.file.TensorShape;
import io.github.lstmforecast.onnx.file.ValueTensor;
import java.util.ArrayList;
import java.util.List;

/** Puts the inputs of steps into the tensors that a graph gets. */
final class FedSteps {
    private final OnnxUse use;
    private final int steps;
    private final List<TensorBuffer> buffers = new ArrayList<>();

    /** @param steps the number that fits */
    FedSteps(OnnxUse use, int steps) {
        this.use = use;
        this.steps = steps;
        for (ValueTensor tensor : use.inputs()) {
            buffers.add(TensorBuffer.of(tensor.type(), TensorShape.size(tensor.shape(use.batch(), steps))));
        }
    }

    /** The number of steps that fits. */
    int capacity() {
        return steps;
    }

    TensorBuffer buffer(int tensor) {
        return buffers.get(tensor);
    }

    /** @param values {@code [step][input]}, flat: the same for each sequence */
    void put(float[] values, int count) {
        int inputs = use.stepInputs();
        int from = 0; // the first input of the tensor
        for (int i = 0; i < buffers.size(); i++) {
            ValueTensor tensor = use.inputs().get(i);
            long[] shape = tensor.shape(use.batch(), count);
            int stride = tensor.batchStride(shape);
            for (int step = 0; step < count; step++) {
                for (int feature = 0; feature < tensor.features(); feature++) {
                    int at = tensor.index(shape, step, feature, 0);
                    for (int sequence = 0; sequence < (stride == 0 ? 1 : use.batch()); sequence++) {
                        buffers.get(i).put(at + sequence * stride, values[step * inputs + from + feature]);
                    }
                }
            }
            from += tensor.features();
        }
    }
}
