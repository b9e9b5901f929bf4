package io.github.lstmforecast.gate;

import io.github.lstmforecast.metric.Metrics;
import java.util.List;
import java.util.Optional;

/**
 * The result of a training with one of many seeds.
 *
 * @param failure why the training failed, if it did
 * @param metrics those of each subject; empty if the training failed
 */
public record SeedResult(long seed, Optional<String> failure, List<Metrics> metrics) {}
