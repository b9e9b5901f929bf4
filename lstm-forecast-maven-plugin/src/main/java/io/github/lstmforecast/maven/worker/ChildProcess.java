package io.github.lstmforecast.maven.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One child JVM, and the threads that read what it writes. */
final class ChildProcess {
    private static final long SECONDS_TO_STOP = 5;

    private final TemporaryFolder temporary;
    private final ChildCommand command;
    private final Process process;
    private final Writer requests;
    private final Thread end;
    private final Thread killedWithMaven = new Thread(this::killWithMaven, "lstm-forecast-shutdown");

    /** Receives the output of the child, in threads of its own. */
    interface Listener {
        void event(WorkerEvent event);

        /** The child's output can't be read; it is killed next. */
        void unreadable(Throwable why);

        /** The child has ended; called last, after all that it wrote. */
        void ended(int exitCode, Optional<Path> crashLog);
    }

    /**
     * Starts a child. The listener may be called before this returns.
     *
     * @throws IOException if it can't be started
     */
    ChildProcess(WorkerOptions options, WorkerOutput output, Listener listener) throws IOException, WorkerException {
        String token = UUID.randomUUID().toString();
        temporary = TemporaryFolder.in(options.folder());
        command = new ChildCommand(options, temporary.path());
        process = start(command, token);
        Runtime.getRuntime().addShutdownHook(killedWithMaven);
        requests = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);

        WorkerProtocol protocol = new WorkerProtocol(token);
        Flood printed = new Flood(output::printed, "prints");
        Flood complained = new Flood(output::complained, "complains");
        Thread stdout = pump(process.getInputStream(), protocol.mark(), listener, line -> {
            WorkerProtocol.Line read = protocol.read(line);
            if (read.event().isEmpty() || !read.printed().isEmpty()) {
                printed.line(read.printed());
            }
            read.event().ifPresent(listener::event);
        });
        Thread stderr = pump(process.getErrorStream(), protocol.mark(), listener, line -> {
            if (!line.equals(ChildCommand.INCUBATOR_WARNING)) {
                complained.line(line);
            }
        });
        end = start(() -> {
            int exitCode = endOf(stdout, stderr);
            temporary.delete();
            Path crashLog = command.crashLog(String.valueOf(process.pid()));
            listener.ended(exitCode, Optional.of(crashLog).filter(Files::exists));
            removeShutdownHook();
        });
    }

    private Process start(ChildCommand of, String token) throws IOException, WorkerException {
        try {
            return of.start(token);
        } catch (IOException | WorkerException e) {
            temporary.delete();
            throw e;
        }
    }

    /** Sends a line. If the child is gone, its exit code says why. */
    void send(String line) {
        try {
            requests.write(line + "\n");
            requests.flush();
        } catch (IOException e) {
            // The child is gone, and its exit code says more than a broken pipe.
        }
    }

    /** Asks the child to end, and gives it some time for that. */
    void stop() {
        send(WorkerProtocol.STOP);
        try {
            if (process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                end.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_STOP)); // until its files are deleted
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it is killed next
        }
    }

    /** Kills the child and waits until it is gone, so that it writes nothing any more. */
    void kill() {
        killTree();
        waitForEnd();
        removeShutdownHook();
    }

    private void waitForEnd() {
        process.onExit()
                .completeOnTimeout(process, SECONDS_TO_STOP, TimeUnit.SECONDS)
                .join();
    }

    private void killWithMaven() {
        killTree();
        waitForEnd();
        temporary.delete();
    }

    private void killTree() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private void removeShutdownHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(killedWithMaven);
        } catch (IllegalStateException e) {
            // Maven is ending, and the hook is running.
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

    private Thread pump(InputStream from, String mark, Listener listener, Consumer<String> to) {
        return start(() -> {
            try (ChildLines lines = new ChildLines(from, mark)) {
                for (String line = lines.next(); line != null; line = lines.next()) {
                    to.accept(line);
                }
            } catch (IOException e) {
                // The pipe broke because the process was killed; its exit code says so.
            } catch (RuntimeException | Error e) {
                listener.unreadable(e);
                killTree(); // nobody should wait for a child whose output is not understood
            }
        });
    }

    private static Thread start(Runnable work) {
        Thread thread = new Thread(work, "lstm-forecast-worker");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
