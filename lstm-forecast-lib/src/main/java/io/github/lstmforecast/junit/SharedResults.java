package io.github.lstmforecast.junit;

import io.github.lstmforecast.scenario.ForecastResult;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The results of the scenarios of this JVM. The first test that needs a result runs the scenario, while others wait.
 * Results are kept until memory is short.
 */
final class SharedResults {
    static final SharedResults OF_THIS_JVM = new SharedResults();

    private final Map<Path, SoftReference<FutureTask<ForecastResult>>> runs = new HashMap<>();

    /**
     * The result of a scenario.
     *
     * @param folder the scenario's
     * @param run called at most once
     * @throws ExecutionException if it failed, for every caller
     */
    ForecastResult get(Path folder, Callable<ForecastResult> run) throws ExecutionException, InterruptedException {
        FutureTask<ForecastResult> task = task(folder.toAbsolutePath().normalize(), run);
        task.run(); // does nothing if it is running in another thread, or done
        return task.get();
    }

    private synchronized FutureTask<ForecastResult> task(Path folder, Callable<ForecastResult> run) {
        SoftReference<FutureTask<ForecastResult>> kept = runs.get(folder);
        FutureTask<ForecastResult> task = kept == null ? null : kept.get();
        if (task == null) {
            task = new FutureTask<>(run);
            runs.put(folder, new SoftReference<>(task));
        }
        return task;
    }
}
