package io.github.lstmforecast.maven.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.lstmforecast.maven.site.SiteResults.Check;
import io.github.lstmforecast.maven.site.SiteResults.Picture;
import io.github.lstmforecast.maven.site.SiteResults.Scenario;
import io.github.lstmforecast.maven.site.SiteResults.Value;
import io.github.lstmforecast.report.ResultsJson;
import io.github.lstmforecast.report.ScenarioReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultsReaderTest {
    @TempDir
    Path folder;

    @Test
    void numbers_are_read_with_four_digits_and_limits_with_the_side_that_is_allowed() throws Exception {
        SiteResults results = read("""
                { "schema" : 1, "verdict" : "FAIL", "scenarios" : [ {
                  "name" : "births", "verdict" : "FAIL", "golden" : "PASS", "model" : { "name" : "LSTM 20" },
                  "metrics" : { "rmse" : 0.0123456, "skill" : "NaN",
                    "phaseDrift" : { "undefined" : "2 pulses are too few", "cause" : "truth" } },
                  "forecasts" : [ {}, {} ],
                  "seeds" : { "count" : 59, "passed" : 58, "lowerBound" : 0.91234, "passProbability" : 0.9 },
                  "checks" : [
                    { "check" : "nrmse", "from" : 2557, "date" : "2001-01-01", "outcome" : "fail", "actual" : 0.3,
                      "limit" : 0.2, "margin" : -0.1 },
                    { "check" : "skill", "from" : 2600, "outcome" : "pass", "actual" : 0.5, "limit" : 0.25, "margin" : 0.25 },
                    { "check" : "periodRatio", "from" : 2600, "outcome" : "notApplicable", "limit" : "0.9..1.1" } ],
                  "findings" : [ { "check" : "nrmse", "message" : "nrmse is 0.3" } ],
                  "notes" : [ "a note" ],
                  "pictures" : [ { "file" : "births/forecast.svg", "title" : "Forecast", "caption" : "how to read it" } ]
                } ] }
                """);

        Scenario births = results.scenarios().get(0);
        assertThat(results.verdict()).isEqualTo("FAIL");
        assertThat(births.number("rmse")).isEqualTo("0.01235");
        assertThat(births.number("phaseDrift")).isEqualTo("-");
        assertThat(births.metrics()).containsEntry("phaseDrift", new Value("not defined: 2 pulses are too few", false));
        assertThat(births.metrics()).containsEntry("skill", new Value("NaN", false));
        assertThat(births.golden()).contains("PASS");
        assertThat(births.forecasts()).isEqualTo(2);
        assertThat(births.seeds())
                .contains("58 of 59 seeds pass: the probability of passing is at least 0.9123"
                        + " with 95% confidence (at least 0.9 is asked for)");
        assertThat(births.checks())
                .containsExactly(
                        new Check("nrmse", "from 2557 (2001-01-01)", "0.3", "at most 0.2", "-0.1", "fail"),
                        new Check("skill", "from 2600", "0.5", "at least 0.25", "0.25", "pass"),
                        new Check("periodRatio", "from 2600", "-", "from 0.9 to 1.1", "-", "not applicable"));
        assertThat(births.findings()).containsExactly("nrmse is 0.3");
        assertThat(births.notes()).containsExactly("a note");
        assertThat(births.pictures()).containsExactly(new Picture("births/forecast.svg", "Forecast", "how to read it"));
    }

    @Test
    void what_verify_writes_can_be_read() throws Exception {
        ResultsJson.write(folder.resolve("results.json"), List.of(ScenarioReport.notRun("pulse", "no such file")));

        SiteResults results = ResultsReader.read(folder).orElseThrow();

        assertThat(results.verdict()).isEqualTo("ERROR");
        assertThat(results.scenarios())
                .extracting(Scenario::name, Scenario::verdict, Scenario::model)
                .containsExactly(tuple("pulse", "ERROR", "-"));
        assertThat(results.scenarios().get(0).findings()).containsExactly("no such file");
    }

    @Test
    void no_file_is_no_results() throws Exception {
        assertThat(ResultsReader.read(folder.resolve("not-there"))).isEmpty();
    }

    @Test
    void a_newer_layout_is_told_apart_from_damage() {
        assertThatThrownBy(() -> read("{ \"schema\" : 2, \"scenarios\" : 7 }"))
                .isInstanceOf(ResultsException.class)
                .hasMessage("results.json was written by a newer lstm-forecast (schema 2, this one reads 1);"
                        + " update the plugin in <reporting>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                      | it has no number of a schema
            []                                      | it has no number of a schema
            {"schema":"1"}                          | it has no number of a schema
            {"schema":1}                            | it has no list of scenarios
            {"schema":1,"scenarios":[{"name":"pul   | line 1: Unexpected end-of-input in VALUE_STRING
            {"schema":1,"scenarios":[]} rest        | line 1: Unrecognized token 'rest'
            """)
    void damage_is_told(String text, String how) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ResultsException.class)
                .hasMessageStartingWith("results.json is damaged (" + how)
                .hasMessageEndingWith("); mvn verify writes it anew");
    }

    @Test
    void values_of_another_kind_are_shown_as_they_are_or_not_at_all() throws Exception {
        SiteResults results = read("""
                { "schema" : 1, "scenarios" : [ 7, { "name" : [], "metrics" : { "rmse" : 1e999, "mae" : null, "own" : "x" },
                  "checks" : [ { "check" : "own", "limit" : 5 }, { "check" : "nrmse", "limit" : "much" } ], "pictures" : 3 } ] }
                """);

        assertThat(results.verdict()).isEqualTo("-");
        assertThat(results.scenarios()).hasSize(2);
        assertThat(results.scenarios().get(0).name()).isEqualTo("-");
        assertThat(results.scenarios().get(1).checks()).extracting(Check::limit).containsExactly("5", "much");
        assertThat(results.scenarios().get(1).number("own")).isEqualTo("-");
    }

    private SiteResults read(String text) throws ResultsException, IOException {
        Files.writeString(folder.resolve("results.json"), text);
        return ResultsReader.read(folder).orElseThrow();
    }
}
