package io.github.lstmforecast.gate;

import io.github.lstmforecast.metric.Metrics;
import java.util.List;
import java.util.Optional;

/**
 * One of the trainings that a gate judges.
 *
 * @param seed its seed
 * @param failure why it came to nothing, where it did
 * @param metrics of each of its forecasts, in the order of the subjects; empty where it came to nothing
 */
public record SeedResult(long seed, Optional<String> failure, List<Metrics> metrics) {}
