package io.github.lstmforecast.report;

import static io.github.lstmforecast.report.Compared.scenario;
import static io.github.lstmforecast.report.Compared.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.MetricValue.Cause;
import io.github.lstmforecast.metric.MetricValue.Undefined;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeRowTest {
    private static final Undefined NONE = new Undefined(Cause.FORECAST, "it is flat");

    private static ChangeRow row(
            Map<String, io.github.lstmforecast.metric.MetricValue> then,
            Map<String, io.github.lstmforecast.metric.MetricValue> now) {
        return new ChangeRow(
                "a",
                Compared.of(
                                "main",
                                List.of(scenario("a")
                                        .limit("rmse", Limit.atMost(9))
                                        .once(then)
                                        .made()),
                                List.of(scenario("a")
                                        .limit("rmse", Limit.atMost(9))
                                        .once(now)
                                        .made()),
                                Map.of())
                        .scenarios()
                        .get(0)
                        .metrics()
                        .get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "rmse, 10, 12, 20% worse",
        "rmse, 10, 9, 10% better",
        "rmse, 10, 10, same",
        "missedPulses, 0, 2, 2 worse",
        "missedPulses, 4, 0, 100% better",
        "rmse, 0.001, 5, 5 worse", // 4,999 times as much says little
        "skill, 0.5, 0.4, 20% worse",
        "skill, -0.5, -0.4, 20% better",
        "phaseDrift, -0.01, 0.02, 100% worse",
        "phaseDrift, -0.01, 0.01, as good",
        "widthError, 0, 0.01, 0.01 worse",
        "acme.unknown, 10, 12, +2",
        "acme.unknown, 10, 8, -2"
    })
    void a_change_says_how_much_and_in_which_direction(String metric, double then, double now, String text) {
        assertThat(row(values(metric, then), values(metric, now)).changeText()).isEqualTo(text);
    }

    @Test
    void metrics_without_a_value_say_so() {
        assertThat(row(values("rmse", 1), values("rmse", NONE)).changeText()).isEqualTo("no value any more");
        assertThat(row(values("rmse", NONE), values("rmse", 1)).changeText()).isEqualTo("had no value");
        assertThat(row(values("rmse", NONE), values("rmse", NONE)).changeText()).isEqualTo("-");
        assertThat(row(values(), values("rmse", 1)).changeText()).isEqualTo("new");
        assertThat(row(values("rmse", 1), values()).changeText()).isEqualTo("gone");
    }

    @Test
    void values_that_differ_look_different() {
        ChangeRow row = row(values("rmse", 1.00001), values("rmse", 1.00002));

        assertThat(row.then()).isEqualTo("1.00001");
        assertThat(row.now()).isEqualTo("1.00002");
    }
}
