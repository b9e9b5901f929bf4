package io.github.lstmforecast.maven.worker;

import io.github.lstmforecast.result.Measurement;
import io.github.lstmforecast.train.TrainingListener;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Runs scenarios in a child JVM, several at once if several threads ask. A child that dies or hangs costs the scenario
 * that did it: the others that it ran are run again in a new one, each alone, so that it shows which it was.
 */
public final class Worker implements AutoCloseable {
    private static final long SECONDS_TO_STOP = 5;
    /** An option that chooses a garbage collector, of which a JVM takes only one. */
    private static final String COLLECTOR = "-XX:\\+Use\\w+GC";

    private static final String VECTOR_API = "jdk.incubator.vector";

    /** What the virtual machine says of that module, which the user has not asked for. */
    private static final String INCUBATOR_WARNING = "WARNING: Using incubator modules: " + VECTOR_API;

    private final WorkerOptions options;
    private final WorkerOutput output;
    private final Semaphore threads;
    private final ReadWriteLock together = new ReentrantReadWriteLock(); // written by a run that has to be alone
    private Child child;

    /**
     * A worker; its first child is started with the first scenario.
     *
     * @param options how to start children
     * @param output where their words go
     */
    public Worker(WorkerOptions options, WorkerOutput output) {
        this.options = options;
        this.output = output;
        this.threads = new Semaphore(options.threads(), true);
    }

    /**
     * Waits until the child has threads for trainings, so that none of the time that a scenario may take is spent waiting
     * for others. To be {@linkplain #free freed} when the scenario was run.
     *
     * @param trainings of a scenario
     * @return how many threads it has now: as many, or all that there are
     * @throws InterruptedException if this thread was interrupted
     */
    public int reserve(int trainings) throws InterruptedException {
        int reserved = Math.min(trainings, options.threads());
        threads.acquire(reserved);
        return reserved;
    }

    /**
     * Gives threads back.
     *
     * @param reserved how many
     */
    public void free(int reserved) {
        threads.release(reserved);
    }

    /**
     * Runs a scenario. May be called by several threads at once.
     *
     * @param base what paths in messages are relative to
     * @param scenarioFolder the scenario's folder
     * @param outputFolder where the scenario's files go
     * @param seeds how many trainings, of which no files are written; 0 for as many as the scenario says, and its files
     * @param listener is told how the training goes on, in this thread
     * @return what was measured
     * @throws WorkerException if the scenario could not be run; others still can
     * @throws InterruptedException if this thread was interrupted; the child is gone then
     */
    public Measurement run(Path base, Path scenarioFolder, Path outputFolder, int seeds, TrainingListener listener)
            throws WorkerException, InterruptedException {
        together.readLock().lockInterruptibly();
        Optional<Measurement> measurement;
        try {
            measurement = attempt(base, scenarioFolder, outputFolder, seeds, listener);
        } finally {
            together.readLock().unlock();
        }
        while (measurement.isEmpty()) {
            together.writeLock().lockInterruptibly();
            try {
                measurement = attempt(base, scenarioFolder, outputFolder, seeds, listener);
            } finally {
                together.writeLock().unlock();
            }
        }
        return measurement.get();
    }

    /** Nothing if the child is gone, and another scenario may be the reason. */
    private Optional<Measurement> attempt(
            Path base, Path scenarioFolder, Path outputFolder, int seeds, TrainingListener listener)
            throws WorkerException, InterruptedException {
        Child used = livingChild();
        Run run = used.ask(base, scenarioFolder, outputFolder, seeds);
        try {
            return await(run, listener);
        } catch (TimeoutException e) {
            used.kill();
            throw new WorkerException("the scenario took longer than "
                    + options.timeout().toSeconds() + " seconds and was stopped; allow more with timeoutSeconds");
        } catch (InterruptedException e) {
            used.kill();
            throw e;
        } finally {
            used.forget(run);
        }
    }

