package com.acme;

import io.github.lstmforecast.metric.Comparison;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue;

/** A metric that fails in the way that the system property {@code failing} says; a service in some children only. */
public final class Failing implements Metric {
    @Override
    public String key() {
        return "acme.failing";
    }

    @Override
    public Better better() {
        return Better.SMALLER;
    }

    @Override
    public String definition() {
        return "nothing";
    }

    @Override
    public MetricValue compute(Comparison comparison) {
        return switch (System.getProperty("failing")) {
            case "throws" -> throw new IllegalStateException("no price");
            case "null" -> null;
            case "nan" -> MetricValue.of(Double.NaN);
            default -> {
                while (!Thread.currentThread().isInterrupted()) {
                    Thread.onSpinWait();
                }
                yield MetricValue.of(0);
            }
        };
    }
}
