/** Forecasters and their forecasts: models in closed loop, windows, means, recorded forecasts and baselines. */
package io.github.lstmforecast.forecast;
