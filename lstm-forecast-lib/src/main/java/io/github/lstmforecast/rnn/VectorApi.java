package io.github.lstmforecast.rnn;

import java.util.Optional;

/** Finds out whether this JVM has the incubating Vector API ({@code --add-modules jdk.incubator.vector}). */
final class VectorApi {
    private VectorApi() {}

    /** The vector loops; empty if they are missing, or not compiled: interpreted, each vector would be an object. */
    static Optional<FloatOps> ops() {
        String mode = System.getProperty("java.vm.info", "");
        boolean compiles = mode.startsWith("mixed mode") && !mode.contains("emulated-client");
        if (!compiles || ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            return Optional.empty();
        }
        try {
            // By name, since the class can't be linked without the module.
            return Optional.of((FloatOps) Class.forName("io.github.lstmforecast.rnn.VectorOps")
                    .getDeclaredConstructor()
                    .newInstance());
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty(); // an incubating API may change; the plain loops give the same bits
        }
    }
}
