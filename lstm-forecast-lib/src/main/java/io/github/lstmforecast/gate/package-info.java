/** The gate: tolerances, what was found when they were applied, and the verdict. */
package io.github.lstmforecast.gate;
