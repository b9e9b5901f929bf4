package io.github.lstmforecast.maven.worker;

import io.github.lstmforecast.result.Measurement;
import io.github.lstmforecast.train.TrainingListener;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.io.TempDir;

/** Runs scenarios in real child JVMs. */
abstract class WorkerTestBase {
    static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    final List<String> printed = Collections.synchronizedList(new ArrayList<>());
    final List<String> complained = Collections.synchronizedList(new ArrayList<>());

    final WorkerOutput output = new WorkerOutput() {
        @Override
        public void printed(String line) {
            printed.add(line);
        }

        @Override
        public void complained(String line) {
            complained.add(line);
        }
    };

    Path agent(Class<?> agentClass) throws IOException {
        Path agent = folder.resolve("agent.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", agentClass.getName());
        new JarOutputStream(Files.newOutputStream(agent), manifest).close();
        return agent;
    }

    Worker worker(String... jvmArgs) {
        return new Worker(
                new WorkerOptions(
                        ChildJdk.current(),
                        classpath(),
                        ModuleCode.NONE,
                        List.of(),
                        List.of(jvmArgs),
                        Map.of(),
                        List.of(),
                        Map.of(),
                        folder.resolve("out"),
                        "jvm",
                        2,
                        LONG),
                output);
    }

    static List<Path> classpath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
    }

    Path scenario(String name, String train) throws Exception {
        Path scenario = Files.createDirectories(folder.resolve(name));
        Files.writeString(
                scenario.resolve("scenario.yaml"), "signal: { pulse: {} }\nmodel: { train: { " + train + " } }\n");
        return scenario;
    }

    Measurement run(Worker worker, Path scenario, TrainingListener listener) throws Exception {
        return run(worker, scenario, listener, LONG);
    }

    Measurement run(Worker worker, Path scenario, TrainingListener listener, Duration timeout) throws Exception {
        return worker.run(
                folder, scenario, folder.resolve("out").resolve(scenario.getFileName()), 0, listener, timeout);
    }

    Measurement quietly(Worker worker, Path scenario, TrainingListener listener) {
        try {
            return run(worker, scenario, listener);
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    static List<ProcessHandle> children() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
    }
}
