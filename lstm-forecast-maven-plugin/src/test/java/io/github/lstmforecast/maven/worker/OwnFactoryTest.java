package io.github.lstmforecast.maven.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.lstmforecast.ExtensionException;
import io.github.lstmforecast.LibraryVersion;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.forecast.ForecasterContext;
import io.github.lstmforecast.forecast.ForecasterSettings;
import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.PulseWave;
import io.github.lstmforecast.signal.Series;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a class of the user's module, in this JVM: {@link OwnForecasterTest} has what a child is needed for. */
class OwnFactoryTest {
    private static final Series PULSES = PulseWave.of(10, 3).samples(210);
    private static final ForecastSpan SPAN = new ForecastSpan(150, 25, 50, 5);

    @TempDir
    Path folder;

    private static OwnFactory factory(String className) {
        return factory(className, WorkerTestBase.classpath());
    }

    private static OwnFactory factory(String className, List<Path> classpath) {
        return new OwnFactory(new OwnClass("mine", className, classpath), new ModuleLoader(classpath));
    }

    /** The forecast of 50 steps and a guard of 5 after 150 samples of a pulse wave. */
    private static Forecast forecast(OwnFactory factory, Map<String, String> with) {
        return factory.create(context(with)).forecast(PULSES, SPAN);
    }

    private static ForecasterContext context(Map<String, String> with) {
        return new ForecasterContext(
                new ForecasterSettings(with),
                Features.of(PULSES.slice(0, 150)),
                List.of("pulse"),
                List.of(),
                OptionalDouble.of(10));
    }

