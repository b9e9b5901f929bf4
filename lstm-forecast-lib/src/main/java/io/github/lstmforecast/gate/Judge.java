package io.github.lstmforecast.gate;

import io.github.lstmforecast.Keyed;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.MetricValue.Cause;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.MetricValue.Undefined;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which value of a metric is judged if there are forecasts from several origins.
 *
 * <p>An origin where the truth does not allow a value is skipped if others have one. No value because of the forecast is
 * worse than any value. What a metric needs must be there at all origins.
 */
public enum Judge implements Keyed {
    /** Every origin: each forecast must be within the limit. */
    WORST("worst") {
        @Override
        MetricValue over(List<MetricValue> fromBest) {
            return fromBest.get(fromBest.size() - 1);
        }
    },
    /** The arithmetic mean over the origins. Values of opposite signs cancel out. */
    MEAN("mean") {
        @Override
        MetricValue over(List<MetricValue> fromBest) {
            MetricValue worst = fromBest.get(fromBest.size() - 1);
            if (worst instanceof Undefined undefined) {
                return undefined;
            }
            double sum = 0;
            for (MetricValue value : fromBest) {
                sum += ((Defined) value).value() / fromBest.size();
            }
            return new Defined(sum, OptionalInt.empty(), "", ((Defined) worst).target());
        }
    },
    /** The value that 90% of the origins reach, by nearest rank: of 20 origins, 2 may be worse. */
    P90("90th percentile") {
        @Override
        MetricValue over(List<MetricValue> fromBest) {
            int rank = (9 * fromBest.size() + 9) / 10; // rounded up
            return fromBest.get(rank - 1);
        }
    };

    private static final Set<Cause> IS_NOWHERE = EnumSet.of(Cause.MISSING, Cause.NOT_MEASURED);
    private static final Set<Cause> JUDGED_WITHOUT_VALUE =
            EnumSet.of(Cause.FORECAST, Cause.MISSING, Cause.NOT_MEASURED);

    private final String text;

    Judge(String text) {
        this.text = text;
    }

    /** In messages, for example {@code "mean"}. */
    public String text() {
        return text;
    }

    @Override
    public String key() {
        return Keyed.camelCase(this);
    }

    /**
     * The judged value of a metric.
     *
     * @param limit decides which values are worse; {@link Limit#NONE} if there is none
     * @param origins forecasts of one column, at least one
     */
    public MetricValue of(Metric metric, Limit limit, List<? extends Judged> origins) {
        List<MetricValue> fromBest = fromBest(metric, limit, origins).stream()
                .map(origin -> origin.metrics().get(metric))
                .toList();
        return fromBest.stream()
                .filter(value -> value instanceof Undefined undefined && IS_NOWHERE.contains(undefined.cause()))
                .findFirst()
                .orElseGet(() -> over(fromBest));
    }

    /**
     * The judged values of a metric: of each forecast, or of each column over its origins.
     *
     * @param limit decides which values are worse; {@link Limit#NONE} if there is none
     */
    public List<MetricValue> values(Metric metric, Limit limit, List<? extends Judged> forecasts) {
        return this == WORST
                ? forecasts.stream()
                        .map(forecast -> forecast.metrics().get(metric))
                        .toList()
                : Origins.byColumn(forecasts).stream()
                        .map(origins -> of(metric, limit, origins))
                        .toList();
    }

    /** @param fromBest at least one value; all are defined, or undefined because of the forecast, unless none is */
    abstract MetricValue over(List<MetricValue> fromBest);

    /** The forecasts that are judged, at least one, the worst last. */
    static List<Judged> fromBest(Metric metric, Limit limit, List<? extends Judged> origins) {
        List<Judged> judged = origins.stream()
                .filter(origin -> isJudged(origin.metrics().get(metric)))
                .<Judged>map(origin -> origin)
                .sorted(Comparator.comparingDouble(
                        origin -> badness(metric, limit, origin.metrics().get(metric))))
                .toList();
        return judged.isEmpty() ? List.copyOf(origins) : judged;
    }

    private static boolean isJudged(MetricValue value) {
        return value instanceof Defined
                || value instanceof Undefined undefined && JUDGED_WITHOUT_VALUE.contains(undefined.cause());
    }

    private static double badness(Metric metric, Limit limit, MetricValue value) {
        if (!(value instanceof Defined defined)) {
            return Double.POSITIVE_INFINITY;
        }
        return limit.isNone() ? metric.badness(defined) : -limit.margin(defined.value());
    }
}
