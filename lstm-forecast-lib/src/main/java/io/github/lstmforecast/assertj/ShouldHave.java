package io.github.lstmforecast.assertj;

import io.github.lstmforecast.gate.Numbers;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import java.util.List;

final class ShouldHave extends FailureMessage {
    ShouldHave(Object actual, Metric metric, Limit limit, List<String> findings, String picture) {
        super(actual, "to have " + metric.key() + " " + limit.describe(Numbers::text), findings, picture);
    }
}
