package io.github.lstmforecast.maven;

import io.github.lstmforecast.gate.Seeds;
import io.github.lstmforecast.maven.worker.Worker;
import io.github.lstmforecast.maven.worker.WorkerException;
import io.github.lstmforecast.maven.worker.WorkerOptions;
import io.github.lstmforecast.maven.worker.WorkerOutput;
import io.github.lstmforecast.result.Measurement;
import io.github.lstmforecast.scenario.ModelSource;
import io.github.lstmforecast.scenario.Scenario;
import io.github.lstmforecast.train.TrainingListener;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** One worker for each engine, made when the first scenario needs it, and the trainings that they may run at once. */
final class Workers implements AutoCloseable {
    /** How the children of an engine are started. */
    interface Options {
        WorkerOptions of(String engine) throws WorkerException;

        /** Refuses a model that no child can run. */
        default void require(ModelSource model) throws WorkerException {}
    }

    private final Options options;
    private final WorkerOutput output;
    private final BuildLimits limits;
    private final Map<String, FutureTask<Worker>> workers = new ConcurrentHashMap<>();

    Workers(Options options, WorkerOutput output, BuildLimits limits) {
        this.options = options;
        this.output = output;
        this.limits = limits;
    }

    /**
     * Trains and measures in a child, as soon as one may.
     *
     * @param base what paths in messages are relative to
     * @param folder the scenario's
     * @param results where its files go
     * @param seeds how many trainings, of which no files are written; {@link Worker#AS_THE_SCENARIO_SAYS} for its own
     *     number, and its files
     * @throws WorkerException if the scenario can't be measured
     */
    Measurement measure(Scenario scenario, Path base, Path folder, Path results, int seeds, TrainingListener listener)
            throws WorkerException, InterruptedException {
        int trainings = seeds == Worker.AS_THE_SCENARIO_SAYS
                ? scenario.seeds().map(Seeds::count).orElse(1)
                : seeds;
        options.require(scenario.model());
        Worker worker = of(scenario.model().childEngine());
        int reserved = worker.reserve(trainings);
        try {
            int taken = limits.beginTrainings(reserved);
            try {
                return worker.run(base, folder, results, seeds, listener);
            } finally {
                limits.endTrainings(taken);
            }
        } finally {
            worker.free(reserved);
        }
    }

    private Worker of(String engine) throws WorkerException, InterruptedException {
        FutureTask<Worker> worker =
                workers.computeIfAbsent(engine, of -> new FutureTask<>(() -> new Worker(options.of(of), output)));
        worker.run(); // only once; later callers wait, and get the same
        try {
            return worker.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof WorkerException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Called when no scenario is run any more. */
    @Override
    public void close() {
        for (FutureTask<Worker> worker : workers.values()) {
            try {
                if (!worker.cancel(true)) { // it was made, or failed
                    worker.get().close();
                }
            } catch (ExecutionException e) {
                // The scenario that needed it has the error.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the child ends with Maven
            }
        }
    }
}
