/**
 * AssertJ assertions on forecasts, for tests of your own. AssertJ is an optional dependency: add it to your build. The
 * metrics, checks and messages are those of the gate.
 */
package io.github.lstmforecast.assertj;
