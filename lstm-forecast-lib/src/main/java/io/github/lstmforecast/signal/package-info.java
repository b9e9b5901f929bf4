/** Signals and training data: waves, noise, CSV files, transforms, phase-shifted copies, windows. */
package io.github.lstmforecast.signal;
