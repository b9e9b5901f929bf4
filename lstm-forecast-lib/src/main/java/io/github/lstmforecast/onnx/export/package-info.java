/** Models as ONNX graphs. */
package io.github.lstmforecast.onnx.export;
