package io.github.lstmforecast.maven;

import io.github.lstmforecast.maven.worker.WorkerException;
import io.github.lstmforecast.maven.worker.WorkerOptions;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.scenario.Engine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How the child JVM of each engine is started: with what every child needs, what its engine needs, and the options of
 * the user.
 *
 * @param classpath of the plugin, and of engines
 * @param jvmArgs options that the user gives
 * @param environmentVariables that the user sets; null for an empty one
 * @param trusted folders that the files of scenarios may lie in
 * @param defaults limits of metrics, where a scenario does not give its own
 * @param output where results are written
 * @param threads how many trainings at once
 * @param timeout how long one scenario may take
 */
record ChildJvms(
        ChildClasspath classpath,
        List<String> jvmArgs,
        Map<String, String> environmentVariables,
        List<Path> trusted,
        Map<Metric, Limit> defaults,
        Path output,
        int threads,
        Duration timeout)
        implements Workers.Options {

    @Override
    public WorkerOptions of(Engine engine) throws WorkerException {
        List<Path> files = new ArrayList<>(classpath.everyChild());
        List<String> engineArgs = List.of();
        Map<String, String> environment = new HashMap<>();
        if (engine == Engine.DL4J) {
            Dl4jPlatform platform = Dl4jPlatform.of(System.getProperty("os.name"), System.getProperty("os.arch"));
            files.addAll(classpath.dl4j(platform));
            engineArgs = Dl4jChild.jvmArgs(Runtime.version().feature());
            environment.putAll(Dl4jChild.environment(platform));
        }
        environmentVariables.forEach((name, value) -> environment.put(name, value == null ? "" : value));
        return new WorkerOptions(
                files,
                engineArgs,
                jvmArgs.stream().filter(Objects::nonNull).toList(),
                environment,
                trusted,
                defaults,
                output,
                engine.key(),
                engine == Engine.DL4J ? 1 : threads, // its networks were not tried side by side
                timeout);
    }
}
