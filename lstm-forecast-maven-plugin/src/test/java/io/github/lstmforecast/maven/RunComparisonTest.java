package io.github.lstmforecast.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.lstmforecast.compare.Outcome;
import io.github.lstmforecast.compare.Regression;
import io.github.lstmforecast.compare.ResultsComparison;
import io.github.lstmforecast.compare.ScenarioChange;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.maven.reference.ReferenceResults;
import io.github.lstmforecast.report.ResultsMaker;
import io.github.lstmforecast.report.ScenarioReport;
import io.github.lstmforecast.result.json.Results;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunComparisonTest {
    private static final Regression RULES = new Regression(Optional.of(Regression.Rule.USUAL), Map.of());
    private static final ReferenceResults REFERENCE = new ReferenceResults(
            "release 1.0",
            Optional.of(ResultsMaker.of(List.of(scenario("autumn"), scenario("summer"), scenario("winter")))),
            List.of());

    private static final RecordingLog LOG = new RecordingLog();

    private static ScenarioReport scenario(String name) {
        return ScenarioReport.notRun(name, "its file is damaged");
    }

    @Test
    void scenarios_that_were_not_selected_are_not_gone() {
        ResultsComparison comparison = new RunComparison(Optional.of(REFERENCE), List.of("summer", "spring"), LOG)
                .of(List.of(scenario("spring"), scenario("summer")))
                .orElseThrow();

        assertThat(comparison.scenarios())
                .extracting(ScenarioChange::name, ScenarioChange::outcome)
                .containsExactly(tuple("spring", Outcome.NEW), tuple("summer", Outcome.NOT_RUN));
    }

    @Test
    void if_all_are_run_those_of_the_reference_alone_are_gone() {
        ResultsComparison comparison = new RunComparison(Optional.of(REFERENCE), List.of(), LOG)
                .of(List.of(scenario("summer")))
                .orElseThrow();

        assertThat(comparison.scenarios())
                .filteredOn(ScenarioChange::isGone)
                .extracting(ScenarioChange::name)
                .containsExactly("autumn", "winter");
    }

    @Test
    void without_reference_results_the_comparison_says_why() {
        RunComparison comparison = new RunComparison(
                Optional.of(new ReferenceResults("release", Optional.empty(), List.of("there is none"))),
                List.of(),
                LOG);
        comparison.regression("summer", Optional.of(RULES));

        ResultsComparison compared = comparison.of(List.of(scenario("summer"))).orElseThrow();

        assertThat(compared.missing()).hasValue("there is none");
        assertThat(compared.verdict()).isEqualTo(Verdict.PASS);
        assertThat(comparison.notChecked()).isEmpty();
    }

    @Test
    void without_a_reference_what_is_not_checked_is_said_in_one_line() {
        RunComparison comparison = new RunComparison(Optional.empty(), List.of(), LOG);
        comparison.regression("winter", Optional.of(RULES));
        comparison.regression("spring", Optional.empty());
        comparison.regression("summer", Optional.of(RULES));

        assertThat(comparison.of(List.of())).isEmpty();
        assertThat(comparison.notChecked())
                .hasValue("regression of summer, winter is not checked: lstm-forecast.reference is not set");
    }

    @Test
    void what_cant_be_compared_fails_the_build_and_loses_no_results() {
        Results.Scenario nameless = new Results.Scenario(
                null,
                Verdict.PASS,
                Verdict.PASS,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        RunComparison comparison = new RunComparison(
                Optional.of(new ReferenceResults(
                        "main.json", Optional.of(new Results(Verdict.PASS, List.of(nameless))), List.of())),
                List.of(),
                LOG);

        ResultsComparison compared = comparison.of(List.of(scenario("summer"))).orElseThrow();

        assertThat(comparison.failure())
                .hasValueSatisfying(failure -> assertThat(failure)
                        .startsWith("The results can't be compared with the reference results (main.json): internal"
                                + " error in lstm-forecast; please report it: "));
        assertThat(compared.missing()).isEqualTo(comparison.failure());
    }
}
