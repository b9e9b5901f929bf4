package io.github.lstmforecast.maven.worker;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a child JVM gets of the environment that Maven runs in: no more than it needs. A build server's has secrets,
 * which code of a model must not see. Options for every JVM, as in {@code JAVA_TOOL_OPTIONS}, would change the child: an
 * agent would slow it down, and its results depend on its options.
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

    /** Removes everything that the child does not need. */
    static void reduce(Map<String, String> environment) {
        environment
                .keySet()
                .removeIf(name -> !isNeeded(name.toUpperCase(Locale.ROOT))); // case does not count on Windows
    }

    private static boolean isNeeded(String name) {
        return NEEDED.contains(name) || PREFIXES.stream().anyMatch(name::startsWith);
    }
}
