/**
 * The model files of Keras 2 and 3, read into the library's own network, without Python.
 *
 * @see <a href="https://keras.io/guides/serialization_and_saving/">Keras, Save, serialize, and export models</a>
 */
package io.github.lstmforecast.keras;
