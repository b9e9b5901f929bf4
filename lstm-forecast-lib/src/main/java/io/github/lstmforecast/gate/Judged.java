package io.github.lstmforecast.gate;

import io.github.lstmforecast.metric.Metrics;

/** A measured forecast, as the gate sees it. */
public interface Judged {
    Subject subject();

    Metrics metrics();
}
