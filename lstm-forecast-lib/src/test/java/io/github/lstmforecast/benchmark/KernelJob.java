package io.github.lstmforecast.benchmark;

import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.engine.ModelExport;
import io.github.lstmforecast.engine.OpenSettings;
import io.github.lstmforecast.model.ModelState;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.model.RnnModel;
import io.github.lstmforecast.model.SequenceModel;
import io.github.lstmforecast.rnn.CellKind;
import io.github.lstmforecast.rnn.GateActivation;
import io.github.lstmforecast.rnn.RnnInitializer;
import io.github.lstmforecast.rnn.RnnShape;
import io.github.lstmforecast.signal.GaussianNoise;
import io.github.lstmforecast.signal.PulseWave;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.TrainingCopy;
import io.github.lstmforecast.signal.TransformChain;
import io.github.lstmforecast.signal.Windows;
import io.github.lstmforecast.train.Recipe;
import io.github.lstmforecast.train.Trainer;
import io.github.lstmforecast.train.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One job of {@link KernelBenchmark}, in a JVM of its own. Prints two times in seconds. */
final class KernelJob {
    private static final int FEWEST_RUNS = 3;
    private static final int MOST_RUNS = 50;
    private static final double SECONDS = 1;
    private static final int PAIRS = 7;

    private KernelJob() {}

    public static void main(String[] args) throws Exception {
        double[] times = switch (args[0]) {
            case "train" ->
                coldAndWarm(training(
                        recipe(args[1]).toBuilder()
                                .cell(CellKind.valueOf(args[2]))
                                .build(),
                        Integer.parseInt(args[3]),
                        Integer.parseInt(args[4]),
                        Integer.parseInt(args[5]),
                        Integer.parseInt(args[6])));
            case "loop" ->
                coldAndWarm(
                        closedLoop(CellKind.valueOf(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3])));
            case "onnx" -> hereAndOnOnnxRuntime(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
            default -> aloneAndTogether();
        };
        System.out.printf(Locale.ROOT, "%.9f %.9f%n", times[0], times[1]);
    }

    private static Recipe recipe(String name) {
        return name.equals("default") ? Recipe.defaults() : Recipe.kerasStateful();
    }

    private static Runnable training(Recipe base, int units, int batch, int window, int epochs) {
        Recipe recipe = base.toBuilder()
                .units(units)
                .copies(batch)
                .window(window)
                .epochs(epochs)
                .build();
        Series series = new GaussianNoise(0.01, 1).addTo(PulseWave.of(10, 3).samples(150));
        Windows windows = Windows.of(TrainingCopy.rotated(series, batch, 3), window);
        return () -> Trainer.train(recipe, windows, TrainingListener.NONE);
    }

    private static Runnable closedLoop(CellKind cell, int units, int steps) {
        RnnShape shape = new RnnShape(1, List.of(units), 1, cell, GateActivation.SIGMOID);
        return closedLoop(new RnnModel(RnnInitializer.initialize(shape, 1)), steps);
    }

    private static Runnable closedLoop(SequenceModel model, int steps) {
        return () -> {
            ModelState state = model.start();
            float[] input = {0};
            float[] output = {0};
            for (int step = 0; step < steps; step++) {
                state.step(input, output);
                input[0] = output[0];
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
        List<Double> warm = new ArrayList<>();
        spent = 0;
        while (warm.size() < FEWEST_RUNS || spent < SECONDS && warm.size() < MOST_RUNS) {
            warm.add(seconds(job));
            spent += warm.get(warm.size() - 1);
        }
        return new double[] {
            cold, median(warm.stream().mapToDouble(Double::doubleValue).toArray())
        };
    }

    /** The same LSTM in closed loop, in turn, since the speed of a machine drifts. */
    private static double[] hereAndOnOnnxRuntime(int units, int steps) throws Exception {
        NetworkSpec network = NetworkSpec.of(RnnInitializer.initialize(new RnnShape(1, List.of(units), 1), 1));
        Path file = Files.createTempFile("benchmark", ".onnx");
        Extensions.exporter("onnx")
                .export(ModelExport.of(
                        Extensions.save(network, Optional.empty(), TransformChain.NONE, Optional.empty())))
                .write(file);
        SequenceModel graph = Extensions.engine("onnx")
                .open(Extensions.read(file), OpenSettings.NONE)
                .sequenceModel()
                .orElseThrow();
        Files.delete(file);
        Runnable onnx = closedLoop(graph, steps);
        Runnable here = closedLoop(new RnnModel(network), steps);
        coldAndWarm(onnx);
        coldAndWarm(here);
        double[] times = new double[PAIRS];
        double[] ofOnnx = new double[PAIRS];
        for (int run = 0; run < PAIRS; run++) {
            times[run] = seconds(here);
            ofOnnx[run] = seconds(onnx);
        }
        return new double[] {median(times), median(ofOnnx)};
    }

    private static double[] aloneAndTogether() throws Exception {
        Runnable job = training(Recipe.defaults(), 20, 3, 25, Recipe.defaults().epochs());
        coldAndWarm(job);
        double[] alone = new double[PAIRS];
        double[] together = new double[PAIRS];
        ExecutorService pool = Executors.newFixedThreadPool(2);
        for (int run = 0; run < PAIRS; run++) {
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
