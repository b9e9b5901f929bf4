package io.github.lstmforecast.report;

import io.github.lstmforecast.WholeFile;
import io.github.lstmforecast.gate.Calibration;
import io.github.lstmforecast.gate.Numbers;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.metric.Limit;
import java.io.IOException;
import java.nio.file.Path;

/** {@code tolerance.yaml}: proposed limits as a section of a scenario, to be copied into it. */
public final class ToleranceYaml {
    private ToleranceYaml() {}

    /**
     * Writes a proposal, completely or not at all.
     *
     * @param current the current limits; metrics without one are written as comments
     */
    public static void write(Path file, String scenario, Calibration calibration, Tolerances current)
            throws IOException {
        StringBuilder yaml = new StringBuilder();
        yaml.append("# Proposed for the scenario ")
                .append(scenario)
                .append(": the worst of ")
                .append(calibration.trainings())
                .append(" trainings.\n")
                .append("# With 95% confidence, each limit holds for ")
                .append(Numbers.text(calibration.coverage()))
                .append(" of all trainings.\n")
                .append("# Metrics that are commented out have no limit at present.\n")
                .append("tolerance:\n");
        for (Calibration.Row row : calibration.rows()) {
            yaml.append(current.limit(row.metric()).isNone() ? "  # " : "  ")
                    .append(row.metric().key())
                    .append(": ")
                    .append(text(row.proposed()))
                    .append('\n');
        }
        WholeFile.write(file, yaml.toString());
    }

    /** A limit in the syntax of a scenario. */
    private static String text(Limit limit) {
        if (Double.isInfinite(limit.lowest()) || limit.lowest() == -limit.highest()) {
            return Numbers.text(limit.highest());
        }
        return Double.isInfinite(limit.highest())
                ? Numbers.text(limit.lowest())
                : Numbers.text(limit.lowest()) + ".." + Numbers.text(limit.highest());
    }
}
