/**
 * Pictures of a scenario: its forecasts, the timing of their pulses, what the network did meanwhile, and what it learnt
 * from.
 */
package io.github.lstmforecast.plot;
