/** Pictures of a scenario: its forecasts, the timing of their pulses, the activity of the network, and the training data. */
package io.github.lstmforecast.plot;
