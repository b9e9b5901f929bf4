package io.github.lstmforecast.gate;

import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.MetricValue.Undefined;
import io.github.lstmforecast.metric.Metrics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The forecasts of one column from several origins, whose mean or percentile is judged. */
final class Origins {
    private final List<? extends Judged> origins;
    private final Tolerances tolerances;
    private final Map<Metric, Judged> worst = new TreeMap<>(Metric.ORDER);

    private Origins(List<? extends Judged> origins, Tolerances tolerances) {
        this.origins = origins;
        this.tolerances = tolerances;
    }

    /** The forecasts of each column. */
    static Collection<List<Judged>> byColumn(List<? extends Judged> forecasts) {
        return forecasts.stream()
                .collect(Collectors.groupingBy(
                        forecast -> forecast.subject().column(), LinkedHashMap::new, Collectors.<Judged>toList()))
                .values();
    }

    /** @param origins forecasts of one column, all finite */
    static Judgement judge(List<? extends Judged> origins, Tolerances tolerances) {
        return new Origins(origins, tolerances).judgement();
    }

    private Judgement judgement() {
        Map<Metric, MetricValue> values = new TreeMap<>(Metric.ORDER);
        for (Metric metric : origins.get(0).metrics().values().keySet()) {
            Limit limit = tolerances.limit(metric);
            List<Judged> fromBest = Judge.fromBest(metric, limit, origins);
            worst.put(metric, fromBest.get(fromBest.size() - 1));
            values.put(metric, judged(metric, tolerances.judge().of(metric, limit, origins), fromBest.size()));
        }
        Judgement ofAll = Gate.judge(new Metrics(values, OptionalInt.empty(), List.of()), tolerances);
        List<Check> checks = new ArrayList<>();
        for (Check check : ofAll.checks()) {
            Judged last = worst.getOrDefault(check.metric(), origins.get(0));
            checks.add(check.over(
                    new Check.Over(
                            tolerances.judge(),
                            origins.size(),
                            last.metrics().values().getOrDefault(check.metric(), check.value())),
                    last.subject()));
        }
        List<Finding> findings = new ArrayList<>();
        for (Judged origin : origins) {
            origin.metrics()
                    .quantileFault()
                    .ifPresent(fault -> findings.add(Gate.finding(fault).about(origin.subject())));
        }
        ofAll.findings().forEach(finding -> findings.add(named(finding)));
        return Judgement.of(checks, findings);
    }

    private MetricValue judged(Metric metric, MetricValue value, int count) {
        Judged last = worst.get(metric);
        String over = "over " + count + " origins";
        if (value instanceof Undefined undefined) {
            return new Undefined(undefined.cause(), undefined.reason() + " (" + over + ")");
        }
        MetricValue worstValue = last.metrics().get(metric);
        String ofWorst = worstValue instanceof Defined defined
                ? " is " + Numbers.text(defined.value()) + ", " + last.subject().origin()
                        + (defined.detail().isEmpty() ? "" : ": " + defined.detail())
                : " has no value, " + last.subject().origin() + ": " + ((Undefined) worstValue).reason();
        Defined judged = (Defined) value;
        return new Defined(
                judged.value(),
                worstValue instanceof Defined defined ? defined.step() : OptionalInt.empty(),
                "the " + tolerances.judge().text() + " " + over + "; the worst" + ofWorst,
                judged.target());
    }

    /** The finding about the forecast that is the worst of its metric. */
    private Finding named(Finding finding) {
        Judged last = finding.check() instanceof CheckId.OfMetric of
                ? worst.getOrDefault(of.metric(), origins.get(0))
                : origins.get(0);
        return finding.ofSeveral(
                last.subject(), finding.consequences().stream().map(this::named).toList());
    }
}
