package io.github.lstmforecast.onnx.file;

/** The type of the numbers of a tensor that is fed or read. */
public enum TensorType {
    FLOAT,
    DOUBLE
}
