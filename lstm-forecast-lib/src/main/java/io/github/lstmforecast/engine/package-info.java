/** Engines and formats, which other jars can add, and the place where all services are loaded. */
package io.github.lstmforecast.engine;