    private static String failure(OwnFactory factory, Map<String, String> with) {
        Throwable thrown = catchThrowable(() -> forecast(factory, with));
        assertThat(thrown).isInstanceOf(ExtensionException.class);
        return thrown.getMessage();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "throws when made    |  failed: java.lang.IllegalStateException: no price, at <init>(Misbehaving.java:",
                "throws              |  failed: java.lang.IllegalStateException: no price, at predict(Misbehaving.java:",
                "throws an error     |  failed: java.lang.AssertionError: not so, at predict(Misbehaving.java:",
                "throws what is checked |  failed: java.io.IOException: no file, at predict(Misbehaving.java:",
                "recurses            |  failed: java.lang.StackOverflowError, at recurse(Misbehaving.java:",
                "gives null          | : its prediction is null, but must be a Prediction",
                "gives a null inside | : Prediction.values() is null, but must be a Series",
                "gives too few       | : its prediction has 3 steps of 1 target, but must have 55 steps of 1 target",
                "gives two targets   | : its prediction has 55 steps of 2 targets, but must have 55 steps of 1 target",
                "gives null levels   | : quantileLevels() is null, but must be a List",
                "has short quantiles | : Prediction.quantiles() has 3 steps of 1 target, but must have 55 steps of 1 target",
                "has other levels    | : its prediction from sample 150 on has no quantiles, but must have quantiles of"
                        + " [0.1, 0.9], as quantileLevels() says",
                "gives null one step ahead    | : oneStepAhead(...) is null, but must be an Optional",
                "gives too few one step ahead | : oneStepAhead(...) has 3 steps of 1 target, but must have 50 steps of 1"
                        + " target",
            },
            ignoreLeadingAndTrailingWhitespace = false)
    void what_it_throws_and_what_it_should_not_give_is_an_error(String how, String message) {
        OwnFactory factory = factory("com.acme.own.Misbehaving");

        assertThat(failure(factory, Map.of("how", how.strip())))
                .startsWith("the forecaster mine (com.acme.own.Misbehaving)" + message.substring(1));
    }

    /** What only sampled paths need. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gives a null loop  | : stepLoop() is null, but must be an Optional",
                "gives null paths   | : StepLoop.path(...) is null, but must be a Series",
                "gives short paths  | : StepLoop.path(...) has 3 steps of 1 target, but must have 55 steps of 1 target",
                "gives a null model | : sequenceModel() is null, but must be an Optional",
                "gives a model of two inputs |  failed: model is 2 inputs and 1 output, but must be one with 1 input and 1"
                        + " output, since each output is fed back as the next input",
            },
            ignoreLeadingAndTrailingWhitespace = false)
    void a_loop_that_it_should_not_give_is_an_error(String how, String message) {
        Forecaster forecaster = factory("com.acme.own.Misbehaving").create(context(Map.of("how", how.strip())));
        Forecaster sampled = (history, traceCells) -> {
            forecaster.stepLoop().ifPresent(loop -> loop.path(history, PULSES));
            return forecaster.predict(history, traceCells);
        };

        assertThatThrownBy(() -> sampled.forecast(PULSES, SPAN))
                .isInstanceOf(ExtensionException.class)
                .hasMessage("the forecaster mine (com.acme.own.Misbehaving)" + message.substring(1));
    }

    @Test
    void quantiles_of_some_forecasts_only_are_an_error() {
        Forecaster forecaster =
                factory("com.acme.own.Misbehaving").create(context(Map.of("how", "has quantiles at first")));
        forecaster.forecast(PULSES, SPAN);

        assertThatThrownBy(() -> forecaster.forecast(PULSES, new ForecastSpan(151, 25, 50, 5)))
                .isInstanceOf(ExtensionException.class)
                .hasMessage("the forecaster mine (com.acme.own.Misbehaving): its prediction from sample 151 on has no"
                        + " quantiles, but must have quantiles of [0.5], as the first one has");
    }

    /** A thread that is interrupted can't write the forecast: its file is closed. */
    @Test
    void a_thread_is_not_left_interrupted() {
        forecast(factory("com.acme.own.Misbehaving"), Map.of("how", "is left interrupted"));

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
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
                        + " at <clinit>(WrongShapes.java:",
            })
    void a_class_of_which_no_forecaster_can_be_made_is_an_error(String name, String message) {
        String className = "com.acme.own.WrongShapes$" + name;

        assertThat(failure(factory(className), Map.of()))
                .startsWith("the forecaster mine (" + className + ") " + message);
    }

    @Test
    void a_model_with_other_inputs_than_the_signal_is_an_error() {
        assertThat(failure(factory("com.acme.own.WrongShapes$TwoInputs"), Map.of()))
                .isEqualTo("the forecaster mine (com.acme.own.WrongShapes$TwoInputs) failed: model is 2 inputs and 1"
                        + " output, but must be one with 1 input and 1 output, since each output is fed back as the"
                        + " next input");
    }

    @Test
    void settings_of_a_class_that_takes_none_are_an_error() {
        assertThat(failure(factory("com.acme.own.WrongShapes$Zeros"), Map.of("trees", "10")))
                .isEqualTo("model.with is given, but the forecaster mine (com.acme.own.WrongShapes$Zeros) has no"
                        + " constructor that takes a ForecasterContext, which has these settings");
    }

    @Test
    void a_wrong_setting_is_an_error() {
        assertThat(failure(factory("com.acme.own.LastCycle"), Map.of("more", "much")))
                .isEqualTo("the forecaster mine (com.acme.own.LastCycle) failed: model.with.more is 'much', but must be"
                        + " a number");
    }

    @Test
    void a_setting_that_is_not_read_is_a_warning() {
        OwnFactory factory = factory("com.acme.own.LastCycle");
        forecast(factory, Map.of("mroe", "1"));

        assertThat(factory.warnings())
                .containsExactly("model.with.mroe has no effect: the forecaster mine (com.acme.own.LastCycle) reads"
                        + " chatty, more; did you mean more?");
    }

    @ParameterizedTest
    @CsvSource({"is random, forecast", "has random quantiles, quantile 0.5"})
    void another_forecast_from_the_same_history_is_a_warning(String how, String what) {
        OwnFactory factory = factory("com.acme.own.Misbehaving");
        forecast(factory, Map.of("how", how));

        assertThat(factory.warnings())
                .singleElement()
                .asString()
                .startsWith("the forecaster mine (com.acme.own.Misbehaving) gives another " + what
                        + " when it is asked again: from sample 150 on, both differ by up to ")
                .endsWith(", first at step 0; where random numbers are the reason, give them a seed");
    }

    /** Of the classes of a folder, only those count that were run; of a jar, its version. */
    @Test
    void a_golden_model_knows_the_code_that_has_run() {
        OwnFactory lastCycle = factory("com.acme.own.LastCycle");
        OwnFactory again = factory("com.acme.own.LastCycle");
        OwnFactory misbehaving = factory("com.acme.own.Misbehaving");
        OwnFactory libraries = factory("com.acme.own.Libraries");
        List.of(lastCycle, again, misbehaving, libraries).forEach(factory -> forecast(factory, Map.of()));

        assertThat(lastCycle.inputs())
                .containsOnlyKeys("class", "code")
                .containsEntry("class", "com.acme.own.LastCycle");
        assertThat(lastCycle.inputs().get("code")).matches("[0-9a-f]{64}");
        assertThat(again.inputs()).isEqualTo(lastCycle.inputs());
        assertThat(misbehaving.inputs().get("code"))
                .isNotEqualTo(lastCycle.inputs().get("code"));
        assertThat(libraries.inputs().get("jar.jackson-databind")).matches("\\d.*");
    }

    /** A folder of classes, with some of these tests and other files. */
    private Path module(Map<String, byte[]> files) throws Exception {
        Path module = Files.createDirectories(folder.resolve("test-classes"));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.createDirectories(module.resolve(file.getKey()).getParent());
            Files.write(module.resolve(file.getKey()), file.getValue());
        }
        return module;
    }

    private static byte[] classFile(String name) throws Exception {
        return OwnFactoryTest.class.getResourceAsStream("/" + name).readAllBytes();
    }

    private static final String WAVE = "com/acme/own/Wave.class";

    @Test
    void a_module_that_is_not_compiled_is_to_be_compiled_first() throws Exception {
        Path module = module(Map.of());

        assertThat(failure(factory("com.acme.own.Mine", List.of(module)), Map.of()))
                .isEqualTo("the forecaster mine (com.acme.own.Mine): there is no such class, and " + module
                        + " has no class at all: compile the module first, with mvn test-compile lstm-forecast:verify,"
                        + " or let the goal run in its phase, verify");
    }

    @Test
    void a_class_of_another_package_is_suggested() throws Exception {
        Path module = module(Map.of(WAVE, classFile(WAVE)));

        assertThat(failure(factory("com.acme.Wave", List.of(module, folder.resolve("one.jar"))), Map.of()))
                .isEqualTo("the forecaster mine (com.acme.Wave): there is no such class in " + module
                        + " and 1 jar of the test class path of the module; did you mean com.acme.own.Wave?");
    }

    @Test
    void a_class_that_needs_another_one_which_is_not_there_is_an_error() throws Exception {
        String name = "com/acme/own/Misbehaving.class";
        Path module = module(Map.of(name, classFile(name)));

        assertThat(failure(factory("com.acme.own.Misbehaving", List.of(module)), Map.of()))
                .isEqualTo("the forecaster mine (com.acme.own.Misbehaving) needs the class com.acme.own.LastCycle,"
                        + " which is not on the test class path of the module");
    }

    /** Bytes 6 and 7 of a class file are its version, 44 more than that of Java. */
    @Test
    void a_class_for_a_newer_java_is_an_error() throws Exception {
        byte[] newer = classFile(WAVE);
        newer[6] = 0;
        newer[7] = (byte) (44 + 99);
        Path module = module(Map.of(WAVE, newer));
        int here = Runtime.version().feature();

        assertThat(failure(factory("com.acme.own.Wave", List.of(module)), Map.of()))
                .isEqualTo("the forecaster mine (com.acme.own.Wave) can't run on the Java of the child JVM, " + here
                        + ": com.acme.own.Wave is compiled for Java 99; compile it for Java " + here
                        + ", or run Maven on Java 99 or give the build a toolchain of it");
    }

    @Test
    void a_module_with_another_version_of_the_library_is_an_error() throws Exception {
        Map<String, byte[]> files = new HashMap<>();
        files.put(WAVE, classFile(WAVE));
        files.put("io/github/lstmforecast/version.txt", "9.9\n".getBytes());
        Path module = module(files);

        assertThat(failure(factory("com.acme.own.Wave", List.of(module)), Map.of()))
                .isEqualTo("the forecaster mine (com.acme.own.Wave) is compiled for lstm-forecast-lib 9.9, which is on"
                        + " the test class path of the module, but the plugin is " + LibraryVersion.get()
                        + "; use the same version for both");
    }

    @Test
    void memory_that_is_missing_outside_the_heap_is_said_as_for_any_model() {
        OwnClass own = new OwnClass("mine", "com.acme.own.Wave", List.of());

        assertThatThrownBy(() -> OwnCall.of(own, getClass().getClassLoader(), () -> {
                    throw new OutOfMemoryError("Direct buffer memory");
                }))
                .isInstanceOf(OutOfMemoryError.class);
    }
}
