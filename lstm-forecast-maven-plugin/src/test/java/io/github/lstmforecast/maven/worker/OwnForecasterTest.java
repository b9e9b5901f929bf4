package io.github.lstmforecast.maven.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.own.WrongShapes;
import io.github.lstmforecast.LibraryVersion;
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
import java.util.ArrayList;
import java.util.HashMap;
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

    /** Of classes that are not run, none counts. */
    @Test
    void a_golden_model_knows_the_code_that_has_run() throws Exception {
        try (Worker worker = own()) {
            Map<String, String> first =
                    run(worker, lastCycle(), TrainingListener.NONE).inputs();
            Map<String, String> other =
                    run(worker, misbehaving("well"), TrainingListener.NONE).inputs();
            Map<String, String> again =
                    run(worker, lastCycle(), TrainingListener.NONE).inputs();
            Map<String, String> withLibrary = run(worker, scenario("{ forecaster: libraries }"), TrainingListener.NONE)
                    .inputs();

            assertThat(first.get("model.forecaster.code")).matches("[0-9a-f]{64}");
            assertThat(other.get("model.forecaster.code")).isNotEqualTo(first.get("model.forecaster.code"));
            assertThat(again).isEqualTo(first);
            assertThat(first.keySet()).noneMatch(key -> key.startsWith("model.forecaster.jar"));
            assertThat(withLibrary.get("model.forecaster.jar.jackson-databind")).matches("\\d.*");
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

    /** All differences from the cycle before are 0: a cycle that repeats the last one is the forecast. */
    @Test
    void the_transforms_of_the_scenario_are_applied_and_undone() throws Exception {
        try (Worker worker = own()) {
            Path scenario = scenario("{ forecaster: last-cycle, transform: { difference: cycle, scale: minmax } }");

            assertThat(error(run(worker, scenario, TrainingListener.NONE))).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "throws when made       | failed: java.lang.IllegalStateException: no price, at <init>(Misbehaving.java:",
                "throws                 | failed: java.lang.IllegalStateException: no price, at predict(Misbehaving.java:",
                "throws an error        | failed: java.lang.AssertionError: not so, at predict(Misbehaving.java:",
                "throws what is checked | failed: java.io.IOException: no file, at predict(Misbehaving.java:",
                "recurses               | failed: java.lang.StackOverflowError, at recurse(Misbehaving.java:",
                "gives null             | : its prediction is null, but must be a Prediction",
                "gives a null inside    | : Prediction.values() is null, but must be a Series",
                "gives too few          | : its prediction has 3 steps of 1 target, but must have 55 steps of 1 target",
                "gives two targets      | : its prediction has 55 steps of 2 targets, but must have 55 steps of 1 target",
                "gives null one step ahead    | : oneStepAhead(...) is null, but must be an Optional",
                "gives too few one step ahead | : oneStepAhead(...) has 3 steps of 1 target, but must have 50 steps of 1"
                        + " target",
            })
    void what_fails_is_an_error_of_its_scenario(String how, String message) throws Exception {
        try (Worker worker = own()) {
            assertThatThrownBy(() -> run(worker, misbehaving(how), TrainingListener.NONE))
                    .isInstanceOf(WorkerException.class)
                    .hasMessageStartingWith(MISBEHAVING + (message.startsWith(":") ? "" : " ") + message);
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Text      | implements neither io.github.lstmforecast.forecast.Forecaster nor"
                        + " io.github.lstmforecast.model.SequenceModel",
                "Abstract  | is abstract, but must be a class of which an object can be made",
                "OfANumber | has no constructor that takes a ForecasterContext, and none that takes nothing",
                "Inner     | has no constructor that takes a ForecasterContext, and none that takes nothing: it is an"
                        + " inner class, make it static",
                "Static    | failed: java.lang.NumberFormatException: For input string: \"many\","
                        + " at <clinit>(WrongShapes.java:31); the stack trace is in the log above",
                "Missing   | : there is no such class in ",
            })
    void a_class_of_which_no_forecaster_can_be_made_is_an_error(String name, String message) throws Exception {
        String className = WrongShapes.class.getName() + "$" + name;
        try (Worker worker = worker(Map.of("shape", className), module())) {
            Path scenario = scenario("{ forecaster: shape }");

            assertThatThrownBy(() -> run(worker, scenario, TrainingListener.NONE))
                    .isInstanceOf(WorkerException.class)
                    .message()
                    .startsWith("the forecaster shape (" + className + ")")
                    .contains(message);
        }
    }

    @Test
    void settings_of_a_class_that_takes_none_are_an_error() throws Exception {
        try (Worker worker = own()) {
            Path scenario = scenario("{ forecaster: zeros, with: { trees: 10 } }");

            assertThatThrownBy(() -> run(worker, scenario, TrainingListener.NONE))
                    .hasMessage("model.with is given, but the forecaster zeros (com.acme.own.WrongShapes$Zeros) has no"
                            + " constructor that takes a ForecasterContext, which has these settings");
        }
    }

    @Test
    void a_setting_that_is_not_read_is_a_warning_and_a_wrong_one_an_error() throws Exception {
        try (Worker worker = own()) {
            Path misspelt = scenario("{ forecaster: last-cycle, with: { mroe: 1 } }");
            assertThat(run(worker, misspelt, TrainingListener.NONE).warnings())
                    .containsExactly("model.with.mroe has no effect: the forecaster last-cycle (com.acme.own.LastCycle)"
                            + " reads chatty, more; did you mean more?");

            Path wrong = scenario("{ forecaster: last-cycle, with: { more: much } }");
            assertThatThrownBy(() -> run(worker, wrong, TrainingListener.NONE))
                    .hasMessage("the forecaster last-cycle (com.acme.own.LastCycle) failed: model.with.more is 'much',"
                            + " but must be a number");
        }
    }

    /** A module: a folder with some classes of these tests, and with other files. */
    private Path moduleOf(Map<String, byte[]> files) throws Exception {
        Path module = folder.resolve("module/target/test-classes");
        Files.createDirectories(module);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.createDirectories(module.resolve(file.getKey()).getParent());
            Files.write(module.resolve(file.getKey()), file.getValue());
        }
        return module;
    }

    private static byte[] classFile(String name) throws Exception {
        return OwnForecasterTest.class.getResourceAsStream("/" + name).readAllBytes();
    }

    private String failure(Map<String, String> forecasters, Path module, String jar) throws Exception {
        List<String> paths = new ArrayList<>(List.of(module.toString()));
        if (!jar.isEmpty()) {
            paths.add(folder.resolve(jar).toString());
        }
        List<String> message = new ArrayList<>();
        try (Worker worker = worker(forecasters, paths)) {
            Path scenario = scenario("{ forecaster: mine }");
            assertThatThrownBy(() -> run(worker, scenario, TrainingListener.NONE))
                    .isInstanceOf(WorkerException.class)
                    .satisfies(e -> message.add(e.getMessage()));
        }
        return message.get(0);
    }

    @Test
    void a_module_that_is_not_compiled_is_to_be_compiled_first() throws Exception {
        Path module = moduleOf(Map.of());

        assertThat(failure(Map.of("mine", "com.acme.own.Mine"), module, ""))
                .isEqualTo("the forecaster mine (com.acme.own.Mine): there is no such class, and " + module
                        + " has no class at all: compile the module first, with mvn test-compile lstm-forecast:verify,"
                        + " or let the goal run in its phase, verify");
    }

    @Test
    void a_class_of_another_package_is_suggested() throws Exception {
        Path module = moduleOf(Map.of("com/acme/own/Wave.class", classFile("com/acme/own/Wave.class")));

        assertThat(failure(Map.of("mine", "com.acme.Wave"), module, "one.jar"))
                .isEqualTo("the forecaster mine (com.acme.Wave): there is no such class in " + module
                        + " and 1 jar of the test class path of the module; did you mean com.acme.own.Wave?");
    }

    @Test
    void a_class_that_needs_another_one_which_is_not_there_is_an_error() throws Exception {
        Path module = moduleOf(Map.of("com/acme/own/Misbehaving.class", classFile("com/acme/own/Misbehaving.class")));

        assertThat(failure(Map.of("mine", "com.acme.own.Misbehaving"), module, ""))
                .isEqualTo("the forecaster mine (com.acme.own.Misbehaving) needs the class com.acme.own.LastCycle,"
                        + " which is not on the test class path of the module");
    }

    /** Bytes 6 and 7 of a class file are its version, 44 more than that of Java. */
    @Test
    void a_class_for_a_newer_java_is_an_error() throws Exception {
        byte[] newer = classFile("com/acme/own/Wave.class");
        newer[6] = 0;
        newer[7] = (byte) (44 + 99);
        Path module = moduleOf(Map.of("com/acme/own/Wave.class", newer));
        int here = Runtime.version().feature();

        assertThat(failure(Map.of("mine", "com.acme.own.Wave"), module, ""))
                .isEqualTo("the forecaster mine (com.acme.own.Wave) can't run on the Java of the child JVM, " + here
                        + ": com.acme.own.Wave is compiled for Java 99; compile it for Java " + here
                        + ", or run Maven on Java 99 or give the build a toolchain of it");
    }

    @Test
    void a_module_with_another_version_of_the_library_is_an_error() throws Exception {
        Map<String, byte[]> files = new HashMap<>();
        files.put("com/acme/own/Wave.class", classFile("com/acme/own/Wave.class"));
        files.put("io/github/lstmforecast/version.txt", "9.9\n".getBytes());
        Path module = moduleOf(files);

        assertThat(failure(Map.of("mine", "com.acme.own.Wave"), module, ""))
                .isEqualTo("the forecaster mine (com.acme.own.Wave) is compiled for lstm-forecast-lib 9.9, which is on"
                        + " the test class path of the module, but the plugin is " + LibraryVersion.get()
                        + "; use the same version for both");
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
