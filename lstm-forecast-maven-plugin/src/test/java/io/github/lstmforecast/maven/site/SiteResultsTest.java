package io.github.lstmforecast.maven.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.maven.site.SiteResults.Check;
import io.github.lstmforecast.maven.site.SiteResults.Scenario;
import io.github.lstmforecast.maven.site.SiteResults.Value;
import io.github.lstmforecast.report.ResultsMaker;
import io.github.lstmforecast.report.ScenarioReport;
import io.github.lstmforecast.result.PictureFile;
import io.github.lstmforecast.result.json.ResultsException;
import io.github.lstmforecast.result.json.ResultsJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteResultsTest {
    @TempDir
    Path folder;

    @Test
    void numbers_are_read_with_four_digits_and_limits_with_the_side_that_is_allowed() throws Exception {
        SiteResults results = read("""
                { "schema" : 1, "verdict" : "FAIL", "scenarios" : [ {
                  "name" : "births", "verdict" : "FAIL", "accuracy" : "FAIL", "golden" : "PASS", "engine" : "jvm",
                  "model" : { "name" : "LSTM 20", "sha256" : "abc" },
                  "metrics" : { "rmse" : 0.0123456,
                    "phaseDrift" : { "undefined" : "2 pulses are too few", "cause" : "truth" } },
                  "forecasts" : [ { "from" : 2557, "horizon" : 50, "metrics" : {}, "baselines" : {} },
                    { "from" : 2600, "horizon" : 50, "metrics" : {}, "baselines" : {} } ],
                  "seeds" : { "count" : 59, "passed" : 58, "lowerBound" : 0.91234, "passProbability" : 0.9, "failing" : [] },
                  "trainings" : [], "inputs" : {}, "timings" : { "trainSeconds" : 1, "forecastSeconds" : 1 },
                  "checks" : [
                    { "check" : "nrmse", "from" : 2557, "date" : "2001-01-01", "outcome" : "fail", "actual" : 0.3,
                      "highest" : 0.2, "margin" : -0.1 },
                    { "check" : "skill", "from" : 2600, "outcome" : "pass", "actual" : 0.5, "lowest" : 0.25, "margin" : 0.25 },
                    { "check" : "periodRatio", "from" : 2600, "outcome" : "notApplicable", "lowest" : 0.9, "highest" : 1.1 } ],
                  "findings" : [ { "check" : "nrmse", "kind" : "limit", "message" : "nrmse is 0.3" } ],
                  "warnings" : [ "a warning" ],
                  "notes" : [ "a note" ],
                  "pictures" : [ { "file" : "births/forecast.svg", "title" : "Forecast", "caption" : "how to read it" } ]
                } ] }
                """);

        Scenario births = results.scenarios().get(0);
        assertThat(results.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(births.number("rmse")).isEqualTo("0.01235");
        assertThat(births.number("phaseDrift")).isEqualTo("-");
        assertThat(births.metrics()).containsEntry("phaseDrift", new Value("not defined: 2 pulses are too few", false));
        assertThat(births.golden()).contains(Verdict.PASS);
        assertThat(births.forecasts()).isEqualTo(2);
        assertThat(births.seeds())
                .contains("58 of 59 seeds pass: the probability of passing is at least 0.9123"
                        + " with 95% confidence (at least 0.9 is required)");
        assertThat(births.checks())
                .containsExactly(
                        new Check("nrmse", "from 2557 (2001-01-01)", "0.3", "at most 0.2", "-0.1", "fail"),
                        new Check("skill", "from 2600", "0.5", "at least 0.25", "0.25", "pass"),
                        new Check("periodRatio", "from 2600", "-", "from 0.9 to 1.1", "-", "not applicable"));
        assertThat(births.findings()).containsExactly("nrmse is 0.3");
        assertThat(births.warnings()).containsExactly("a warning");
        assertThat(births.notes()).containsExactly("a note");
        assertThat(births.pictures())
                .containsExactly(
                        new PictureFile("births/forecast.svg", Optional.empty(), "Forecast", "how to read it"));
    }

    @Test
    void what_verify_writes_can_be_read() throws Exception {
        ResultsJson.write(folder, ResultsMaker.of(List.of(ScenarioReport.notRun("pulse", "no such file"))));

        SiteResults results = ResultsJson.read(folder).map(SiteResults::of).orElseThrow();

        assertThat(results.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(results.scenarios())
                .extracting(Scenario::name, Scenario::verdict, Scenario::model)
                .containsExactly(tuple("pulse", Verdict.ERROR, "-"));
        assertThat(results.scenarios().get(0).findings()).containsExactly("no such file");
    }

    @Test
    void the_limit_of_a_metric_that_this_plugin_does_not_have_is_shown() throws Exception {
        SiteResults results = read("""
                { "schema" : 1, "verdict" : "PASS", "scenarios" : [ { "name" : "a", "verdict" : "PASS", "findings" : [], "warnings" : [],
                  "checks" : [ { "check" : "acme.cost", "outcome" : "pass", "actual" : 2.5, "highest" : 5 },
                    { "check" : "acme.cost", "outcome" : "pass", "lowest" : 0.5, "highest" : 5 } ] } ] }
                """);

        assertThat(results.scenarios().get(0).checks())
                .extracting(Check::limit)
                .containsExactly("at most 5", "from 0.5 to 5");
    }

    private SiteResults read(String text) throws ResultsException, IOException {
        Files.writeString(folder.resolve("results.json"), text);
        return ResultsJson.read(folder).map(SiteResults::of).orElseThrow();
    }
}
