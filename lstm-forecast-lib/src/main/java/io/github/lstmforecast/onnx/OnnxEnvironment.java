package io.github.lstmforecast.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * ONNX Runtime in this JVM.
 *
 * <p>When the JVM ends, ONNX Runtime closes its environment, in a shutdown hook that runs beside all other threads. A graph
 * that runs meanwhile needs nothing of the environment, but the making and the closing of a session do: without it, they
 * fail, or the process aborts. So they hold the lock that the JVM takes before it calls the first hook, and after the hooks they wait
 * for the end.
 */
final class OnnxEnvironment {
    /** The lock that {@code System.exit}, signals and the end of the last thread take. */
    private static final Object END_OF_JVM = endOfJvm();

    /**
     * Bytes; only what is used takes memory. ONNX Runtime 1.29 searches the command line of the process with recursive
     * regular expressions, which overflow the usual stack if it has a long class path; and graphs may be nested.
     */
    private static final long STACK = 256L << 20;

    private static volatile boolean hasEnded;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> hasEnded = true));
    }

    private OnnxEnvironment() {}

    private static Object endOfJvm() {
        try {
            return Class.forName("java.lang.Shutdown");
        } catch (ClassNotFoundException e) {
            return OnnxEnvironment.class; // another JVM, whose end can't be delayed
        }
    }

    interface Work<T> {
        T run(OrtEnvironment environment) throws OrtException;
    }

    /** Does what must not be interrupted by the end of the JVM. */
    static <T> T call(Work<T> work) throws OrtException {
        FutureTask<T> task = new FutureTask<>(locked(work));
        Thread thread = new Thread(null, task, "onnx", STACK);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof OrtException failed) {
                throw failed;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while ONNX Runtime opens a model", e);
        }
    }

    private static <T> Callable<T> locked(Work<T> work) {
        return () -> {
            synchronized (END_OF_JVM) {
                if (!hasEnded) {
                    OrtEnvironment environment =
                            OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "lstm-forecast");
                    environment.setTelemetry(false);
                    return work.run(environment);
                }
            }
            new CountDownLatch(1).await();
            throw new IllegalStateException("it never gets here");
        };
    }
}
