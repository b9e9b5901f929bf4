package com.acme;

import io.github.lstmforecast.metric.Comparison;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue;

/** A metric with the key of {@link Cost}, which therefore can't be used beside it. */
public final class SameKey implements Metric {
    @Override
    public String key() {
        return "acme.cost";
    }

    @Override
    public Better better() {
        return Better.SMALLER;
    }

    @Override
    public String definition() {
        return "0";
    }

    @Override
    public MetricValue compute(Comparison comparison) {
        return MetricValue.of(0);
    }
}
