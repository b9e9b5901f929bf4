package io.github.lstmforecast.maven.worker;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The threads that code of the user's module leaves. */
final class OwnThreads {
    private static final int MOST_NAMES = 3;
    private static final int TRIES = 20;
    private static final long MILLISECONDS = 25;

    private OwnThreads() {}

    static Set<Thread> living() {
        return new LinkedHashSet<>(Thread.getAllStackTraces().keySet());
    }

    /** What is wrong with the threads that are there now and were not before; those that are ending are given time. */
    static Optional<String> left(Set<Thread> before) {
        List<Thread> left = now(before);
        for (int i = 0; i < TRIES && !left.isEmpty(); i++) {
            try {
                TimeUnit.MILLISECONDS.sleep(MILLISECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts this thread", e);
            }
            left = now(before);
        }
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of("leaves " + left.size() + (left.size() == 1 ? " thread" : " threads") + " running: "
                        + left.stream()
                                .limit(MOST_NAMES)
                                .map(Thread::getName)
                                .sorted()
                                .collect(Collectors.joining(", "))
                        + (left.size() > MOST_NAMES ? ", ..." : "")
                        + "; where it forecasts in an application, such threads keep its JVM alive");
    }

    private static List<Thread> now(Set<Thread> before) {
        return living().stream()
                .filter(thread -> !thread.isDaemon() && !before.contains(thread))
                .toList();
    }
}
