package io.github.lstmforecast.maven.worker;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a child JVM gets of the environment that Maven runs in: no more than it needs. A build server's has secrets, which
 * a model's code has no business with; and what it says to every JVM, in {@code JAVA_TOOL_OPTIONS} say, would reach the
 * child too, which an agent of the build would slow down, and whose results depend on its options.
 */
final class ChildEnvironment {
    private static final Set<String> NEEDED = Set.of(
            // the system's own
            "PATH",
            "HOME",
            "USER",
            "LOGNAME",
            "TMPDIR",
            "TZ",
            "LANG",
            "LANGUAGE",
            // where native code is looked for
            "LD_LIBRARY_PATH",
            "DYLD_LIBRARY_PATH",
            // without which hardly a process starts on Windows
            "SYSTEMROOT",
            "SYSTEMDRIVE",
            "WINDIR",
            "COMSPEC",
            "PATHEXT",
            "TEMP",
            "TMP",
            "USERNAME",
            "USERPROFILE",
            "APPDATA",
            "LOCALAPPDATA",
            "PROGRAMDATA",
            "NUMBER_OF_PROCESSORS",
            "PROCESSOR_ARCHITECTURE");

    /** The locale, and what the native code of Deeplearning4j obeys. */
    private static final List<String> PREFIXES = List.of("LC_", "OMP_", "KMP_", "OPENBLAS_", "MKL_", "ND4J_");

    private ChildEnvironment() {}

    /** Takes away all but what is needed. */
    static void reduce(Map<String, String> environment) {
        environment.keySet().removeIf(name -> !isNeeded(name.toUpperCase(Locale.ROOT))); // on Windows, case is nothing
    }

    private static boolean isNeeded(String name) {
        return NEEDED.contains(name) || PREFIXES.stream().anyMatch(name::startsWith);
    }
}
