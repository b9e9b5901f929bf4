package io.github.lstmforecast.maven.worker;

import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How child JVMs are started.
 *
 * @param jdk what they run on
 * @param classpath where the library, the plugin and the engine are
 * @param code of the user's module; each scenario that runs some has a child of its own, so that it does not matter which
 *     others are run
 * @param engineArgs options of the JVM that the engine needs
 * @param jvmArgs options of the JVM that the user gives, after all others
 * @param environment variables set on top of {@linkplain ChildEnvironment those of Maven's own} that a child needs
 * @param trusted folders that the files of scenarios may lie in, beside their module
 * @param defaults limits of metrics, where a scenario does not give its own
 * @param folder where the command line is left for the JVM to read, since a class path may be longer than a command
 *     line; and where the JVM leaves its log if it crashes
 * @param name of the engine, in the names of these files
 * @param threads how many trainings may run at once
 * @param timeout how long one scenario may take
 */
public record WorkerOptions(
        ChildJdk jdk,
        List<Path> classpath,
        ModuleCode code,
        List<String> engineArgs,
        List<String> jvmArgs,
        Map<String, String> environment,
        List<Path> trusted,
        Map<Metric, Limit> defaults,
        Path folder,
        String name,
        int threads,
        Duration timeout) {
    boolean isForOneScenario() {
        return !code.equals(ModuleCode.NONE);
    }
}
