package io.github.lstmforecast.maven;

import io.github.lstmforecast.maven.worker.WorkerOutput;
import io.github.lstmforecast.train.TrainingListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * Runs the scenarios of a module side by side.
 *
 * @param threads how many scenarios at once
 * @param limits of the whole build
 * @param options how children are started
 * @param output where the output of the children goes
 */
record ScenarioExecution(int threads, BuildLimits limits, Workers.Options options, WorkerOutput output) {
    /** What a goal does with one scenario; called by several threads. */
    interface Goal<T> {
        T run(Workers workers, String name, Path folder, TrainingListener listener) throws InterruptedException;
    }

    /**
     * Runs all scenarios.
     *
     * @param listeners for the progress of a scenario, by its name
     * @return the results in the order of the folders
     */
    <T> List<T> run(List<Path> folders, Function<String, TrainingListener> listeners, Goal<T> goal)
            throws MojoExecutionException {
        try {
            limits.beginChild();
            try {
                return runInChildren(folders, listeners, goal);
            } finally {
                limits.endChild();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("Interrupted while scenarios were running", e);
        } catch (ExecutionException e) {
            throw new MojoExecutionException("Internal error in lstm-forecast; please report it", e.getCause());
        }
    }

    private <T> List<T> runInChildren(List<Path> folders, Function<String, TrainingListener> listeners, Goal<T> goal)
            throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try (Workers workers = new Workers(options, output, limits)) {
            try {
                List<Future<T>> running = new ArrayList<>();
                for (Path folder : folders) {
                    String name = ScenarioFolders.name(folder);
                    running.add(pool.submit(() -> goal.run(workers, name, folder, listeners.apply(name))));
                }
                List<T> results = new ArrayList<>();
                for (Future<T> result : running) {
                    results.add(result.get());
                }
                return results;
            } finally {
                pool.shutdownNow(); // before the workers are closed: what still runs must not start another child
            }
        }
    }
}
