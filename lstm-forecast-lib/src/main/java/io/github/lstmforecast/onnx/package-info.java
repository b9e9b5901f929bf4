/**
 * ONNX: the engine of ONNX Runtime, which runs ONNX files, and the format, which reads them in {@code file} and writes them
 * in {@code export}.
 */
package io.github.lstmforecast.onnx;
