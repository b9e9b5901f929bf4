package io.github.lstmforecast.maven.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.metric.FailingForecast;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.result.Measurement;
import io.github.lstmforecast.train.TrainingListener;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class WorkerTest extends WorkerTestBase {
    @Test
    void a_scenario_is_run_with_its_progress_told_and_its_forecast_written() throws Exception {
        Path scenario = scenario("quick", "epochs: 20");
        List<Integer> epochs = new ArrayList<>();

        Measurement measurement;
        try (Worker worker = worker()) {
            measurement = run(worker, scenario, (epoch, of, loss) -> epochs.add(epoch));
        }

        assertThat(measurement.model()).isEqualTo("LSTM 20");
        assertThat(epochs).startsWith(1).endsWith(20).hasSize(20);
        assertThat(folder.resolve("out/quick/forecast.csv")).exists();
        assertThat(folder.resolve("out/quick/predictions.csv"))
                .content()
                .startsWith("origin,step,column,value\n150,0,");
        assertThat(complained).isEmpty();
        assertThat(printed).isEmpty();
    }

    @Test
    void a_thousand_epochs_are_told_in_a_hundred_steps() throws Exception {
        List<Integer> epochs = new ArrayList<>();

        try (Worker worker = worker()) {
            run(worker, scenario("long", "epochs: 1000, units: [1]"), (epoch, of, loss) -> epochs.add(epoch));
        }

        assertThat(epochs).hasSize(100).startsWith(10, 20).endsWith(1000);
    }

    @Test
    void scenarios_at_once_run_in_one_child_and_have_the_bits_that_they_have_alone() throws Exception {
        Path first = scenario("first", "epochs: 50");
        Path second = scenario("second", "epochs: 50, seed: 2");
        String alone;
        try (Worker worker = worker()) {
            alone = run(worker, second, TrainingListener.NONE).first().modelSha256();
        }

        List<Integer> childrenSeen = Collections.synchronizedList(new ArrayList<>());
        try (Worker worker = worker()) {
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
    void the_child_has_the_vector_api_and_does_not_speak_of_it() throws Exception {
        try (Worker worker = worker("--show-module-resolution")) {
            run(worker, scenario("quick", "epochs: 1"), TrainingListener.NONE);
        }

        assertThat(printed).anyMatch(line -> line.startsWith("root jdk.incubator.vector"));
        assertThat(complained).isEmpty();
    }

    @Test
    void variables_of_the_environment_reach_the_child() throws Exception {
        WorkerOptions options = new WorkerOptions(
                ChildJdk.current(),
                classpath(),
                ModuleCode.NONE,
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

    @Test
    void the_user_may_choose_the_garbage_collector() throws Exception {
        try (Worker worker = worker("-XX:+UseG1GC", "-Xlog:gc:file=" + folder.resolve("gc.log"))) {
            run(worker, scenario("quick", "epochs: 1"), TrainingListener.NONE);
        }

        assertThat(folder.resolve("gc.log")).content().contains("Using G1");
    }

    @Test
    void who_waits_for_threads_does_not_spend_time_of_its_own() throws Exception {
        Path quick = scenario("quick", "epochs: 1");

        try (Worker worker = worker()) {
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

    @Test
    void a_metric_of_ones_own_is_measured_in_the_child_and_comes_back() throws Exception {
        Measurement measurement;
        try (Worker worker = worker()) {
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
        try (Worker worker = worker()) {
            measurement = worker.run(folder, quick, folder.resolve("out/quick"), 3, TrainingListener.NONE);
        }

        Metric price = Extensions.metrics().byKey("acme.price").orElseThrow();
        assertThat(measurement.trainings()).hasSize(3);
        assertThat(measurement.wrongForecasts()).containsOnlyKeys(FailingForecast.values());
        assertThat(measurement.wrongForecasts().get(FailingForecast.LATE).get(0).get(price))
                .isEqualTo(MetricValue.of(7));
        assertThat(folder.resolve("out/quick")).doesNotExist();
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
                    ModuleCode.NONE,
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
}
