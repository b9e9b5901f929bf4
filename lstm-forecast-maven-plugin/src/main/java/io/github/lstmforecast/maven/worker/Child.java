package io.github.lstmforecast.maven.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A child JVM, and the scenarios that it runs at the moment. */
final class Child {
    private final WorkerOptions options;
    private final ChildProcess process;
    private final Map<Integer, Run> runs = new HashMap<>(); // guarded by itself, as is what follows
    private int started;
    private boolean killed;
    private Optional<String> unreadable = Optional.empty();
    private Optional<String> exitedBy = Optional.empty();
    private Optional<Ended> end = Optional.empty();

    /** A scenario that the child runs, and what the child sends about it. */
    record Run(int number, BlockingQueue<Signal> signals) {}

    /** What arrives from the child. */
    sealed interface Signal {}

    /** An event of this run. */
    record Received(WorkerEvent event) implements Signal {}

    /**
     * The child is gone.
     *
     * @param unreadable why it was killed, if its output could not be read
     * @param exitedBy what called {@code System.exit}, if something did
     * @param alone if it ran nothing else and nobody killed it for another reason
     */
    record Ended(
            int exitCode,
            Optional<String> unreadable,
            Optional<String> exitedBy,
            Optional<Path> crashLog,
            boolean alone)
            implements Signal {}

    Child(WorkerOptions options, WorkerOutput output) throws IOException, WorkerException {
        this.options = options;
        this.process = new ChildProcess(options, output, new Dispatcher());
    }

    boolean isGone() {
        synchronized (runs) {
            return killed || end.isPresent();
        }
    }

    /** Starts a run. To be {@linkplain #forget forgotten} when nobody waits for it any more. */
    Run start(Path base, Path scenarioFolder, Path outputFolder, int seeds) {
        synchronized (runs) {
            Run run = new Run(started++, new LinkedBlockingQueue<>());
            runs.put(run.number, run);
            end.ifPresent(run.signals::add); // it ended after it was found to be alive
            process.send(WorkerProtocol.write(new WorkerRequest(
                    run.number,
                    base.toString(),
                    scenarioFolder.toString(),
                    outputFolder.toString(),
                    options.trusted().stream().map(Path::toString).toList(),
                    options.defaults(),
                    options.code(),
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
        process.stop();
    }

    /** Kills the child and waits until it is gone, so that it writes nothing any more. */
    void kill() {
        synchronized (runs) {
            killed = true;
        }
        process.kill();
    }

    /** Hands the output of the child to its runs. */
    private final class Dispatcher implements ChildProcess.Listener {
        @Override
        public void event(WorkerEvent event) {
            synchronized (runs) {
                if (event instanceof WorkerEvent.Exiting exiting) {
                    exitedBy = Optional.of(exiting.caller());
                }
                Run run = runs.get(event.run());
                if (run != null) { // or nobody waits for it any more
                    run.signals.add(new Received(event));
                }
            }
        }

        @Override
        public void unreadable(Throwable why) {
            synchronized (runs) {
                unreadable = Optional.of(
                        why instanceof OutOfMemoryError
                                ? "Maven has too little memory for its output; give it more, for example with"
                                        + " MAVEN_OPTS=-Xmx2g"
                                : "its output can't be read (" + why.getMessage()
                                        + "); if a JVM option or native code writes to standard output, let it write to a file");
            }
        }

        @Override
        public void ended(int exitCode, Optional<Path> crashLog) {
            synchronized (runs) {
                end = Optional.of(new Ended(exitCode, unreadable, exitedBy, crashLog, runs.size() == 1 && !killed));
                runs.values().forEach(run -> run.signals.add(end.get()));
            }
        }
    }
}
