/** Signals, and the shape in which a model is trained on them: waves, noise, phase-shifted copies, windows. */
package io.github.lstmforecast.signal;