    private Optional<Measurement> await(Run run, TrainingListener listener)
            throws WorkerException, TimeoutException, InterruptedException {
        long deadline = System.nanoTime() + options.timeout().toNanos();
        while (true) {
            Signal signal = run.signals.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (signal == null) {
                throw new TimeoutException();
            }
            if (signal instanceof Ended ended) {
                if (!ended.alone) {
                    return Optional.empty();
                }
                throw new WorkerException("the child JVM that ran the scenario is gone: "
                        + ended.unread.orElseGet(() -> WorkerExit.describe(ended.exitCode))
                        + "; what it wrote is in the log above"
                        + ended.crashLog
                                .map(log -> ", and what the JVM knows of it in " + log)
                                .orElse("")
                        + (options.jvmArgs().isEmpty()
                                ? ""
                                : "; it was started with the jvmArgs " + String.join(" ", options.jvmArgs())));
            }
            WorkerEvent event = ((Told) signal).event();
            if (event instanceof WorkerEvent.Progress progress) {
                listener.epochEnded(progress.epoch(), progress.epochs(), progress.loss());
            } else if (event instanceof WorkerEvent.Measured measured) {
                return Optional.of(measured.measurement());
            } else if (event instanceof WorkerEvent.Failed failed) {
                throw new WorkerException(failed.message());
            }
        }
    }

    private synchronized Child livingChild() throws WorkerException {
        if (child == null || child.isGone()) {
            try {
                child = new Child(options, output);
            } catch (IOException e) {
                String file = e instanceof FileSystemException ofFile ? ofFile.getFile() + ": " : "";
                throw new WorkerException("the child JVM can't be started: " + file + IoMessage.of(e));
            }
        }
        return child;
    }

    /** Ends the child, if there is one. */
    @Override
    public synchronized void close() {
        if (child != null) {
            child.stop();
            child.kill();
            child = null;
        }
    }

    /** A scenario that a child runs, and what the child tells of it. */
    private record Run(int number, BlockingQueue<Signal> signals) {}

    private sealed interface Signal {}

    private record Told(WorkerEvent event) implements Signal {}

    /**
     * The child is gone.
     *
     * @param unread why it was killed, if what it told could not be read
     * @param alone if it ran nothing else and nobody killed it for another reason
     */
    private record Ended(int exitCode, Optional<String> unread, Optional<Path> crashLog, boolean alone)
            implements Signal {}

    /** One process, and the threads that read what it writes. */
    private static final class Child {
        private final WorkerOptions options;
        private final Process process;
        private final Writer requests;
        private final Map<Integer, Run> runs = new HashMap<>(); // guarded by itself
        private int started;
        private boolean killed;
        private Optional<String> unread = Optional.empty();
        private Optional<Ended> end = Optional.empty();
        private final Thread killedWithMaven = new Thread(this::killTree, "lstm-forecast-shutdown");

        Child(WorkerOptions options, WorkerOutput output) throws IOException, WorkerException {
            this.options = options;
            String token = UUID.randomUUID().toString();
            Path argumentFile = options.folder().resolve("worker-" + options.name() + ".args");
            ArgumentFile.write(argumentFile, arguments(options, token));
            ProcessBuilder builder = new ProcessBuilder(java(), "@" + argumentFile);
            ChildEnvironment.reduce(builder.environment());
            builder.environment().putAll(options.environment());
            process = builder.start();
            Runtime.getRuntime().addShutdownHook(killedWithMaven);
            requests = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);

            WorkerProtocol protocol = new WorkerProtocol(token);
            Thread stdout = pump(process.getInputStream(), line -> {
                WorkerProtocol.Line read = protocol.read(line);
                if (read.event().isEmpty() || !read.printed().isEmpty()) {
                    output.printed(read.printed());
                }
                read.event().ifPresent(this::told);
            });
            Thread stderr = pump(process.getErrorStream(), line -> {
                if (!line.equals(INCUBATOR_WARNING)) {
                    output.complained(line);
                }
            });
            start(() -> {
                // The end is told last, after all that the child wrote.
                ended(endOf(stdout, stderr));
            });
        }

        private void told(WorkerEvent event) {
            synchronized (runs) {
                Run run = runs.get(event.run());
                if (run != null) { // or nobody waits for it any more
                    run.signals.add(new Told(event));
                }
            }
        }

        private void ended(int exitCode) {
            synchronized (runs) {
                Optional<Path> crashLog = Optional.of(crashLog(options, String.valueOf(process.pid())))
                        .filter(Files::exists);
                end = Optional.of(new Ended(exitCode, unread, crashLog, runs.size() == 1 && !killed));
                runs.values().forEach(run -> run.signals.add(end.get()));
            }
            letGo();
        }

