package io.github.lstmforecast.report;

import io.github.lstmforecast.WholeFile;
import io.github.lstmforecast.gate.Calibration;
import io.github.lstmforecast.gate.Numbers;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.metric.Limit;
import java.io.IOException;
import java.nio.file.Path;

/** {@code tolerance.yaml}: proposed limits as a part of a scenario, to be copied into it by whoever agrees. */
public final class ToleranceYaml {
    private ToleranceYaml() {}

    /**
     * Writes a proposal, as a whole or not at all.
     *
     * @param file where; an older file is replaced
     * @param scenario whose
     * @param calibration the proposed limits
     * @param held which metrics have a limit now; the others are written as comments
     * @throws IOException if the file can't be written
     */
    public static void write(Path file, String scenario, Calibration calibration, Tolerances held) throws IOException {
        StringBuilder yaml = new StringBuilder();
        yaml.append("# Proposed for the scenario ")
                .append(scenario)
                .append(": the worst of ")
                .append(calibration.trainings())
                .append(" trainings.\n")
                .append("# With 95% confidence, each limit holds for ")
                .append(Numbers.text(calibration.coverage()))
                .append(" of all trainings.\n")
                .append("# Metrics behind a # have no limit now.\n")
                .append("tolerance:\n");
        for (Calibration.Row row : calibration.rows()) {
            yaml.append(held.limit(row.metric()).isNone() ? "  # " : "  ")
                    .append(row.metric().key())
                    .append(": ")
                    .append(text(row.proposed()))
                    .append('\n');
        }
        WholeFile.write(file, yaml.toString());
    }

    /** A limit as scenarios have it. */
    private static String text(Limit limit) {
        if (Double.isInfinite(limit.lowest()) || limit.lowest() == -limit.highest()) {
            return Numbers.text(limit.highest());
        }
        return Double.isInfinite(limit.highest())
                ? Numbers.text(limit.lowest())
                : Numbers.text(limit.lowest()) + ".." + Numbers.text(limit.highest());
    }
}
