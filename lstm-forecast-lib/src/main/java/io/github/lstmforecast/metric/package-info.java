/**
 * Metrics of a forecast: its error, and the timing of its pulses. Pure functions of {@code double[]}.
 *
 * <p>{@link io.github.lstmforecast.metric.StandardMetric} lists the built-in metrics; a new one is a constant there with
 * its function. No metric is ever NaN or infinite: without a value, it is
 * {@linkplain io.github.lstmforecast.metric.MetricValue.Undefined undefined, with the reason}.
 *
 * <p>Steps count from 0, the first step of the forecast. Phases are in cycles; positive is late.
 */
package io.github.lstmforecast.metric;
