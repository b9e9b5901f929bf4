package io.github.lstmforecast.maven.worker;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds out what ends this JVM, while it ends. */
final class ExitCaller {
    private static final Set<String> ENDING = Set.of("java.lang.Shutdown", "java.lang.Runtime", "java.lang.System");

    private ExitCaller() {}

    /** The class, method and line that called {@code System.exit}; empty if the JVM ends for another reason. */
    static Optional<String> find() {
        for (Map.Entry<Thread, StackTraceElement[]> thread :
                Thread.getAllStackTraces().entrySet()) {
            boolean isEnding = false;
            for (StackTraceElement element : thread.getValue()) {
                if (ENDING.contains(element.getClassName())) {
                    isEnding |= element.getMethodName().equals("exit");
                } else if (isEnding) {
                    return Optional.of(element.getClassName() + "." + element.getMethodName() + "("
                            + element.getFileName() + ":" + element.getLineNumber() + ")");
                }
            }
        }
        return Optional.empty();
    }
}
