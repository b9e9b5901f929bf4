/**
 * A scenario: one signal, one model, one forecast and its tolerances, in one file; and the runner that makes it happen.
 */
package io.github.lstmforecast.scenario;
