package io.github.lstmforecast.benchmark;

import io.github.lstmforecast.lstm.LstmInitializer;
import io.github.lstmforecast.lstm.LstmShape;
import io.github.lstmforecast.model.LstmModel;
import io.github.lstmforecast.model.ModelState;
import io.github.lstmforecast.signal.GaussianNoise;
import io.github.lstmforecast.signal.PulseWave;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.TrainingCopy;
import io.github.lstmforecast.signal.Windows;
import io.github.lstmforecast.train.Recipe;
import io.github.lstmforecast.train.Trainer;
import io.github.lstmforecast.train.TrainingListener;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One job of {@link KernelBenchmark}, in a JVM of its own. Prints two times in seconds. */
final class KernelJob {
    private static final int FEWEST_RUNS = 5;
    private static final double SECONDS = 2;
    private static final int STEPS = 1_000_000;

    private KernelJob() {}

    public static void main(String[] args) throws Exception {
        double[] times =
                switch (args[0]) {
                    case "train" -> coldAndWarm(training(
                            args[1].equals("default") ? Recipe.defaults() : Recipe.kerasStateful(),
                            Integer.parseInt(args[2]),
                            Integer.parseInt(args[3]),
                            Integer.parseInt(args[4]),
                            Integer.parseInt(args[5])));
                    case "loop" -> coldAndWarm(closedLoop(Integer.parseInt(args[1])));
                    default -> aloneAndTogether();
                };
        System.out.printf(Locale.ROOT, "%.9f %.9f%n", times[0], times[1]);
    }

    private static Runnable training(Recipe base, int units, int batch, int window, int epochs) {
        Recipe recipe =
                base.toBuilder().units(units).copies(batch).window(window).epochs(epochs).build();
        Series series = new GaussianNoise(0.01, 1).addTo(PulseWave.of(10, 3).samples(150));
        Windows windows = Windows.of(TrainingCopy.rotated(series, batch, 3), window);
        return () -> Trainer.train(recipe, windows, TrainingListener.NONE);
    }

    private static Runnable closedLoop(int units) {
        LstmModel model = new LstmModel(LstmInitializer.initialize(new LstmShape(1, List.of(units), 1), 1));
        return () -> {
            ModelState state = model.start();
            float[] value = {0};
            for (int step = 0; step < STEPS; step++) {
                state.step(value, value);
            }
        };
    }

    /** The time of the first run, and the median of the later ones. */
    private static double[] coldAndWarm(Runnable job) {
        double cold = seconds(job);
        double spent = 0;
        while (spent < SECONDS) {
            spent += seconds(job);
        }
        int runs = (int) Math.max(FEWEST_RUNS, Math.min(100, SECONDS / cold));
        double[] warm = new double[runs];
        Arrays.setAll(warm, run -> seconds(job));
        return new double[] {cold, median(warm)};
    }

    private static double[] aloneAndTogether() throws Exception {
        Runnable job = training(Recipe.defaults(), 20, 3, 25, 400);
        coldAndWarm(job);
        double[] alone = new double[FEWEST_RUNS];
        double[] together = new double[FEWEST_RUNS];
        ExecutorService pool = Executors.newFixedThreadPool(2);
        for (int run = 0; run < FEWEST_RUNS; run++) {
            alone[run] = seconds(() -> tenTimes(job));
            together[run] = seconds(() -> {
                Future<?> other = pool.submit(() -> tenTimes(job));
                tenTimes(job);
                await(other);
            });
        }
        pool.shutdown();
        return new double[] {median(alone), median(together)};
    }

    private static void tenTimes(Runnable job) {
        for (int i = 0; i < 10; i++) {
            job.run();
        }
    }

    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static double seconds(Runnable job) {
        long start = System.nanoTime();
        job.run();
        return (System.nanoTime() - start) / 1e9;
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
