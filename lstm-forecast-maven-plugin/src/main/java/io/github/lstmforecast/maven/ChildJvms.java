package io.github.lstmforecast.maven;

import io.github.lstmforecast.ExtensionException;
import io.github.lstmforecast.engine.ChildNeeds;
import io.github.lstmforecast.engine.EngineVersions;
import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.engine.Platform;
import io.github.lstmforecast.maven.worker.ChildJdk;
import io.github.lstmforecast.maven.worker.ModuleCode;
import io.github.lstmforecast.maven.worker.WorkerException;
import io.github.lstmforecast.maven.worker.WorkerOptions;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.scenario.ModelSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How the child JVM of each engine is started: with what every child needs, what its engine needs, and the options of
 * the user.
 *
 * @param jdk what they run on
 * @param classpath of the plugin, and of engines
 * @param own the forecasters of the module
 * @param versions of the artifacts of engines that the user chooses
 * @param jvmArgs options that the user gives
 * @param environmentVariables that the user sets; null for an empty one
 * @param trusted folders that the files of scenarios may lie in
 * @param defaults limits of metrics, where a scenario does not give its own
 * @param output where results are written
 * @param threads how many trainings at once
 * @param timeout how long one scenario may take
 */
record ChildJvms(
        ChildJdk jdk,
        ChildClasspath classpath,
        OwnForecasters own,
        EngineVersions versions,
        List<String> jvmArgs,
        Map<String, String> environmentVariables,
        List<Path> trusted,
        Map<Metric, Limit> defaults,
        Path output,
        int threads,
        Duration timeout)
        implements Workers.Options {

    /** Of forecasters of the user's own, which may take all processors. */
    private static final ChildNeeds ONE_AFTER_ANOTHER = new ChildNeeds(List.of(), List.of(), Map.of(), false);

    @Override
    public void require(ModelSource model) throws WorkerException {
        own.require(model);
    }

    @Override
    public WorkerOptions of(String engine) throws WorkerException {
        boolean isOwn = engine.equals(ModelSource.Own.ENGINE);
        ChildNeeds needs;
        try {
            needs = isOwn ? ONE_AFTER_ANOTHER : Extensions.engine(engine).childNeeds(Platform.current(), versions);
        } catch (ExtensionException e) {
            throw new WorkerException(e.getMessage());
        }
        Set<Path> files = new LinkedHashSet<>(classpath.everyChild()); // an engine may need some of it, too
        files.addAll(classpath.engine(engine, needs.artifacts()));
        Map<String, String> environment = new HashMap<>(needs.environment());
        environmentVariables.forEach((name, value) -> environment.put(name, value == null ? "" : value));
        return new WorkerOptions(
                jdk,
                List.copyOf(files),
                isOwn ? own.code() : ModuleCode.NONE,
                needs.jvmArgs(),
                jvmArgs.stream().filter(Objects::nonNull).toList(),
                environment,
                trusted,
                defaults,
                output,
                engine,
                needs.sideBySide() ? threads : 1,
                timeout);
    }
}
