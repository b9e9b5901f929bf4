package com.acme;

import io.github.lstmforecast.metric.Comparison;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue;

/** A metric that is found as a service by all tests of the plugin, and by the children that they start. */
public final class Price implements Metric {
    @Override
    public String key() {
        return "acme.price";
    }

    @Override
    public Better better() {
        return Better.SMALLER;
    }

    @Override
    public String definition() {
        return "7, whatever is forecast";
    }

    @Override
    public MetricValue compute(Comparison comparison) {
        return MetricValue.of(7);
    }
}
