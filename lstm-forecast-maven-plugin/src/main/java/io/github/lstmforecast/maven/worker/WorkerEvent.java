package io.github.lstmforecast.maven.worker;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.lstmforecast.result.Measurement;

/**
 * What happens while the child runs a scenario. The last event is {@code Measured} or {@code Failed}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = WorkerEvent.Progress.class, name = "progress"),
    @JsonSubTypes.Type(value = WorkerEvent.Exiting.class, name = "exiting"),
    @JsonSubTypes.Type(value = WorkerEvent.Measured.class, name = "measured"),
    @JsonSubTypes.Type(value = WorkerEvent.Failed.class, name = "failed")
})
sealed interface WorkerEvent {
    /**
     * Which request it belongs to.
     *
     * @return {@link WorkerRequest#run()}
     */
    int run();

    /**
     * The training goes on.
     *
     * @param run which request it belongs to
     * @param epoch from 1 to {@code epochs}
     * @param epochs how many there will be
     * @param loss of that epoch
     */
    record Progress(int run, int epoch, int epochs, double loss) implements WorkerEvent {}

    /**
     * Some code ends the child.
     *
     * @param run none
     * @param caller of {@code System.exit}
     */
    record Exiting(int run, String caller) implements WorkerEvent {
        Exiting(String caller) {
            this(-1, caller);
        }
    }

    /**
     * The scenario ran to its end.
     *
     * @param run which request it belongs to
     * @param measurement what was measured
     */
    record Measured(int run, Measurement measurement) implements WorkerEvent {}

    /**
     * The scenario could not be run.
     *
     * @param run which request it belongs to
     * @param message why, and what to do
     */
    record Failed(int run, String message) implements WorkerEvent {}
}
