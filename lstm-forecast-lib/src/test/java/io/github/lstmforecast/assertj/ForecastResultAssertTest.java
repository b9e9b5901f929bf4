package io.github.lstmforecast.assertj;

import static io.github.lstmforecast.assertj.FailedAssertion.messageOf;
import static io.github.lstmforecast.assertj.ForecastAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.Cycles;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.golden.Golden;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.report.ResultsMaker;
import io.github.lstmforecast.report.ScenarioReport;
import io.github.lstmforecast.result.json.ResultsJson;
import io.github.lstmforecast.scenario.ForecastResult;
import io.github.lstmforecast.scenario.ScenarioReader;
import io.github.lstmforecast.scenario.ScenarioRunner;
import io.github.lstmforecast.train.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastResultAssertTest {
    private static final String UNTRAINED = """
            signal: { pulse: {} }
            model: { train: { units: [3], epochs: 1 } }
            """;

    @TempDir
    Path temp;

    private Path folder;

    @BeforeEach
    void makeFolder() throws Exception {
        folder = Files.createDirectories(temp.resolve("pulse"));
    }

    private ForecastResult result(String yaml) throws Exception {
        Files.writeString(folder.resolve("scenario.yaml"), yaml);
        return ForecastResult.of(folder);
    }

    @Test
    void a_good_model_passes() throws Exception {
        ForecastResult result = result("signal: { pulse: {} }");

        assertThat(result)
                .passes()
                .hasRmseAtMost(0.1)
                .hasNoMissedPulses()
                .hasNoSpuriousPulses()
                .hasPhaseErrorAtMost(Cycles.of(0.05))
                .staysInPhaseFor(Cycles.of(5))
                .has(StandardMetric.AR_SKILL, Limit.atLeast(0))
                .satisfies(Tolerances.DEFAULTS);
        assertThat(result.forecasts().get(0).cells().orElseThrow()).countsPeriod(10);
    }

    // With only one limit, so that the whole message is known: the error of a forecast of about 0.3 at every step.
    @Test
    void a_scenario_that_does_not_pass_fails_with_all_its_findings() throws Exception {
        ForecastResult result = result(UNTRAINED + "tolerance: { nrmse: 0.2 }\n");

        String message = messageOf(() -> assertThat(result).passes());

        assertThat(message).startsWith("""

                        Expecting actual:
                          ForecastResult[pulse, LSTM 3, seed 1]
                        to pass, but found:
                          flat is 1, but at most 0 is allowed (1 over):""").contains("; and therefore nrmse 0.").endsWith("\nLook at PICTURE");
        assertThat(message.lines().skip(4).takeWhile(line -> line.startsWith("  ")))
                .hasSameSizeAs(result.findings());
    }

    @Test
    void a_verdict_over_many_seeds_is_reported() throws Exception {
        ForecastResult result = result(UNTRAINED + "seeds: { count: 2, passProbability: 0.2 }\n");

        assertThat(messageOf(() -> assertThat(result).passes())).contains("""
                        to pass, but found:
                          0 of 2 seeds pass: the probability of passing is at least 0 with 95% confidence, but at least 0.2 is \
                        required (0.2 under); the first that fails is seed 1: flat is 1""");
    }

    @Test
    void the_message_and_the_picture_are_about_the_wrong_forecast() throws Exception {
        ForecastResult result = result(UNTRAINED + "forecast: { from: [150, 160] }\n");

        String message = messageOf(() -> assertThat(result).has(StandardMetric.FLAT, Limit.atMost(0)));

        assertThat(message).isEqualTo(String.format("""

                        Expecting actual:
                          ForecastResult[pulse, LSTM 3, seed 1]
                        to have flat at most 0, but found:
                          from 150: flat is 1, but at most 0 is allowed (1 over): %s
                          from 160: flat is 1, but at most 0 is allowed (1 over): %s
                        Look at PICTURE""", detail(message, "from 150"), detail(message, "from 160")));
    }

    private static String detail(String message, String subject) {
        String line =
                message.lines().filter(one -> one.contains(subject)).findFirst().orElseThrow();
        return line.substring(line.indexOf("over): ") + "over): ".length());
    }

    @Test
    void an_equal_golden_model_matches_and_another_does_not() throws Exception {
        Files.writeString(folder.resolve("scenario.yaml"), UNTRAINED);
        ScenarioRunner runner = new ScenarioRunner(ScenarioReader.read(temp, folder));
        runner.candidate(runner.run(TrainingListener.NONE)).write(folder, Golden.NAME);

        assertThat(ForecastResult.of(folder)).matchesGolden();
        ForecastResult changed = result(UNTRAINED.replace("epochs: 1", "epochs: 1, seed: 5"));
        assertThat(messageOf(() -> assertThat(changed).matchesGolden()))
                .startsWith("""

                        Expecting actual:
                          ForecastResult[pulse, LSTM 3, seed 5]
                        to match the golden model, but found:
                          model.train.seed 1 → 5:""")
                .contains("\n  the forecast one step ahead differs from the golden model's by up to ");
        assertThat(messageOf(() -> assertThat(changed).passes())).contains("model.train.seed 1 → 5: ");
    }

    /** Writes the results of a build. */
    private Path results(ForecastResult result) throws Exception {
        ResultsJson.write(temp.resolve("reference"), ResultsMaker.of(List.of(ScenarioReport.of(result))));
        return temp.resolve("reference");
    }

    @Test
    void a_result_is_not_worse_than_itself_by_file_or_folder() throws Exception {
        ForecastResult result = result(UNTRAINED);
        Path reference = results(result);

        assertThat(result).isNotWorseThan(reference).isNotWorseThan(reference.resolve("results.json"));
    }

    @Test
    void a_model_that_is_worse_fails_by_the_usual_rule_and_by_that_of_the_scenario() throws Exception {
        Path reference = results(result("signal: { pulse: {} }"));

        ForecastResult worse = result(UNTRAINED);

        assertThat(messageOf(() -> assertThat(worse).isNotWorseThan(reference)))
                .startsWith("""

                        Expecting actual:
                          ForecastResult[pulse, LSTM 3, seed 1]
                        to be not worse than the reference results (%s), but found:
                          model.train.""".formatted(reference))
                .contains("rmse is 0.", " worse, but at most ");
        ForecastResult tolerant = result(UNTRAINED + "regression: { metrics: { mae: { absolute: 1000 } } }\n");
        assertThat(tolerant).isNotWorseThan(reference);
    }

    @Test
    void a_reference_that_can_not_be_compared_fails() throws Exception {
        ForecastResult result = result(UNTRAINED);
        Path reference = results(result);
        Path damaged = Files.writeString(temp.resolve("damaged.json"), "{");
        Path other = temp.resolve("other.json");
        Files.writeString(
                other,
                Files.readString(reference.resolve("results.json"))
                        .replace("\"name\" : \"pulse\"", "\"name\" : \"other\""));
        Path absent = temp.resolve("absent.json");

        assertThat(messageOf(() -> assertThat(result).isNotWorseThan(damaged)))
                .contains("  nothing was compared: damaged.json is damaged (this is not JSON: ");
        assertThat(messageOf(() -> assertThat(result).isNotWorseThan(other)))
                .contains("  nothing was compared: the reference results have no scenario pulse\n");
        assertThat(messageOf(() -> assertThat(result).isNotWorseThan(absent)))
                .contains("  nothing was compared: there are no results at " + absent
                        + "; give a results.json, or a folder that has one\n");
    }

    @Test
    void a_missing_golden_model_fails() throws Exception {
        ForecastResult result = result(UNTRAINED);

        assertThat(messageOf(() -> assertThat(result).matchesGolden())).isEqualTo("""

                        Expecting actual:
                          ForecastResult[pulse, LSTM 3, seed 1]
                        to match the golden model, but found:
                          nothing was compared: either the scenario's folder has no golden model (create it with mvn lstm-forecast:verify and lstm-forecast:accept), or the test set the seed of the training
                        Look at PICTURE""");
    }

    @Test
    void a_golden_model_is_not_compared_with_another_seed() throws Exception {
        result(UNTRAINED);
        ForecastResult other = ForecastResult.of(folder, 7);

        assertThat(messageOf(() -> assertThat(other).matchesGolden())).contains("""
                          nothing was compared: the golden model is that of seed 1, but this training has seed 7
                        """);
    }
}
