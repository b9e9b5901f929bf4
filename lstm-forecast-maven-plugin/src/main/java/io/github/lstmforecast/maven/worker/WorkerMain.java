package io.github.lstmforecast.maven.worker;

import io.github.lstmforecast.ExtensionException;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.gate.Seeds;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.golden.Golden;
import io.github.lstmforecast.metric.MetricException;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.result.Assessment;
import io.github.lstmforecast.result.ForecastCsv;
import io.github.lstmforecast.result.Measurement;
import io.github.lstmforecast.result.PredictionsCsv;
import io.github.lstmforecast.result.Recording;
import io.github.lstmforecast.result.TrainingResult;
import io.github.lstmforecast.scenario.ModelSource;
import io.github.lstmforecast.scenario.Scenario;
import io.github.lstmforecast.scenario.ScenarioException;
import io.github.lstmforecast.scenario.ScenarioReader;
import io.github.lstmforecast.scenario.ScenarioRun;
import io.github.lstmforecast.scenario.ScenarioRunner;
import io.github.lstmforecast.train.TrainingDivergedException;
import io.github.lstmforecast.train.TrainingListener;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The child JVM: runs the scenarios that the parent requests, all at once, until the parent stops it. The parent limits
 * how many there are.
 */
public final class WorkerMain {
    private static final int PROGRESS_STEPS = 100;
    private static final int SECONDS_TO_END = 60; // its parent kills it before

    private final WorkerProtocol protocol;
    private final StandardStreams streams = StandardStreams.taken();
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private final ExecutorService runs = Executors.newCachedThreadPool();
    private final ExecutorService trainings;

    private WorkerMain(String token, int threads) {
        this.protocol = new WorkerProtocol(token);
        this.trainings = Executors.newFixedThreadPool(threads);
    }

    /**
     * Runs the child.
     *
     * @param args the token that marks events, how many trainings may run at once, and the key of the engine
     * @throws InterruptedException never, since nobody interrupts the main thread
     */
    public static void main(String[] args) throws InterruptedException {
        WorkerMain worker = new WorkerMain(args[0], Integer.parseInt(args[1]));
        if (!args[2].equals(ModelSource.Own.ENGINE)) {
            prepare(args[2]);
        }
        orEnd(worker::run);
        System.exit(WorkerExit.STOPPED.code()); // also where code of the user has left threads
    }

    private static void prepare(String engine) {
        Thread preparing = new Thread(() -> Extensions.engine(engine).prepare(), "prepare");
        preparing.setDaemon(true);
        preparing.start();
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    /** An unexpected error ends the child: otherwise it would not answer, and its parent would wait for the timeout. */
    private static void orEnd(Work work) {
        try {
            work.run();
        } catch (Throwable e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(WorkerExit.BROKEN.code());
        }
    }

    private void run() throws InterruptedException {
        Thread reader = new Thread(this::readRequests, "requests");
        reader.setDaemon(true);
        reader.start();
        Thread exits =
                new Thread(() -> ExitCaller.find().ifPresent(caller -> send(new WorkerEvent.Exiting(caller))), "exits");
        Runtime.getRuntime().addShutdownHook(exits);
        for (String line = requests.take(); !line.equals(WorkerProtocol.STOP); line = requests.take()) {
            WorkerRequest request = WorkerProtocol.readRequest(line);
            runs.execute(() -> orEnd(() -> send(answer(request))));
        }
        Runtime.getRuntime().removeShutdownHook(exits);
        runs.shutdown();
        trainings.shutdown();
        runs.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
    }

    /** The pipe from the parent closes when the parent ends, however it does; then the child must not live on. */
    private void readRequests() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(streams.in(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                requests.add(line);
                if (line.equals(WorkerProtocol.STOP)) {
                    return;
                }
            }
        } catch (IOException e) {
            // A broken pipe says the same as a closed one.
        }
        Runtime.getRuntime().halt(WorkerExit.PARENT_GONE.code());
    }

