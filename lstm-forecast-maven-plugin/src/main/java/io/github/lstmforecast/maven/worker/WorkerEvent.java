package io.github.lstmforecast.maven.worker;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.lstmforecast.report.Measurement;

/** What the child tells of the scenario that it was asked to run. The last event is {@code Measured} or {@code Failed}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = WorkerEvent.Progress.class, name = "progress"),
    @JsonSubTypes.Type(value = WorkerEvent.Measured.class, name = "measured"),
    @JsonSubTypes.Type(value = WorkerEvent.Failed.class, name = "failed")
})
sealed interface WorkerEvent {
    /**
     * The training goes on.
     *
     * @param epoch from 1 to {@code epochs}
     * @param epochs how many there will be
     * @param loss of that epoch
     */
    record Progress(int epoch, int epochs, double loss) implements WorkerEvent {}

    /**
     * The scenario ran to its end.
     *
     * @param measurement what was measured
     */
    record Measured(Measurement measurement) implements WorkerEvent {}

    /**
     * The scenario could not be run.
     *
     * @param message why, and what to do
     */
    record Failed(String message) implements WorkerEvent {}
}
