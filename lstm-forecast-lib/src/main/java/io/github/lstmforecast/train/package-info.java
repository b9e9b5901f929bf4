/** Training: the weights depend on recipe and data only. */
package io.github.lstmforecast.train;
