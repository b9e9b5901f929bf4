package io.github.lstmforecast.report;

import io.github.lstmforecast.gate.CheckId;
import io.github.lstmforecast.gate.Finding;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.golden.GoldenComparison;
import io.github.lstmforecast.golden.GoldenComparison.Compared;
import io.github.lstmforecast.golden.GoldenForecast;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.result.json.Results;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Converts what {@code results.json} has of the comparison with a golden model to that comparison. */
final class StoredGolden {
    private static final Set<CheckId.Other> GOLDEN = EnumSet.range(CheckId.Other.GOLDEN, CheckId.Other.GOLDEN_OUTPUTS);

    private StoredGolden() {}

    /** The comparison; empty if nothing was compared. */
    static Optional<GoldenComparison> of(Results.Scenario stored) {
        Results.Remarks remarks = stored.run().map(Results.Run::remarks).orElse(Results.Remarks.NONE);
        return stored.golden()
                .map(verdict -> new GoldenComparison(
                        stored.findings().stream()
                                .flatMap(finding -> Stream.concat(Stream.of(finding), finding.consequences().stream()))
                                .flatMap(finding -> finding(finding).stream())
                                .toList(),
                        remarks.goldenNotes(),
                        remarks.goldenWarnings(),
                        stored.run().map(StoredGolden::compared).orElse(List.of())));
    }

    /** Empty if it is no finding of a golden model. */
    private static Optional<Finding> finding(Results.Finding stored) {
        return check(stored.check())
                .map(check -> new Finding(
                        check,
                        stored.kind(),
                        stored.actual(),
                        stored.limit(),
                        stored.step(),
                        stored.subject(),
                        stored.message(),
                        List.of()));
    }

    private static Optional<CheckId> check(String text) {
        Optional<CheckId> other = GOLDEN.stream()
                .<CheckId>map(check -> check)
                .filter(check -> check.text().equals(text))
                .findFirst();
        return other.isPresent() || !text.startsWith(CheckId.GOLDEN_PREFIX)
                ? other
                : Optional.of(new CheckId.OfGoldenMetric(
                        StoredMeasurement.metric(text.substring(CheckId.GOLDEN_PREFIX.length()))));
    }

    private static List<Compared> compared(Results.Run run) {
        List<Compared> compared = new ArrayList<>();
        for (Results.Forecast forecast : run.forecasts()) {
            forecast.golden().ifPresent(golden -> {
                Map<Metric, Double> metrics = new TreeMap<>(Metric.ORDER);
                golden.metrics().forEach((key, value) -> metrics.put(StoredMeasurement.metric(key), value));
                compared.add(new Compared(
                        forecast(forecast.subject(), metrics),
                        forecast(forecast.subject(), Map.of()),
                        golden.partsAt()));
            });
        }
        return compared;
    }

    /** The values of its steps are not stored. */
    private static GoldenForecast forecast(Subject subject, Map<Metric, Double> metrics) {
        return new GoldenForecast(subject, metrics, Optional.empty(), List.of());
    }
}
