package io.github.lstmforecast.maven;

import io.github.lstmforecast.gate.CheckId;
import io.github.lstmforecast.gate.Numbers;
import io.github.lstmforecast.golden.Golden;
import io.github.lstmforecast.golden.GoldenComparison;
import io.github.lstmforecast.golden.GoldenException;
import io.github.lstmforecast.golden.GoldenForecast;
import io.github.lstmforecast.golden.GoldenTolerance;
import io.github.lstmforecast.metric.Metric;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A candidate that replaces the golden model of a scenario, or is its first.
 *
 * @param folder the scenario's, where the golden model is
 */
record GoldenChange(Path folder, Golden candidate) {
    /** What changes, old to new. */
    List<String> describe() {
        if (!Golden.exists(folder, Golden.NAME)) {
            return List.of("the first golden model");
        }
        Golden old;
        try {
            old = Golden.read(folder, Golden.NAME);
        } catch (GoldenException e) {
            throw new IllegalStateException("it was read a moment ago", e);
        }
        List<String> lines = new ArrayList<>();
        GoldenComparison.of(old, candidate, GoldenTolerance.SAME_BITS).findings().stream()
                .filter(finding -> !(finding.check() instanceof CheckId.OfGoldenMetric))
                .forEach(finding -> lines.add(finding.message()));
        List<GoldenForecast> was = old.record().forecasts();
        List<GoldenForecast> is = candidate.record().forecasts();
        for (int i = 0; i < Math.min(was.size(), is.size()); i++) {
            lines.addAll(metrics(was.get(i), is.get(i), is.size() > 1));
        }
        return lines.isEmpty() ? List.of("nothing has changed") : lines;
    }

    private static List<String> metrics(GoldenForecast was, GoldenForecast is, boolean isOneOfMany) {
        Set<Metric> all = new TreeSet<>(Metric.ORDER);
        all.addAll(was.metrics().keySet());
        all.addAll(is.metrics().keySet());
        List<String> lines = new ArrayList<>();
        for (Metric metric : all) {
            Double before = was.metrics().get(metric);
            Double after = is.metrics().get(metric);
            if (before == null || !before.equals(after)) {
                lines.add((isOneOfMany ? is.subject().text() + ": " : "") + metric.key() + " " + text(before) + " → "
                        + text(after));
            }
        }
        return lines;
    }

    private static String text(Double value) {
        return value == null ? "no value" : Numbers.text(value);
    }
}
