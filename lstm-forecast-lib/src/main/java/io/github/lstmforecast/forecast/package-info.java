/** Forecasts: a model is fed the truth as warm-up, then runs on its own output. */
package io.github.lstmforecast.forecast;
