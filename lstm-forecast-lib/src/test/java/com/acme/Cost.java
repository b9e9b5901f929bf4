package com.acme;

import io.github.lstmforecast.metric.Comparison;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue;

/**
 * A metric that is not built in: it is found as a service, by all tests of the library. A forecast that is too high costs
 * three times as much as one that is too low.
 */
public final class Cost implements Metric {
    @Override
    public String key() {
        return "acme.cost";
    }

    @Override
    public String unit() {
        return "EUR";
    }

    @Override
    public Better better() {
        return Better.SMALLER;
    }

    @Override
    public Limit defaultLimit() {
        return Limit.NONE;
    }

    @Override
    public String definition() {
        return "mean of 3 e where e > 0 and of -e elsewhere, e = forecast - truth";
    }

    @Override
    public MetricValue compute(Comparison comparison) {
        double sum = 0;
        for (int step = 0; step < comparison.horizon(); step++) {
            double error = comparison.error(step);
            sum += error > 0 ? 3 * error : -error;
        }
        return MetricValue.of(sum / comparison.horizon());
    }
}
