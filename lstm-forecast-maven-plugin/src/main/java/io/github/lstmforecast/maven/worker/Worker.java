package io.github.lstmforecast.maven.worker;

import io.github.lstmforecast.result.Measurement;
import io.github.lstmforecast.train.TrainingListener;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Runs scenarios in a child JVM, several at once if several threads call. A child that dies or hangs costs the scenario
 * that did it: the others that it ran are run again in a new one, each alone, so that it shows which it was.
 */
public final class Worker implements AutoCloseable {
    /** As many trainings as the scenario says, and all its files. */
    public static final int AS_THE_SCENARIO_SAYS = 0;

    private final WorkerOptions options;
    private final WorkerOutput output;
    private final Semaphore threads;
    private final ReadWriteLock together = new ReentrantReadWriteLock(); // written by a run that has to be alone
    private Child child;

    /**
     * A worker; its first child is started with the first scenario.
     *
     * @param options how to start children
     * @param output where their output goes
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
     * @param seeds how many trainings, of which no files are written; or {@link #AS_THE_SCENARIO_SAYS}
     * @param listener is called in this thread, as the training proceeds
     * @return what was measured
     * @throws WorkerException if the scenario could not be run; others still can
     * @throws InterruptedException if this thread was interrupted; the child is gone then
     */
    public Measurement run(Path base, Path scenarioFolder, Path outputFolder, int seeds, TrainingListener listener)
            throws WorkerException, InterruptedException {
        return run(base, scenarioFolder, outputFolder, seeds, listener, options.timeout());
    }

    Measurement run(
            Path base, Path scenarioFolder, Path outputFolder, int seeds, TrainingListener listener, Duration timeout)
            throws WorkerException, InterruptedException {
        together.readLock().lockInterruptibly();
        Optional<Measurement> measurement;
        try {
            measurement = attempt(base, scenarioFolder, outputFolder, seeds, listener, timeout);
        } finally {
            together.readLock().unlock();
        }
        while (measurement.isEmpty()) {
            together.writeLock().lockInterruptibly();
            try {
                measurement = attempt(base, scenarioFolder, outputFolder, seeds, listener, timeout);
            } finally {
                together.writeLock().unlock();
            }
        }
        return measurement.get();
    }

    /** Nothing if the child is gone, and another scenario may be the reason. */
    private Optional<Measurement> attempt(
            Path base, Path scenarioFolder, Path outputFolder, int seeds, TrainingListener listener, Duration timeout)
            throws WorkerException, InterruptedException {
        Child used = livingChild();
        Child.Run run = used.start(base, scenarioFolder, outputFolder, seeds);
        try {
            return await(run, listener, timeout);
        } catch (TimeoutException e) {
            used.kill();
            throw new WorkerException("the scenario took longer than " + timeout.toSeconds()
                    + " seconds and was stopped; allow more with timeoutSeconds");
        } catch (InterruptedException e) {
            used.kill();
            throw e;
        } finally {
            used.forget(run);
            if (options.isForOneScenario()) {
                close();
            }
        }
    }

    private Optional<Measurement> await(Child.Run run, TrainingListener listener, Duration timeout)
            throws WorkerException, TimeoutException, InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            Child.Signal signal = run.signals().poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (signal == null) {
                throw new TimeoutException();
            }
            if (signal instanceof Child.Ended ended) {
                if (!ended.alone()) {
                    return Optional.empty();
                }
                throw new WorkerException("the child JVM that ran the scenario is gone: "
                        + ended.exitedBy()
                                .map(caller -> caller + " called System.exit")
                                .or(ended::unreadable)
                                .orElseGet(() -> WorkerExit.describe(ended.exitCode()))
                        + "; its output is in the log above"
                        + ended.crashLog()
                                .map(log -> ", and the report of the JVM's crash in " + log)
                                .orElse("")
                        + (options.jvmArgs().isEmpty()
                                ? ""
                                : "; it was started with the jvmArgs " + String.join(" ", options.jvmArgs())));
            }
            WorkerEvent event = ((Child.Received) signal).event();
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
}