    private WorkerEvent answer(WorkerRequest request) {
        List<Future<TrainingResult>> running = new ArrayList<>();
        try {
            Scenario read = ScenarioReader.read(
                    Path.of(request.base()),
                    Path.of(request.scenarioFolder()),
                    request.trusted().stream().map(Path::of).toList());
            Optional<OwnFactory> own = OwnFactory.of(read.model(), request.code());
            Scenario scenario = own.isPresent() ? own.get().of(read) : read;
            ScenarioRunner runner = new ScenarioRunner(scenario);
            int count = request.isCalibration()
                    ? request.seeds()
                    : scenario.seeds().map(Seeds::count).orElse(1);
            TrainingListener progress = progress(request.run(), count);
            AtomicReference<Recording> recording = new AtomicReference<>();
            for (int i = 0; i < count; i++) {
                long seed = scenario.seed() + i;
                running.add(
                        trainings.submit(() -> train(scenario, runner, seed, count > 1, request, progress, recording)));
            }
            List<TrainingResult> trained = new ArrayList<>();
            for (Future<TrainingResult> one : running) {
                trained.add(one.get());
            }
            Measurement measurement = runner.measurement(trained, Optional.ofNullable(recording.get()))
                    .withWarnings(own.map(OwnFactory::warnings).orElse(List.of()));
            return new WorkerEvent.Measured(
                    request.run(),
                    request.isCalibration() ? measurement.withWrongForecasts(runner.wrongForecasts()) : measurement);
        } catch (ScenarioException | InvalidValueException e) {
            return new WorkerEvent.Failed(request.run(), e.getMessage());
        } catch (ExecutionException e) {
            return failed(request, e.getCause());
        } catch (RuntimeException | StackOverflowError e) {
            return failed(request, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        } finally {
            running.forEach(one -> one.cancel(false)); // if one failed, nobody waits for those that have not begun
        }
    }

    private static WorkerEvent failed(WorkerRequest request, Throwable cause) {
        if (cause instanceof InvalidValueException
                || cause instanceof TrainingDivergedException
                || cause instanceof MetricException
                || cause instanceof ExtensionException) {
            return new WorkerEvent.Failed(request.run(), cause.getMessage());
        }
        if (cause instanceof OutOfMemoryError) { // outside the heap; within it, the JVM ends by itself
            return new WorkerEvent.Failed(
                    request.run(),
                    "the child JVM ran out of memory outside its heap (" + cause.getMessage()
                            + "); give it more, for example with <jvmArgs><arg>-Dorg.bytedeco.javacpp.maxbytes=8g</arg></jvmArgs>");
        }
        if (cause instanceof IOException e) {
            return new WorkerEvent.Failed(request.run(), "the forecast can't be written: " + IoMessage.of(e));
        }
        cause.printStackTrace();
        return new WorkerEvent.Failed(
                request.run(),
                "internal error in lstm-forecast; please report it: " + cause
                        + "; the stack trace is in the log above");
    }

    /** Of several trainings, one that diverges counts as one that fails. */
    private static TrainingResult train(
            Scenario scenario,
            ScenarioRunner runner,
            long seed,
            boolean isOneOfMany,
            WorkerRequest request,
            TrainingListener progress,
            AtomicReference<Recording> recording)
            throws IOException {
        try {
            ScenarioRun run = runner.run(seed, progress);
            if (!request.isCalibration()) {
                Path folder = Path.of(request.outputFolder());
                write(scenario, run, isOneOfMany ? folder.resolve("seed-" + seed) : folder);
                if (seed == scenario.seed()) { // of many trainings, the first is the model
                    writeCandidate(runner, run, folder);
                    recording.set(record(scenario, run, scenario.tolerances().withDefaults(request.defaults())));
                }
            }
            return run.result();
        } catch (TrainingDivergedException e) {
            if (isOneOfMany) {
                return TrainingResult.failed(seed, e.getMessage());
            }
            throw e;
        }
    }

    private static void write(Scenario scenario, ScenarioRun run, Path folder) throws IOException {
        for (Forecast forecast : run.forecasts()) {
            String name = ForecastCsv.fileName(
                    forecast.span().from(), scenario.spans().size() > 1);
            ForecastCsv.write(
                    folder.resolve(name),
                    forecast,
                    scenario.signal().columns(),
                    scenario.signal()::date,
                    scenario.signal().gaps());
        }
        PredictionsCsv.write(
                folder.resolve(PredictionsCsv.FILE),
                run.forecasts(),
                scenario.signal().columns(),
                scenario.signal()::date);
    }

    /** Of many forecasts, pictures of those that fail are drawn first. */
    private static Recording record(Scenario scenario, ScenarioRun run, Tolerances tolerances) {
        Set<Subject> failing = Assessment.of(tolerances, run.result()).failing();
        return run.recording(scenario, tolerances.limit(StandardMetric.PHASE_ERROR), failing);
    }

    private static void writeCandidate(ScenarioRunner runner, ScenarioRun run, Path folder) throws IOException {
        Golden candidate;
        try {
            candidate = runner.candidate(run);
        } catch (InvalidValueException e) {
            return; // a forecast that is not finite can't be golden
        }
        candidate.write(folder, Golden.CANDIDATE);
    }

    /** The progress of all trainings of a scenario together. */
    private TrainingListener progress(int run, int trainings) {
        AtomicInteger done = new AtomicInteger();
        return (epoch, epochs, loss) -> {
            long all = (long) epochs * trainings;
            long now = done.incrementAndGet();
            // A hundred events are enough for any display; more would cost time.
            if (now * PROGRESS_STEPS / all != (now - 1) * PROGRESS_STEPS / all) {
                send(new WorkerEvent.Progress(run, (int) now, (int) Math.min(all, Integer.MAX_VALUE), loss));
            }
        };
    }

    /** A line is written as a whole, since others may write in between, the JVM's own log among them. */
    private void send(WorkerEvent event) {
        byte[] line = (protocol.write(event) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            streams.out().write(line);
        } catch (IOException e) {
            Runtime.getRuntime().halt(WorkerExit.PARENT_GONE.code());
        }
    }
}
