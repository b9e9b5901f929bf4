package io.github.lstmforecast.maven;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a child JVM needs that runs Deeplearning4j. */
final class Dl4jChild {
    private Dl4jChild() {}

    /**
     * Options of the JVM, which those of the user follow.
     *
     * @param javaFeature the version of Java, 17 say
     */
    static List<String> jvmArgs(int javaFeature) {
        List<String> args = new ArrayList<>(List.of(
                // Nothing here is ever deserialized; what tries to be is an attack.
                "-Djdk.serialFilter=!*",
                // Memory outside the heap, which would follow -Xmx; and no polling of all that the process uses.
                "-Dorg.bytedeco.javacpp.maxbytes=4g",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                // A report on each want of memory, which needs libraries that are left out.
                "-Dorg.deeplearning4j.crash.reporting.enabled=false"));
        if (javaFeature >= 24) {
            args.add("--enable-native-access=ALL-UNNAMED");
            args.add("--sun-misc-unsafe-memory-access=allow");
        }
        return args;
    }

    /** Variables that have to be set before the native code is loaded. */
    static Map<String, String> environment(Dl4jPlatform platform) {
        Map<String, String> environment = new HashMap<>();
        environment.put("OMP_NUM_THREADS", "1"); // the networks are small: more threads would only wait for each other
        if (platform.isX86()) {
            environment.put(
                    "OPENBLAS_CORETYPE", "Haswell"); // its OpenBLAS, of 2021, takes newer ones for very old ones
        }
        return environment;
    }
}
