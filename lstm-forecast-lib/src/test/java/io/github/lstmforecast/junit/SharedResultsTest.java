package io.github.lstmforecast.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.scenario.ForecastResult;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SharedResultsTest {
    private static final Path QUICK = Path.of("src/test/forecast/quick");

    private final SharedResults results = new SharedResults();
    private final AtomicInteger runs = new AtomicInteger();

    private ForecastResult run() throws Exception {
        runs.incrementAndGet();
        return ForecastResult.of(QUICK);
    }

    @Test
    void a_scenario_runs_once_for_parallel_callers() throws Exception {
        int threads = 16;
        CyclicBarrier together = new CyclicBarrier(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        Callable<ForecastResult> ask = () -> {
            together.await();
            return results.get(QUICK, this::run);
        };

        List<Future<ForecastResult>> asked =
                executor.invokeAll(Stream.generate(() -> ask).limit(threads).toList());
        executor.shutdown();

        assertThat(runs).hasValue(1);
        assertThat(asked).extracting(Future::get).containsOnly(asked.get(0).get());
    }

    @Test
    void different_paths_to_a_folder_share_a_result() throws Exception {
        ForecastResult result = results.get(QUICK, this::run);

        assertThat(results.get(Path.of("./src/test/../test/forecast/quick"), this::run))
                .isSameAs(result);
        assertThat(results.get(QUICK.toAbsolutePath(), this::run)).isSameAs(result);
        assertThat(runs).hasValue(1);
    }

    @Test
    void another_folder_runs_another_scenario() throws Exception {
        results.get(QUICK, this::run);

        results.get(Path.of("src/test/forecast/several"), this::run);

        assertThat(runs).hasValue(2);
    }

    @Test
    void a_failed_run_is_not_repeated() {
        Callable<ForecastResult> fails = () -> {
            runs.incrementAndGet();
            throw new IllegalStateException("diverged");
        };

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> results.get(QUICK, fails))
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage("diverged");
        }
        assertThat(runs).hasValue(1);
    }
}
