/**
 * Golden models: accepted models and forecasts, and their comparison with those of the current build. Tolerances check
 * whether a forecast is good; golden models check whether it has changed.
 */
package io.github.lstmforecast.golden;
