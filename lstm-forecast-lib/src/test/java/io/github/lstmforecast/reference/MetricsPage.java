package io.github.lstmforecast.reference;

import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricSet;

/** The reference of the metrics: one table, a row for each constant. */
final class MetricsPage {
    private static final String INTRODUCTION = """
            # The metrics

            All are measured on each forecast, shown, and held to a limit where there is one: the scenario's under
            [`tolerance`](scenario.md#tolerance), else one in `<tolerance>` of the plugin or on the command line
            (`-Dlstm-forecast.phaseError=0.1`), else the default below. A limit that is reached is kept. Where a metric has no unit, it
            is a number without one, a count, or in the unit of the signal.

            y is the truth, and e = forecast - truth the error, at each step of the horizon. In a pulse wave that is generated, e is
            taken against the truth with its noise, levels and pulses are those of the wave without it.

            The levels, low and high, are those of the truth: 0 and 1 of a pulse wave; of a series from a file its 5th and 95th
            percentile over warm-up and horizon. A pulse begins (its onset) where the signal rises through the middle between them, after
            having been at least a tenth of their distance below it; it ends where it falls through the middle again. Both are
            interpolated between samples.

            Each pulse of the truth is matched with at most one of the forecast, in order, at most 0.45 cycles away: as many as can be,
            and of those ways the one with the least total distance. The forecast runs 0.45 cycles past the horizon, so that pulses near
            its end find their partners. φ is how late a matched pulse comes, in cycles.

            """;

    private static final String UNDEFINED = """

            No metric is ever infinite or not a number. A forecast that is not finite fails as such. Where a metric has no value because
            of the truth (it has too few pulses, say), a default limit does not apply, and one that the scenario asks for is an error;
            so is any limit on pulses, asked for or not, where the truth has none at all. Where a metric has no value because of the
            forecast (none of its pulses is matched, or its errors are too large to compute with), it fails.
            """;

    private MetricsPage() {}

    static String text() {
        MarkdownTable table =
                new MarkdownTable("metric", "unit", "definition", "better", "default limit", "has no value where");
        for (Metric metric : MetricSet.STANDARD.all()) {
            table.row(
                    "`" + metric.key() + "`",
                    metric.unit(),
                    metric.definition(),
                    switch (metric.better()) {
                        case SMALLER -> "smaller";
                        case NEAR_ZERO -> "nearer to 0";
                        case LARGER -> "larger";
                        case NEAR_ONE -> "nearer to 1";
                    },
                    limit(metric.defaultLimit()),
                    metric.undefinedWhere());
        }
        return INTRODUCTION + table + UNDEFINED;
    }

    private static String limit(Limit limit) {
        return limit.isNone() ? "" : limit.describe(Reference::number);
    }
}
