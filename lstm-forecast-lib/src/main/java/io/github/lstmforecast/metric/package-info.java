/**
 * How good a forecast is: its error, and the timing of its pulses. Pure functions of {@code double[]}.
 *
 * <p>All of them are listed in {@link io.github.lstmforecast.metric.Metric}; a new one is a constant there and the
 * function that it names. No metric is ever NaN or infinite: what can't be had is
 * {@linkplain io.github.lstmforecast.metric.MetricValue.Undefined undefined, with the reason}.
 *
 * <p>Steps count from 0, the first step of the forecast. Phases are in cycles; positive is late.
 */
package io.github.lstmforecast.metric;
