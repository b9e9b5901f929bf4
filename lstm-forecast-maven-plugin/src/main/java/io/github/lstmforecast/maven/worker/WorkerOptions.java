package io.github.lstmforecast.maven.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How child JVMs are started.
 *
 * @param classpath where the library and the plugin are
 * @param jvmArgs options of the JVM, after the ones that it always gets
 * @param environment variables set on top of Maven's own
 * @param argumentFile where the command line is left for the JVM to read; a path may be longer than a command line
 * @param threads how many trainings may run at once
 * @param timeout how long one scenario may take
 */
public record WorkerOptions(
        List<Path> classpath,
        List<String> jvmArgs,
        Map<String, String> environment,
        Path argumentFile,
        int threads,
        Duration timeout) {}
