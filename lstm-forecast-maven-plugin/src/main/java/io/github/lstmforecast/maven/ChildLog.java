package io.github.lstmforecast.maven;

import io.github.lstmforecast.maven.worker.WorkerOutput;
import org.apache.maven.plugin.logging.Log;

/** What the child JVM writes goes to Maven's log, line by line. */
final class ChildLog implements WorkerOutput {
    private final Log log;

    ChildLog(Log log) {
        this.log = log;
    }

    @Override
    public void printed(String line) {
        log.info(line);
    }

    @Override
    public void complained(String line) {
        log.warn(line);
    }
}
