package io.github.lstmforecast.reference;

import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricSet;

/** The reference of the metrics: a table with one row for each metric. */
final class MetricsPage {
    private static final String INTRODUCTION = """
            # The metrics

            Every metric is measured on each forecast and shown in the report. It has a limit if the scenario sets one under
            [`tolerance`](scenario.md#tolerance), or else if `<tolerance>` of the plugin or the command line does
            (`-Dlstm-forecast.phaseError=0.1`), or else if the table below has a default. A value equal to the limit is allowed. A
            metric without a unit is a plain number, a count, or in the unit of the signal.

            You can add [your own metrics](#your-own-metrics).

            At each judged step of the horizon, y is the truth and e = forecast - truth the error. In a generated pulse wave, errors are
            measured against the truth with its noise, but levels and pulses are those of the wave without noise.

            The levels low and high are those of the truth. They are 0 and 1 for a pulse wave; for a series from a file they are
            [found in its rows](../explanation.md#pulses), or set under [`signal.csv.pulses`](scenario.md#signalcsvpulses). A pulse
            begins (its onset) where the signal rises through the middle between the levels, if it was at least a tenth of their
            distance below the middle before. It ends where the signal falls through the middle again. Both are interpolated between
            samples.

            Each pulse of the truth is matched with at most one of the forecast, in order, at most 0.45 cycles away. The matching has
            the largest possible number of pairs and, among those, the smallest total distance. The forecast continues for 0.45 cycles
            after the horizon (the guard), so that pulses near its end can be matched. Where a file ends before that, the pulses that
            would need the missing rows are not judged. φ is how late a matched pulse is, in cycles.

            Rows whose value was filled in, since the file has none, are not judged either: errors leave them out, and so do pulses
            that begin there. `censoredPulses` counts all pulses of the truth that are not judged.

            """;

    private static final String QUANTILES = """

            <a id="quantiles"></a>

            ## Quantiles

            The quantile q of a level τ is the value below which the truth y is expected with the probability τ. These metrics have
            a value if a forecast [has quantiles](../how-to/quantiles.md).

            | metric | source |
            |---|---|
            | `coverage` | the coverage of a prediction interval: T. Gneiting, F. Balabdaoui, A. E. Raftery, "Probabilistic forecasts, calibration and sharpness", Journal of the Royal Statistical Society B 69 (2007) |
            | `intervalWidth` | its width, the sharpness of the same paper; over the distance of the levels low and high, to be compared across signals |
            | `pinballLoss` | R. Koenker, G. Bassett, "Regression quantiles", Econometrica 46 (1978) |
            | `weightedIntervalScore` | J. Bracher, E. L. Ray, T. Gneiting, N. G. Reich, "Evaluating epidemic forecasts in an interval format", PLoS Computational Biology 17 (2021), equation 1 |

            Levels need not be symmetric. `coverage` and `intervalWidth` are those of the lowest and the highest quantile.
            `weightedIntervalScore` uses the pairs whose levels add up to 1, like 0.1 and 0.9, and no others; if there is no quantile
            0.5, the forecast is its median.
            """;

    private static final String UNDEFINED = """

            No metric is ever infinite or not a number. A forecast that is not finite fails as such.

            A metric may have no value:

            - because of the truth (for example, too few pulses), or because something that it needs is missing (the training series,
              the cells of a recurrent network). Then a default limit does not apply, and a limit that the scenario sets is an error.
              If the truth has no pulses at all, every limit on pulses is an error.
            - because of the forecast (no pulse is matched, or its errors are too large for the computation). Then it fails.
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

            Add the jar to `<dependencies>` of the plugin (in JUnit: to the class path of the tests). The metric then works like a
            built-in one. You can set its limit with `tolerance: { acme.cost: 1 }` in a scenario,
            `<tolerance><acme.cost>1</acme.cost></tolerance>` in the POM, or `-Dlstm-forecast.acme.cost=1` on the command line. It is in
            the report, in `results.json` and in golden models, and `calibrate` proposes a limit.

            `needs()` lists what the metric needs besides truth and forecast; if that is missing, the metric is not computed and has no
            value. Metrics are computed in the child JVM. If a metric throws an exception, or returns `null` or a number that is not
            finite, the scenario is an error that names the metric and its class. Other scenarios are judged as usual.
            """;

    private MetricsPage() {}

    static String text() {
        MarkdownTable table =
                new MarkdownTable("metric", "unit", "definition", "better", "default limit", "has no value if");
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
                        case NEAR_TARGET -> "nearer to the difference of the levels";
                    },
                    limit(metric.defaultLimit()),
                    metric.undefinedWhere());
        }
        return INTRODUCTION + table + QUANTILES + UNDEFINED + OWN;
    }

    private static String limit(Limit limit) {
        return limit.isNone() ? "" : limit.describe(Reference::number);
    }
}