        /** Nothing more can be learnt from a child that is not understood, and nobody should wait for it. */
        private void notRead(Throwable e) {
            synchronized (runs) {
                unread = Optional.of(
                        e instanceof OutOfMemoryError
                                ? "Maven has too little memory for what it told; give it more, with MAVEN_OPTS=-Xmx2g say"
                                : "what it told can't be read (" + e.getMessage()
                                        + "); if the JVM was asked to log to its output, send that to a file");
            }
            killTree();
        }

        boolean isGone() {
            synchronized (runs) {
                return killed || end.isPresent();
            }
        }

        private int endOf(Thread stdout, Thread stderr) {
            try {
                int exitCode = process.waitFor();
                stdout.join();
                stderr.join();
                return exitCode;
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts this thread", e);
            }
        }

        private static List<String> arguments(WorkerOptions options, String token) {
            List<String> arguments = new ArrayList<>(
                    List.of("-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8", "-Djava.awt.headless=true"));
            if (options.jvmArgs().stream().noneMatch(argument -> argument.matches(COLLECTOR))) {
                arguments.add("-XX:+UseSerialGC");
            }
            if (ModuleFinder.ofSystem().find(VECTOR_API).isPresent()) { // the child's JDK is that of this JVM
                arguments.add("--add-modules");
                arguments.add(VECTOR_API);
            }
            arguments.add("-XX:ErrorFile=" + crashLog(options, "%p"));
            arguments.addAll(options.engineArgs());
            arguments.addAll(options.jvmArgs());
            arguments.add("-cp");
            arguments.add(
                    options.classpath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
            arguments.add(WorkerMain.class.getName());
            arguments.add(token);
            arguments.add(String.valueOf(options.threads()));
            return arguments;
        }

        /** Where the JVM writes what it knows of its own crash. */
        private static Path crashLog(WorkerOptions options, String pid) {
            return options.folder().resolve("crash-" + pid + ".log").toAbsolutePath();
        }

        private static String java() {
            return Path.of(System.getProperty("java.home"), "bin", "java").toString();
        }

        private Thread pump(InputStream from, Consumer<String> to) {
            return start(() -> {
                try (BufferedReader lines = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
                    lines.lines().forEach(to);
                } catch (IOException | UncheckedIOException e) {
                    // The pipe broke because the process was killed; its end is told by its exit code.
                } catch (RuntimeException | Error e) {
                    notRead(e);
                }
            });
        }

        private static Thread start(Runnable work) {
            Thread thread = new Thread(work, "lstm-forecast-worker");
            thread.setDaemon(true);
            thread.start();
            return thread;
        }

        Run ask(Path base, Path scenarioFolder, Path outputFolder, int seeds) {
            synchronized (runs) {
                Run run = new Run(started++, new LinkedBlockingQueue<>());
                runs.put(run.number, run);
                end.ifPresent(run.signals::add); // it went between being found alive and being asked
                send(WorkerProtocol.write(new WorkerRequest(
                        run.number,
                        base.toString(),
                        scenarioFolder.toString(),
                        outputFolder.toString(),
                        options.trusted().stream().map(Path::toString).toList(),
                        options.defaults(),
                        seeds)));
                return run;
            }
        }

        void forget(Run run) {
            synchronized (runs) {
                runs.remove(run.number);
            }
        }

        void stop() {
            send(WorkerProtocol.STOP);
            try {
                process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // it is killed next
            }
        }

        private void send(String line) {
            try {
                requests.write(line + "\n");
                requests.flush();
            } catch (IOException e) {
                // The child is gone, and how it ended says more than a broken pipe.
            }
        }

        /** Ends the child and waits until it is gone, so that nothing of it writes any more. */
        void kill() {
            synchronized (runs) {
                killed = true;
            }
            killTree();
            process.onExit()
                    .completeOnTimeout(process, SECONDS_TO_STOP, TimeUnit.SECONDS)
                    .join();
            letGo();
        }

        /** Maven need not end what is gone. */
        private void letGo() {
            try {
                Runtime.getRuntime().removeShutdownHook(killedWithMaven);
            } catch (IllegalStateException e) {
                // Maven is going down, and the hook is at work.
            }
        }

        private void killTree() {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
