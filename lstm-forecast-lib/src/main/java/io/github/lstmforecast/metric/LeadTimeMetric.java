package io.github.lstmforecast.metric;

import java.util.Set;

/**
 * A metric over a part of the horizon. Its key is for example {@code rmse[2-7]}; it has no default limit.
 *
 * @param whole the metric over the whole horizon, which is {@linkplain Metric#isOfSteps() of steps}
 * @param leadTime the part
 */
public record LeadTimeMetric(Metric whole, LeadTime leadTime) implements Metric {
    /** The metric over the whole horizon: the metric itself, unless it is one over a part. */
    public static Metric whole(Metric metric) {
        return metric instanceof LeadTimeMetric part ? part.whole : metric;
    }

    /** The first lead time of the part; 0 for the whole horizon. */
    static int first(Metric metric) {
        return metric instanceof LeadTimeMetric part ? part.leadTime.first() : 0;
    }

    /** The last lead time of the part; 0 for the whole horizon. */
    static int last(Metric metric) {
        return metric instanceof LeadTimeMetric part ? part.leadTime.last() : 0;
    }

    @Override
    public String key() {
        return whole.key() + "[" + leadTime + "]";
    }

    @Override
    public String unit() {
        return whole.unit();
    }

    @Override
    public Better better() {
        return whole.better();
    }

    @Override
    public String definition() {
        return whole.definition() + "; over the lead times " + leadTime;
    }

    @Override
    public String undefinedWhere() {
        return whole.undefinedWhere();
    }

    @Override
    public Set<Need> needs() {
        return whole.needs();
    }

    @Override
    public MetricValue compute(Comparison comparison) {
        return comparison
                .during(leadTime)
                .map(whole::compute)
                .orElseGet(() -> MetricValue.undefined("none of its steps is judged: the series has gaps there"));
    }

    @Override
    public Limit limit(double number) {
        return whole.limit(number);
    }

    @Override
    public String toString() {
        return key();
    }
}
