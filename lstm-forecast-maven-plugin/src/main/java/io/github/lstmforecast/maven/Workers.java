package io.github.lstmforecast.maven;

import io.github.lstmforecast.maven.worker.Worker;
import io.github.lstmforecast.maven.worker.WorkerException;
import io.github.lstmforecast.maven.worker.WorkerOptions;
import io.github.lstmforecast.maven.worker.WorkerOutput;
import io.github.lstmforecast.scenario.Engine;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** One worker for each engine, made when the first scenario needs it. */
final class Workers implements AutoCloseable {
    /** How the children of an engine are started. */
    interface Options {
        WorkerOptions of(Engine engine) throws WorkerException;
    }

    private final Options options;
    private final WorkerOutput output;
    private final Map<Engine, FutureTask<Worker>> workers = new ConcurrentHashMap<>();

    Workers(Options options, WorkerOutput output) {
        this.options = options;
        this.output = output;
    }

    /**
     * The worker of an engine.
     *
     * @throws WorkerException if what the engine needs can't be had
     */
    Worker of(Engine engine) throws WorkerException, InterruptedException {
        FutureTask<Worker> worker =
                workers.computeIfAbsent(engine, of -> new FutureTask<>(() -> new Worker(options.of(of), output)));
        worker.run(); // only once; who comes later waits, and is told the same
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
                if (!worker.cancel(true)) { // it is there, or came to nothing
                    worker.get().close();
                }
            } catch (ExecutionException e) {
                // Whoever asked for it was told.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the child ends with Maven
            }
        }
    }
}
