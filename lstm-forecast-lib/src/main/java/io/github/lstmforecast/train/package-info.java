/** Training of the library's own networks: recipe and data alone decide the weights. */
package io.github.lstmforecast.train;
