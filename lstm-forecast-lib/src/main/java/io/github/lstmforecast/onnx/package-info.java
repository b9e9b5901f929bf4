/** ONNX files: the format, which reads and writes them, and the engine of ONNX Runtime, which runs them. */
package io.github.lstmforecast.onnx;
