package io.github.lstmforecast.maven.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.metric.FailingForecast;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.result.Measurement;
import io.github.lstmforecast.result.PredictionsCsv;
import io.github.lstmforecast.train.TrainingListener;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With real child JVMs. */
class WorkerTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    private final List<String> printed = Collections.synchronizedList(new ArrayList<>());
    private final List<String> complained = Collections.synchronizedList(new ArrayList<>());

    private final WorkerOutput output = new WorkerOutput() {
        @Override
        public void printed(String line) {
            printed.add(line);
        }

        @Override
        public void complained(String line) {
            complained.add(line);
        }
    };

    @Test
    void a_scenario_is_run_with_its_progress_told_and_its_forecast_written() throws Exception {
        Path scenario = scenario("quick", "epochs: 20");
        List<Integer> epochs = new ArrayList<>();

        Measurement measurement;
        try (Worker worker = worker(LONG)) {
            measurement = run(worker, scenario, (epoch, of, loss) -> epochs.add(epoch));
        }

        assertThat(measurement.model()).isEqualTo("LSTM 20");
        assertThat(epochs).startsWith(1).endsWith(20).hasSize(20);
        assertThat(folder.resolve("out/quick/forecast.csv")).exists();
        assertThat(PredictionsCsv.read(folder.resolve("out/quick/predictions.csv"), "predictions.csv")
                        .byOrigin())
                .hasSize(1);
        assertThat(complained).isEmpty();
        assertThat(printed).isEmpty();
    }

    @Test
    void a_thousand_epochs_are_told_in_a_hundred_steps() throws Exception {
        List<Integer> epochs = new ArrayList<>();

        try (Worker worker = worker(LONG)) {
            run(worker, scenario("long", "epochs: 1000, units: [1]"), (epoch, of, loss) -> epochs.add(epoch));
        }

        assertThat(epochs).hasSize(100).startsWith(10, 20).endsWith(1000);
    }

    @Test
    void a_mistake_in_the_scenario_costs_that_scenario_only() throws Exception {
        Path wrong = scenario("wrong", "epochs: 0");
        Path right = scenario("right", "epochs: 1");

        try (Worker worker = worker(LONG)) {
            assertThatThrownBy(() -> run(worker, wrong, TrainingListener.NONE))
                    .isInstanceOf(WorkerException.class)
                    .hasMessage("wrong/scenario.yaml:2: model.train.epochs is 0, but must be at least 1");
            assertThat(run(worker, right, TrainingListener.NONE).horizon()).isEqualTo(50);
        }
    }

    @Test
    void a_scenario_that_takes_too_long_is_stopped_and_the_next_one_runs() throws Exception {
        Path endless = scenario("endless", "epochs: 1000000000");
        Path quick = scenario("quick", "epochs: 1");

        try (Worker worker = worker(Duration.ofSeconds(10))) {
            assertThatThrownBy(() -> run(worker, endless, TrainingListener.NONE))
                    .hasMessage(
                            "the scenario took longer than 10 seconds and was stopped; allow more with timeoutSeconds");
            assertThat(children()).isEmpty();
            assertThat(run(worker, quick, TrainingListener.NONE).horizon()).isEqualTo(50);
        }
        assertThat(children()).isEmpty();
    }

    @Test
    void scenarios_at_once_run_in_one_child_and_have_the_bits_that_they_have_alone() throws Exception {
        Path first = scenario("first", "epochs: 50");
        Path second = scenario("second", "epochs: 50, seed: 2");
        String alone;
        try (Worker worker = worker(LONG)) {
            alone = run(worker, second, TrainingListener.NONE).first().modelSha256();
        }

        List<Integer> childrenSeen = Collections.synchronizedList(new ArrayList<>());
        try (Worker worker = worker(LONG)) {
            CompletableFuture<Measurement> other = CompletableFuture.supplyAsync(() -> quietly(
                    worker,
                    first,
                    (epoch, of, loss) -> childrenSeen.add(children().size())));
            Measurement measurement = run(
                    worker,
                    second,
                    (epoch, of, loss) -> childrenSeen.add(children().size()));

            assertThat(measurement.first().modelSha256())
                    .isEqualTo(alone)
                    .isNotEqualTo(other.get().first().modelSha256());
            assertThat(childrenSeen).containsOnly(1);
        }
    }

    @Test
    void a_child_that_dies_costs_only_the_scenario_that_did_it() throws Exception {
        Path large = scenario("large", "units: [2000]");
        List<Path> others = List.of(
                scenario("one", "epochs: 500"), scenario("two", "epochs: 500"), scenario("three", "epochs: 500"));

        try (Worker worker = worker(LONG, "-Xmx32m")) {
            List<CompletableFuture<Measurement>> running = others.stream()
                    .map(other -> CompletableFuture.supplyAsync(() -> quietly(worker, other, TrainingListener.NONE)))
                    .toList();
            assertThatThrownBy(() -> run(worker, large, TrainingListener.NONE))
                    .hasMessageContaining("it ran out of memory");

            for (CompletableFuture<Measurement> other : running) {
                assertThat(other.get().horizon()).isEqualTo(50);
            }
        }
        assertThat(children()).isEmpty();
    }

    @Test
    void a_scenario_that_takes_too_long_is_stopped_and_the_one_beside_it_is_run_again() throws Exception {
        Path endless = scenario("endless", "epochs: 1000000000");
        Path slow = scenario("slow", "units: [1], epochs: 8000");

        try (Worker worker = worker(Duration.ofSeconds(10))) {
            CompletableFuture<Throwable> stopped = CompletableFuture.supplyAsync(
                    () -> catchThrowable(() -> run(worker, endless, TrainingListener.NONE)));
            TimeUnit.SECONDS.sleep(9);
            Measurement measurement = run(worker, slow, TrainingListener.NONE);

            assertThat(stopped.get()).hasMessageContaining("took longer than 10 seconds");
            assertThat(measurement.horizon()).isEqualTo(50);
        }
    }

    @Test
    void a_jvm_that_does_not_start_is_told_with_what_it_says() throws Exception {
        try (Worker worker = worker(LONG, "-XX:NoSuchOption")) {
            assertThatThrownBy(() -> run(worker, scenario("quick", "epochs: 1"), TrainingListener.NONE))
                    .isInstanceOf(WorkerException.class)
                    .hasMessage("the child JVM that ran the scenario is gone: it ended with exit code 1; "
                            + "its output is in the log above; it was started with the jvmArgs -XX:NoSuchOption");
        }
        assertThat(complained).anyMatch(line -> line.contains("NoSuchOption"));
    }

    @Test
    void the_child_has_the_vector_api_and_does_not_speak_of_it() throws Exception {
        try (Worker worker = worker(LONG, "--show-module-resolution")) {
            run(worker, scenario("quick", "epochs: 1"), TrainingListener.NONE);
        }

        assertThat(printed).anyMatch(line -> line.startsWith("root jdk.incubator.vector"));
        assertThat(complained).isEmpty();
    }

    @Test
    void a_jvm_that_runs_out_of_memory_is_told_as_that() throws Exception {
        try (Worker worker = worker(LONG, "-Xmx32m")) {
            assertThatThrownBy(() -> run(worker, scenario("large", "units: [2000]"), TrainingListener.NONE))
                    .hasMessage("the child JVM that ran the scenario is gone: it ran out of memory; give it more, for "
                            + "example with <jvmArgs><arg>-Xmx4g</arg></jvmArgs>; its output is in the log above; "
                            + "it was started with the jvmArgs -Xmx32m");
        }
    }

    @Test
    void an_interrupted_run_leaves_no_child_behind() throws Exception {
        Path endless = scenario("endless", "epochs: 1000000000");
        List<Throwable> thrown = Collections.synchronizedList(new ArrayList<>());
        Worker worker = worker(LONG);
        Thread running = new Thread(() -> {
            try {
                run(worker, endless, TrainingListener.NONE);
            } catch (Exception e) {
                thrown.add(e);
            }
        });

        running.start();
        while (children().isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        running.interrupt();
        running.join();

        assertThat(thrown).singleElement().isInstanceOf(InterruptedException.class);
        assertThat(children()).isEmpty();
    }

    @Test
    void variables_of_the_environment_reach_the_child() throws Exception {
        WorkerOptions options = new WorkerOptions(
                ChildJdk.current(),
                classpath(),
                List.of(),
                List.of(),
                Map.of("JDK_JAVA_OPTIONS", "-Dseen=true"),
                List.of(),
                Map.of(),
                folder,
                "jvm",
                2,
                LONG);

        try (Worker worker = new Worker(options, output)) {
            run(worker, scenario("quick", "epochs: 1"), TrainingListener.NONE);
        }

        assertThat(complained).containsExactly("NOTE: Picked up JDK_JAVA_OPTIONS: -Dseen=true");
    }

    /** Prints the names of its variables, once the child has begun. */
    public static final class PrintingAgent {
        private PrintingAgent() {}

        /**
         * Called by the child JVM before its main method.
         *
         * @param argument of the agent
         */
        public static void premain(String argument) {
            System.out.println("child " + new TreeMap<>(System.getenv()));
        }
    }

    /** Prints what looks like an event and is none, as if something else had written into it. */
    public static final class TearingAgent {
        private TearingAgent() {}

        /**
         * Called by the child JVM before its main method.
         *
         * @param argument of the agent
         */
        public static void premain(String argument) {
            String token = System.getProperty("sun.java.command").split(" ")[1];
            System.out.println("<lstm-forecast:" + token + ">{\"run\":[0.1s][info][gc] Pause");
        }
    }

    @Test
    void a_child_that_is_not_understood_is_not_waited_for() throws Exception {
        Path agent = agent(TearingAgent.class);

        try (Worker worker = worker(LONG, "-javaagent:" + agent)) {
            assertThatThrownBy(() -> run(worker, scenario("endless", "epochs: 1000000000"), TrainingListener.NONE))
                    .hasMessage(
                            "the child JVM that ran the scenario is gone: its output can't be read (not the JSON of a"
                                    + " WorkerEvent: {\"run\":[0.1s][info][gc] Pause); if a JVM option sends a log to"
                                    + " standard output, send it to a file; its output is in the log above; it was started with"
                                    + " the jvmArgs -javaagent:" + agent);
        }
        assertThat(children()).isEmpty();
    }

    @Test
    void the_user_may_choose_the_garbage_collector() throws Exception {
        try (Worker worker = worker(LONG, "-XX:+UseG1GC", "-Xlog:gc:file=" + folder.resolve("gc.log"))) {
            run(worker, scenario("quick", "epochs: 1"), TrainingListener.NONE);
        }

        assertThat(folder.resolve("gc.log")).content().contains("Using G1");
    }

    @Test
    void who_waits_for_threads_does_not_spend_time_of_its_own() throws Exception {
        Path quick = scenario("quick", "epochs: 1");

        try (Worker worker = worker(LONG)) {
            int all = worker.reserve(59);
            CompletableFuture<Integer> later = CompletableFuture.supplyAsync(() -> {
                try {
                    return worker.reserve(1);
                } catch (InterruptedException e) {
                    throw new CompletionException(e);
                }
            });
            run(worker, quick, TrainingListener.NONE);
            assertThat(later).isNotDone();
            worker.free(all);

            assertThat(all).isEqualTo(2);
            assertThat(later.get()).isEqualTo(1);
        }
    }

    /** A child that has a metric that fails, which this JVM does not know. */
    private Worker failing(String how, Duration timeout) throws IOException {
        Path services = folder.resolve("jar/META-INF/services/" + Metric.class.getName());
        Files.createDirectories(services.getParent());
        Files.writeString(services, "com.acme.Failing");
        List<Path> classpath = new ArrayList<>(classpath());
        classpath.add(folder.resolve("jar"));
        return new Worker(
                new WorkerOptions(
                        ChildJdk.current(),
                        classpath,
                        List.of(),
                        List.of("-Dfailing=" + how),
                        Map.of(),
                        List.of(),
                        Map.of(),
                        folder.resolve("out"),
                        "jvm",
                        2,
                        timeout),
                output);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "throws | failed: java.lang.IllegalStateException: no price, at compute(Failing.java:",
                "null   | gave null, but must give a value, or MetricValue.undefined with the reason",
                "nan    | failed: the value of a metric is NaN, but must be finite",
            })
    void a_metric_that_fails_costs_its_scenario_and_leaves_the_child(String how, String message) throws Exception {
        Path quick = scenario("quick", "epochs: 1");

        try (Worker worker = failing(how, LONG)) {
            assertThatThrownBy(() -> run(worker, quick, TrainingListener.NONE))
                    .isInstanceOf(WorkerException.class)
                    .hasMessageStartingWith("the metric acme.failing (com.acme.Failing) " + message);
            assertThat(children()).hasSize(1);
        }
        assertThat(complained).isEmpty();
    }

    @Test
    void a_metric_that_hangs_costs_its_scenario() throws Exception {
        Path quick = scenario("quick", "epochs: 1");

        try (Worker worker = failing("hangs", Duration.ofSeconds(10))) {
            assertThatThrownBy(() -> run(worker, quick, TrainingListener.NONE))
                    .hasMessageContaining("took longer than 10 seconds and was stopped");
        }
        assertThat(children()).isEmpty();
    }

    @Test
    void a_metric_of_ones_own_is_measured_in_the_child_and_comes_back() throws Exception {
        Measurement measurement;
        try (Worker worker = worker(LONG)) {
            measurement = run(worker, scenario("quick", "epochs: 1"), TrainingListener.NONE);
        }

        Metric price = Extensions.metrics().byKey("acme.price").orElseThrow();
        assertThat(measurement.metrics().get(0).get(price)).isEqualTo(MetricValue.of(7));
        assertThat(measurement.wrongForecasts()).isEmpty();
    }

    @Test
    void a_calibration_measures_forecasts_that_are_wrong_too_and_writes_no_files() throws Exception {
        Path quick = scenario("quick", "epochs: 1");

        Measurement measurement;
        try (Worker worker = worker(LONG)) {
            measurement = worker.run(folder, quick, folder.resolve("out/quick"), 3, TrainingListener.NONE);
        }

        Metric price = Extensions.metrics().byKey("acme.price").orElseThrow();
        assertThat(measurement.trainings()).hasSize(3);
        assertThat(measurement.wrongForecasts()).containsOnlyKeys(FailingForecast.values());
        assertThat(measurement.wrongForecasts().get(FailingForecast.LATE).get(0).get(price))
                .isEqualTo(MetricValue.of(7));
        assertThat(folder.resolve("out/quick")).doesNotExist();
    }

    private Path agent(Class<?> agentClass) throws IOException {
        Path agent = folder.resolve("agent.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", agentClass.getName());
        new JarOutputStream(Files.newOutputStream(agent), manifest).close();
        return agent;
    }

    /** Runs a scenario in a child that has the agent, and tells all that the child printed. */
    public static final class Parent {
        private Parent() {}

        /**
         * Called in a JVM with an environment of its own.
         *
         * @param args folder, scenario and agent
         * @throws Exception if anything fails
         */
        public static void main(String[] args) throws Exception {
            WorkerTest test = new WorkerTest();
            test.folder = Path.of(args[0]);
            WorkerOptions options = new WorkerOptions(
                    ChildJdk.current(),
                    classpath(),
                    List.of(),
                    List.of("-javaagent:" + args[2]),
                    Map.of("MY_OWN", "asked for"),
                    List.of(),
                    Map.of(),
                    test.folder,
                    "jvm",
                    2,
                    LONG);
            try (Worker worker = new Worker(options, test.output)) {
                test.run(worker, Path.of(args[1]), TrainingListener.NONE);
            }
            test.printed.forEach(System.out::println);
            test.complained.forEach(System.out::println);
        }
    }

    @Test
    void no_secrets_of_the_environment_and_no_options_for_every_jvm_reach_the_child() throws Exception {
        Path scenario = scenario("quick", "epochs: 1");
        Path agent = agent(PrintingAgent.class);
        ProcessBuilder parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        folder.toString(),
                        scenario.toString(),
                        agent.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        parent.environment()
                .putAll(Map.of(
                        "GITHUB_TOKEN", "a secret",
                        "AWS_SECRET_ACCESS_KEY", "a secret",
                        "MAVEN_OPTS", "-Xmx1g",
                        "JAVA_TOOL_OPTIONS", "-Dof.the.build=true",
                        "JDK_JAVA_OPTIONS", "-Dof.the.build=true",
                        "_JAVA_OPTIONS", "-Dof.the.build=true",
                        "OMP_NUM_THREADS", "1",
                        "LC_ALL", "C.UTF-8"));

        Process process = parent.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(said)
                .startsWith("child {")
                .contains("MY_OWN=asked for", "OMP_NUM_THREADS=1", "LC_ALL=C.UTF-8", "PATH=")
                .doesNotContain("secret", "MAVEN_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");
        assertThat(said.lines()).hasSize(1);
    }

    private Worker worker(Duration timeout, String... jvmArgs) {
        return new Worker(
                new WorkerOptions(
                        ChildJdk.current(),
                        classpath(),
                        List.of(),
                        List.of(jvmArgs),
                        Map.of(),
                        List.of(),
                        Map.of(),
                        folder.resolve("out"),
                        "jvm",
                        2,
                        timeout),
                output);
    }

    private static List<Path> classpath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
    }

    private Path scenario(String name, String train) throws Exception {
        Path scenario = Files.createDirectories(folder.resolve(name));
        Files.writeString(
                scenario.resolve("scenario.yaml"), "signal: { pulse: {} }\nmodel: { train: { " + train + " } }\n");
        return scenario;
    }

    private Measurement run(Worker worker, Path scenario, TrainingListener listener) throws Exception {
        return worker.run(folder, scenario, folder.resolve("out").resolve(scenario.getFileName()), 0, listener);
    }

    private Measurement quietly(Worker worker, Path scenario, TrainingListener listener) {
        try {
            return run(worker, scenario, listener);
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    private static List<ProcessHandle> children() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
    }
}
