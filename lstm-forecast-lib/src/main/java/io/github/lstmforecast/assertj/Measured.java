package io.github.lstmforecast.assertj;

import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.metric.Comparison;
import io.github.lstmforecast.metric.Metrics;

/**
 * One feature of a forecast, measured.
 *
 * @param subject which
 * @param comparison beside its truth
 * @param metrics how good it is
 */
record Measured(Subject subject, Comparison comparison, Metrics metrics) {}
