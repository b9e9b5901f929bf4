package com.acme;

import io.github.lstmforecast.metric.Comparison;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue;
import java.util.function.Supplier;

/**
 * A metric that is no service, and gives what it is told to, wherever it is asked.
 *
 * @param outcome its value; may throw
 */
public record Fixed(String key, String definition, Supplier<MetricValue> outcome) implements Metric {
    public Fixed(String key, Supplier<MetricValue> outcome) {
        this(key, "what it is told", outcome);
    }

    @Override
    public Better better() {
        return Better.SMALLER;
    }

    @Override
    public MetricValue compute(Comparison comparison) {
        return outcome.get();
    }
}
