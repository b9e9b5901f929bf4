/** The gate: tolerances, findings and verdict. */
package io.github.lstmforecast.gate;
