package io.github.lstmforecast.maven;

import io.github.lstmforecast.maven.worker.Worker;
import io.github.lstmforecast.maven.worker.WorkerException;
import io.github.lstmforecast.maven.worker.WorkerOptions;
import io.github.lstmforecast.maven.worker.WorkerOutput;
import io.github.lstmforecast.scenario.Engine;
import java.util.EnumMap;
import java.util.Map;

/** One worker for each engine, made when the first scenario needs it. */
final class Workers implements AutoCloseable {
    /** How the children of an engine are started. */
    interface Options {
        WorkerOptions of(Engine engine) throws WorkerException;
    }

    private final Options options;
    private final WorkerOutput output;
    private final Map<Engine, Worker> workers = new EnumMap<>(Engine.class);

    Workers(Options options, WorkerOutput output) {
        this.options = options;
        this.output = output;
    }

    /**
     * The worker of an engine.
     *
     * @throws WorkerException if what the engine needs can't be had
     */
    synchronized Worker of(Engine engine) throws WorkerException {
        Worker worker = workers.get(engine);
        if (worker == null) {
            worker = new Worker(options.of(engine), output);
            workers.put(engine, worker);
        }
        return worker;
    }

    @Override
    public synchronized void close() {
        workers.values().forEach(Worker::close);
    }
}
