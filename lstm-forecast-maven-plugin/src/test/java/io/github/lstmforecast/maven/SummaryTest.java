package io.github.lstmforecast.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricSet;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.report.ScenarioReport;
import io.github.lstmforecast.result.Assessment;
import io.github.lstmforecast.result.Measurement;
import io.github.lstmforecast.result.SubjectMetrics;
import io.github.lstmforecast.result.TrainingResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryTest {
    private static final ScenarioReport GOOD = result("good", 0.0125, 0.002);
    private static final ScenarioReport LATE = result("rather-late", 0.447, 0.1);
    private static final ScenarioReport WRONG = ScenarioReport.notRun("wrong", "there is no such file");

    @Test
    void the_table_has_a_row_for_each_scenario() {
        assertThat(Summary.table(List.of(GOOD, LATE, WRONG)))
                .containsExactly(
                        " scenario     model      rmse  phase error  missed  spurious  verdict    time",
                        " good         LSTM 20  0.0125        0.002       0         0  PASS     0.75 s",
                        " rather-late  LSTM 20   0.447          0.1       0         0  FAIL     0.75 s",
                        " wrong        -             -            -       -         -  ERROR         -");
    }

    @Test
    void what_passed_is_shown_beside_its_limits() {
        assertThat(Summary.remarks(GOOD))
                .last()
                .isEqualTo("good: nrmse 0.0125 (at most 0.2), flat 0 (at most 0), missedPulses 0 (at most 0), "
                        + "spuriousPulses 0 (at most 0), phaseError 0.002 (at most 0.05), "
                        + "phaseDrift not applicable (1 pulse), phaseJitter 0 (at most 0.05), "
                        + "periodRatio 1 (from 0.9 to 1.1), widthError 0 (at most 0.1), "
                        + "amplitudeRatio 1 (from 0.8 to 1.25)");
    }

    @Test
    void findings_are_told_a_line_each_with_the_file_that_shows_them() {
        assertThat(Summary.findings(List.of(GOOD, LATE, WRONG), (result, finding) -> "out/" + result.name() + ".csv"))
                .isEqualTo("2 of 3 scenarios did not pass\n"
                        + "  rather-late FAIL: phaseError is 0.1 cycles, but at most 0.05 is allowed (0.05 over): "
                        + "it comes late [out/rather-late.csv]\n"
                        + "    and therefore nrmse 0.447 (at most 0.2)\n"
                        + "  wrong ERROR: there is no such file");
    }

    @ParameterizedTest
    @CsvSource({
        "'', pulse, mvn lstm-forecast:accept -Dlstm-forecast.scenarios=pulse",
        "'', -x_1.0+b, mvn lstm-forecast:accept -Dlstm-forecast.scenarios=-x_1.0+b",
        "'', m\u00fcnchen \u03b2, mvn lstm-forecast:accept \"-Dlstm-forecast.scenarios=m\u00fcnchen \u03b2\"",
        "a/b, pulse, mvn lstm-forecast:accept -pl a/b -Dlstm-forecast.scenarios=pulse",
        "a b, pulse, mvn lstm-forecast:accept -pl \"a b\" -Dlstm-forecast.scenarios=pulse"
    })
    void the_command_that_accepts_can_be_pasted_into_any_shell(String module, String scenario, String command) {
        assertThat(Summary.acceptCommand(module, scenario)).hasValue(command + " -Dlstm-forecast.reason=\"...\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a;b $(x)",
                "$HOME",
                "`x`",
                "a\"b",
                "a'b",
                "a\\b",
                "a!b",
                "a&b",
                "a|b",
                "a>b",
                "a%PATH%",
                "a*",
                "a,b",
                "${user.home}",
                " a",
                "a ",
                "a#b",
                "~a",
                "a\u202Eb"
            })
    void where_a_name_could_mean_something_to_a_shell_or_to_maven_there_is_no_command(String name) {
        assertThat(Summary.acceptCommand("", name)).isEmpty();
        assertThat(Summary.acceptCommand(name, "pulse")).isEmpty();
    }

    // Maven omits a module that -, ! or ? stands before, and takes what has a colon for the name of an artifact.
    @ParameterizedTest
    @ValueSource(strings = {"-a", "!a", "?a", "+a", ":a", "a:b"})
    void where_the_path_of_a_module_means_something_else_to_maven_there_is_no_command(String module) {
        assertThat(Summary.acceptCommand(module, "pulse")).isEmpty();
    }

    private static ScenarioReport result(String name, double rmse, double phaseError) {
        Map<Metric, MetricValue> values = new TreeMap<>(Metric.ORDER);
        for (Metric metric : MetricSet.STANDARD.all()) {
            double good = metric.better() == Metric.Better.NEAR_ONE ? 1 : 0;
            values.put(metric, new MetricValue.Defined(good, OptionalInt.empty(), ""));
        }
        values.put(StandardMetric.RMSE, new MetricValue.Defined(rmse, OptionalInt.empty(), ""));
        values.put(StandardMetric.NRMSE, new MetricValue.Defined(rmse, OptionalInt.empty(), ""));
        values.put(StandardMetric.PHASE_ERROR, new MetricValue.Defined(phaseError, OptionalInt.of(7), "it comes late"));
        values.put(StandardMetric.PHASE_DRIFT, new MetricValue.Undefined(MetricValue.Cause.TRUTH, "1 pulse"));
        Metrics metrics = new Metrics(values, OptionalInt.empty(), List.of());
        Measurement measurement = new Measurement(
                "jvm",
                "LSTM 20",
                50,
                List.of(new TrainingResult(
                        1,
                        Optional.empty(),
                        List.of(new SubjectMetrics(
                                new Subject(150, Optional.empty(), Optional.empty()), metrics, Map.of(), 0)),
                        "abc123",
                        OptionalDouble.of(0.001),
                        0.5,
                        0.25)),
                List.of(),
                List.of(),
                Map.of(),
                Optional.empty(),
                Map.of());
        return new ScenarioReport(
                name, Optional.of(measurement), Assessment.of(Tolerances.DEFAULTS, measurement.first()), List.of());
    }
}
