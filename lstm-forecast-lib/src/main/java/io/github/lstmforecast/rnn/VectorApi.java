package io.github.lstmforecast.rnn;

import java.util.Optional;

/** Finds out whether this JVM has the incubating Vector API ({@code --add-modules jdk.incubator.vector}). */
final class VectorApi {
    private VectorApi() {}

    /**
     * Vector loops; empty if this JVM has none, or does not compile them: interpreted, each vector would be an object.
     *
     * @param name of the class in this package that implements them
     */
    static <T> Optional<T> find(Class<T> loops, String name) {
        String mode = System.getProperty("java.vm.info", "");
        boolean compiles = mode.startsWith("mixed mode") && !mode.contains("emulated-client");
        if (!compiles || ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            return Optional.empty();
        }
        try {
            // By name, since the class can't be linked without the module.
            return Optional.of(loops.cast(Class.forName(loops.getPackageName() + "." + name)
                    .getDeclaredConstructor()
                    .newInstance()));
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty(); // an incubating API may change; the plain loops give the same bits
        }
    }
}
