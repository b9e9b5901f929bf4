/** Model files of PyTorch, {@code .safetensors}, read and written without Python. */
package io.github.lstmforecast.torch;
