package io.github.lstmforecast.maven;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.maven.worker.WorkerOutput;
import org.apache.maven.plugin.logging.Log;

/**
 * What the child JVM writes goes to Maven's log, line by line. It may contain names from a model, and a terminal
 * would obey control characters in them.
 */
final class ChildLog implements WorkerOutput {
    private final Log log;

    ChildLog(Log log) {
        this.log = log;
    }

    @Override
    public void printed(String line) {
        log.info(shown(line));
    }

    private static String shown(String line) {
        return SafeText.of(line.replace("\t", "    "), Integer.MAX_VALUE); // tabs, as in stack traces, do no harm
    }

    @Override
    public void complained(String line) {
        log.warn(shown(line));
    }
}
