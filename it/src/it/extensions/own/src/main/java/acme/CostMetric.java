package acme;

import io.github.lstmforecast.metric.Comparison;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue;
import java.util.OptionalInt;

/** What errors cost: what is produced too much is thrown away, what is too little is bought for three times as much. */
public final class CostMetric implements Metric {
    @Override
    public String key() {
        return "acme.cost";
    }

    @Override
    public String unit() {
        return "euros";
    }

    @Override
    public Better better() {
        return Better.SMALLER;
    }

    @Override
    public String definition() {
        return "sum of e where e > 0, and of 3 |e| where e < 0";
    }

    @Override
    public MetricValue compute(Comparison comparison) {
        if (Boolean.getBoolean("acme.fails")) {
            throw new IllegalStateException("on purpose");
        }
        while (Boolean.getBoolean("acme.hangs")) {
            Thread.onSpinWait();
        }
        double cost = 0;
        for (int step = 0; step < comparison.horizon(); step++) {
            double error = comparison.forecast()[step] - comparison.truth()[step];
            cost += error > 0 ? error : -3 * error;
        }
        return new MetricValue.Defined(cost, OptionalInt.empty(), "");
    }
}
