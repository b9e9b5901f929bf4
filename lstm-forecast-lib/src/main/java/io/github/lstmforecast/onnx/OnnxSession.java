package io.github.lstmforecast.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.Result;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.ExecutionMode;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.onnx.file.TensorShape;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;

/**
 * A graph in ONNX Runtime. Thread-safe. It is closed when nothing refers to it any longer.
 *
 * <p>When the JVM ends, ONNX Runtime closes its environment, in a shutdown hook that runs beside all other threads. A graph
 * that runs meanwhile needs nothing of the environment, but the making and the closing of a session do: without it, the
 * process aborts. So they hold the lock that the JVM takes before it calls the first hook.
 */
final class OnnxSession {
    /** The lock that {@code System.exit}, signals and the end of the last thread take. */
    private static final Object END_OF_JVM = endOfJvm();

    private static final Cleaner CLEANER = Cleaner.create();
    private static final int MAX_MESSAGE = 300;

    /**
     * Bytes; only what is used takes memory. ONNX Runtime 1.29 searches the command line of the process with recursive
     * regular expressions, which overflow the usual stack if it has a long class path; and graphs may be nested.
     */
    private static final long STACK = 256L << 20;

    private final OrtEnvironment environment;
    private final OrtSession session;

    private OnnxSession(OrtEnvironment environment, OrtSession session) {
        this.environment = environment;
        this.session = session;
        CLEANER.register(this, () -> close(session));
    }

    private static Object endOfJvm() {
        try {
            return Class.forName("java.lang.Shutdown");
        } catch (ClassNotFoundException e) {
            return OnnxSession.class; // another JVM, whose end can't be delayed
        }
    }

    /**
     * @param model the content of a file, with all external data
     * @throws InvalidValueException if ONNX Runtime refuses it
     */
    static OnnxSession of(byte[] model) {
        FutureTask<OnnxSession> opening = new FutureTask<>(() -> open(model));
        Thread thread = new Thread(null, opening, "onnx", STACK);
        thread.setDaemon(true);
        thread.start();
        try {
            return opening.get();
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InvalidValueException("model", "interrupted while it was opened", "opened without that");
        }
    }

    private static RuntimeException failure(Throwable cause) {
        if (cause instanceof OrtException e) {
            return new InvalidValueException(
                    "model", "one that ONNX Runtime refuses (" + message(e) + ")", "one that it runs");
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return (RuntimeException) cause;
    }

    private static OnnxSession open(byte[] model) throws OrtException {
        synchronized (END_OF_JVM) {
            OrtEnvironment environment =
                    OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "lstm-forecast");
            environment.setTelemetry(false);
            try (SessionOptions options = new SessionOptions()) {
                options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL); // errors are exceptions, too
                options.setExecutionMode(ExecutionMode.SEQUENTIAL);
                options.setInterOpNumThreads(1);
                options.setIntraOpNumThreads(1);
                options.setDeterministicCompute(true);
                // A step needs a few kilobytes: without a pool of its own it is faster, and memory stays flat.
                options.setCPUArenaAllocator(false);
                options.setMemoryPatternOptimization(false);
                return new OnnxSession(environment, environment.createSession(model, options));
            }
        }
    }

    private static void close(OrtSession session) {
        synchronized (END_OF_JVM) {
            try {
                session.close();
            } catch (OrtException e) {
                throw new IllegalStateException(e); // only for a session that is closed already
            }
        }
    }

    /** Tensors that are closed when nothing refers to their owner any longer. */
    void closeWith(Object owner, Iterable<OnnxTensor> tensors) {
        CLEANER.register(owner, () -> tensors.forEach(OnnxTensor::close));
    }

    /** A tensor that shares the first numbers of a buffer. The caller closes it. */
    OnnxTensor tensor(TensorBuffer buffer, long[] shape) {
        try {
            return buffer.tensor(environment, shape);
        } catch (OrtException e) {
            throw new InvalidValueException("shape", TensorShape.text(shape) + " (" + message(e) + ")", "of a tensor");
        }
    }

    /**
     * Runs the graph once.
     *
     * @return the outputs, which the caller closes
     * @throws InvalidValueException if that fails
     */
    Result run(Map<String, OnnxTensor> inputs, Set<String> outputs) {
        try {
            return session.run(inputs, outputs);
        } catch (OrtException e) {
            throw failed(inputs, e);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /**
     * Runs the graph once.
     *
     * @param outputs receive the results
     * @throws InvalidValueException if that fails
     */
    void runInto(Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs) {
        try {
            session.run(inputs, outputs).close(); // but for the tensors, which belong to the caller
        } catch (OrtException e) {
            throw failed(inputs, e);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private static InvalidValueException failed(Map<String, OnnxTensor> inputs, OrtException e) {
        String fed = inputs.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(input -> SafeText.of(input.getKey()) + " "
                        + TensorShape.text(input.getValue().getInfo().getShape()))
                .collect(Collectors.joining(", "));
        return new InvalidValueException(
                "model",
                "one that ONNX Runtime can't run with " + fed + " (" + message(e) + ")",
                "one that runs with these shapes");
    }

    /** On one line, without the place in ONNX Runtime's own sources. */
    private static String message(OrtException e) {
        String text = String.valueOf(e.getMessage())
                .replaceFirst("^Error code - \\w+ - message: ", "")
                .replaceAll("/onnxruntime_src/\\S+ ", "")
                .replaceAll("\\s+", " ")
                .strip();
        return SafeText.of(text, MAX_MESSAGE);
    }
}
