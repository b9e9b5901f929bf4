package io.github.lstmforecast.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.StandardMetric;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToleranceDefaultsTest {
    private static final Metric PRICE = Extensions.metrics().byKey("acme.price").orElseThrow();

    private static Map<Metric, Limit> limits(Map<String, String> tolerance, Map<String, String> properties)
            throws MojoExecutionException {
        return ToleranceDefaults.of(tolerance, name -> Optional.ofNullable(properties.get(name)), name -> false)
                .limits();
    }

    @Test
    void the_pom_limits_metrics_of_ones_own_like_built_in_ones() throws Exception {
        assertThat(limits(Map.of("acme.price", "1", "periodRatio", "0.9..1.1", "flat", "none"), Map.of()))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        PRICE,
                        Limit.atMost(1),
                        StandardMetric.PERIOD_RATIO,
                        new Limit(0.9, 1.1),
                        StandardMetric.FLAT,
                        Limit.NONE));
    }

    @Test
    void the_command_line_counts_before_the_pom() throws Exception {
        Map<String, String> properties = Map.of("lstm-forecast.acme.price", "2", "lstm-forecast.rmse", "3");

        assertThat(limits(Map.of("acme.price", "1"), properties))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(PRICE, Limit.atMost(2), StandardMetric.RMSE, Limit.atMost(3)));
    }

    @Test
    void a_metric_whose_jar_is_missing_is_told() {
        assertThatThrownBy(() -> limits(Map.of("acme.cost", "1"), Map.of()))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "<tolerance> has an unknown metric 'acme.cost'; no metric has it; add the jar of the metric to"
                                + " <plugin><dependencies> (of tests with JUnit: to the class path)");
    }

    @Test
    void a_misspelt_metric_is_told_with_those_like_it() {
        assertThatThrownBy(() -> limits(Map.of("phaseEror", "1"), Map.of()))
                .hasMessage("<tolerance> has an unknown metric 'phaseEror'; did you mean phaseError?"
                        + " docs/reference/metrics.md lists all metrics");
    }

    @Test
    void what_is_no_limit_is_told_with_its_place() {
        Map<String, String> empty = new HashMap<>();
        empty.put("nrmse", null);

        assertThatThrownBy(() -> limits(empty, Map.of()))
                .hasMessage("<tolerance><nrmse> is '', but must be a number, a range like 0.9..1.1, or none");
        assertThatThrownBy(() -> limits(Map.of(), Map.of("lstm-forecast.acme.price", "low")))
                .hasMessage("lstm-forecast.acme.price is 'low', but must be a number, a range like 0.9..1.1, or none");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0,05     | written with a point: 0.05
            5%       | written as a fraction and without a percent sign: 0.05
            0.9..1,1 | written with a point: 1.1
            """)
    void how_to_write_a_number_is_told(String text, String hint) {
        assertThatThrownBy(() -> limits(Map.of(), Map.of("lstm-forecast.nrmse", text)))
                .hasMessage("lstm-forecast.nrmse is '" + text
                        + "', but must be a number, a range like 0.9..1.1, or none, " + hint);
    }

    @Test
    void a_limit_that_was_typed_and_does_not_count_is_told() throws Exception {
        ToleranceDefaults defaults = ToleranceDefaults.of(
                Map.of("nrmse", "1"),
                name -> name.endsWith(".rmse") || name.endsWith(".mae") ? Optional.of("2") : Optional.empty(),
                name -> name.equals("lstm-forecast.rmse"));
        Tolerances own = Tolerances.only(Map.of(
                StandardMetric.RMSE,
                Limit.atMost(3),
                StandardMetric.NRMSE,
                Limit.NONE,
                StandardMetric.MAE,
                Limit.NONE));

        assertThat(defaults.unused(own))
                .containsExactly(
                        "-Dlstm-forecast.rmse is not used: the scenario's own tolerance.rmse counts before it");
        assertThat(defaults.unused(Tolerances.DEFAULTS)).isEmpty();
    }
}
