package io.github.lstmforecast.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.compare.Regression;
import io.github.lstmforecast.compare.Regression.Rule;
import io.github.lstmforecast.gate.Allowance;
import io.github.lstmforecast.metric.LeadTime;
import io.github.lstmforecast.metric.LeadTimeMetric;
import io.github.lstmforecast.metric.StandardMetric;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RegressionSectionTest {
    @TempDir
    Path base;

    private Optional<Regression> read(String yaml) throws Exception {
        Path folder = Files.createDirectories(base.resolve("src/forecast/pulse"));
        Files.writeString(folder.resolve("scenario.yaml"), "signal: { pulse: {} }\n" + yaml);
        return ScenarioReader.read(base, folder).regression();
    }

    @Test
    void without_the_section_nothing_is_checked() throws Exception {
        assertThat(read("")).isEmpty();
    }

    private static Rule rule(Allowance worse, OptionalDouble significance) {
        return new Rule(Optional.of(worse), significance);
    }

    static Stream<Arguments> rulesForAll() {
        return Stream.of(
                Arguments.of("{}", rule(new Allowance(0.1, 0, 0.01), OptionalDouble.empty())),
                Arguments.of(
                        "{ relative: 0.2, absolute: 3, floor: 0.5 }",
                        rule(new Allowance(0.2, 3, 0.5), OptionalDouble.empty())),
                Arguments.of("{ significance: 0.01 }", new Rule(Optional.empty(), OptionalDouble.of(0.01))),
                Arguments.of(
                        "{ significance: 0.01, relative: 0.2 }",
                        rule(new Allowance(0.2, 0, 0.01), OptionalDouble.of(0.01))));
    }

    @ParameterizedTest
    @MethodSource("rulesForAll")
    void a_rule_for_all_metrics(String yaml, Rule rule) throws Exception {
        assertThat(read("regression: " + yaml)).contains(new Regression(Optional.of(rule), Map.of()));
    }

    @Test
    void a_metric_has_what_it_does_not_say_from_the_rule_for_all() throws Exception {
        Regression regression = read("""
                        regression:
                          absolute: 2
                          significance: 0.05
                          metrics:
                            rmse: { relative: 0.05 }
                            mae: none
                            rmse[2-7]: { significance: 0.01 }
                        """).orElseThrow();

        assertThat(regression.rule(StandardMetric.RMSE))
                .contains(rule(new Allowance(0.05, 2, 0.01), OptionalDouble.of(0.05)));
        assertThat(regression.rule(StandardMetric.MAE)).isEmpty();
        assertThat(regression.rule(new LeadTimeMetric(StandardMetric.RMSE, new LeadTime(2, 7))))
                .contains(rule(new Allowance(0.1, 2, 0.01), OptionalDouble.of(0.01)));
        assertThat(regression.rule(StandardMetric.NRMSE))
                .contains(rule(new Allowance(0.1, 2, 0.01), OptionalDouble.of(0.05)));
    }

    @Test
    void rules_for_single_metrics_alone_are_no_rule_for_others() throws Exception {
        Regression regression =
                read("regression: { metrics: { rmse: { absolute: 2 } } }").orElseThrow();

        assertThat(regression.rule(StandardMetric.RMSE))
                .contains(rule(new Allowance(0.1, 2, 0.01), OptionalDouble.empty()));
        assertThat(regression.rule(StandardMetric.MAE)).isEmpty();
    }

    @Test
    void a_significance_alone_is_not_about_an_amount_also_for_a_single_metric() throws Exception {
        Regression regression = read("regression: { metrics: { rmse: { significance: 0.01 }, mae: {} } }")
                .orElseThrow();

        assertThat(regression.rule(StandardMetric.RMSE)).contains(new Rule(Optional.empty(), OptionalDouble.of(0.01)));
        assertThat(regression.rule(StandardMetric.MAE)).contains(Rule.USUAL);
    }
}
