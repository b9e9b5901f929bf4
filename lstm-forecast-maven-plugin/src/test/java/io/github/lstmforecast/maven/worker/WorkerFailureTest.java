package io.github.lstmforecast.maven.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.result.Measurement;
import io.github.lstmforecast.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What fails, dies, hangs or is stopped in a child JVM. */
class WorkerFailureTest extends WorkerTestBase {
    private static final Duration SHORT = Duration.ofSeconds(5);

    @Test
    void a_mistake_in_the_scenario_costs_that_scenario_only() throws Exception {
        Path wrong = scenario("wrong", "epochs: 0");
        Path right = scenario("right", "epochs: 1");

        try (Worker worker = worker()) {
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

        try (Worker worker = worker()) {
            assertThatThrownBy(() -> run(worker, endless, TrainingListener.NONE, SHORT))
                    .hasMessage(
                            "the scenario took longer than 5 seconds and was stopped; allow more with timeoutSeconds");
            assertThat(children()).isEmpty();
            assertThat(run(worker, quick, TrainingListener.NONE).horizon()).isEqualTo(50);
        }
        assertThat(children()).isEmpty();
    }

    @Test
    void neither_a_child_that_ends_nor_one_that_is_killed_leaves_temporary_files() throws Exception {
        Path endless = scenario("endless", "epochs: 1000000000");
        Path quick = scenario("quick", "epochs: 1");

        try (Worker worker = worker()) {
            assertThatThrownBy(() -> run(worker, endless, TrainingListener.NONE, SHORT))
                    .hasMessageContaining("was stopped");
            run(worker, quick, TrainingListener.NONE);
            assertThat(temporaryFolders()).hasSize(1);
        }
        assertThat(temporaryFolders()).isEmpty();
    }

    private List<Path> temporaryFolders() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> path.getFileName().toString().startsWith("child-"))
                    .toList();
        }
    }

    @Test
    void a_child_that_dies_costs_only_the_scenario_that_did_it() throws Exception {
        Path large = scenario("large", "units: [2000]");
        List<Path> others = List.of(
                scenario("one", "epochs: 500"), scenario("two", "epochs: 500"), scenario("three", "epochs: 500"));

        try (Worker worker = worker("-Xmx32m")) {
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
        Path slow = scenario("slow", "units: [1], epochs: 100000");

        try (Worker worker = worker()) {
            CompletableFuture<Void> begun = new CompletableFuture<>();
            CompletableFuture<Measurement> beside =
                    CompletableFuture.supplyAsync(() -> quietly(worker, slow, (epoch, of, loss) -> {
                        quicker(slow); // when it is run again
                        begun.complete(null);
                    }));
            CompletableFuture.anyOf(begun, beside).join();

            assertThatThrownBy(() -> run(worker, endless, TrainingListener.NONE, SHORT))
                    .hasMessageContaining("took longer than 5 seconds");
            assertThat(beside.get().horizon()).isEqualTo(50);
        }
    }

    private void quicker(Path scenario) {
        try {
            scenario(scenario.getFileName().toString(), "epochs: 1");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_jvm_that_does_not_start_is_told_with_what_it_says() throws Exception {
        try (Worker worker = worker("-XX:NoSuchOption")) {
            assertThatThrownBy(() -> run(worker, scenario("quick", "epochs: 1"), TrainingListener.NONE))
                    .isInstanceOf(WorkerException.class)
                    .hasMessage("the child JVM that ran the scenario is gone: it ended with exit code 1; "
                            + "its output is in the log above; it was started with the jvmArgs -XX:NoSuchOption");
        }
        assertThat(complained).anyMatch(line -> line.contains("NoSuchOption"));
    }

    @Test
    void a_jvm_that_runs_out_of_memory_is_told_as_that() throws Exception {
        try (Worker worker = worker("-Xmx32m")) {
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
        Worker worker = worker();
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

        try (Worker worker = worker("-javaagent:" + agent)) {
            assertThatThrownBy(() -> run(worker, scenario("endless", "epochs: 1000000000"), TrainingListener.NONE))
                    .hasMessage(
                            "the child JVM that ran the scenario is gone: its output can't be read (not the JSON of a"
                                    + " WorkerEvent: {\"run\":[0.1s][info][gc] Pause); if a JVM option or"
                                    + " native code writes to standard output, let it write to a file; its output is in the"
                                    + " log above; it was started with the jvmArgs -javaagent:" + agent);
        }
        assertThat(children()).isEmpty();
    }

    /** A child that has a metric that fails, which this JVM does not know. */
    private Worker failing(String how) throws IOException {
        Path services = folder.resolve("jar/META-INF/services/" + Metric.class.getName());
        Files.createDirectories(services.getParent());
        Files.writeString(services, "com.acme.Failing");
        List<Path> classpath = new ArrayList<>(classpath());
        classpath.add(folder.resolve("jar"));
        return new Worker(
                new WorkerOptions(
                        ChildJdk.current(),
                        classpath,
                        ModuleCode.NONE,
                        List.of(),
                        List.of("-Dfailing=" + how),
                        Map.of(),
                        List.of(),
                        Map.of(),
                        folder.resolve("out"),
                        "jvm",
                        2,
                        LONG),
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

        try (Worker worker = failing(how)) {
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

        try (Worker worker = failing("hangs")) {
            assertThatThrownBy(() -> run(worker, quick, TrainingListener.NONE, SHORT))
                    .hasMessageContaining("took longer than 5 seconds and was stopped");
        }
        assertThat(children()).isEmpty();
    }
}
