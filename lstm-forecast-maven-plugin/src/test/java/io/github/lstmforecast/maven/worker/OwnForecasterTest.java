package io.github.lstmforecast.maven.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.gate.Gate;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.result.Measurement;
import io.github.lstmforecast.train.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forecasters of a module, good ones and bad ones, in real child JVMs. */
class OwnForecasterTest extends WorkerTestBase {
    private static final Duration SHORT = Duration.ofSeconds(5);
    private static final String MISBEHAVING = "the forecaster misbehaving (com.acme.own.Misbehaving)";
    private static final Map<String, String> FORECASTERS = Map.of(
            "last-cycle", "com.acme.own.LastCycle",
            "misbehaving", "com.acme.own.Misbehaving",
            "wave", "com.acme.own.Wave",
            "zeros", "com.acme.own.WrongShapes$Zeros",
            "libraries", "com.acme.own.Libraries");

    /** The module: the classes of these tests, and the libraries of this JVM. */
    private static List<String> module() {
        return classpath().stream()
                .filter(path -> !path.endsWith("target/classes"))
                .map(Path::toString)
                .toList();
    }

    private Worker worker(Map<String, String> forecasters, List<String> module, String... jvmArgs) {
        return new Worker(
                new WorkerOptions(
                        ChildJdk.current(),
                        classpath(),
                        new ModuleCode(forecasters, module),
                        List.of(),
                        List.of(jvmArgs),
                        Map.of(),
                        List.of(),
                        Map.of(),
                        folder.resolve("out"),
                        "own",
                        1,
                        LONG),
                output);
    }

    private Worker own(String... jvmArgs) {
        return worker(FORECASTERS, module(), jvmArgs);
    }

    private Path scenario(String model) throws Exception {
        Path scenario = Files.createDirectories(folder.resolve("own"));
        Files.writeString(scenario.resolve("scenario.yaml"), "signal: { pulse: { noise: 0 } }\nmodel: " + model + "\n");
        return scenario;
    }

    private Path misbehaving(String how) throws Exception {
        return scenario("{ forecaster: misbehaving, with: { how: " + how + " } }");
    }

    private Path lastCycle() throws Exception {
        return scenario("{ forecaster: last-cycle }");
    }

    private static double error(Measurement measurement) {
        return ((MetricValue.Defined) measurement.metrics().get(0).get(StandardMetric.MAX_ABS_ERROR)).value();
    }

    // Without noise, each cycle is the same: what is added is the error.
    @Test
    void it_is_judged_as_any_model() throws Exception {
        try (Worker worker = own()) {
            Measurement same = run(worker, lastCycle(), TrainingListener.NONE);
            Measurement more =
                    run(worker, scenario("{ forecaster: last-cycle, with: { more: 0.25 } }"), TrainingListener.NONE);

            assertThat(error(same)).isZero();
            assertThat(error(more)).isEqualTo(0.25);
            assertThat(same.model()).isEqualTo("last-cycle");
            assertThat(same.warnings()).isEmpty();
            assertThat(more.inputs())
                    .containsEntry("model.forecaster", "last-cycle")
                    .containsEntry("model.with.more", "0.25")
                    .containsEntry("model.forecaster.class", "com.acme.own.LastCycle");
            assertThat(complained).isEmpty();
            assertThat(children()).isEmpty(); // each scenario has one of its own
        }
    }

    @Test
    void a_model_that_runs_step_by_step_is_run_in_closed_loop_and_its_cells_are_traced() throws Exception {
        try (Worker worker = own()) {
            Measurement measurement = run(worker, scenario("{ forecaster: wave }"), TrainingListener.NONE);

            assertThat(error(measurement)).isZero();
            assertThat(measurement.metrics().get(0).get(StandardMetric.COUNT_DECODING))
                    .isInstanceOf(MetricValue.Defined.class);
        }
    }

    @Test
    void the_stack_trace_of_what_is_thrown_is_in_the_log() throws Exception {
        try (Worker worker = own()) {
            assertThatThrownBy(() -> run(worker, misbehaving("throws"), TrainingListener.NONE))
                    .hasMessageEndingWith("); the stack trace is in the log above");
        }
        assertThat(complained).anyMatch(line -> line.contains("at module//com.acme.own.Misbehaving.predict"));
    }

