package io.github.lstmforecast.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.result.SubjectMetrics;
import io.github.lstmforecast.result.TrainingResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class WorseThanBaselineTest {
    private static List<String> warnings(Tolerances tolerances, SubjectMetrics... forecasts) {
        return WorseThanBaseline.warnings(
                tolerances,
                new TrainingResult(1, Optional.empty(), List.of(forecasts), "", OptionalDouble.empty(), 0, 0));
    }

    @Test
    void a_forecast_that_is_worse_than_a_baseline_is_told_with_both_errors_and_how_to_forbid_it() {
        assertThat(warnings(Tolerances.DEFAULTS, Results.besideNaive(150, 0.3, 0.1)))
                .containsExactly("the forecast is worse than repeating the last cycle: its rmse is 0.3, that of"
                        + " repeating the last cycle 0.1; tolerance: { skill: 0 } would not allow that");
    }

    @Test
    void of_several_forecasts_those_that_are_worse_are_counted_and_the_worst_is_told() {
        assertThat(warnings(
                        Tolerances.DEFAULTS,
                        Results.besideNaive(150, 0.3, 0.25),
                        Results.besideNaive(170, 0.3, 0.1),
                        Results.besideNaive(190, 0.1, 0.2)))
                .containsExactly("2 of 3 forecasts are worse than repeating the last cycle: the rmse from 170 is 0.3,"
                        + " that of repeating the last cycle 0.1; tolerance: { skill: 0 } would not allow that");
    }

    @Test
    void a_forecast_that_is_as_good_as_a_baseline_is_fine() {
        assertThat(warnings(Tolerances.DEFAULTS, Results.besideNaive(150, 0.1, 0.1)))
                .isEmpty();
    }

    @Test
    void where_a_limit_is_set_the_gate_decides() {
        Tolerances limited = new Tolerances(Map.of(StandardMetric.SKILL, Limit.atLeast(-5)), Map.of());

        assertThat(warnings(limited, Results.besideNaive(150, 0.3, 0.1))).isEmpty();
    }

    @Test
    void a_baseline_without_an_error_is_not_compared_with() {
        SubjectMetrics naive = Results.besideNaive(150, 0.3, 0.1);
        SubjectMetrics exact = new SubjectMetrics(
                naive.subject(),
                Results.metrics(
                        Map.of(StandardMetric.SKILL, MetricValue.undefined("repeating the last cycle makes no error"))),
                naive.baselines(),
                0);

        assertThat(warnings(Tolerances.DEFAULTS, exact)).isEmpty();
    }

    @Test
    void a_scenario_that_fails_is_told_so_and_not_warned_of() {
        assertThat(Results.besideNaive("passes", 0.3, 0.1).warnings()).hasSize(1);
        assertThat(Results.failsBesideNaive("fails", 0.3, 0.1).warnings()).isEmpty();
    }
}
