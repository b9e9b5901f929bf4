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
 * What came of the scenarios of this JVM, each run once, by the first test that asks for it, while the others wait. It is
 * kept until memory is short.
 */
final class SharedResults {
    /** Those of all tests. */
    static final SharedResults OF_THIS_JVM = new SharedResults();

    private final Map<Path, SoftReference<FutureTask<ForecastResult>>> runs = new HashMap<>();

    /**
     * What came of a scenario.
     *
     * @param folder the scenario's
     * @param run makes it; used once
     * @throws ExecutionException if that fails, each time that somebody asks
     */
    ForecastResult get(Path folder, Callable<ForecastResult> run) throws ExecutionException, InterruptedException {
        FutureTask<ForecastResult> task = task(folder.toAbsolutePath().normalize(), run);
        task.run(); // does nothing where another thread is at it, or it is done
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
