package io.github.lstmforecast.maven.worker;

import io.github.lstmforecast.report.Measurement;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Runs scenarios in a child JVM, one after another. A child that dies or hangs loses its scenario only: the next gets a
 * new one. Not thread-safe.
 */
public final class Worker implements AutoCloseable {
    private static final long SECONDS_TO_STOP = 5;
    private static final String VECTOR_API = "jdk.incubator.vector";

    /** What the virtual machine says of that module, which the user has not asked for. */
    private static final String INCUBATOR_WARNING = "WARNING: Using incubator modules: " + VECTOR_API;

    private final WorkerOptions options;
    private final WorkerOutput output;
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
    }

    /**
     * Runs a scenario.
     *
     * @param base what paths in messages are relative to
     * @param scenarioFolder the scenario's folder
     * @param outputFolder where the scenario's files go
     * @param listener is told how the training goes on, in this thread
     * @return what was measured
     * @throws WorkerException if the scenario could not be run; others still can
     * @throws InterruptedException if this thread was interrupted; the child is gone then
     */
    public Measurement run(Path base, Path scenarioFolder, Path outputFolder, TrainingListener listener)
            throws WorkerException, InterruptedException {
        if (child == null) {
            try {
                child = new Child(options, output);
            } catch (IOException e) {
                throw new WorkerException("the child JVM can't be started: " + e);
            }
        }
        child.ask(new WorkerRequest(base.toString(), scenarioFolder.toString(), outputFolder.toString()));
        try {
            return awaitMeasurement(listener);
        } catch (InterruptedException e) {
            dropChild();
            throw e;
        }
    }

    private Measurement awaitMeasurement(TrainingListener listener) throws WorkerException, InterruptedException {
        long deadline = System.nanoTime() + options.timeout().toNanos();
        while (true) {
            Optional<Signal> signal = child.next(deadline - System.nanoTime());
            if (signal.isEmpty()) {
                dropChild();
                throw new WorkerException("the scenario took longer than " + options.timeout().toSeconds()
                        + " seconds and was stopped; allow more with timeoutSeconds");
            }
            if (signal.get() instanceof Ended ended) {
                dropChild();
                throw new WorkerException("the child JVM that ran the scenario is gone: "
                        + WorkerExit.describe(ended.exitCode()) + "; what it wrote is in the log above");
            }
            WorkerEvent event = ((Told) signal.get()).event();
            if (event instanceof WorkerEvent.Progress progress) {
                listener.epochEnded(progress.epoch(), progress.epochs(), progress.loss());
            } else if (event instanceof WorkerEvent.Measured measured) {
                return measured.measurement();
            } else if (event instanceof WorkerEvent.Failed failed) {
                throw new WorkerException(failed.message());
            }
        }
    }

    private void dropChild() {
        child.kill();
        child = null;
    }

    /** Ends the child, if there is one. */
    @Override
    public void close() {
        if (child != null) {
            child.stop();
            dropChild();
        }
    }

    private sealed interface Signal {}

    private record Told(WorkerEvent event) implements Signal {}

    private record Ended(int exitCode) implements Signal {}

    /** One process, and the threads that read what it writes. */
    private static final class Child {
        private final Process process;
        private final Writer requests;
        private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
        private final Thread killedWithMaven = new Thread(this::killTree, "lstm-forecast-shutdown");

        Child(WorkerOptions options, WorkerOutput output) throws IOException, WorkerException {
            String token = UUID.randomUUID().toString();
            ArgumentFile.write(options.argumentFile(), arguments(options, token));
            ProcessBuilder builder = new ProcessBuilder(java(), "@" + options.argumentFile());
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
                read.event().ifPresent(event -> signals.add(new Told(event)));
            });
            Thread stderr = pump(process.getErrorStream(), line -> {
                if (!line.equals(INCUBATOR_WARNING)) {
                    output.complained(line);
                }
            });
            start(() -> {
                // The end is told last, after all that the child wrote.
                signals.add(new Ended(endOf(stdout, stderr)));
            });
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
            List<String> arguments = new ArrayList<>(List.of(
                    "-XX:+ExitOnOutOfMemoryError", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8", "-Djava.awt.headless=true"));
            if (ModuleFinder.ofSystem().find(VECTOR_API).isPresent()) { // the child's JDK is that of this JVM
                arguments.add("--add-modules");
                arguments.add(VECTOR_API);
            }
            arguments.addAll(options.jvmArgs());
            arguments.add("-cp");
            arguments.add(options.classpath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
            arguments.add(WorkerMain.class.getName());
            arguments.add(token);
            return arguments;
        }

        private static String java() {
            return Path.of(System.getProperty("java.home"), "bin", "java").toString();
        }

        private static Thread pump(InputStream from, Consumer<String> to) {
            return start(() -> {
                try (BufferedReader lines = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
                    lines.lines().forEach(to);
                } catch (IOException | UncheckedIOException e) {
                    // The pipe broke because the process was killed; its end is told by its exit code.
                }
            });
        }

        private static Thread start(Runnable work) {
            Thread thread = new Thread(work, "lstm-forecast-worker");
            thread.setDaemon(true);
            thread.start();
            return thread;
        }

        void ask(WorkerRequest request) {
            send(WorkerProtocol.write(request));
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

        /** The next signal, or nothing if none comes in time. */
        Optional<Signal> next(long nanos) throws InterruptedException {
            return Optional.ofNullable(signals.poll(nanos, TimeUnit.NANOSECONDS));
        }

        /** Ends the child and waits until it is gone, so that nothing of it writes any more. */
        void kill() {
            killTree();
            process.onExit().completeOnTimeout(process, SECONDS_TO_STOP, TimeUnit.SECONDS).join();
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
