package io.github.lstmforecast.report;

import io.github.lstmforecast.WholeFile;
import io.github.lstmforecast.gate.Calibration;
import io.github.lstmforecast.gate.Calibration.Row;
import io.github.lstmforecast.gate.Judge;
import io.github.lstmforecast.gate.Numbers;
import io.github.lstmforecast.gate.Shortcoming;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.metric.LeadTimeMetric;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code tolerance.yaml}: proposed limits as a section of a scenario, to be copied into it. */
public final class ToleranceYaml {
    private ToleranceYaml() {}

    /**
     * Writes a proposal, completely or not at all; only the reason if most trainings are of no use.
     *
     * @param current the current limits; metrics without one are written as comments
     */
    public static void write(Path file, String scenario, Calibration calibration, Tolerances current)
            throws IOException {
        List<String> lines = calibration
                .uselessness()
                .map(reason -> List.of(
                        "# No limits are proposed for the scenario " + scenario + ": its model is of no use yet.",
                        "# Of its trainings: " + reason + "."))
                .orElseGet(() -> proposal(scenario, calibration, current));
        WholeFile.write(file, String.join("\n", lines) + "\n");
    }

    private static List<String> proposal(String scenario, Calibration calibration, Tolerances current) {
        List<String> lines = new ArrayList<>();
        lines.add("# Proposed for the scenario " + scenario + ": "
                + (calibration.isOfOneTraining()
                        ? judged(calibration, "worst of") + " of one training."
                        : "the worst of " + calibration.trainings() + " trainings."));
        String basis = basis(calibration);
        lines.add("# " + Character.toUpperCase(basis.charAt(0)) + basis.substring(1) + ".");
        if (!calibration.shortcomings().isEmpty()) {
            lines.add("# Of these trainings: "
                    + String.join(
                            ", ",
                            calibration.shortcomings().stream()
                                    .map(Shortcoming::text)
                                    .toList())
                    + ".");
        }
        lines.add("# Metrics that are commented out have no limit at present.");
        lines.add("tolerance:");
        Map<Metric, List<Row>> byMetric = calibration.rows().stream()
                .filter(row -> row.proposed().isPresent())
                .collect(Collectors.groupingBy(
                        row -> LeadTimeMetric.whole(row.metric()), LinkedHashMap::new, Collectors.toList()));
        byMetric.forEach((metric, rows) -> {
            boolean isLimited =
                    rows.stream().anyMatch(row -> !current.limit(row.metric()).isNone());
            String without = rows.stream()
                    .filter(row -> row.without() > 0)
                    .map(row -> without(calibration, row))
                    .distinct()
                    .collect(Collectors.joining("; "));
            lines.add((isLimited ? "  " : "  # ") + metric.key() + ": " + limits(rows, isLimited, current)
                    + (without.isEmpty() ? "" : " # " + without));
        });
        return lines;
    }

    /**
     * The limits of a metric, over the horizon and over parts of it.
     *
     * @param isLimited whether one of them has a limit at present; then the others are omitted
     */
    private static String limits(List<Row> rows, boolean isLimited, Tolerances current) {
        Optional<String> whole = Optional.empty();
        List<String> parts = new ArrayList<>();
        for (Row row : rows) {
            if (isLimited && current.limit(row.metric()).isNone()) {
                continue;
            }
            String limit = text(row.proposed().orElseThrow());
            if (row.metric() instanceof LeadTimeMetric part) {
                parts.add(part.leadTime().last() + ": " + limit);
            } else {
                whole = Optional.of(limit);
            }
        }
        if (parts.isEmpty()) {
            return whole.orElseThrow();
        }
        return "{ " + whole.map(limit -> "limit: " + limit + ", ").orElse("") + "upTo: { " + String.join(", ", parts)
                + " } }";
    }

    private static String judged(Calibration calibration, String worst) {
        return "the "
                + (calibration.judge() == Judge.WORST
                        ? worst
                        : calibration.judge().text() + " over") + " " + forecasts(calibration);
    }

    private static String forecasts(Calibration calibration) {
        return calibration.forecasts() == 1 ? "1 forecast" : calibration.forecasts() + " forecasts";
    }

    /** What the limits are based on, as a clause. */
    public static String basis(Calibration calibration) {
        if (calibration.isOfOneTraining()) {
            return "each proposed limit is " + judged(calibration, "worst value of")
                    + ", without a margin: other data may need a wider one"
                    + (calibration.forecasts() == 1 ? ", and forecasts from more origins would show more" : "");
        }
        return "with 95% confidence, each proposed limit holds for " + Numbers.text(calibration.coverage())
                + " of all trainings"
                + (calibration.rows().stream().allMatch(row -> row.without() == 0)
                        ? ""
                        : ", unless something else is said beside it");
    }

    /** What the limit of a metric that has no value in some trainings promises. */
    public static String without(Calibration calibration, Row row) {
        if (calibration.isOfOneTraining()) {
            return "no value in " + row.without() + " of " + forecasts(calibration) + ", which fails with any limit";
        }
        return "no value in " + row.without()
                + (row.without() == 1 ? " training, which fails" : " trainings, which fail") + " with any limit"
                + (row.proposed().filter(Limit::isNone).isPresent()
                        ? ", that with the scenario's own seed among them"
                        : ": holds for " + Numbers.text(row.coverage()) + " of all trainings");
    }

    /** A limit in the syntax of a scenario. */
    private static String text(Limit limit) {
        if (limit.isNone()) {
            return "none";
        }
        if (Double.isInfinite(limit.lowest()) || limit.lowest() == -limit.highest()) {
            return Numbers.text(limit.highest());
        }
        return Double.isInfinite(limit.highest())
                ? Numbers.text(limit.lowest())
                : Numbers.text(limit.lowest()) + ".." + Numbers.text(limit.highest());
    }
}
