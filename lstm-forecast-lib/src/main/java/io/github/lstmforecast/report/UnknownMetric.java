package io.github.lstmforecast.report;

import io.github.lstmforecast.metric.Comparison;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue;

/** A metric of results whose jar is not on the class path: its values are kept, and have no limit. */
record UnknownMetric(String key) implements Metric {
    @Override
    public Better better() {
        return Better.SMALLER;
    }

    /** Which values are worse is not known. */
    @Override
    public double badness(MetricValue.Defined value) {
        return 0;
    }

    @Override
    public String definition() {
        return "not known here: no jar on the class path has this metric";
    }

    @Override
    public MetricValue compute(Comparison comparison) {
        throw new UnsupportedOperationException("only its stored values are known");
    }
}
