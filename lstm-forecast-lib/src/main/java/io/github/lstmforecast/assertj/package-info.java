/**
 * Assertions on forecasts for people's own tests, in the style of AssertJ, which is an optional dependency: whoever
 * uses this package adds it. The metrics, the judging and the words are those of the gate.
 */
package io.github.lstmforecast.assertj;
