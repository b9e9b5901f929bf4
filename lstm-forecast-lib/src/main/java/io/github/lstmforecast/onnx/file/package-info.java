/** ONNX files, read without ONNX Runtime, and how their tensors are used. */
package io.github.lstmforecast.onnx.file;
