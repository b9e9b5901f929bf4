package io.github.lstmforecast.result.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.lstmforecast.Cycles;
import io.github.lstmforecast.gate.Check.Outcome;
import io.github.lstmforecast.gate.Finding.Kind;
import io.github.lstmforecast.gate.Judge;
import io.github.lstmforecast.gate.Judgement.FailingSeed;
import io.github.lstmforecast.gate.Judgement.SeedsOutcome;
import io.github.lstmforecast.gate.PassRate;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.metric.BadPulse;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.MetricValue.Cause;
import io.github.lstmforecast.metric.QuantileFault;
import io.github.lstmforecast.result.PictureFile;
import io.github.lstmforecast.result.json.Results.Check;
import io.github.lstmforecast.result.json.Results.Faults;
import io.github.lstmforecast.result.json.Results.Finding;
import io.github.lstmforecast.result.json.Results.Forecast;
import io.github.lstmforecast.result.json.Results.Golden;
import io.github.lstmforecast.result.json.Results.Line;
import io.github.lstmforecast.result.json.Results.Lines;
import io.github.lstmforecast.result.json.Results.Over;
import io.github.lstmforecast.result.json.Results.Remarks;
import io.github.lstmforecast.result.json.Results.Run;
import io.github.lstmforecast.result.json.Results.Scenario;
import io.github.lstmforecast.result.json.Results.Seeds;
import io.github.lstmforecast.result.json.Results.Training;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsJsonTest {
    private static final Subject BIRTHS = new Subject(2557, Optional.of("2001-01-01"), Optional.of("births"));

    /** An own metric among them, and numbers that are not short. */
    private static final Map<String, MetricValue> METRICS = Map.of(
            "rmse",
            value(0.1 + 0.2),
            "acme.cost",
            value(-Double.MIN_VALUE),
            "coverage",
            new MetricValue.Defined(0.7, OptionalInt.empty(), "", OptionalDouble.of(0.8)),
            "phaseDrift",
            new MetricValue.Undefined(Cause.NO_PULSE, "no \"pulse\""));

    private static final Map<String, MetricValue> DETAILED = Map.of(
            "rmse", new MetricValue.Defined(0.1, OptionalInt.of(7), "the largest error is at step 7"),
            "nrmse", new MetricValue.Defined(0.2, OptionalInt.empty(), "only a text"),
            "mae", new MetricValue.Defined(0.3, OptionalInt.of(8), ""),
            "phaseDrift", new MetricValue.Undefined(Cause.NO_PULSE, "no \"pulse\""));

    private static final BadPulse MISTIMED =
            new BadPulse(BadPulse.Kind.MISTIMED, 2, 15, Cycles.of(1.45), Cycles.of(-0.1));

    @TempDir
    Path folder;

    private static final Forecast OF_TRAINING = new Forecast(
            BIRTHS, 50, 0, DETAILED, Faults.NONE, Map.of(), Optional.empty(), Optional.empty(), Optional.empty());

    private static MetricValue value(double value) {
        return new MetricValue.Defined(value, OptionalInt.empty(), "");
    }

    private static Scenario notRun() {
        return new Scenario(
                "other \u00e4",
                Verdict.ERROR,
                Verdict.ERROR,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(new Finding(
                        "scenario",
                        Kind.NOT_RUN,
                        Optional.empty(),
                        OptionalDouble.empty(),
                        Optional.empty(),
                        OptionalInt.empty(),
                        "no such file",
                        List.of())),
                List.of(),
                List.of());
    }

    private static Scenario scenario(Verdict accuracy, Optional<Seeds> seeds) {
        Line line =
                new Line(OptionalDouble.of(1), OptionalDouble.empty(), OptionalDouble.of(-1e300), OptionalDouble.of(2));
        return new Scenario(
                "births",
                Verdict.FAIL,
                accuracy,
                Optional.of(Verdict.FAIL),
                Optional.of(Verdict.PASS),
                Optional.of(new Run(
                        "jvm",
                        "LSTM 20",
                        "abc",
                        OptionalDouble.of(1e-300),
                        METRICS,
                        List.of(
                                new Forecast(
                                        BIRTHS,
                                        50,
                                        3,
                                        DETAILED,
                                        new Faults(
                                                OptionalInt.of(9),
                                                Optional.of(new QuantileFault(
                                                        QuantileFault.Kind.CROSSED, 4, "quantiles cross")),
                                                List.of(
                                                        new BadPulse(
                                                                BadPulse.Kind.SPURIOUS,
                                                                1,
                                                                3,
                                                                Cycles.of(0.25),
                                                                Cycles.of(0)),
                                                        MISTIMED)),
                                        Map.of("seasonalNaive", Map.of("rmse", value(2))),
                                        Optional.of(MISTIMED),
                                        Optional.of(new Lines(line, line, line)),
                                        Optional.of(new Golden(OptionalInt.of(7), Map.of("rmse", 0.5)))),
                                new Forecast(
                                        new Subject(3000, Optional.empty(), Optional.empty()),
                                        50,
                                        0,
                                        Map.of(),
                                        Faults.NONE,
                                        Map.of(),
                                        Optional.of(
                                                new BadPulse(BadPulse.Kind.MISSED, 1, 5, Cycles.of(0.5), Cycles.of(0))),
                                        Optional.empty(),
                                        Optional.empty())),
                        seeds,
                        Map.of("model.train.seed", "1"),
                        List.of("a note"),
                        new Remarks(
                                List.of("a note"),
                                List.of("a warning"),
                                List.of("a golden note"),
                                List.of("a golden warning")),
                        0.5,
                        0.25)),
                List.of(
                        new Check(
                                "rmse",
                                Optional.of(BIRTHS),
                                Outcome.FAIL,
                                OptionalDouble.of(0.3),
                                Limit.atMost(0.2),
                                OptionalDouble.of(-0.1),
                                Optional.of(new Over(Judge.MEAN, 12, OptionalDouble.of(0.5)))),
                        new Check(
                                "periodRatio",
                                Optional.empty(),
                                Outcome.NOT_APPLICABLE,
                                OptionalDouble.empty(),
                                new Limit(-0.9, 1.1e-5),
                                OptionalDouble.empty(),
                                Optional.empty())),
                List.of(new Finding(
                        "golden.outputs",
                        Kind.GOLDEN,
                        Optional.of(BIRTHS),
                        OptionalDouble.of(0.3),
                        Optional.of(Limit.atLeast(0)),
                        OptionalInt.of(3),
                        "it differs",
                        List.of(new Finding(
                                "golden.rmse",
                                Kind.GOLDEN,
                                Optional.empty(),
                                OptionalDouble.empty(),
                                Optional.empty(),
                                OptionalInt.empty(),
                                "rmse is worse",
                                List.of())))),
                List.of("a warning"),
                List.of(new PictureFile("births/a.svg", Optional.of("births"), "Forecast", "how to read it")));
    }

    private static Optional<Seeds> seeds(long... failing) {
        return Optional.of(new Seeds(
                Optional.of(new SeedsOutcome(
                        new PassRate(2 - failing.length, 2),
                        0.25,
                        0.2,
                        Arrays.stream(failing)
                                .mapToObj(seed -> new FailingSeed(seed, "diverged"))
                                .toList())),
                List.of(
                        new Training(1, Optional.empty(), "abc", OptionalDouble.of(0.5), METRICS, List.of(OF_TRAINING)),
                        new Training(
                                Long.MAX_VALUE,
                                Optional.of("diverged"),
                                "",
                                OptionalDouble.empty(),
                                Map.of(),
                                List.of()))));
    }

    @Test
    void results_come_back_as_they_were() throws Exception {
        Results results = new Results(
                        Verdict.ERROR,
                        List.of(scenario(Verdict.PASS, Optional.empty()), scenario(Verdict.FAIL, seeds(2)), notRun()))
                .of(new Results.Module("com.example:demand", "1.0"));

        ResultsJson.write(folder, results);

        assertThat(ResultsJson.read(folder)).contains(results);
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                        .getSchema(new ObjectMapper().readTree(ResultsSchema.text()))
                        .validate(new ObjectMapper()
                                .readTree(folder.resolve(ResultsJson.FILE).toFile())))
                .isEmpty();
    }

    @Test
    void a_line_end_in_results_of_others_is_no_line_of_the_log() throws Exception {
        ResultsJson.write(folder, new Results(Verdict.ERROR, List.of(notRun())));
        Path file = folder.resolve(ResultsJson.FILE);
        Files.writeString(file, Files.readString(file).replace("no such file", "\\n::error::\\u202Eforged"));

        Results read = ResultsJson.read(folder).orElseThrow();

        assertThat(read.scenarios().get(0).findings())
                .extracting(Finding::message)
                .containsExactly("\\n::error::\\u202eforged");
    }

    @Test
    void a_build_without_scenarios_comes_back() throws Exception {
        Results none = new Results(Verdict.PASS, List.of());

        ResultsJson.write(folder, none);

        assertThat(ResultsJson.read(folder)).contains(none);
    }

    @Test
    void of_many_trainings_the_first_is_the_candidate() {
        assertThat(scenario(Verdict.FAIL, Optional.empty()).candidate()).isEqualTo(Verdict.FAIL);
        assertThat(scenario(Verdict.FAIL, seeds(2)).candidate()).isEqualTo(Verdict.PASS);
        assertThat(scenario(Verdict.PASS, seeds(1)).candidate()).isEqualTo(Verdict.FAIL);
        assertThat(notRun().candidate()).isEqualTo(Verdict.ERROR);
    }

    @Test
    void without_a_golden_model_the_accuracy_is_the_verdict() throws Exception {
        assertThat(read("""
                { "schema" : 1, "verdict" : "FAIL", "scenarios" : [
                  { "name" : "a", "verdict" : "FAIL", "checks" : [], "findings" : [], "warnings" : [] } ] }
                """).scenarios().get(0).accuracy()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void no_file_is_no_results() throws Exception {
        assertThat(ResultsJson.read(folder.resolve("not-there"))).isEmpty();
    }

    @Test
    void a_newer_layout_is_told_apart_from_damage() {
        assertThatThrownBy(() -> read("{ \"schema\" : 2, \"scenarios\" : 7 }"))
                .isInstanceOf(ResultsException.class)
                .hasMessage("results.json was written by a newer lstm-forecast (schema 2, this one reads 1);"
                        + " use that version here as well (for a site, in <reporting>)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                                       | it has no number of a schema
            []                                                       | it has no number of a schema
            {"schema":"1"}                                           | it has no number of a schema
            {"schema":1}                                             | verdict is missing, but must be one of PASS, FAIL, ERROR
            {"schema":1,"verdict":"GOOD"}                            | verdict is "GOOD", but must be one of PASS, FAIL, ERROR
            {"schema":1,"verdict":"PASS","scenarios":{}}             | scenarios is {}, but must be a list
            {"schema":1,"verdict":"PASS","scenarios":[7]}            | scenarios[0].verdict is missing, but must be one of
            {"schema":1,"scenarios":[{"name":"pul                    | this is not JSON: Unexpected end-of-input in VALUE_STRING
            {"schema":1,"verdict":"PASS","scenarios":[]} rest        | this is not JSON: Unrecognized token 'rest'
            """)
    void damage_is_told(String text, String how) {
        assertDamaged(text, how);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "name" : "births"         | "name" : []                 | scenarios[0].name is [], but must be a text
            "horizon" : 50            | "horizon" : 5.5             | scenarios[0].forecasts[0].horizon is 5.5, but must be an integer
            "actual" : 0.3            | "actual" : 1e999            | scenarios[0].checks[0].actual is
            "highest" : 0.2           | "highest" : "much"          | scenarios[0].checks[0].highest is "much", but must be a finite number
            "lowest" : -0.9           | "lowest" : 2                | scenarios[0].checks[1]: limit is 2.0..1.1E-5, but must be two numbers, the lower first
            "kind" : "golden"         | "kind" : "gold"             | scenarios[0].findings[0].kind is "gold", but must be one of limit, notFinite
            "passed" : 1              | "passed" : 3                | scenarios[0].seeds: passed is 3, but must be from 0 to 2
            """)
    void a_value_of_another_kind_is_told_with_its_place(String value, String other, String how) throws Exception {
        ResultsJson.write(folder, new Results(Verdict.FAIL, List.of(scenario(Verdict.FAIL, seeds(2)))));
        String text = Files.readString(folder.resolve(ResultsJson.FILE));
        assertThat(text).contains(value);

        assertDamaged(text.replace(value, other), how);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"scenarios", "name", "engine", "sha256", "metrics", "from", "findings", "checks", "trainSeconds"
            })
    void a_key_that_is_missing_is_no_internal_error(String key) throws Exception {
        ResultsJson.write(folder, new Results(Verdict.FAIL, List.of(scenario(Verdict.FAIL, seeds(2)))));
        String text = Files.readString(folder.resolve(ResultsJson.FILE));

        String without = text.replace("\"" + key + "\"", "\"unknown\"");

        assertThat(without).isNotEqualTo(text);
        try {
            read(without);
        } catch (ResultsException e) {
            assertThat(e).hasMessageContaining("is missing, but must be");
        }
    }

    private void assertDamaged(String text, String how) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ResultsException.class)
                .hasMessageStartingWith("results.json is damaged (" + how)
                .hasMessageEndingWith("); mvn verify writes it anew");
    }

    private Results read(String text) throws Exception {
        Files.writeString(folder.resolve(ResultsJson.FILE), text);
        return ResultsJson.read(folder).orElseThrow();
    }
}
