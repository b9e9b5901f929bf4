package io.github.lstmforecast.metric;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.SafeText;

/** A metric failed, which is a bug in the metric. The message has its key and class. */
public final class MetricException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 300;

    private MetricException(Metric metric, String problem, Throwable cause) {
        super(
                "the metric " + metric.key() + " (" + metric.getClass().getName() + ") " + problem
                        + "; correct it, or take it off the class path",
                cause);
    }

    static MetricException gaveNull(Metric metric) {
        return new MetricException(
                metric, "gave null, but must give a value, or MetricValue.undefined with the reason", null);
    }

    static MetricException failed(Metric metric, Throwable cause) {
        String what = cause instanceof InvalidValueException ? cause.getMessage() : cause.toString();
        StackTraceElement[] trace = cause.getStackTrace();
        for (StackTraceElement element : trace) {
            if (element.getClassName().equals(metric.getClass().getName())) {
                return new MetricException(
                        metric,
                        "failed: " + SafeText.of(what, LONGEST) + ", at " + element.getMethodName() + "("
                                + element.getFileName() + ":" + element.getLineNumber() + ")",
                        cause);
            }
        }
        return new MetricException(metric, "failed: " + SafeText.of(what, LONGEST), cause);
    }
}
