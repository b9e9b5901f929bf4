package io.github.lstmforecast.metric;

import io.github.lstmforecast.ExtensionException;
import io.github.lstmforecast.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A set of metrics, in {@linkplain Metric#ORDER order}. */
public final class MetricSet {
    /** The key of a metric that is not built in. */
    public static final Pattern OWN_KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+)+");

    private static final Pattern OF_PART =
            Pattern.compile("(?<metric>[^\\[\\]]+)\\[(?<first>[0-9]{1,9})(-(?<last>[0-9]{1,9}))?]");

    /** The built-in metrics. */
    public static final MetricSet STANDARD = with(List.of());

    private final List<Metric> metrics;
    private final Map<String, Metric> byKey = new HashMap<>();

    private MetricSet(List<Metric> metrics) {
        this.metrics = metrics;
        for (Metric metric : metrics) {
            Metric other = byKey.put(metric.key(), metric);
            if (other != null) {
                throw invalid(metric, "has the key " + metric.key() + ", which " + className(other) + " has too");
            }
        }
    }

    /**
     * The built-in metrics and others.
     *
     * @throws ExtensionException if one of the others can't be used; the message has its class
     */
    public static MetricSet with(List<? extends Metric> others) {
        others.forEach(MetricSet::require);
        return new MetricSet(Stream.concat(Arrays.stream(StandardMetric.values()), others.stream())
                .sorted(Metric.ORDER)
                .toList());
    }

    private static void require(Metric metric) {
        try {
            require(
                    metric,
                    metric.key() != null && OWN_KEY.matcher(metric.key()).matches(),
                    "key()",
                    metric.key(),
                    "letters, digits, _ or - with a dot between the first and the last, like acme.cost");
            require(metric, metric.unit() != null, "unit()", null, "a text, empty if there is no unit");
            require(metric, metric.better() != null, "better()", null, "a constant of Metric.Better");
            require(metric, metric.defaultLimit() != null, "defaultLimit()", null, "a limit, Limit.NONE for none");
            require(
                    metric,
                    metric.definition() != null && !metric.definition().isBlank(),
                    "definition()",
                    metric.definition(),
                    "a line that says how the metric is computed");
            require(metric, metric.undefinedWhere() != null, "undefinedWhere()", null, "a text, empty for nowhere");
            require(metric, metric.needs() != null, "needs()", null, "a set, empty for nothing");
        } catch (ExtensionException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            throw new ExtensionException("the metric " + className(metric) + " can't describe itself: " + e, e);
        }
    }

    private static void require(Metric metric, boolean valid, String method, String found, String allowed) {
        if (!valid) {
            throw invalid(
                    metric,
                    "has " + method + " = " + (found == null ? "null" : "'" + found + "'") + ", but it must be "
                            + allowed);
        }
    }

    private static ExtensionException invalid(Metric metric, String problem) {
        return new ExtensionException("the metric " + className(metric) + " can't be used: it " + problem);
    }

    private static String className(Metric metric) {
        return metric.getClass().getName();
    }

    public List<Metric> all() {
        return metrics;
    }

    public Optional<Metric> byKey(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** As {@link #byKey}, or a metric over a part of the horizon, {@code rmse[2-7]} for example. */
    public Optional<Metric> find(String key) {
        Matcher part = OF_PART.matcher(key);
        if (!part.matches()) {
            return byKey(key);
        }
        int first = Integer.parseInt(part.group("first"));
        int last = part.group("last") == null ? first : Integer.parseInt(part.group("last"));
        return byKey(part.group("metric"))
                .filter(whole -> whole.isOfSteps() && first >= 1 && last >= first)
                .map(whole -> new LeadTimeMetric(whole, new LeadTime(first, last)));
    }

    /** How to fix an unknown key, as the end of a sentence. */
    public String aboutUnknown(String key) {
        if (OWN_KEY.matcher(key).matches()) {
            return "no metric has it; add the jar of the metric to <plugin><dependencies>"
                    + " (of tests with JUnit: to the class path)";
        }
        Optional<Metric> part = find(key);
        if (part.isPresent() && part.get() instanceof LeadTimeMetric of) {
            return "a limit over a part of the horizon is " + of.whole().key() + ": { upTo: { "
                    + of.leadTime().last() + ": ... } }";
        }
        String suggestion = Suggestion.of(key, byKey.keySet());
        return suggestion + (suggestion.isEmpty() ? "" : " ") + "docs/reference/metrics.md lists all metrics";
    }

    /** Computes all metrics over the whole horizon. */
    public Metrics measure(Comparison comparison) {
        return measure(comparison, List.of());
    }

    /**
     * Computes all metrics of a forecast.
     *
     * @param leadTimes parts of the horizon for which the metrics {@linkplain Metric#isOfSteps() of steps} are computed, too
     */
    public Metrics measure(Comparison comparison, List<LeadTime> leadTimes) {
        List<Metric> all = new ArrayList<>(metrics);
        for (Metric metric : metrics) {
            if (metric.isOfSteps()) {
                leadTimes.forEach(part -> all.add(new LeadTimeMetric(metric, part)));
            }
        }
        return Metrics.of(comparison, all);
    }
}
