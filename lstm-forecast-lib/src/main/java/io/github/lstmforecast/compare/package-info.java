/** Compares results with earlier ones: those of the main branch, of a release, of the last runs. */
package io.github.lstmforecast.compare;
