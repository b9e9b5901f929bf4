package io.github.lstmforecast.maven;

import io.github.lstmforecast.golden.Golden;
import java.nio.file.Path;

/**
 * What the last run left of a scenario.
 *
 * @param name the scenario's
 * @param folder the scenario's
 * @param results the scenario's, in the output folder
 * @param golden the model, and the record of its forecasts
 */
record Candidate(String name, Path folder, Path results, Golden golden) {}
