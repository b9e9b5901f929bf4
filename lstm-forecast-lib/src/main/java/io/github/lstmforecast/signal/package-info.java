/** Signals and training data: waves, noise, cycles, gaps, transforms, phase-shifted copies, windows. */
package io.github.lstmforecast.signal;
