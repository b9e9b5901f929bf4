package io.github.lstmforecast.maven.worker;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The command line and environment of a child JVM.
 *
 * @param temporary the folder for its temporary files
 */
record ChildCommand(WorkerOptions options, Path temporary) {
    /** What the JVM prints about that module, which the user has not chosen. */
    static final String INCUBATOR_WARNING = "WARNING: Using incubator modules: " + ChildJdk.VECTOR_API;

    /** An option that chooses a garbage collector, of which a JVM takes only one. */
    private static final String COLLECTOR = "-XX:\\+Use\\w+GC";

    /**
     * Starts the child.
     *
     * @param token marks the child's events among the rest of its output
     */
    Process start(String token) throws IOException, WorkerException {
        Path argumentFile = options.folder().resolve("worker-" + options.name() + ".args");
        ArgumentFile.write(argumentFile, arguments(token));
        ProcessBuilder builder = new ProcessBuilder(options.jdk().java(), "@" + argumentFile);
        ChildEnvironment.reduce(builder.environment());
        builder.environment().putAll(options.environment());
        return builder.start();
    }

    /** Where the JVM reports its own crash. */
    Path crashLog(String pid) {
        return options.folder().resolve("crash-" + pid + ".log").toAbsolutePath();
    }

    private List<String> arguments(String token) {
        List<String> arguments = new ArrayList<>(
                List.of("-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8", "-Djava.awt.headless=true"));
        if (options.jvmArgs().stream().noneMatch(argument -> argument.matches(COLLECTOR))) {
            arguments.add("-XX:+UseSerialGC");
        }
        if (options.jdk().hasVectorApi()) {
            arguments.add("--add-modules");
            arguments.add(ChildJdk.VECTOR_API);
        }
        arguments.add("-XX:ErrorFile=" + crashLog("%p"));
        arguments.add("-Djava.io.tmpdir=" + temporary);
        arguments.addAll(options.engineArgs());
        arguments.addAll(options.jvmArgs());
        arguments.add("-cp");
        arguments.add(options.classpath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        arguments.add(WorkerMain.class.getName());
        arguments.add(token);
        arguments.add(String.valueOf(options.threads()));
        arguments.add(options.name());
        return arguments;
    }
}
