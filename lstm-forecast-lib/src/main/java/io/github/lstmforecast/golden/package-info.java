/**
 * Golden models: a model and its forecast that somebody has accepted, and the comparison of what a build makes now with
 * them. It answers another question than the tolerances do: not whether the forecast is good, but whether it has
 * changed.
 */
package io.github.lstmforecast.golden;
