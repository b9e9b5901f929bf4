/** What a scenario's run yields: what was measured, what pictures are drawn from, and what is judged. */
package io.github.lstmforecast.result;
