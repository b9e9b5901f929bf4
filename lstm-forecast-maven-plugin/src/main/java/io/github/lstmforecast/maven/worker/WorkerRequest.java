package io.github.lstmforecast.maven.worker;

import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import java.util.List;
import java.util.Map;

/**
 * What the child is asked to do: run one scenario, and leave its forecast where reports find it.
 *
 * @param run a number that is told again with each event of it
 * @param base what paths in messages are relative to
 * @param scenarioFolder the scenario's folder
 * @param outputFolder where the scenario's files go
 * @param trusted folders that the scenario's files may lie in, beside its module
 * @param defaults limits of metrics, where the scenario does not give its own
 * @param seeds how many trainings, of which only the numbers are wanted; 0 for as many as the scenario says, and all
 *     files
 */
record WorkerRequest(
        int run,
        String base,
        String scenarioFolder,
        String outputFolder,
        List<String> trusted,
        Map<Metric, Limit> defaults,
        int seeds) {}
