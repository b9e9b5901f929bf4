package io.github.lstmforecast.maven.worker;

import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import java.util.List;
import java.util.Map;

/**
 * A request to the child: run one scenario, and write its forecasts where reports find them.
 *
 * @param run a number that each event of the run repeats
 * @param base what paths in messages are relative to
 * @param scenarioFolder the scenario's folder
 * @param outputFolder where the scenario's files go
 * @param trusted folders that the scenario's files may lie in, beside its module
 * @param defaults limits of metrics, where the scenario does not give its own
 * @param code of the user's module, which a scenario can name a forecaster of
 * @param seeds of a calibration, how many trainings; 0 for as many as the scenario says, with all their files
 */
record WorkerRequest(
        int run,
        String base,
        String scenarioFolder,
        String outputFolder,
        List<String> trusted,
        Map<Metric, Limit> defaults,
        ModuleCode code,
        int seeds) {
    /** Whether tolerances are learnt: then no files are written, and forecasts that are wrong are measured as well. */
    boolean isCalibration() {
        return seeds > 0;
    }
}
