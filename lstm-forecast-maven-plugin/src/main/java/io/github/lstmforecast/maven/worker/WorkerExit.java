package io.github.lstmforecast.maven.worker;

import java.util.Arrays;
import java.util.Optional;

/** How the child JVM ends. */
enum WorkerExit {
    /** The parent stopped it. */
    STOPPED(0, "it ended before the scenario did"),
    /** The JVM's own code for {@code -XX:+ExitOnOutOfMemoryError}. */
    OUT_OF_MEMORY(3, "it ran out of memory; give it more, for example with <jvmArgs><arg>-Xmx4g</arg></jvmArgs>"),
    /** Its parent is gone, and nobody would read its results. */
    PARENT_GONE(20, "it lost its connection to Maven"),
    /** An unexpected error. */
    BROKEN(21, "an internal error in lstm-forecast, or a broken JVM; please report it"),
    /** 128 and the number of SIGKILL. */
    KILLED(137, "it was killed by signal 9, as Linux does where the machine runs out of memory");

    private final int code;
    private final String meaning;

    WorkerExit(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    int code() {
        return code;
    }

    /** What an exit code says, for a person. */
    static String describe(int code) {
        Optional<WorkerExit> known =
                Arrays.stream(values()).filter(exit -> exit.code == code).findFirst();
        return known.map(exit -> exit.meaning).orElse("it ended with exit code " + code)
                + (code > 128 && known.isEmpty() ? " (killed by signal " + (code - 128) + ")" : "");
    }
}
