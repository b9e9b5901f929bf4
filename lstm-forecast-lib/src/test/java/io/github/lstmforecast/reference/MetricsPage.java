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

            Your own metrics are measured beside these: see [below](#your-own-metrics).

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
            of the truth (it has too few pulses, say), or because something that it needs is not there (the training series, the cells of
            a recurrent network), a default limit does not apply, and one that the scenario sets is an error; so is any limit on pulses,
            set or not, where the truth has none at all. Where a metric has no value because of the forecast (none of its pulses is
            matched, or its errors are too large to compute with), it fails.
            """;

    private static final String OWN = """

            <a id="your-own-metrics"></a>

            ## Your own metrics

            A metric is a class that implements `io.github.lstmforecast.metric.Metric`, named in
            `META-INF/services/io.github.lstmforecast.metric.Metric` of its jar:

            ```java
            public final class Cost implements Metric {
                @Override
                public String key() {
                    return "acme.cost"; // with a dot, so that it never clashes with a built-in metric
                }

                @Override
                public Better better() {
                    return Better.SMALLER;
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
            ```

            With the jar in `<dependencies>` of the plugin (in JUnit: on the class path of the tests), the metric is what a built-in one
            is: `tolerance: { acme.cost: 1 }` in a scenario, `<tolerance><acme.cost>1</acme.cost></tolerance>` in the POM,
            `-Dlstm-forecast.acme.cost=1` on the command line, a row in the report, a value in `results.json` and in golden models, and
            a proposal of `calibrate`.

            What it needs beyond truth and forecast it says in `needs()`; where that is not there, it is not computed and has no value.
            It is computed in the child JVM. If it throws, gives `null`, or a number that is not finite, the scenario is an error that
            names the metric and its class, and the other scenarios are judged.
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
        return INTRODUCTION + table + UNDEFINED + OWN;
    }

    private static String limit(Limit limit) {
        return limit.isNone() ? "" : limit.describe(Reference::number);
    }
}