    private static final String GONE = "the child JVM that ran the scenario is gone: ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "needs memory | it ran out of memory; give it more",
                "exits        | com.acme.own.Misbehaving.predict(Misbehaving.java:",
                "exits as out of memory does | com.acme.own.Misbehaving.predict(Misbehaving.java:",
                "halts        | it ended with exit code 7",
                "crashes      | it ended with exit code ",
            })
    void what_ends_the_child_is_an_error_of_its_scenario_and_the_next_one_is_judged(String how, String message)
            throws Exception {
        try (Worker worker = own("-Xmx128m")) {
            assertThatThrownBy(() -> run(worker, misbehaving(how), TrainingListener.NONE))
                    .isInstanceOf(WorkerException.class)
                    .hasMessageStartingWith(GONE + message)
                    .satisfies(e -> {
                        if (how.startsWith("exits")) {
                            assertThat(e).hasMessageContaining(") called System.exit; its output is in the log above");
                        }
                    });
            assertThat(error(run(worker, lastCycle(), TrainingListener.NONE))).isZero();
        }
        assertThat(children()).isEmpty();
    }

    @Test
    void what_hangs_is_stopped_and_the_next_one_is_judged() throws Exception {
        try (Worker worker = own()) {
            Path hanging = misbehaving("hangs");
            assertThatThrownBy(() -> run(worker, hanging, TrainingListener.NONE, SHORT))
                    .hasMessageContaining("took longer than 5 seconds and was stopped");
            assertThat(error(run(worker, lastCycle(), TrainingListener.NONE))).isZero();
        }
    }

    @Test
    void a_forecast_that_is_not_a_number_is_judged_and_fails() throws Exception {
        try (Worker worker = own()) {
            Measurement measurement = run(worker, misbehaving("gives nan"), TrainingListener.NONE);

            assertThat(Gate.judge(measurement.metrics().get(0), Tolerances.DEFAULTS)
                            .verdict())
                    .isEqualTo(Verdict.FAIL);
        }
    }

    @Test
    void another_forecast_from_the_same_history_is_a_warning() throws Exception {
        try (Worker worker = own()) {
            assertThat(run(worker, misbehaving("is random"), TrainingListener.NONE)
                            .warnings())
                    .singleElement()
                    .asString()
                    .startsWith(MISBEHAVING + " gives another forecast when it is asked again: from sample 150 on,"
                            + " both differ by up to ")
                    .endsWith(", first at step 0; where random numbers are the reason, give them a seed");
        }
    }

    @Test
    void threads_that_it_leaves_are_a_warning_and_do_not_keep_the_child_alive() throws Exception {
        try (Worker worker = own()) {
            assertThat(run(worker, misbehaving("leaves threads"), TrainingListener.NONE)
                            .warnings())
                    .containsExactly(
                            MISBEHAVING + " leaves 2 threads running: price feed, price feed; where it forecasts"
                                    + " in an application, such threads keep its JVM alive");
            assertThat(children()).isEmpty();
        }
    }

    @Test
    void what_prints_without_end_fills_no_log() throws Exception {
        try (Worker worker = own()) {
            assertThat(error(run(worker, misbehaving("prints lines"), TrainingListener.NONE)))
                    .isZero();
        }
        assertThat(printed)
                .hasSize(Flood.MOST + 1)
                .startsWith("out 0")
                .endsWith("(a child JVM prints more than 10000 lines; the others are not shown)");
        assertThat(complained)
                .hasSize(Flood.MOST + 1)
                .endsWith("(a child JVM complains more than 10000 lines; the others are not shown)");
    }

    @Test
    void a_line_without_an_end_comes_in_pieces() throws Exception {
        try (Worker worker = own()) {
            assertThat(error(run(worker, misbehaving("prints without an end"), TrainingListener.NONE)))
                    .isZero();
        }
        assertThat(printed).hasSize(Flood.MOST + 1).first().asString().hasSizeBetween(9000, ChildLines.LONGEST);
    }

    /** A pipe takes 64 KB at once; the event of so many forecasts is longer, so it goes through in parts. */
    @Test
    void what_other_threads_print_does_not_tear_an_event() throws Exception {
        Path scenario = scenario(
                "{ forecaster: misbehaving, with: { how: prints beside } }\n" + "forecast: { every: 10, origins: 60 }");
        try (Worker worker = own()) {
            assertThat(run(worker, scenario, TrainingListener.NONE).metrics()).hasSize(60);
        }
        assertThat(printed).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"closes its streams", "reads"})
    void streams_that_it_closes_or_reads_are_not_those_of_the_child(String how) throws Exception {
        try (Worker worker = own()) {
            assertThat(error(run(worker, misbehaving(how), TrainingListener.NONE)))
                    .isZero();
        }
        assertThat(printed).containsOnly(how.equals("reads") ? "there is a line: false" : "before");
        assertThat(complained).isEmpty();
    }

    /** See its class: its Jackson is not that of the child, and services are those of the module. */
    @Test
    void libraries_and_services_are_those_of_the_module_and_our_classes_are_ours() throws Exception {
        try (Worker worker = own()) {
            run(worker, scenario("{ forecaster: libraries }"), TrainingListener.NONE);
        }
        assertThat(printed)
                .containsExactly(
                        "ObjectMapper of module",
                        "Forecaster of app",
                        "services of the module: [com.acme.own.Libraries]",
                        "context: module");
    }
}
