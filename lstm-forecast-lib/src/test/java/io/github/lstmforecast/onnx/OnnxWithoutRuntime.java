package io.github.lstmforecast.onnx;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.model.ModelFileException;

/** Prints what is said of a model where ONNX Runtime is missing. */
final class OnnxWithoutRuntime {
    private OnnxWithoutRuntime() {}

    public static void main(String[] args) throws ModelFileException {
        new OnnxEngine().prepare();
        try {
            OnnxSoak.open("onnx", "gru_state_free_time", "model_torchscript.onnx");
        } catch (InvalidValueException e) {
            System.out.println("1 " + e.getMessage());
        }
    }
}
