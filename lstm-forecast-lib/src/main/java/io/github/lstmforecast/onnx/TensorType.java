package io.github.lstmforecast.onnx;

/** The type of the numbers of a tensor that is fed or read. */
enum TensorType {
    FLOAT,
    DOUBLE
}
