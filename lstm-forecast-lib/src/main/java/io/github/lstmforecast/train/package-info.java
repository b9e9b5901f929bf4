/** Training of the library's own LSTM: a recipe, data, and nothing else decide what comes out. */
package io.github.lstmforecast.train;
